"""Labels and table cells with their values."""
