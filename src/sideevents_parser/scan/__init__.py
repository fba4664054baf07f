"""Floor 3: what the text says, mention by mention."""
