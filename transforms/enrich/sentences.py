"""Where sentences end. Rules, no model; linear in the text.

It does not look at quotation marks beyond stepping over closing ones: who must not split inside a quotation masks it first.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from transforms.enrich.lexicon import words

#: Never the last word of a sentence, in the languages newsbeam meets most.
_ABBREVIATIONS = words("""
    mr mrs ms mx dr prof sen rep gov gen lt col sgt capt cmdr maj adm rev hon st messrs pres supt insp det
    vs no nos fig vol pp approx ed eds al cf e.g i.e jan feb mar apr jun jul aug sept oct nov dec mt ft
    hr fr nr bzw ca z.b z u.a d.h o.ä bspw evtl ggf inkl mio mrd str tel abs art usf sog zzgl vgl dipl ing
    m mm mme mlle mgr me av bd env sr sra srta dra d ud uds ee núm pág sig sigg dott ing avv on prof.ssa sen
    dhr mevr drs ir jl t.ex bl.a f.d m.fl ok kl s.k p.g.a nb im ul prof tzw itp г ул им тыс млн млрд руб стр см
    """)
#: May end a sentence; it does when a common first word follows.
_OPEN_ENDED = words("inc ltd co corp llc plc bros jr sr esq a.m p.m u.s u.k u.n e.u d.c etc usw bzw s.a s.p.a ag gmbh")
_STARTERS = words("""
    the a an he she it they we i in on at but and however this that these those his her its their there when while after as
    if for what who der die das er sie es wir ich ein eine aber und im am le la les il elle on un une mais et ce el los las
    """)

#: Stands for every character of a quotation where one is masked; counts as a word.
MASK = "\u0001"

_STOPS = ".!?\u2026\u3002\uff01\uff1f\u0964\u061f\u06d4"
#: `re` looks for a class of characters faster than for alternatives.
_END = re.compile(rf"[{_STOPS}\n](?:(?<!\n)[{_STOPS}]+)?")
_WORD = re.compile(rf"[^\W_]|{MASK}")
_CLOSERS = "\"'”’»“‘)]」』›"
_OPENERS = "\"'“‘„«»‚([「『‹¿¡—–-"
_BEFORE_WORD = re.compile("[(\\[\"'“„«]")
_MAX_WORD = 20
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")


@lru_cache(maxsize=4)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of every sentence with a letter or digit, without surrounding white space.

    Kept for a moment: several enrichments and linking ask for the same text, and some for forms of it beside.
    """
    spans, start = [], 0
    for end in sentence_ends(text):
        while start < end and text[start].isspace():
            start += 1
        spans.append((start, end))
        start = end
    return tuple(spans)


def sentence_ends(text: str) -> Iterator[int]:
    """Offsets behind the last character of each sentence that holds a letter or digit; a line break ends one too."""
    start, last = 0, len(text)
    word = _WORD.search
    for match in _END.finditer(text):
        dot, end = match.span()
        if text[dot] == "\n":
            if start < dot and word(text, start, dot):
                yield dot
            start = dot
            continue
        # At most a handful of closing marks: more are noise, and a bound keeps this linear.
        behind = end
        while end < last and end - behind < 4 and text[end] in _CLOSERS:
            end += 1
        if word(text, start, end):
            if not _ends_here(text, dot, behind, end):
                continue
            yield end
        start = end
    if word(text, start, last):
        yield last


def _ends_here(text: str, dot: int, behind: int, end: int) -> bool:
    if text[dot] in "\u3002\uff01\uff1f\u0964":
        return True
    space = text[end : end + 1]
    if space == "\n" or not space:
        return True
    if not space.isspace():
        return False
    word = text[end + 1 : end + 1 + _MAX_WORD]
    if space != " " or not word[:1].isalpha():  # nearly all have a space and a letter
        window = text[end : end + 40]
        follow = window.lstrip()
        if not follow or "\n" in window[: len(window) - len(follow)]:
            return True
        word = follow.lstrip(_OPENERS + " ")[:_MAX_WORD]
    if word[:1].islower():
        return False
    return text[dot:behind] != "." or _full_stop(text, dot, word)


def _full_stop(text: str, dot: int, follow: str) -> bool:
    """Whether a single dot ends a sentence and not an abbreviation, an initial or an ordinal number."""
    before = text[max(0, dot - _MAX_WORD) : dot]
    word = before[before.rfind(" ") + 1 :].lower()
    if len(word) > 1 and word.isalpha() and word not in _OPEN_ENDED and word not in _ABBREVIATIONS:
        return True  # nearly all
    before = before.rpartition("\n")[2]
    word = "" if before[-1:].isspace() else before.split()[-1].lower() if before else ""
    if not word.isalpha():
        word = _BEFORE_WORD.split(word)[-1]
    # J.D. Roe: a common first word behind initials opens a sentence, a name does not
    if word in _OPEN_ENDED or (len(word) > 2 and word[1] == "." and _INITIALS.fullmatch(word)):
        first = re.match(r"\w+", follow)
        return bool(first) and first[0].lower() in _STARTERS if first else True
    if word in _ABBREVIATIONS:
        return word == "no" and not follow[:1].isdigit()  # "No. 5" is a number, "le dijo que no." an end
    if len(word) == 1 and word.isalpha():  # an initial: J. Smith; one letter rarely ends a sentence
        return False
    # "am 3. März": a short number before a capital letter is an ordinal in German, Danish, Czech; but: "He was 33. The coach"
    if word.isdigit() and len(word) <= 2 and follow[:1].isalpha():
        first = re.match(r"\w+", follow)
        return first is not None and first[0].lower() in _STARTERS and bool(before[: -len(word)].strip())
    return True
