"""From values to files. Knows no database and no reader: it is given core values."""
