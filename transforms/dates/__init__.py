"""What a date string says: parsing, with precision and zone, in the languages that news is written in."""
