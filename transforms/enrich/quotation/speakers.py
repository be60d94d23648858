"""Who says each quotation of a text.

First what stands around a quotation in its own sentence (said X, X said, according to X); then what readers infer: a
quotation without a word about its speaker goes on from the one before it. Where that leaves a doubt, there is no speaker.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.enrich.names.names import Names
from transforms.enrich.quotation.clause_tokens import Token, tokenize
from transforms.enrich.quotation.clauses import Subject, first_subject, subject_before, subject_behind
from transforms.enrich.quotation.discourse import Discourse
from transforms.enrich.quotation.spans import Span
from transforms.enrich.reporting.words import Reporting

_MAX_CHARS = 1500  # of a sentence that are looked at on either side of a quotation
_MAX_GAP = 30  # tokens between a reporting verb and the quotation it opens


class Story:
    """A text with its quotations masked, ready for questions about the words around them."""

    def __init__(self, text: str, spans: Sequence[Span], names: Names, language: Reporting) -> None:
        self.text, self.spans, self.language = text, spans, language
        self.masked = without_fillers(mask(text, spans))
        inside = [one for one in names.mentions if self.masked[one.start : one.end] == text[one.start : one.end]]
        self.discourse = Discourse(self.masked, inside, names, language)
        self._mentions = inside
        self._starts = [mention.start for mention in inside]

    def tokens(self, start: int, end: int) -> list[Token]:
        inside = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        while inside and inside[-1].end > end:
            inside.pop()
        return tokenize(self.masked, start, end, inside, self.language)


def mask(text: str, spans: Sequence[Span]) -> str:
    """The text, each quotation a run of U+0001 of its length; one that ends a sentence ends in a dot."""
    pieces, place = [], 0
    for span in spans:
        length = span.outer_end - span.outer_start
        stops = text[span.end - 1 : span.end] in (".", "…", "。") and text[span.outer_end : span.outer_end + 1] != ","
        pieces += [text[place : span.outer_start], "\u0001" * (length - stops), "." * stops]
        place = span.outer_end
    return "".join(pieces) + text[place:]


#: Turns of phrase that stand between a verb and its subject and name nobody.
_FILLERS = (
    *("quant à elle", "quant à lui", "quant à eux", "pour sa part", "de son côté", "à son tour"),
    *("seinerseits", "ihrerseits", "wiederum", "por su parte", "a su vez", "dal canto suo", "da parte sua", "por sua vez"),
    *("for his part", "for her part", "in turn", "op zijn beurt", "op haar beurt", "meanwhile", "however"),
)
_FILLER = re.compile(rf"\b(?:{'|'.join(_FILLERS)}),?", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[](?<=\w .)[^()\[\]\n\u0001]{1,60}[)\]]")


def without_fillers(masked: str) -> str:
    """The text with fillers and brackets blanked out, of the same length."""
    folded = masked.casefold()  # most texts have none: looking for each is a tenth of the work of the pattern
    if any(filler in folded for filler in _FILLERS):
        masked = _FILLER.sub(_blank, masked)
    return _BRACKETS.sub(_blank, masked)


def _blank(match: "re.Match[str]") -> str:
    return " " * len(match[0])


def speakers(text: str, spans: Sequence[Span], full: Sequence[bool], names: Names, language: Reporting) -> list[str | None]:
    """The speaker of each span, None where the text does not tell; `full` says which are sentences of their own."""
    story = Story(text, spans, names, language)
    found: list[str | None] = []
    for index, span in enumerate(spans):
        subject = _told(story, index, span)
        name = story.discourse.name_of(subject, span.outer_start, text) if subject else None
        if name is None and subject is None:
            name = _same_sentence(story, index, found)
        if name is not None:
            story.discourse.spoke(name, span.outer_start)
        found.append(name)
    _carry(spans, found)
    for index in range(len(spans)):
        if found[index] is None and full[index]:
            found[index] = _inferred(story, index, found, full)
    _carry(spans, found)
    return found


def _carry(spans: Sequence[Span], found: list[str | None]) -> None:
    """A quotation that goes on in the next paragraph has one speaker, wherever he is named."""
    for index in range(1, len(spans)):
        if spans[index - 1].open_ended and found[index] is None:
            found[index] = found[index - 1]
    for index in range(len(spans) - 1, 0, -1):
        if spans[index - 1].open_ended and found[index - 1] is None:
            found[index - 1] = found[index]


def _told(story: Story, index: int, span: Span) -> Subject | None:
    """The subject of the words that report this quotation, in its own sentence."""
    start, end = story.discourse.sentence(span.outer_start, span.outer_end)
    start, end = max(start, span.outer_start - _MAX_CHARS), min(end, span.outer_end + _MAX_CHARS)
    if index and story.spans[index - 1].outer_end > start:
        start = story.spans[index - 1].outer_end
    if index + 1 < len(story.spans) and story.spans[index + 1].outer_start < end:
        end = story.spans[index + 1].outer_start
    before, behind = story.tokens(start, span.outer_start), story.tokens(span.outer_end, end)
    colon = bool(before) and before[-1].text == ":"
    inner = story.text[span.end - 1 : span.end]
    # “, said X” behind is the plainest of all; otherwise a colon before, then what the marks suggest
    plain = _comma(behind) and any(token.kind == "verb" for token in behind[1:3])
    leads = [_followed, _led] if plain or (not colon and (inner in ",?!—–" or _comma(behind))) else [_led, _followed]
    for lead in leads:
        subject = lead(story, before, behind, inner)
        if subject is not None:
            return subject
    if colon or (behind and any(token.kind == "verb" for token in behind[:2]) and story.language.verb_second):
        subject = first_subject(before, story.language)
        person = subject and (subject.pronoun or (subject.mention and (colon or subject.mention.kind == "PER")))
        return subject if person else None
    return None


def _comma(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].kind == "comma"


def _followed(story: Story, before: Sequence[Token], behind: Sequence[Token], inner: str) -> Subject | None:
    """`“...”, said X` and `“...,” X said`, and `“...”, according to X`."""
    language = story.language
    comma = _comma(behind)
    commas = next((at for at, token in enumerate(behind) if token.kind != "comma"), len(behind))
    tokens = behind[commas:]
    if not tokens:
        return None
    according = _according(story, tokens)
    if according is not None and according[0] <= 1:
        return according[1]
    signed = tokens[0].mention if behind[0].text in "–—-" else None
    if signed and signed.kind == "PER" and (len(tokens) == 1 or tokens[1].kind in ("comma", "stop")):
        return Subject(mention=signed, start=tokens[0].start, end=tokens[0].end)
    place = 0
    while place < min(3, len(tokens)) and tokens[place].lower in language.skip and tokens[place].kind == "word":
        place += 1
    told = comma or inner == ","
    if place < len(tokens) and (tokens[place].kind == "verb" or (told and _verb_by_place(tokens, place, language))):
        rest = tokens[place + 1 :]
        # somebody said it who is not understood: that is not the speaker of the quotation before
        return subject_behind(rest, language) or (Subject() if rest and rest[0].kind != "stop" else None)
    if (
        place < len(tokens)
        and tokens[place].kind == "pronoun"
        and any(one.kind == "verb" for one in tokens[place + 1 : place + 4])
    ):
        return Subject(pronoun=tokens[place].pronoun, start=tokens[place].start, end=tokens[place].end)
    if not (comma or inner in ",?!—–…") or tokens[0].lower in language.openers:
        return None
    if comma and len(tokens) > 1 and tokens[0].kind == "name" and _verb_form(tokens[1], language):
        return Subject(mention=tokens[0].mention, start=tokens[0].start, end=tokens[0].end)
    verb = next((at for at, token in enumerate(tokens[:_MAX_GAP]) if token.kind == "verb"), None)
    if verb is None or any(token.kind == "stop" for token in tokens[:verb]):
        return None
    return subject_before(tokens[:verb], language)


def _verb_by_place(tokens: Sequence[Token], place: int, language: Reporting) -> bool:
    """Whether a word no table knows must be a reporting verb: `“...”, deadpanned Lee`."""
    if place + 1 >= len(tokens) or not _plain_word(tokens[place], language):
        return False
    behind = tokens[place + 1]
    return behind.kind == "name" or (behind.lower in language.articles and language.inverts)


def _verb_form(token: Token, language: Reporting) -> bool:
    """Whether a word behind `“...,” Lee` has the look of an English verb."""
    return _plain_word(token, language) and token.lower.endswith(("ed", "es", "s"))


def _plain_word(token: Token, language: Reporting) -> bool:
    return token.kind == "word" and token.text.islower() and token.lower not in language.small_words


def _led(story: Story, before: Sequence[Token], behind: Sequence[Token], inner: str) -> Subject | None:
    """`X said: “...”` and `According to X, “...”`."""
    language = story.language
    verbs = [at for at, token in enumerate(before) if token.kind == "verb" and len(before) - at <= _MAX_GAP]
    for verb in reversed(verbs):
        if any(token.kind == "stop" and token.text != ":" for token in before[verb:]):
            break
        subject = subject_before(before[:verb], language)
        if subject is None or (subject.mention is None and language.verb_second and subject.pronoun is None):
            subject = subject_behind(before[verb + 1 :], language) or subject
        if subject is not None:
            return subject
    according = _according(story, before)
    return according[1] if according else None


def _according(story: Story, tokens: Sequence[Token]) -> tuple[int, Subject] | None:
    """The one a text refers to, with the place where the phrase begins among the tokens."""
    lowers = tuple([token.lower for token in tokens])
    for phrase in story.language.said_by:
        if phrase[0] not in lowers:
            continue
        size = len(phrase)
        for place in range(len(tokens) - size):
            if lowers[place : place + size] != phrase:
                continue
            subject = subject_behind(tokens[place + size :], story.language)
            # "pour" and "para" are common: only a person they name at the head of the sentence has an opinion
            person = subject and (subject.pronoun or (subject.mention and subject.mention.kind == "PER"))
            if subject and (size > 1 or len(phrase[0]) > 4 or (place == 0 and person)):
                return place, subject
    return None


def _same_sentence(story: Story, index: int, found: Sequence[str | None]) -> str | None:
    """The speaker of the quotation before, where both stand in one sentence."""
    if not index or found[index - 1] is None:
        return None
    here, last = story.spans[index].outer_start, story.spans[index - 1].outer_start
    return found[index - 1] if story.discourse.sentence(here, here)[0] <= last else None


def _inferred(story: Story, index: int, found: list[str | None], full: Sequence[bool]) -> str | None:
    """The speaker of a full quotation about which its sentence says nothing."""
    span, text = story.spans[index], story.text
    paragraph = text.rfind("\n", 0, span.outer_start) + 1
    previous = story.spans[index - 1] if index else None
    following = story.spans[index + 1] if index + 1 < len(story.spans) else None
    if following and found[index + 1] and not text[span.outer_end : following.outer_start].strip(" \u00a0"):
        return found[index + 1]
    if previous is not None and previous.outer_start >= paragraph:
        between = story.discourse.subject_between(previous.outer_end, span.outer_start, text, skip_first=True)
        if between is not None:
            return between
        return found[index - 1] if _near(story, previous, span) else None
    lead = story.discourse.subject_between(paragraph, span.outer_start, text)
    if lead is not None:
        return lead
    if text[paragraph : span.outer_start].strip():
        return None
    return _from_paragraph_before(story, index, found, paragraph)


def _near(story: Story, previous: Span, span: Span) -> bool:
    """Whether no more than one sentence stands between two quotations of a paragraph."""
    between = story.masked[previous.outer_end : span.outer_start]
    return len(re.findall(r"[.!?]\s", between)) <= 2


def _from_paragraph_before(story: Story, index: int, found: Sequence[str | None], paragraph: int) -> str | None:
    """A paragraph that opens with a quotation goes on where the one before stopped."""
    text = story.text
    end = paragraph
    while end and text[end - 1].isspace():
        end -= 1
    if not end or text[end - 1] not in '.!?:…"”»“)]’':
        return None  # a heading or a byline
    start = text.rfind("\n", 0, end) + 1
    inside = [place for place in range(max(0, index - 40), index) if start <= story.spans[place].outer_start < end]
    if inside:
        last = inside[-1]
        after = story.discourse.subject_between(story.spans[last].outer_end, end, text, skip_first=True)
        return after or found[last]
    return story.discourse.subject_between(start, end, text)
