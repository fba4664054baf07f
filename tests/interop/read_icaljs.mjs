// What ical.js (the reader inside Thunderbird, Nextcloud and many web calendars) makes of a calendar: JSON, one entry an object.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const LONGEST = 40; // instances that are listed of a recurring entry

const seconds = (time) => (time ? time.toUnixTime() : null);

// A time as ical.js understands it: the VTIMEZONE of the calendar is looked up by the parser itself.
const written = (time) => {
  if (!time) return null;
  if (time.isDate) return { day: time.toString() };
  if (time.zone === ICAL.Timezone.localTimezone) return { wall: time.toString() };
  return { instant: seconds(time) };
};

const instances = (event) => {
  if (!event.isRecurring()) return null;
  const iterator = event.iterator();
  const found = [];
  for (let next = iterator.next(); next && found.length < LONGEST; next = iterator.next()) found.push(written(next));
  return found;
};

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
const entries = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const end = component.getFirstPropertyValue("dtend");
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    location: event.location,
    status: component.getFirstPropertyValue("status"),
    sequence: component.getFirstPropertyValue("sequence"),
    organizer: component.getFirstProperty("organizer")?.getParameter("cn") ?? null,
    start: written(event.startDate),
    end: written(end),
    instances: instances(event),
  };
});
process.stdout.write(JSON.stringify(entries));
