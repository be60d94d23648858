"""The instant of the next poll: the learned rhythm of a feed, and the wishes of its server."""
