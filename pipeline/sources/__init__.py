"""Lists of feeds: OPML, text, CSV, newsbeam.toml; read to `FeedSource`s and `ListProblem`s."""
