"""The articles of the fictional newsroom, with the expected content of their records.

A piece is a TOML file in `pieces/<site>/`; its values are the expected values of the record. Its body has paragraphs separated
by a blank line; `## ` begins a subheading, `[label](path)` is a link inside the text.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from typing import Any, Literal

#: Linear: neither class can match the character that ends it.
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article and its gold. Instants are aware."""

    site: str
    path: str
    """Path of the page on its site, beginning with a slash."""
    title: str
    body: str
    published: datetime
    section: str
    feeds: tuple[str, ...]
    """Names of the site's feeds that list it."""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    updated: datetime | None = None
    update_note: str = ""
    dateline: str = ""
    """Stands before the first paragraph, e.g. `ELLERPORT (Skerry Wire) -`."""
    wire: str = ""
    """Agency credited at the end of the text."""
    caption: str = ""
    credit: str = ""
    kind: Literal["article", "live_blog"] = "article"
    paywalled: bool = False
    """True if the page shows only the first paragraph."""
    evening: bool = False
    """Part of the evening edition, which is not published at the start."""
    missing: bool = False
    """True if its feeds list it but the page answers 404."""
    delay_s: float = 0.0
    original: str = ""
    """`site/path` of the original of a reprint; the page's canonical link leads there."""
    ending: str = "record"
    """Expected ending of the item: `record`, or the reason of its dead letter."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The gold text: paragraphs as plain text, without subheadings; for a paywalled piece only the first."""
        blocks = [plain(block) for block in self.blocks if not block.startswith("## ")]
        return tuple(blocks[:1] if self.paywalled else blocks)

    @property
    def blocks(self) -> tuple[str, ...]:
        """Paragraphs and subheadings as written."""
        return tuple(" ".join(block.split("\n")) for block in self.body.strip().split("\n\n"))


def plain(block: str) -> str:
    """A block without its link markup."""
    return _LINK.sub(r"\1", block)


def linked(block: str, link: str) -> str:
    """`block` (already escaped for HTML) with its links as `link`, a format with `{label}` and `{path}`."""
    return _LINK.sub(lambda match: link.format(label=match[1], path=match[2]), block)


def load_pieces() -> list[Piece]:
    """All bundled pieces, oldest first."""
    folder = resources.files(__package__).joinpath("pieces")
    pieces = [
        _piece(site.name, tomllib.loads(file.read_text(encoding="utf-8")))
        for site in folder.iterdir()
        if site.is_dir()
        for file in site.iterdir()
        if file.name.endswith(".toml")
    ]
    return sorted(pieces, key=lambda piece: (piece.published, piece.site, piece.path))


def _piece(site: str, data: dict[str, Any]) -> Piece:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    return Piece(site=site, **fields)
