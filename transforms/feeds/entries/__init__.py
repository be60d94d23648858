"""The fields of an entry, whatever the format of its feed: link, text, authors."""
