"""The labelled articles of tests/gold, their marks taken out."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from schemas.articles import Article
from transforms.enrich.batch import article_of

GOLD = Path(__file__).parent.parent / "tests" / "gold"
NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
_TYPES = {"P": "PER", "O": "ORG", "L": "LOC", "f": "full", "p": "partial", "s": "scare", "t": "title"}


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled stretch of text: an entity, or a quotation with its speaker."""

    start: int
    end: int
    type: str
    text: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled article."""

    id: str
    language: str
    title: str
    text: str
    labels: tuple[Label, ...]

    def article(self) -> Article:
        return article_of({"id": self.id, "url": f"https://example.com/{self.id}", "title": self.title, "text": self.text}, NOW)


def read_gold(part: str) -> list[Gold]:
    """The articles of tests/gold/<part>.txt, marks taken out."""
    blocks = re.split(r"^=== ", (GOLD / f"{part}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_read_block(block) for block in blocks]


def _read_block(block: str) -> Gold:
    head, _, body = block.partition("\n")
    identifier, language, title = (part.strip() for part in head.split("|"))
    text, labels, stack = "", [], []
    for piece in re.split(r"(\{[A-Za-z][^|{}]*\||\})", body.strip()):
        if piece.startswith("{"):
            stack.append((len(text), piece[1], piece[2:-1].strip() or None))
        elif piece == "}":
            start, kind, speaker = stack.pop()
            labels.append(Label(start, len(text), _TYPES[kind], text[start:], speaker))
        else:
            text += piece
    return Gold(identifier, language, title, text, tuple(labels))


def long_articles(gold: list[Gold], words: int = 600) -> list[Article]:
    """The labelled articles of each language joined to the length of a news article; they are shorter than most."""
    joined: list[Article] = []
    for language in dict.fromkeys(labelled.language for labelled in gold):
        text = ""
        for labelled in (labelled for labelled in gold if labelled.language == language):
            text += f"{labelled.text}\n\n"
            if len(text.split()) >= words:
                joined.append(replace(labelled, text=text.strip()).article())
                text = ""
    return joined
