"""Parses date strings, with precision and zone, in the languages of the news."""
