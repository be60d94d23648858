"""What the order of German and Dutch clauses tells: side clauses in which somebody else speaks, a subject behind its verb."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.clauses_before import is_object
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Reporting

#: Finite verbs before a participle.
_AUXILIARIES = words("hat hatte haben hatten heeft hebben had hadden")
_PLURAL = words("haben hatten hebben hadden")
#: Words in -e behind a noun that are no verb in the mood of indirect speech.
_NO_SUBJUNCTIVES = words(
    """
    heute gerne lange beinahe nahe ohne gerade alle beide viele einige mehrere eine keine seine ihre diese solche ehe wurde
    vergangene letzte kommende nächste vorige rasche ganze halbe manche
    """
)
_ALONE = words("man er sie es dies")
_SINGULARS = words("der die das ein eine man er sie es dies")
_MAX_AHEAD = 2  # words before such a name
_MIN_TOKENS = 3  # of such a sentence


def ends_in_clause(language: Reporting, before: Sequence[Token], verbs: Sequence[int]) -> bool:
    """Whether a side clause that somebody else speaks in stands before a German colon: Roth erzählt, wie ihn ein Gast
    angesprochen habe: „...“"""
    if not language.reported or not verbs or len(before) < _MIN_TOKENS or before[-1].text != ":":
        return False
    own = any(before[at].start > last_comma(before) for at in verbs)
    return not own and before[-2].lower in language.reported


def last_comma(before: Sequence[Token]) -> int:
    return max((token.start for token in before if token.kind == "comma"), default=-1)


def behind_clause(before: Sequence[Token], verb: int, language: Reporting) -> Subject | None:
    """The subject that stands behind the finite verb because something else opens the German or Dutch sentence.

    "Auf die Frage, ob Roe komme, sagte Lee: “...”"; "In einer Antwort an Roe hat die Regierung mitgeteilt, dass “...”".
    """
    if not language.verb_second or not verb:
        return None
    if before[verb - 1].pronoun == "f" and verb > 1 and before[verb - 2].lower in _PLURAL:
        return Subject()  # eerder hadden ze geroepen
    following = before[verb + 1] if verb + 1 < len(before) else None
    if _is_own_subject(before, verb, language):
        return None  # Ada Smit noemt ze “dom”
    if following is not None and following.kind == "pronoun" and following.pronoun is not None and not is_object(following):
        return Subject.of(following)
    if before[verb - 1].kind == "comma" and _opens_with_person(before[:verb], language):
        return None  # Ada Roth, bekannt aus „Echo“, lobt Bergs “...”
    if before[verb - 1].kind == "comma" and following is not None and following.lower not in language.prepositions:
        subject = subject_behind(before[verb + 1 :], language)
        return subject if subject is not None and (subject.mention or subject.pronoun) else None
    start = max((at + 1 for at in range(verb) if before[at].kind in ("stop", "comma", "quote")), default=0)
    auxiliary = next((at for at in range(start + 1, verb - 1) if before[at].lower in _AUXILIARIES), None)
    if auxiliary is None:
        return None
    if before[start].lower in language.prepositions:
        return subject_behind(before[auxiliary + 1 : verb], language)
    if any(token.kind != "word" for token in before[start:auxiliary]) or before[start].lower in language.articles:
        return None
    subject = subject_behind(before[auxiliary + 1 : verb], language)  # Eerder op de dag had Smit volgehouden
    return subject if subject is not None and (subject.mention or subject.pronoun) else None


def _is_own_subject(before: Sequence[Token], verb: int, language: Reporting) -> bool:
    """Whether a person right before the verb is the subject of its clause, since no preposition governs the name."""
    name = before[verb - 1]
    if name.mention is None or name.mention.kind != "PER" or name.possessive:
        return False
    start = max((at + 1 for at in range(verb) if before[at].kind in ("stop", "comma", "quote")), default=0)
    ahead = before[start : verb - 1]
    small = language.prepositions | language.openers | language.articles
    return len(ahead) <= 1 and all(token.kind == "word" and token.lower not in small for token in ahead)


def _opens_with_person(tokens: Sequence[Token], language: Reporting) -> bool:
    """Whether a sentence begins with a person, with at most two words ahead, whom something between commas tells more of."""
    start = max((at + 1 for at, token in enumerate(tokens) if token.kind in ("stop", "quote")), default=0)
    comma = next((at for at in range(start, len(tokens)) if tokens[at].kind == "comma"), start)
    name, ahead = tokens[comma - 1], tokens[start : comma - 1]
    if comma == start or name.mention is None or name.mention.kind != "PER" or name.possessive:
        return False
    small = language.prepositions | language.openers
    return len(ahead) <= _MAX_AHEAD and all(token.kind == "word" and token.lower not in small for token in ahead)


def is_subjunctive(tokens: Sequence[Token]) -> bool:
    """Whether a German sentence opens with one subject and a verb of indirect speech, which no table need have: Die Stadt
    schaue zu. A third person in -e is in no other mood, but for the past in -te."""
    if len(tokens) < _MIN_TOKENS or tokens[0].lower not in _SINGULARS:
        return False
    at = 1 if tokens[1].text.islower() else 2
    verb, noun = tokens[at], tokens[at - 1]
    fits = verb.kind == "word" and verb.text.islower() and verb.text.endswith("e") and not verb.text.endswith("te")
    opened = noun.lower in _ALONE if at == 1 else noun.text[:1].isupper()
    return fits and opened and verb.lower not in _NO_SUBJUNCTIVES


def leads_sentence(subject: Subject, before: Sequence[Token], language: Reporting) -> bool:
    """Whether somebody without a name at the head of a German or Dutch clause is its subject, so that the name behind the verb
    is an object: Der Richter fragte die Zeugin Ada Roth; but not: Der Partei warf Ugo Roth vor, Den Richter fragte Ada Roth."""
    if not can_speak(subject.noun) and subject.noun != "jury":
        return False
    article = next((token.lower for token in before if token.start == subject.start), "")
    if language.reported and article == "der":
        return not subject.noun.endswith(_FEMININE)
    return article in _NOMINATIVE


_NOMINATIVE = words("die das ein eine de het een")
#: Ends of feminine German nouns, whose "der" is a dative.
_FEMININE = ("in", "ung", "heit", "keit", "schaft", "ion", "ei", "e", "stadt", "bank", "firma", "klinik", "universität", "frau")
