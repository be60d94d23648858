"""What a page declares about its article: headline, picture, address, authors, times, rights, corrections."""
