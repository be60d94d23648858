"""The body of an answer: its content coding, its charset, and whether it is a page."""
