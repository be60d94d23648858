"""HOW one thing becomes the next: pure functions, keyed steps, thin PTransforms. Knows no flags, no runners, no sinks."""
