"""The keyed step that polls feeds: its turns, its requests, and the state of a feed."""
