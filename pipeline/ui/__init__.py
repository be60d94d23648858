"""The pages of `newsbeam ui`: feeds, endings, records and dead letters, rendered on the server, without JavaScript."""
