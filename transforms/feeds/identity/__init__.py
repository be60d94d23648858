"""Which entries of a listing are new or changed, and which left the feed unseen."""
