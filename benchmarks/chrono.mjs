// Reads [{text, reference}] as JSON on standard input, writes what chrono-node finds in each text and the seconds taken.
import * as chrono from "chrono-node";
import { readFileSync } from "node:fs";

const rows = JSON.parse(readFileSync(0, "utf8"));
const pad = (number) => String(number).padStart(2, "0");

function moment(parts) {
  if (!parts) return null;
  const day = `${parts.get("year")}-${pad(parts.get("month"))}-${pad(parts.get("day"))}`;
  const clock = parts.isCertain("hour") ? `T${pad(parts.get("hour"))}:${pad(parts.get("minute"))}` : "";
  return { local: day + clock, offset: parts.isCertain("timezoneOffset") ? parts.get("timezoneOffset") : null };
}

function read({ text, reference }) {
  const found = chrono.parse(text, { instant: new Date(`${reference}T00:00:00Z`), timezone: 0 }, { forwardDate: true });
  return found.map((hit) => ({ start: moment(hit.start), end: moment(hit.end) }));
}

rows.forEach(read);
const begun = performance.now();
const hits = rows.map(read);
console.log(JSON.stringify({ hits, seconds: (performance.now() - begun) / 1000 }));
