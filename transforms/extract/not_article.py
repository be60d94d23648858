"""How a page ends that gives no article."""

from dataclasses import dataclass

from schemas.articles import Content


@dataclass(frozen=True, slots=True)
class NotArticle:
    """A page that gave no article. `reason` is one of `schemas.dead_letters.REASONS`; `content` is the best that was found."""

    reason: str
    message: str
    found: str
    content: Content | None = None
