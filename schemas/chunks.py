"""Chunks: pieces of a record's text for retrieval, cut between paragraphs, each with its place and the record's metadata."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from schemas.records import Record
from schemas.times import Claim

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]*)*")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """`text` is `text[start:end]` of the record `record_id`. The rest are fields of that record."""

    chunk_id: Annotated[str, "`record_id:number`; a repeat of the record has the same"]
    record_id: Annotated[str, "Record of which this is a part"]
    article_id: Annotated[str, "Identifies the article"]
    revision: Annotated[int, "Revision of the article, from 1"]
    number: Annotated[int, "From 0, in the order of the text"]
    start: Annotated[int, "Begin in the text of the record, in characters"]
    end: Annotated[int, "End in the text of the record, in characters"]
    words: Annotated[int, "Number of words"]
    text: Annotated[str, "The piece of the text"]
    title: Annotated[str | None, "Headline of the record"]
    url: Annotated[str, "URL of the article"]
    host: Annotated[str, "Host of the article"]
    language: Annotated[str, "Language of the text"]
    authors: Annotated[tuple[str, ...], "Authors of the record"]
    published: Annotated[Claim | None, "When the article was published"]
    first_seen_at: Annotated[datetime, "Instant at which newsbeam first saw the article"]


def chunks_of(record: Record, most_words: int) -> Iterator[Chunk]:
    """The chunks of a record: as many whole paragraphs as have up to `most_words` words.

    A longer paragraph is cut between words. Every word of the text is in exactly one chunk. A record without text (a removal)
    has none. Raises ValueError for anything but a whole number from 1, TypeError for what is no record.
    """
    if not isinstance(record, Record):
        raise TypeError(f"only a Record has chunks, not a {type(record).__name__}")
    if not isinstance(most_words, int) or most_words < 1:
        raise ValueError(f"a chunk cannot have {most_words!r} words; give a whole number from 1")
    return _chunks(record, most_words)


def _chunks(record: Record, most_words: int) -> Iterator[Chunk]:
    for number, (start, end, words) in enumerate(_spans(record.text, most_words)):
        yield Chunk(
            chunk_id=f"{record.record_id}:{number}",
            record_id=record.record_id,
            article_id=record.article_id,
            revision=record.revision,
            number=number,
            start=start,
            end=end,
            words=words,
            text=record.text[start:end],
            title=record.title,
            url=record.url,
            host=record.host,
            language=record.language,
            authors=record.authors,
            published=record.published,
            first_seen_at=record.first_seen_at,
        )


def _spans(text: str, most_words: int) -> Iterator[tuple[int, int, int]]:
    """Begin, end and number of words of each chunk."""
    begin = end = words = 0
    for paragraph in _PARAGRAPH.finditer(text):
        places = [match.span() for match in _WORD.finditer(text, paragraph.start(), paragraph.end())]
        for at in range(0, len(places), most_words):
            piece = places[at : at + most_words]
            if words and words + len(piece) > most_words:
                yield begin, end, words
                words = 0
            begin = begin if words else piece[0][0]
            end, words = piece[-1][1], words + len(piece)
    if words:
        yield begin, end, words
