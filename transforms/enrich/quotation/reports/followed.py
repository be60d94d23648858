"""What stands behind a quotation: `“...”, said X`, `“...,” X said`, `“...”, according to X`, `“...” – X`."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.asides import late_subject, stands_alone
from transforms.enrich.quotation.clauses.clauses_before import subject_before
from transforms.enrich.quotation.clauses.infinitives import is_infinitive, to_infinitive
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import pointed, subject_behind, without_addressee
from transforms.enrich.quotation.clauses.tokens import Token, is_inverted
from transforms.enrich.quotation.reports.according import according
from transforms.enrich.quotation.reports.dutch import is_several
from transforms.enrich.quotation.reports.romance_sources import words_behind
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.quotation.words.description_words import TIMES
from transforms.enrich.reporting.words import Reporting

MAX_GAP = 45  # tokens between a reporting verb and the quotation it opens
_MAX_TAG = 8  # tokens of "she shot back across the table"
_MAX_AS = 9  # tokens of a clause that "as" opens, up to its verb
#: They open a clause that says whose words these are.
#: Ends of a finite verb of a Romance language, of any tense, where nothing else can stand: “...”, justifica.
_FINITE = ("ó", "ò", "eu", "ou", "iu", "a", "e", "ava", "aba", "ía", "ato", "uto", "ito")
#: Those that only a verb of the past has: “...”, ironizou, sentada.
_PAST = ("ó", "ò", "eu", "ou", "iu")
#: Ends of third persons of the plural in languages that leave subjects out; Portuguese mantém is one of the singular.
_SEVERAL = ("n", "m", "no")
#: Behind a report they lead to whom it is said, and to whose view it is elsewhere: gritaram “fora” para Ana Reis.
TO_WHOM = frozenset(("para", "per", "pour"))
_SO = frozenset(("so", "zo"))
#: German and Dutch sentences that tell behind a dash who says it: – das sagt Ada Roth
_THAT = frozenset(("das", "dat", "dies", "dit"))
#: Verbs behind which stands to whom something is said.
_TELLS = frozenset(("told", "tells", "tell", "assured", "assures", "informed", "reminded", "reminds"))
_OBJECTS = words("lo la li le ci vi mi ne")
_FRENCH_OBJECTS = words("y nous vous lui leur")
_HAS_IT = words("l'ha l’ha l'hanno l’hanno l'a l’a l'avait l’avait l'aveva l’aveva")
#: Pronouns of Spanish and Italian for whom one speaks to or of.
_CLITICS = frozenset(("lo", "la", "los", "las", "nos", "li", "mi", "ci"))
#: Dutch prepositions of places where many speak.
_PLACES, _INDEFINITE = words("in uit vanuit op vanop rond langs onder"), words("een zijn haar hun")
#: German and Dutch verbs of naming, and pronouns for what is named.
_NAMES = ("nenn", "nann", "noem", "find", "fand", "vind", "vond")
_NAMED = words("sie es das dies ihn ze dat dit hem")
#: Before another name of what is named: „Hafenbau-Anstalt Norden“, kurz H.A.N.
_OTHER_NAMES = words("kurz alias vormals ehemals einst formerly short aka autrefois anciennement ex kortweg kort voorheen già")
#: German articles that no subject has.
_NO_NOMINATIVE = words("dem den des einem einen eines")
AS = frozenset(("as", "wie", "como", "comme", "come", "zoals"))


def followed(language: Reporting, before: Sequence[Token], behind: Sequence[Token], inner: str) -> Told | None:
    """`“...”, said X` and `“...,” X said`, and `“...”, according to X`."""
    is_apart = comma(behind)
    commas = next((at for at, token in enumerate(behind) if token.kind != "comma"), len(behind))
    tokens = behind[commas:]
    if not tokens:
        return None
    source = according(language, tokens)
    heard = language.is_romance and tokens[0].lower in TO_WHOM and any(token.kind == "verb" for token in before)
    if source is not None and source[0] <= 1 and not heard:
        return Told(source[1], None)
    signed = tokens[0].mention if behind[0].text in "–—-" else None
    if signed and signed.kind == "PER" and (len(tokens) == 1 or tokens[1].kind in ("comma", "stop")):
        return Told(Subject.of(tokens[0]), None)
    named = tokens[0].mention if inner == "," else None
    full = named is not None and named.kind == "PER" and " " in named.name and not tokens[0].possessive
    alone = len(tokens) == 1 or (tokens[1].kind == "comma" and not any(token.kind == "verb" for token in tokens))
    if full and alone:
        return Told(Subject.of(tokens[0]), None)  # “...,” Ann Lee, mayor of Hill
    place = 1 if (is_apart or inner in ",?!") and _is_object_ahead(tokens, language) else 0
    while place < min(3, len(tokens)) and _is_auxiliary(tokens, place, language):
        place += 1
    if (is_apart or inner == ",") and language.is_romance:
        place = to_infinitive(tokens, place, language)
    if place + 1 < len(tokens) and tokens[place].lower in _SO and tokens[place + 1].kind == "verb":
        place += 1  # – so beschreibt Ada Roth den Tag
    if len(tokens) > 2 and language.verb_second and tokens[0].lower in _THAT and tokens[1].kind == "verb":
        subject = subject_behind(tokens[2:], language)
        return Told(subject, tokens[1].lower) if subject is not None else None
    whose = words_behind(language, behind) if language.drops else None
    if whose is not None:
        return Told(whose, None)
    as_said = _as_clause(tokens, language)
    if as_said is not None:
        return as_said
    is_told = is_apart or inner == ","
    if place < len(tokens) and tokens[place].kind in ("verb", "word") and _is_ing(tokens[place], language):
        return None  # “...,” signalling a change
    if is_told and language.drops and len(tokens) > 2 and tokens[0].lower in _CLITICS and _addresses(tokens, language):
        return _inverted(language, tokens, 1, is_told)  # “...”, la despidió el guitarrista Juan Roa
    if place < len(tokens) and (tokens[place].kind == "verb" or (is_told and _verb_by_place(tokens, place, language))):
        return _inverted(language, tokens, place, is_told)
    pronoun = place < len(tokens) and tokens[place].kind == "pronoun"
    verb = next((next_token for next_token in tokens[place + 1 : place + 4] if next_token.kind == "verb"), None)
    if pronoun and verb is None and is_told and place and is_inverted(tokens[place - 1], tokens[place]):
        verb = tokens[place - 1]  # s'est-elle justifiée
    if pronoun and verb is None and is_told and _is_alone(tokens[place + 1 :], language):
        verb = tokens[place + 1]  # “...,” she deadpans.
    if pronoun and verb is None and inner in ",?!" and _is_tag(tokens[place:], language):
        verb = tokens[place + 1]  # “...?” she shot back
    if pronoun and verb is not None:
        return Told(Subject.of(tokens[place]), verb.lower)
    if not (is_apart or inner in ",?!—–…") or tokens[0].lower in language.openers:
        return None
    if is_told and len(tokens) > 1 and tokens[0].kind == "name" and _verb_form(tokens[1], language):
        return Told(Subject.of(tokens[0]), tokens[1].lower)
    if full and inner == "," and not before and _is_tag(tokens, language):
        return Told(Subject.of(tokens[0]), tokens[1].lower)  # “...,” Lee shot back
    at = next((at for at, token in enumerate(tokens[:MAX_GAP]) if token.kind == "verb"), None)
    if at is None or any(token.kind == "stop" for token in tokens[:at]):
        return None
    addressed = tokens[at].lower in _TELLS  # a friend, Tom Roe, told Lee
    if (
        at and tokens[at - 1].kind == "comma" and not (addressed or any(token.kind == "name" for token in tokens[:3]))
    ):  # “...”, it should stop, says Lee
        behind_verb = subject_behind(tokens[at + 1 :], language)
        if behind_verb is not None and (behind_verb.mention or behind_verb.pronoun):
            return Told(behind_verb, tokens[at].lower)
    subject = subject_before(tokens[:at], language)
    return Told(subject, tokens[at].lower) if subject else None


def _is_auxiliary(tokens: Sequence[Token], place: int, language: Reporting) -> bool:
    """Whether a word stands between a quotation and its verb: an auxiliary, or behind a French one an adverb: a simplement
    répondu Roy."""
    token = tokens[place]
    if token.kind != "word":
        return False
    adverb = place > 0 and token.lower.endswith("ment") and language.elides and not language.drops
    return token.lower in language.skip or adverb


def _as_clause(tokens: Sequence[Token], language: Reporting) -> Told | None:
    """`“...”, as Ann Lee put it`, `„...“, wie Lee sagt`: the one whose words the sentence says these are."""
    if tokens[0].lower not in AS or len(tokens) < 3:
        return None
    at = 1
    while language.drops and at < len(tokens) - 1 and tokens[at].lower in language.skip:
        at += 1  # come ha detto Ada Conti
    if tokens[at].kind == "verb":
        subject = subject_behind(tokens[at + 1 :], language)
        return Told(subject, tokens[at].lower) if subject is not None else None
    subject = subject_behind(tokens[1:], language)
    if subject is None:
        return None
    verb = next((token for token in tokens[2:_MAX_AS] if token.kind == "verb"), None)
    return Told(subject, verb.lower) if verb is not None else None


def _is_ing(token: Token, language: Reporting) -> bool:
    """Whether a word is an English or French participle, which has no subject behind it."""
    if language.elides and not language.drops:
        return token.lower.endswith("ant") and token.kind == "verb"
    return not language.inverts and token.lower.endswith("ing")


def _is_alone(tokens: Sequence[Token], language: Reporting) -> bool:
    """Whether an English word with the look of a verb ends the sentence."""
    return (
        bool(tokens)
        and not language.inverts
        and _verb_form(tokens[0], language)
        and (len(tokens) == 1 or tokens[1].kind == "stop")
    )


def _is_tag(tokens: Sequence[Token], language: Reporting) -> bool:
    """Whether a small pronoun or a name and a finite word of English go on right behind a quotation, up to the end of a short
    clause: whatever the verb, it is how the words are said."""
    head = tokens[0]
    if language.inverts or len(tokens) < 2 or not (head.mention or head.text.islower()) or not _plain_word(tokens[1], language):
        return False
    stop = next((at for at, token in enumerate(tokens) if token.kind in ("stop", "quote", "comma")), len(tokens))
    return stop <= _MAX_TAG and not tokens[1].lower.endswith(("ing", "ly"))


def _inverted(language: Reporting, tokens: Sequence[Token], place: int, is_told: bool) -> Told | None:
    """The verb first: `“...”, said X`. Where X is not understood, it is not the speaker of the quotation before."""
    verb, rest = tokens[place], without_addressee(tokens[place + 1 :], language)
    if len(rest) > 1 and verb.lower.startswith(_NAMES) and rest[0].lower in _NAMED and language.verb_second:
        rest = rest[1:] if rest[1].kind == "name" or rest[1].lower in language.articles else rest  # „Dumm“ nennt sie Ada Roth
    if verb.lower in language.resounds and rest and rest[0].lower == "het":
        # klinkt het bij Ada Smit; klinkt het droog
        subject = subject_behind(rest[2:], language) if len(rest) > 2 and rest[1].lower in language.of else None
        elsewhere = (
            len(rest) > 2
            and rest[1].lower in _PLACES
            and rest[2].lower in language.articles
            and rest[2].lower not in _INDEFINITE
        )
        if subject is None and len(rest) > 2 and (rest[1].lower == "bij" or elsewhere):
            return Told(Subject(), verb.lower)  # klinkt het bij de brandweerzone, klinkt het in de zaal
        return Told(subject or Subject(dropped=True, start=verb.start, end=verb.end), verb.lower)
    subject = subject_behind(rest, language) or (pointed(rest, language) if is_told and verb.kind == "verb" else None)
    if subject is None and language.is_romance and is_told:
        subject = late_subject(rest, language)
        adverb = language.drops and len(rest) > 1 and _is_adverb(rest[0], language)
        if subject is None and adverb and rest[0].lower not in language.prepositions:
            # taglia corto il sindacalista; ha detto fuori dall'aula Ada Conti
            subject = subject_behind(rest[1:], language) or pointed(rest[1:], language)
    if subject is not None and is_several(subject, verb, language):
        return Told(Subject(), verb.lower)  # scandeerden ze, riefen sie: several people
    if subject is not None:
        return Told(subject, verb.lower)
    opens = rest and (
        rest[0].lower in language.prepositions
        or rest[0].lower in language.openers
        or _is_adverb(rest[0], language)
        or (rest[0].kind == "comma" and stands_alone(rest, language))
        or (len(rest) > 1 and rest[1].lower in TIMES)  # se limitó a decir esta mañana
    )
    if rest and rest[0].kind != "stop" and not (language.drops and is_told and opens):
        return Told(Subject(), verb.lower)
    if not language.drops or not is_told:
        return None
    if verb.lower.endswith(_SEVERAL) and not verb.lower.endswith("ém"):
        return Told(Subject(), verb.lower)  # gritaram parentes: several people, and nobody who spoke before
    return Told(Subject(dropped=True, start=verb.start, end=verb.end), verb.lower)


def _is_object_ahead(tokens: Sequence[Token], language: Reporting) -> bool:
    """Whether a French or Italian object stands before the verb of a report: y écrit, lo ha interrotto."""
    if not language.elides or len(tokens) < 2:
        return False
    if tokens[0].lower in _HAS_IT:
        return True
    follows = tokens[1].kind == "verb" or tokens[1].lower in language.skip
    return tokens[0].lower in (_OBJECTS if language.drops else _FRENCH_OBJECTS) and follows


def _is_adverb(token: Token, language: Reporting) -> bool:
    """Whether a small word tells how it is said, and opens no noun phrase: respondió antes de salir, responde muy seria."""
    return language.drops and token.kind == "word" and token.text.islower() and token.lower not in language.articles


def _verb_by_place(tokens: Sequence[Token], place: int, language: Reporting) -> bool:
    """Whether a word no table knows must be a reporting verb: `“...”, deadpanned Lee`, `“...”, remató.`"""
    if not _plain_word(tokens[place], language):
        return False
    if not language.inverts and (is_role(tokens[place].lower) or tokens[place].lower in FAMILY):
        return False  # “...,” neighbour Ann Lee told the paper
    if place and is_infinitive(tokens, place, language):
        return True
    if place + 1 >= len(tokens) or tokens[place + 1].kind == "stop":
        return language.drops and place <= 1 and tokens[place].lower.endswith(_FINITE)
    if tokens[place + 1].kind == "comma":
        return language.drops and place == 0 and tokens[place].lower.endswith(_PAST)
    later = place + 1
    while language.is_romance and later < len(tokens) - 1 and tokens[later].lower in language.skip:
        later += 1  # ha premesso ieri Ada Conti
    behind = tokens[later]
    if behind.kind == "pronoun" and language.elides and not language.drops:  # rit-il, mais il rit
        return is_inverted(tokens[place], behind)
    if behind.kind == "pronoun":
        return language.verb_second and behind.pronoun is not None and place == 0
    titled = language.verb_second and is_role(behind.lower) and any(token.kind == "name" for token in tokens[later : later + 4])
    return (
        behind.kind == "name"
        or (behind.lower in language.articles and language.inverts and behind.lower not in _NO_NOMINATIVE)
        or titled
    )  # briest schipper Jan Smit


def _addresses(tokens: Sequence[Token], language: Reporting) -> bool:
    """Whether a word behind a pronoun can only be a verb, with its subject behind it."""
    verb = tokens[1].kind == "verb" or (_plain_word(tokens[1], language) and tokens[1].lower.endswith(("ó", "ò")))
    return verb and (tokens[2].kind == "name" or tokens[2].lower in language.articles)


def _verb_form(token: Token, language: Reporting) -> bool:
    """Whether a word behind `“...,” Lee` has the look of an English verb."""
    return _plain_word(token, language) and token.lower.endswith(("ed", "es", "s"))


def _plain_word(token: Token, language: Reporting) -> bool:
    small = token.lower in language.small_words or token.lower in _OTHER_NAMES
    return token.kind == "word" and token.text.islower() and not small


def comma(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].kind == "comma"
