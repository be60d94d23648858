"""The page: its blocks of text as a reader sees them, the boxes around them, where the article stands, what is declared."""
