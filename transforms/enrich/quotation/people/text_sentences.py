"""A text by its sentences: where each stands, what its subject is, who was found to speak in it."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.names import Mention
from transforms.enrich.quotation.clauses.german import is_subjunctive
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.sentence_subjects import first_subject, reporter
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.text_tokens import TextTokens
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.words.demonyms import DEMONYMS
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Reporting
from transforms.enrich.sentences import sentences

#: They name a source of their own: Laut Bericht.
#: Ends of German documents that come to conclusions.
_DOCUMENTS = ("gutachten", "bericht", "studie", "urteil", "schreiben", "mitteilung", "papier", "analyse", "umfrage", "anklage")
_SOURCES = frozenset(("laut", "zufolge", "heißt", "hieß", "volgens", "aldus"))
_BARE_SOURCES = frozenset(("fonte", "fontes", "fuentes", "fonti", "vecinos", "moradores", "testigos", "vizinhos", "residentes"))
#: Ends of third persons of the past, and of participles that open a sentence, in Romance languages.
_PAST = ("ó", "ò", "ou", "eu", "iu", "aba", "ava")
_PARTICIPLES = ("ado", "ada", "ido", "ida", "ato", "ata", "ito", "ita", "uto", "uta")
#: What stands between the head of a sentence and its verb, and frequent verbs that no ending tells.
_BEFORE_VERBS = words_of(
    "no não non nunca jamás nunca mai ni nem né y e pero mas ma lo la los las le les si se já ya solo só sólo"
)
_NOT = words_of("no não non")
_SOME = words_of("todos todas todo toda tutti tutte muchos muchas muitos muitas molti molte sólo solo só hay há c'è hubo houve")
#: They open a sentence about somebody as his office does: Natural de Braga, estudou; Filho de um moleiro, nasceu.
_NATIVE = words_of("natural oriundo oriunda originario originaria originário originária casado casada")
_THIRD_PERSONS = words_of(
    """
    es está tiene va lleva vive viene hace dice quiere sabe puede fue era tenía había iba vivía quería sabía podía
    é está tem vai leva vive vem faz diz quer sabe pode foi era tinha ia vivia queria sabia podia
    gosta prefere trabalha mora chega passa fica anda conhece parece sente espera tenta começa continua volta acaba precisa
    deixa ganha perde encolhe levanta mostra chora sonha guarda cria cuida dorme cresce nasce morre come bebe recusa
    è sta ha va vive viene fa dice vuole sa può era aveva andava viveva voleva sapeva poteva
    """
)
#: They make a tense of somebody’s past with a participle: Ha sentito le urla, Había nacido en Lima.
_AUXILIARIES = words_of("ha aveva había tinha havia")
#: They open a sentence about somebody without a noun.
_SOMEBODY = words_of(
    """
    uno una otro otra otros otras algunos algunas muchos muchas quien quienes alguien nadie todos todas ambos
    altri altre altro altra alcuni alcune molti molte chi qualcuno nessuno tutti tutte entrambi
    um uma outro outra outros outras alguns algumas muitos muitas quem alguém ninguém
    """
)
_INFINITIVES = ("ar", "er", "ir", "arse", "erse", "irse", "are", "ere", "ire", "arsi", "ersi", "irsi")
_TO = frozenset(("a", "al", "il", "la", "lo", "o"))
_MAX_MOVED = 7  # tokens from the one who is moved to what he does
_MAX_TOLD = 5  # sentences between two quotations
_MAX_CHARS = 1500  # of a sentence that are looked at


class TextSentences:
    """A masked text by sentences. Reads only; `spoke` tells it who was found to speak."""

    def __init__(self, masked: str, mentions: Sequence[Mention], language: Reporting) -> None:
        self._masked, self._mentions, self._language = masked, mentions, language
        self.tokens = TextTokens(masked, mentions, language).within
        self._sentences = sentences(masked)
        self._starts = [start for start, _ in self._sentences]
        self._mention_starts = [mention.start for mention in mentions]
        self._speakers: dict[int, str] = {}
        self._voices: set[str] = set()
        self._subjects: dict[int, Subject | None] = {}
        self._indirect: dict[int, bool] = {}

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence that holds `start`, up to the end of the one that holds `end`."""
        if not self._sentences:
            return start, end
        first = last = max(0, bisect_right(self._starts, start) - 1)
        if end > start + 1:
            last = bisect_right(self._starts, end - 1, first + 1) - 1
        begins, ends = self._sentences[first][0], self._sentences[last][1]
        return begins if begins < start else start, ends if ends > end else end

    def sentence_start(self, at: int) -> int:
        """Where the sentence that holds `at` begins."""
        index = bisect_right(self._starts, at) - 1
        return self._starts[index] if index >= 0 else at

    def sentences_between(self, start: int, end: int) -> int:
        """How many sentences begin in `start:end`."""
        return bisect_right(self._starts, end - 1) - bisect_right(self._starts, start - 1)

    def spoke(self, name: str, at: int) -> None:
        """Note that `name` speaks in the sentence at `at`: a pronoun in the next one may mean him."""
        self._speakers[bisect_right(self._starts, at) - 1] = name
        self._voices.add(name)

    def drops_subject(self, start: int, end: int) -> bool:
        """Whether the last sentence that begins in `start:end` opens with a reporting verb and names no subject."""
        index = bisect_right(self._starts, max(start, end - 1)) - 1
        if not self._language.drops or index < 0 or self._starts[index] < start:
            return False
        tokens = self._tokens_of(index)
        verb = next((at for at, token in enumerate(tokens[:3]) if token.kind == "verb"), None)
        return verb is not None and all(token.lower in self._language.small_words for token in tokens[:verb])

    def is_subjectless(self, at: int, end: int | None = None) -> bool:
        """Whether a Romance sentence opens with a verb that carries its subject in its ending, behind a participle or not: "No
        lloró al saberlo.", "Procurada pelo jornal, riu.", or is a question. Up to `end`."""
        tokens = self._tokens_of(bisect_right(self._starts, at) - 1, end)
        if not tokens or any(token.kind == "quote" for token in tokens):
            return False
        if tokens[-1].text == "?":
            heads = [token.lower for token in tokens[:2]]
            return not any(token.mention is not None for token in tokens) and "y" not in heads and "e" not in heads
        comma = next((at for at, token in enumerate(tokens) if token.kind == "comma"), 0)
        if comma and (tokens[0].lower.endswith(_PARTICIPLES) or can_speak(tokens[0].lower) or tokens[0].lower in _NATIVE):
            tokens = tokens[comma + 1 :]
        at, before = 0, self._language.skip | _BEFORE_VERBS
        while at < len(tokens) - 1 and tokens[at].lower in before:
            at += 1
        first = tokens[at] if at < len(tokens) else None
        if first is None or first.kind not in ("word", "verb") or first.lower in self._language.prepositions:
            return False
        if at + 1 < len(tokens) and tokens[at + 1].kind == "name":
            return False  # Llegó Ana Roa
        denied = at > 0 and tokens[at - 1].lower in _NOT and first.lower not in _SOME  # Não hesita
        if denied or first.lower.partition("-")[2] in self._language.clitics - self._language.articles:  # Perguntamos-lhe
            return True
        if first.lower.endswith(_PARTICIPLES) and at and tokens[at - 1].lower in _AUXILIARIES:
            return not any(can_speak(token.lower) or token.mention is not None for token in tokens[at + 1 : at + 3])
        return first.kind == "verb" or first.lower in _THIRD_PERSONS or first.lower.endswith(_PAST)

    def tells_of_another(self, start: int, end: int) -> bool:
        """Whether a sentence that begins in `start:end` has a person for its subject whom it does not name: his editor."""
        first, last = bisect_right(self._starts, start), bisect_right(self._starts, end)
        subjects = [self._subject(index) for index in range(first, min(last, first + _MAX_TOLD))]
        if any(subject is not None and (can_speak(subject.noun) or subject.noun in DEMONYMS) for subject in subjects):
            return True
        if not self._language.drops:
            return False
        bodies = any(
            subject is not None and subject.mention is not None and subject.mention.kind == "ORG" for subject in subjects
        )
        indices = range(first, min(last, first + _MAX_TOLD))
        return bodies or any(self._opens_with_source(index) or _moves(self._tokens_of(index)) for index in indices)

    def is_about_one(self, start: int, end: int) -> bool:
        """Whether the text has named one person so far, and the sentences that begin in `start:end` have no word for somebody
        else but behind a preposition: a verb without a subject behind them means that person."""
        named = [place <= end for place in islice(self._first_named.values(), 2)]
        if named.count(True) != 1:
            return False
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        if last - first > _MAX_TOLD:
            return False
        return not any(self._has_person(self._tokens_of(index)) for index in range(first, last))

    def tells_of_things(self, start: int, end: int) -> bool:
        """Whether the sentences that begin in `start:end` name no person, and none has a person for its subject."""
        low, high = bisect_right(self._mention_starts, start - 1), bisect_right(self._mention_starts, end)
        if any(mention.kind == "PER" for mention in self._mentions[low:high]) or self.tells_of_another(start, end):
            return False
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return not any(self._has_person(self._tokens_of(index)) for index in range(first, last))

    def is_new(self, name: str, start: int, end: int) -> bool:
        """Whether `start:end` names a person first, nobody else, and nobody's family."""
        low, high = bisect_right(self._mention_starts, start - 1), bisect_right(self._mention_starts, end)
        people = {mention.name for mention in self._mentions[low:high] if mention.kind == "PER"}
        if people != {name} or self._first_named[name] < start:
            return False
        return FAMILY.keys().isdisjoint(self._masked[start:end].lower().replace(",", " ").split())

    @cached_property
    def _first_named(self) -> dict[str, int]:
        """Where the text names each person first, in order."""
        found: dict[str, int] = {}
        for mention in self._mentions:
            if mention.kind == "PER":
                found.setdefault(mention.name, mention.start)
        return found

    def _has_person(self, tokens: Sequence[Token]) -> bool:
        """Whether a sentence has somebody who may be its subject: a name, a pronoun, a noun of somebody who speaks."""
        small = self._language.articles | self._language.skip
        if tokens and tokens[0].lower in _SOMEBODY:
            return True
        for at, token in enumerate(tokens):
            person = token.kind == "pronoun" or (token.mention is not None and token.mention.kind != "LOC")
            if not person and not (token.kind == "word" and (can_speak(token.lower) or token.lower.startswith("ex"))):
                continue  # exnueve: whoever was something once
            if not person and at and tokens[at - 1].lower not in small and not token.lower.endswith(("s", "i", "e")):
                continue  # figlio di un falegname, era entrato: beside the one who is meant
            ahead = at - 1
            while ahead >= 0 and tokens[ahead].lower in small and tokens[ahead].lower not in self._language.prepositions:
                ahead -= 1
            if ahead < 0 or tokens[ahead].lower not in self._language.prepositions:
                return True
        return False

    def _opens_with_source(self, index: int) -> bool:
        """Whether a sentence opens with a Romance source that has no article: Fonte oficial, Fuentes del partido."""
        start = self._sentences[index][0]
        opening = self._masked[start : start + 24].lstrip().lower().split(" ", maxsplit=1)[0]
        return opening in _BARE_SOURCES

    def subject_at(self, at: int) -> Subject | None:
        """The subject of the sentence that holds `at`."""
        index = bisect_right(self._starts, at) - 1
        return self._subject(index) if index >= 0 else None

    def _subject(self, index: int) -> Subject | None:
        """The subject of a sentence, remembered."""
        if index not in self._subjects:
            tokens = self._tokens_of(index)
            quote = next((at for at, token in enumerate(tokens) if token.kind == "quote"), 0)
            # "Lee said that it was “poor” and left": the clause before the quotation has the subject
            clause = tokens[:quote] if quote > 1 else tokens
            said = reporter(clause, self._language) if self._language.verb_second else None  # Roth sei krank, sagte er
            self._subjects[index] = said or first_subject(clause, self._language)
        return self._subjects[index]

    def _tokens_of(self, index: int, end: int | None = None) -> list[Token]:
        """The tokens of a sentence, up to `end`."""
        start, last = self._sentences[index]
        end = min(last if end is None else min(last, end), start + _MAX_CHARS)
        return self.tokens(start, end)

    def _is_reported_by(self, tokens: Sequence[Token]) -> bool:
        """Whether a sentence ends in a report whose verb no table has: ..., hielt eine Sprecherin fest."""
        for at in range(len(tokens) - 3, 1, -1):
            verb = tokens[at + 1]
            if tokens[at].kind == "comma" and verb.kind == "word" and verb.text.islower():
                subject = subject_behind(tokens[at + 2 :], self._language)
                small = verb.text in self._language.reported or verb.lower in self._language.small_words
                return subject is not None and tokens[at + 2].start == subject.start and not small
        return False

    def goes_on(self, at: int) -> bool:
        """Whether the sentence at `at` is in the mood of indirect speech and says not whose."""
        index = bisect_right(self._starts, at) - 1
        return bool(self._language.reported) and index >= 0 and self._is_indirect(index)

    def _reports(self, index: int) -> bool:
        """Whether a sentence reports a quotation, or ends in a report by a pronoun."""
        tokens = self._tokens_of(index)
        quoted = any(token.kind == "quote" for token in tokens) and any(token.kind == "verb" for token in tokens)
        said = reporter(tokens, self._language)
        return quoted or (said is not None and said.pronoun is not None)

    def refers(self, at: int) -> bool:
        """Whether the sentence at `at` names a source of its own, or ends in a report."""
        index = bisect_right(self._starts, at) - 1
        return self._names_source(index) or reporter(self._tokens_of(index), self._language) is not None

    def _names_source(self, index: int) -> bool:
        """Whether a sentence names a source of its own: laut Bericht."""
        return any(token.lower in _SOURCES for token in self._tokens_of(index))

    def _is_indirect(self, index: int) -> bool:
        """Whether a sentence is a mere quotation or in the mood of indirect speech, without a report of its own. Kept."""
        if index not in self._indirect:
            tokens = self._tokens_of(index)
            quoted = all(token.kind in ("quote", "stop", "comma") for token in tokens)
            reported = quoted or any(token.text in self._language.reported for token in tokens)  # no noun: Folge, Sorge
            reported = reported or (bool(self._language.reported) and is_subjunctive(tokens))
            told = any(token.kind == "verb" or token.lower in _SOURCES for token in tokens) or self._is_reported_by(tokens)
            told = told or _concludes(tokens, self._language)
            self._indirect[index] = reported and not told
        return self._indirect[index]


def _concludes(tokens: Sequence[Token], language: Reporting) -> bool:
    """Whether a German document is the subject, and what is said stands behind a comma: Das Gutachten kommt zu dem Schluss, der
    Plan sei „teuer“; but: Das Gutachten sei „teuer“."""
    mood = next((at for at, token in enumerate(tokens) if token.text in language.reported), 0)
    document = len(tokens) > 1 and tokens[0].lower in language.articles and tokens[1].lower.endswith(_DOCUMENTS)
    return document and any(token.kind == "comma" for token in tokens[:mood])


def _moves(tokens: Sequence[Token]) -> bool:
    """Whether something makes somebody who has no name do something: El ruido obligó a la jueza a pedir silencio."""
    for at in range(2, len(tokens) - 2):
        if tokens[at].lower not in ("a", "ad") or not tokens[at + 1].lower.endswith(_INFINITIVES):
            continue
        ahead = [token.lower for token in tokens[max(0, at - _MAX_MOVED) : at]]
        if any(can_speak(noun) and not _TO.isdisjoint(ahead[max(0, place - 2) : place]) for place, noun in enumerate(ahead)):
            return True
    return False
