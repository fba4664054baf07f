"""Floor 1: what is known of languages and zones, as data files and the look-up tables made of them."""
