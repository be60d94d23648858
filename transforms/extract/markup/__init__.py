"""From bytes to a tree whose markup extractors read rightly, without the parts that are never article text."""
