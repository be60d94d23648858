"""Tables of the enrichments, as package data; see README.md."""
