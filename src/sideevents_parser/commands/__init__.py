"""Commands that write records into calendars; ``cli`` adds each of them with one line."""
