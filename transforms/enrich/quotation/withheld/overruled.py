"""Who is named beside a quotation and does not say it: whom somebody tells or asks, who denies it, whom a side clause corrects.

The rules of `told` find the subject of the clause that reports. Here its words are read once more: "Lee was told: “...”" is not
said by Lee, and "Lee praised Roe, who said: “...”" is said by Roe. Where the sentence names the one who does speak, he gets the
quotation, else nobody does.
"""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.names import Mention
from transforms.enrich.quotation.attribution import CONFIDENCE, UNSAID, Attribution
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.story import Story

_MAX_CHARS = 300  # between the words that tell and the quotation
_MAX_LEAD = 120  # before the words that tell

_RELATIVES = words("who qui quien der die che")
#: Words that open the clause of somebody else: said that Roe ..., heard Roe ..., habe Roe ...
_OPENERS = words("that how heard hears que qu che habe hätte")
_QUOTES = words("quoted quotes quoting cited cites citing")
_JOINS = words("and or but to und oder aber et ou mais y e o pero ma mas en maar")
_CONJUNCTIONS = _JOINS - {"to"}
#: Auxiliaries of what was before: said crews had described.
_HAD = words("had avait avaient aveva avevano había habían tinha tinham havia haviam hatte hatten hadden")
_THAT = words("that que qu che")
_MAX_VERB, _MAX_OTHERS = 4, 6  # words before the verb that reports, and of those who had spoken

#: He is told it: the words behind the name, with no clause of his own before the quotation.
_RECEIVES = re.compile(
    r"""\s+(?:[\w’']+\s+){0,2}?(?:
        (?:was|were|is|been|got)\s+(?:\w+ly\s+)?
            (?:told|asked|greeted|met|warned|informed|reminded|advised|urged|mocked|confronted)\b
      | (?:received|got|heard|overheard)\s
      | (?:wurde|wurden|wird|werden)\s+(?:[\w’']+\s+){0,6}?
            (?:gefragt|ermahnt|gewarnt|aufgefordert|beschimpft|angesprochen|begrüßt|empfangen|gebeten|belehrt|unterbrochen)\b
      | zu\s+hören\b
      | (?:musste|muss|durfte|darf|konnte)\s+(?:[\w’']+\s+){0,4}?\w*hören\b
      | (?:hat|hatte)\s+von\s+(?:[\w’']+\s+){1,5}?(?:erfahren|gehört)\b
      | kreeg\s+(?:[\w’']+\s+){0,6}?te\s+horen\b
      | werd\s+(?:[\w’']+\s+){0,4}?(?:gevraagd|gezegd|verteld)\b
      | s[’'](?:est|était)\s+(?:\w+\s+)?entendu\b
      | a\s+été\s+(?:interrogé|accueilli|qualifié|traité|averti)e?\b
      | fue\s+(?:preguntad|recibid|calificad|tachad|advertid)[oa]\b
    )""",
    re.VERBOSE,
)
_BY = words("by from von par por door van")
_DENIES = re.compile(r"\s+(?:has\s+|had\s+)?(?:never\s+\w+|(?:did\s+not|didn[’']t)\s+(?:say|call|describe|write|use))\s*$")
_NEITHER = re.compile(r"\b(?:[Nn]either|nor)\s+$")
_NAMED_SO = re.compile(r"\b(?:called|dubbed|branded|labell?ed|nicknamed|deemed)\s+$")
_REJECTS = re.compile(r"\s+(?:\w+\s+)?(?:rejected|dismissed|denied|disputed|denounced|refuted)\s")
_CLAIM = re.compile(r"\s+(?:\w+\s+)?(?:claim|accusation|allegation|charge|suggestion|assertion)s?\b")
#: "Der Richter fragte Roth:" has its subject before the verb. A dative may stand there as well ("Der Zeitung sagte Roth:"), so
#: only with verbs that take a person as their object.
_ASKED = re.compile(
    r"(?:(?:Der|Ein)\s+[A-ZÄÖÜ]\w+|(?:Die|Eine)\s+[A-ZÄÖÜ]\w+in)\s+"
    r"(?:fragte|fragt|warf|wirft|bat|bittet|lobte|rief|ermahnte|warnte|unterbrach|kritisierte|begrüßte|beschimpfte)\s+$"
)
_TOLD_BEHIND = re.compile(r"\s+(?:was|were)\s+(?:told|asked|warned|informed|reminded|advised)\b")

_ADDRESSED = re.compile(r"[\s,]*(?:lui|leur|les?|me|te|[nv]ous|n?os|gli|[mtcv]i|lhes?)\s")
#: Ends of Spanish, Italian and Portuguese plurals of the past.
_SEVERAL = ("aron", "ieron", "aban", "ían", "arono", "irono", "avano", "evano", "aram", "eram", "iram", "avam")
_AUXILIARIES = words("a ont avait avaient aurait ha han había habían aveva hanno")


def overruled(speech: Attribution, story: Story, index: int) -> Attribution:
    """The attribution to a name, for the one who speaks where the words beside it tell of him; without a name where they only
    tell that the one named does not."""
    if speech.start == speech.end:
        return speech
    span, masked = story.spans[index], story.masked
    if speech.start >= span.outer_end:
        behind = masked[speech.end : speech.end + _MAX_CHARS]
        return speech.unnamed(told=True) if _TOLD_BEHIND.match(behind) else speech
    between = masked[speech.end : min(span.outer_start, speech.end + _MAX_CHARS)]
    lead = masked[max(story.discourse.sentence_start(speech.start), speech.start - _MAX_LEAD) : speech.start]
    tokens = story.tokens(speech.end, min(span.outer_start, speech.end + _MAX_CHARS))
    other = _who_speaks(tokens, speech.speaker) or _who_claims(story, tokens, between)
    if other is not None:
        return _given_to(speech, other)
    if (received := _RECEIVES.match(between)) and not _goes_on(tokens, speech.end + received.end()):
        source = _source(tokens, speech.speaker)
        return _given_to(speech, source) if source is not None else speech.unnamed(told=True)
    if _tells_of_others(tokens, story):
        return speech.unnamed(told=True)
    is_denied = _DENIES.match(between) or _NEITHER.search(lead)
    is_object = (not between.strip() and _NAMED_SO.search(lead)) or _ASKED.search(lead)
    return speech.unnamed(told=True) if is_denied or is_object else speech


def addressed(story: Story, index: int) -> Attribution | None:
    """What a pronoun for the one addressed leads to, behind a quotation in a Romance language: "lui a dit Roy", "le dijo un
    vecino". None where no such words stand there."""
    pronoun = _ADDRESSED.match(story.masked, story.spans[index].outer_end)
    if pronoun is None:
        return None
    tokens = story.tokens(pronoun.end(), min(pronoun.end() + _MAX_CHARS, len(story.text)))
    if tokens and tokens[0].lower in _AUXILIARIES:
        del tokens[0]
    if tokens and tokens[0].lower.endswith(_SEVERAL) and (len(tokens) == 1 or tokens[1].kind in ("stop", "comma", "quote")):
        return UNSAID._replace(start=tokens[0].start, end=tokens[0].end)  # le corearon: several people
    if len(tokens) < 2 or tokens[1].kind not in ("name", "word"):
        return None
    verb, subject = tokens[:2]
    if "." in story.masked[verb.end : subject.start]:
        return None  # le espetó. Entre
    if verb.kind != "verb" and subject.lower not in story.language.articles:
        return None
    if subject.lower in story.language.bare_prepositions:
        return None  # le dijo al soldado
    if subject.mention is not None and subject.mention.kind == "PER" and not subject.possessive:
        return Attribution(
            subject.mention.name, subject.start, subject.end, verb.lower, "named", CONFIDENCE["named"], told=True
        )
    named = subject_behind(tokens[1:], story.language) if subject.lower in story.language.articles else None
    if named is not None and named.mention is not None and named.mention.kind == "PER":  # le dijo la alcaldesa Ana Roa
        return Attribution(named.mention.name, named.start, named.end, verb.lower, "named", CONFIDENCE["named"], told=True)
    return UNSAID._replace(start=subject.start, end=subject.end, verb=verb.lower)


def _who_speaks(tokens: Sequence[Token], speaker: str | None) -> Mention | None:
    """The subject of a clause of its own before the quotation: "..., who said", "that Roe had said", "heard Roe say", "quoted
    Roe as saying"."""
    at = next((at for at in reversed(range(len(tokens))) if tokens[at].mention is not None), None)
    if at is None:
        return None
    token, rest = tokens[at], tokens[at + 1 :]
    mention = token.mention
    if mention is None or mention.kind != "PER" or mention.name == speaker or token.possessive:
        return None
    if len(rest) > 2 and rest[0].kind == "comma" and rest[1].lower in _RELATIVES:
        rest = rest[2:]
    elif not (
        at and (tokens[at - 1].lower in _OPENERS or (tokens[at - 1].lower in _QUOTES and rest and rest[0].lower == "as"))
    ):
        return None
    verb = next((place for place, beside in enumerate(rest) if beside.kind == "verb"), None)
    if verb is None or verb > 3:
        return None
    return None if any(beside.kind == "comma" or beside.lower in _JOINS for beside in rest) else mention


def _tells_of_others(tokens: Sequence[Token], story: Story) -> bool:
    """Whether somebody reports what others had said: "Lee said crews had described it as “...”"."""
    verb = next((at for at, token in enumerate(tokens[:_MAX_VERB]) if token.kind == "verb"), None)
    if verb is None:
        return False
    rest = [token for token in tokens[verb + 1 :] if token.lower not in _THAT]
    had = next((at for at, token in enumerate(rest[: _MAX_OTHERS + 1]) if token.lower in _HAD), None)
    if not had or any(token.kind != "word" or token.lower in story.language.pronouns for token in rest[:had]):
        return False
    told = next((at for at in range(had + 1, min(had + 3, len(rest))) if _reports(rest[at], story)), None)
    return told is not None and not any(token.kind == "comma" or token.lower in _CONJUNCTIONS for token in rest[told:])


def _reports(token: Token, story: Story) -> bool:
    return token.kind == "verb" or token.lower in story.language.verbs


def _who_claims(story: Story, tokens: Sequence[Token], between: str) -> Mention | None:
    """Whose claim is rejected: "Lee denied Roe’s claim that she was “...”"."""
    if not _REJECTS.match(between):
        return None
    for token in tokens:
        if token.possessive and token.mention is not None and token.mention.kind == "PER":
            return token.mention if _CLAIM.match(story.masked, token.end + 2) else None
    return None


def _source(tokens: Sequence[Token], speaker: str | None) -> Mention | None:
    """By whom: the one person behind a preposition, with at most an article and a noun between."""
    for at, token in enumerate(tokens):
        mention = token.mention
        if mention is not None and mention.kind == "PER" and mention.name != speaker and not token.possessive:
            return mention if any(beside.lower in _BY for beside in tokens[max(0, at - 3) : at]) else None
    return None


def _goes_on(tokens: Sequence[Token], start: int) -> bool:
    """A clause of the same subject follows: was asked about it and said."""
    return any(token.start >= start and (token.kind == "comma" or token.lower in _JOINS) for token in tokens)


def _given_to(speech: Attribution, mention: Mention) -> Attribution:
    return speech._replace(speaker=mention.name, start=mention.start, end=mention.end)
