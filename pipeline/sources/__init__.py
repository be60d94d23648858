"""Lists of feeds: OPML, text, newsbeam.toml. From what a user names to `FeedSource`s, and to what is wrong with it."""
