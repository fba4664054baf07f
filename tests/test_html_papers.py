"""What a page of meetings dates beside them: papers of a day, rules for speakers, the day on which a post was put up."""

import pytest

from sideevents_parser import parse_html

DAYS = ["3 May 2024", "7 June 2024", "5 July 2024", "2 August 2024"]


def starts(html):
    return [each for event in parse_html(html).events for each in event.occurrences]


@pytest.mark.parametrize("paper", ["Written statements for {}", "Answers to questions from {}", "Votes of {}"])
def test_papers_of_a_day_are_no_meeting(paper):
    rows = "".join(f"<li>{day}, 8:30 am</li>" for day in DAYS)
    html = f"<h2>Meetings</h2><ul>{rows}</ul><h3>Public comment</h3><p>{paper.format(DAYS[1])}</p>"
    assert [each.date.month for each in starts(html)] == [5, 6, 7, 8]


@pytest.mark.parametrize("rule", ["will be accepted from 10 am the Friday before the meeting", "must be sent by 10 am"])
def test_rules_for_speakers_are_no_meeting(rule):
    rows = "".join(f"<li>{day}, 8:30 am</li>" for day in DAYS)
    rules = f"<p>You may speak at each meeting. Requests of speakers {rule}.</p><p>Statements for {DAYS[1]}</p>"
    html = f"<h2>Meetings</h2><ul>{rows}</ul><h4>Rules for speakers</h4>{rules}"
    assert [each.date.month for each in starts(html)] == [5, 6, 7, 8]


POSTS = [
    "<h3>May 21, 2024</h3><p>The canal board will meet at 8:00 am on Tuesday, May 21, 2024, in the Lock hall.</p>",
    "<h3>May 3, 2024</h3><p>The finance committee will meet in closed session at 9:00 am on Monday, May 6, 2024.</p>",
    "<p>April 19, 2024</p><p>Next meeting of the bank committee: Thursday, April 25, at 7:30 pm, at the Lock hall</p>",
]


@pytest.mark.parametrize("title", ["", "<h2>Canal news</h2>"])
def test_the_day_above_a_post_is_no_meeting(title):
    found = starts(f"<h1>Notices</h1>{'<p><a href=/m>Read more</a></p>'.join(title + post for post in POSTS)}")
    assert [(each.date.month, each.date.day, each.start_time.hour) for each in found] == [
        (5, 21, 8),
        (5, 6, 9),
        (4, 25, 19),
    ]


def test_bare_days_of_a_list_with_one_hour_are_meetings():
    rows = ["April 11, 2024", "May 9, 2024", "June 13, 2024, 9:00 am, special meeting", "July 11, 2024"]
    html = f"<h1>Board meetings 2024</h1><ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"
    assert [each.date.month for each in starts(html)] == [4, 5, 6, 7]
