"""Floor 3: where announcements begin and end."""
