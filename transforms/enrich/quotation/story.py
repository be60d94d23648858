"""A text with its quotations masked, ready for questions about the words around them."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from transforms.enrich.names.names import Mention, Names
from transforms.enrich.quotation.clauses.tokens import Token, tokenize
from transforms.enrich.quotation.interview import Interview, interview_of
from transforms.enrich.quotation.people.discourse import Discourse
from transforms.enrich.quotation.spans import Span
from transforms.enrich.reporting.words import Reporting

_MAX_INSIDE = 1500  # characters of a quotation in which a report is looked for


class Story:
    """The text, its quotations, the names outside of them, and its sentences."""

    def __init__(self, text: str, spans: Sequence[Span], full: Sequence[bool], names: Names, language: Reporting) -> None:
        self.text, self.spans, self.full, self.language, self.names = text, spans, full, language, names
        plain = without_fillers(mask(text, spans, language.is_romance), language.fillers)
        self.masked = _without_clocks(_without_dateline(plain))
        inside = [known for known in names.mentions if self.masked[known.start : known.end] == text[known.start : known.end]]
        if inside and not language.inverts:
            first = inside[0].start
            inside = [known for known in inside if known.start == first or not self.masked.endswith(_BORN, 0, known.start)]
        self.discourse = Discourse(self.masked, inside, names, language)

    @cached_property
    def interview(self) -> Interview | None:
        """The interview that the text is."""
        return interview_of(self.masked, self.spans, self.full, self.names)

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of `text[start:end]`, a quotation one of them."""
        return self.discourse.tokens(start, end)

    def inside(self, span: Span) -> list[Token]:
        """The tokens of a quotation's own words, its names among them."""
        found = self.named_inside(span)
        return tokenize(self.text, span.start, min(span.end, span.start + _MAX_INSIDE), found, self.language)

    def named_inside(self, span: Span) -> list[Mention]:
        """The names in a quotation's own words."""
        return [known for known in self.names.mentions if span.start <= known.start and known.end <= span.end]


def mask(text: str, spans: Sequence[Span], asks: bool = False) -> str:
    """The text, each quotation a run of U+0001 of its length; one that ends a sentence ends in a dot. `asks`: so does a
    question with a capital behind it, as Romance languages set their verb before the one who asks."""
    pieces, place = [], 0
    for span in spans:
        length = span.outer_end - span.outer_start
        last = text[span.end - 1 : span.end]
        stops = last in (".", "…", "。") and text[span.outer_end : span.outer_end + 1] != ","
        stops = stops or (asks and last in ("?", "!") and _CAPITAL.match(text, span.outer_end) is not None)
        pieces += [text[place : span.outer_start], "\u0001" * (length - stops), "." * stops]
        place = span.outer_end
    return "".join(pieces) + text[place:]


#: Before an English name that somebody no longer has: Born Ann Lee in 1928, she
_BORN = ("Born ", " born ", " née ", "Née ")
_CAPITAL = re.compile(r"[ \u00a0\u202f][A-ZÀ-ÖØ-Þ]")
_LETTER = re.compile(r"\w")
#: Behind a quotation only the issue of a paper: sagte der „Neuen Post“ (Samstag): „...“
_BRACKETS = re.compile(
    r"[(\[](?:(?<=[\w.] .)[^()\[\]\n\u0001]{1,200}[)\]]|(?<=\u0001 .)[^()\[\]\n\u0001]{1,40}[)\]](?=: ?\u0001))"
)
#: OSLO, March 3 (Reuters) - | Berlin (dpa) - | MADRID — | LODI. “...”: where a report comes from is nobody who speaks in it.
#: Brackets are blank by then.
_DATELINE = re.compile(
    r"\s*(?:[^\W\d_](?:[^\n()\u0001.:]|\.(?=[ ,])){0,60}?[ ]{5,60}\.?[-–—:|]{1,2}(?!(?<=:) ?\u0001)"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ .,'’/]{2,40} (?:–|—|--|-) "
    r"|[A-ZÀ-Þ][A-ZÀ-Þ '’/-]{2,60}\.(?= ?\u0001))"
)
#: 14.20 Uhr: | 15.02 uur - | ore 17.02 - | 11 h 15. : the time before a message of a live report.
_CLOCK = re.compile(
    r"\n[ \t]*(?:[Oo]re )?(?:[01]?\d|2[0-3])(?:[.:h]| h )[0-5]\d(?: (?:Uhr|uur))?(?: ?[:|–—-](?= )|\.(?= ?[\u0001A-ZÀ-Þ]))"
)


def without_fillers(masked: str, fillers: Sequence[str]) -> str:
    """The text with fillers and brackets blanked out, of the same length."""
    # looking for each takes a tenth of the time of one pattern for all
    low = masked.lower()
    if len(low) != len(masked):
        low = masked.replace("İ", "I").lower()  # the only letter whose small form is longer
    found = sorted(span for filler in fillers for span in _places(filler, low))
    pieces, place = [], 0
    for start, end in found:
        pieces += [masked[place:start], " " * (end - start)]
        place = end
    return _BRACKETS.sub(_blank, "".join([*pieces, masked[place:]]))


def _without_dateline(masked: str) -> str:
    found = _DATELINE.match(masked)
    return _blank(found) + masked[found.end() :] if found else masked


def _without_clocks(masked: str) -> str:
    # a pattern that begins with a line break takes a tenth of the time of one that begins with "^"
    return _CLOCK.sub(lambda clock: "\n" + " " * (len(clock[0]) - 1), f"\n{masked}")[1:]


def _places(filler: str, low: str) -> Iterator[tuple[int, int]]:
    """Where a filler stands in a text in lower case, with the comma behind it; it begins a word."""
    start = low.find(filler)
    while start >= 0:
        end = start + len(filler)
        if not start or not _LETTER.match(low, start - 1):
            closed = low.startswith(",", end)
            if closed and low.startswith(", ", start - 2):
                start -= 2  # dice, por su parte, Ana Roa
            yield start, end + closed
            end += closed
        start = low.find(filler, end)


def _blank(match: "re.Match[str]") -> str:
    return " " * len(match[0])
