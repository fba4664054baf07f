"""What a phrase says about the time zone: tables of names and how they are asked."""
