"""URLs in one spelling, and the key that joins the variants of one page."""
