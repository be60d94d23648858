"""The part of linking that is a function of the text alone, done in the task that extracts the article: a third of the time of
the process that links.
"""

import base64
from dataclasses import dataclass, replace
from typing import Protocol

from schemas.articles import Article
from schemas.sketches import TextSketch
from transforms.link.fingerprint import fingerprint, pack, remember, unpack
from transforms.link.linked import packed_digests
from transforms.pool.stopped import Stopped


class InTask(Protocol):
    """What else is done with an article in that task."""

    def __call__(self, article: Article, /) -> Article: ...

    def stopped(self, article: Article, stopped: Stopped, /) -> Article:
        """The article where the task had to be stopped."""
        ...


@dataclass(frozen=True, slots=True)
class SketchInTask:
    """`first`, and then the sketch of the text."""

    first: InTask

    def __call__(self, article: Article, /) -> Article:
        done = self.first(article)
        return replace(done, sketch=sketch_of(done.content.text))

    def stopped(self, article: Article, stopped: Stopped, /) -> Article:
        """Without a sketch: linking computes it."""
        return self.first.stopped(article, stopped)


def sketch_of(text: str) -> TextSketch:
    """The sketch of a text."""
    return TextSketch(digests=_text(packed_digests(text)), fingerprint=_text(pack(fingerprint(text))))


def digests_of(article: Article, text: str) -> bytes:
    """`packed_digests(text)`, from the sketch where `text` is that of the article."""
    if article.sketch is None or text != article.content.text:
        return packed_digests(text)
    return base64.b64decode(article.sketch.digests)


def keep_fingerprint(article: Article) -> None:
    """The next `fingerprint` of the article's text in this process is not computed anew."""
    if article.sketch is not None:
        remember(article.content.text, unpack(base64.b64decode(article.sketch.fingerprint)))


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")
