"""`find_dates`: every expression in order, days of a list one by one, hours without a day."""

import datetime as dt

import pytest

from sideevents_parser import find_dates

DAY = dt.date(2021, 6, 1)


def told(text):
    """The occurrences as short texts."""
    found = []
    for each in find_dates(text, reference_date=DAY):
        until = f"..{each.end_date}" if each.end_date and each.end_date != each.date else ""
        clock = f" {each.start_time:%H:%M}" if each.start_time else ""
        found.append(f"{each.date}{until}{clock}" + (f"-{each.end_time:%H:%M}" if each.end_time else ""))
    return found


@pytest.mark.parametrize(
    "text, expected",
    [
        ("5 May and 6 May 2022", ["2022-05-05", "2022-05-06"]),
        ("5, 6 and 9 May 2022", ["2022-05-05", "2022-05-06", "2022-05-09"]),
        ("5-6 May 2022", ["2022-05-05..2022-05-06"]),
        ("5 and 6 May 2022, 7pm", ["2022-05-05 19:00", "2022-05-06 19:00"]),
        ("Apply by 1 May 2022. We meet on 6 May 2022 at noon.", ["2022-05-01", "2022-05-06 12:00"]),
        ("Doors close at 7pm. See you on 6 May 2022!", ["None 19:00", "2022-05-06"]),
        ("Open 10-12 noon and 2-4 pm", ["None 10:00-12:00", "None 14:00-16:00"]),
        ("Rescheduled from 3 July 2021 to 14 September 2021, 10:00", ["2021-07-03", "2021-09-14 10:00"]),
        ("on the last Friday of June, 6pm", ["2021-06-25 18:00"]),
        ("the first Monday of August, the third Thursday in October 2022", ["2021-08-02", "2022-10-20"]),
        ("Thursday week at 7pm, and the day after tomorrow", ["2021-06-10 19:00", "2021-06-03"]),
        ("14 September 2021 19:00 - 15 September 2021 02:00", ["2021-09-14..2021-09-15 19:00-02:00"]),
    ],
)
def test_every_expression_in_order(text, expected):
    assert told(text) == expected


def test_hours_without_a_day_keep_their_zones():
    (found,) = find_dates("The call begins at 9:00 New York / 15:00 Geneva")
    assert found.date is None
    assert found.start is None
    assert found.timezone.zone == "America/New_York"
    assert [each.timezone.zone for each in found.equivalents] == ["Europe/Zurich"]


def test_a_fifth_weekday_that_a_month_does_not_have_is_no_date():
    assert [each.date for each in find_dates("the fifth Monday of June 2021")] == [None]
