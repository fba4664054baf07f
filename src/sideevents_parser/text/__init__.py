"""Floor 2: the text as it is, its lines and their kinds."""
