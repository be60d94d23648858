"""The problems of a feed, such as a wrong clock, changing ids or silence, and the event of each change."""
