"""Who speaks, moderates, chairs or opens."""
