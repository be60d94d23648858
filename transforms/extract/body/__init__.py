"""The text of an article: answers of extractors, the choice, missed parts put back, lines of other parts dropped."""
