"""What a page is: an article, a list, a wall, an error, the note of a removed article."""
