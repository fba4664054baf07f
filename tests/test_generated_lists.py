"""Lists of talks in every layout, with the hour told once above or below: each talk has its day and that hour."""

import datetime as dt
from itertools import cycle, product

import pytest

from sideevents_parser.parse import parse

READ = dt.date(2026, 3, 1)
DAYS = [dt.date(2026, 3, 12) + dt.timedelta(weeks=2 * number) for number in range(4)]
TALKS = [
    ("Ann Moss", "University of Oxton", "Salt and water"),
    ("Tom Fell", "Weir College", "The roads of tin"),
    ("Jo Reed", "Fen Institute", "What bees know about the weather"),
    ("Max Hay", "Oxton Museum", "A short history of glass"),
]
TEXT = (
    "For a hundred years nobody asked what lay under the old mill. When the floor was taken up last spring it turned "
    "out that the builders had left far more than stones behind, and this evening we hear what it was."
)
LAYOUTS = {
    "day, speaker, title": "{day}\n{name}\n{title}",
    "day, affiliation, quoted title": '{day}\n{name} ({place})\n"{title}"',
    "line with a colon": "{day}: {name}, {title}",
    "line with dashes": "{day} - {title} - {name}",
    "title, speaker, day": "{title}\n{name}\n{day}",
    "title above a day": "{title}\n{day}",
    "day above a text": "{day}\n{text}",
    "line with by": "{day} {title} by {name}",
    "line that ends with its day": "{title} ({name}), {day}",
    "day, title, label": "{day}\n{title}\nSpeaker: {name}, {place}",
    "day and speaker, title": "{day} - {name}, {place}\n{title}",
    "tabs": "{day}\t{name}\t{title}",
    "speaker, title, day": "{name}, {place}\n{title}\n{day}",
    "bullets": "• {day}: {title} ({name})",
    "bars": "{day} | {name} | {title}",
    "labels": "Title: {title}\nSpeaker: {name}\nDate: {day}",
    "columns": "{day}     {name}     {title}",
}
TOLD = [
    "Talks begin at {hour}.",
    "All talks start at {hour} in the Long Hall.",
    "All meetings are held at {hour} in the Long Hall, Mill Lane.",
    "Thursdays, {hour}, Room 5",
    "Time: {hour}",
    "All seminars are on Thursdays at {hour} unless otherwise noted.",
    "We meet at {hour} in the Long Hall.",
    "Lectures are free and begin at {hour}.",
    "Every Thursday at {hour} in Room 5",
    "Each talk begins at {hour}.",
    "Doors open at 6 pm, talks start at {hour}.",
    "The talks take place in the Long Hall, Mill Lane, at {hour}.",
    "Unless otherwise stated all talks are at {hour}.",
    "Thursday evenings at {hour} in the Long Hall",
    "Visitors are welcome. We meet in the Long Hall at {hour}.",
]
FORMATS = ["{0.day} {0:%B} {0.year}", "{0:%B} {0.day}", "{0:%A} {0.day} {0:%B}", "{0:%b} {0.day}"]


def pages(told):
    """Pages with a list in each layout, the sentence above or below it."""
    forms = cycle(FORMATS)
    for (name, layout), above in product(LAYOUTS.items(), [True, False]):
        form = next(forms)
        entries = [
            layout.format(day=form.format(day), name=speaker, place=place, title=title, text=TEXT)
            for day, (speaker, place, title) in zip(DAYS, TALKS, strict=True)
        ]
        body = "\n\n".join(entries)
        yield name, "\n\n".join(["Spring programme", told, body] if above else ["Spring programme", body, told])


def starts(text):
    found = (event.occurrences[0] for event in parse(text, reference_date=READ).events if event.occurrences)
    return sorted(f"{each.date} {each.start_time}" for each in found)


@pytest.mark.parametrize(("told", "hour"), [*product(TOLD, ["7.30pm", "19:30"])])
def test_an_hour_told_once_holds_for_the_whole_list(told, hour):
    wanted = [f"{day} 19:30:00" for day in DAYS]
    missed = [name for name, text in pages(told.format(hour=hour)) if starts(text) != wanted]
    assert len(missed) <= 1, missed  # a wording may fit some layout ill
