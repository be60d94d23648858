"""Parts of trafilatura and htmldate, replaced by faster ones with the same results."""
