"""A statement of time as a page makes it, not yet read: what it is about, its source, its text."""

from typing import Literal

About = Literal["published", "updated"]
Statement = tuple[About, str, str]
