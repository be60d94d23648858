"""The part of linking that is a function of the text alone, done in the task that extracts the article: a third of the time of
the process that links.
"""

import base64
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from schemas.articles import Article
from schemas.records import Record
from schemas.sketches import TextSketch
from transforms.link.diff import packed_digests
from transforms.link.fingerprint import fingerprint, pack, remember, unpack
from transforms.link.handed_over import HandedOver
from transforms.link.house_lines import TextLine, candidates
from transforms.pool.stopped import Stopped


class InTask(Protocol):
    """A further function of an article in that task."""

    def __call__(self, article: Article, /) -> Article: ...

    def stopped(self, article: Article, stopped: Stopped, /) -> Article:
        """The article if the task had to be stopped."""
        ...


@dataclass(frozen=True, slots=True)
class SketchInTask:
    """`first`, and then the sketch of the text."""

    first: InTask

    def __call__(self, article: Article, /) -> Article:
        done = self.first(article)
        return replace(done, sketch=sketch_of(*_lined(done)))

    def stopped(self, article: Article, stopped: Stopped, /) -> Article:
        """Without a sketch: linking computes it."""
        return self.first.stopped(article, stopped)


def sketch_of(text: str, title: str | None = None, standfirst: str | None = None) -> TextSketch:
    """The sketch of a text with its headline and standfirst."""
    return TextSketch(
        digests=_text(packed_digests(text)),
        fingerprint=_text(pack(fingerprint(text))),
        lines=_text(_pack_lines(candidates(text, (title, standfirst)))),
    )


def digests_of(article: Article, text: str) -> bytes:
    """`packed_digests(text)`, from the sketch where `text` is that of the article."""
    if article.sketch is None or text != article.content.text:
        return packed_digests(text)
    return base64.b64decode(article.sketch.digests)


def keep_sketch(article: Article) -> None:
    """The next `fingerprint` and the next `line_candidates` of the article's text in this process are not computed anew."""
    if article.sketch is None:
        return
    remember(article.content.text, unpack(base64.b64decode(article.sketch.fingerprint)))
    _lines.put(_lined(article), _unpack_lines(base64.b64decode(article.sketch.lines)))


def line_candidates(record: Record) -> list[TextLine]:
    """The lines of the record that may be house lines, from the sketch where `keep_sketch` had one of this very text."""
    known = _lines.pop((record.text, record.title, record.standfirst), None)
    return known if known is not None else candidates(record.text, (record.title, record.standfirst))


#: A text, its headline and its standfirst: what its lines depend on.
_Lined: TypeAlias = tuple[str, str | None, str | None]
_lines: HandedOver[_Lined, list[TextLine]] = HandedOver()
#: Start, end, words, digest.
_LINE = struct.Struct("<IIIQ")


def _lined(article: Article) -> _Lined:
    """As the record of `article` has them."""
    content = article.content
    return content.text, content.title or article.item.title, content.standfirst


def _pack_lines(lines: Sequence[TextLine]) -> bytes:
    return b"".join([_LINE.pack(line.start, line.end, line.words, line.digest) for line in lines])


def _unpack_lines(value: bytes) -> list[TextLine]:
    return [TextLine(start, end, digest, words) for start, end, words, digest in _LINE.iter_unpack(value)]


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")
