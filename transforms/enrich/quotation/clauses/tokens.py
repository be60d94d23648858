"""The words around a quotation as tokens of a few kinds: names, verbs that report, pronouns, and the rest."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from transforms.enrich.lexicon import words
from transforms.enrich.names.genitives import is_genitive
from transforms.enrich.names.names import Mention
from transforms.enrich.offices.roles import is_role
from transforms.enrich.reporting.agreement import HAVING, agrees
from transforms.enrich.reporting.words import Pronoun, Reporting, WordKind

TokenKind = Literal["name", "verb", "pronoun", "comma", "stop", "quote", "word"]

_PIECE = re.compile(r"\u0001+|[^\W_]++(?:[-’'‑.][^\W_]++)*+|[^\w\s]")
#: An article or a preposition that an apostrophe joins with the name behind it: l’AFP, d'Anne Roy.
_BEFORE_NAME = re.compile(r"(?:[ld]|qu|d[ae]ll|all|nell|sull)[’']", re.IGNORECASE)
_CONTRACTED = re.compile(r"[’'](?:ve|m|ll|d|re|s)$")
#: Apostrophes and signs that stand within a sentence and end no clause: 95 % of them.
_SIGNS = frozenset("'’‘%‰$€£¥#@&+*/=°§")
#: What somebody lets others do whom he tells something: ließ wissen.
_KNOWN = words("wissen ausrichten verlauten mitteilen verbreiten durchblicken anklingen")
_MAX_LETS = 9  # tokens between them
#: Auxiliaries behind a demonstrative: Die heeft, Der will.
_FINITE = words(
    """
    hat hatte habe ist war will wollte soll sollte kann konnte muss musste wird heeft had is was wil wilde zou kan kon moet
    moest
    """
)
#: French articles and possessives that are no pronouns, so that no verb follows: un critique, sa réplique; but: l'un raconte.
_BEFORE_NOUNS = words("un une son sa ses cet cette ces chaque aucun aucune quelque")
_BEFORE_PARTICIPLES = words("le la l' l’ du au")  # those that are, before which no participle stands: l'accusé
_BEFORE_VERB_FORMS = _BEFORE_NOUNS | _BEFORE_PARTICIPLES
_OBJECT_ARTICLES = words("die den das dem einen ein eine ihm ihr ihn")
#: Adverbs within a report of several words: mette subito in chiaro, deja muy claro.
_WITHIN_JOINED = words("subito anche sempre molto ben muy bien también siempre ya muito bem também sempre logo aussi toujours")
_MIN_FINITE = 4  # letters
_MAX_KINDS = 20_000  # words whose kind is kept, for each language
_COMPOUND = re.compile(r"-[a-z]{2,12}\b")
_CLITIC = re.compile(r"(.+?)-(?:t-)?(il|elle|ils|elles|on)")
#: French and Italian articles and prepositions before a vowel: l’avocat, d’une, dell’azienda.
_APOSTROPHED = re.compile(r"((?:[ld]|qu|d[ae]ll|all|nell|sull|quell|un)[’'])(.+)")
_ELIDED = re.compile(r"((?:qu|lorsqu|puisqu|quoiqu|s)[’'])(il|elle|ils|elles)")


class Token(NamedTuple):
    """A piece of a clause; a name is one token however many words it has."""

    kind: TokenKind
    start: int
    end: int
    text: str
    lower: str
    mention: Mention | None = None
    pronoun: Pronoun | None = None
    possessive: bool = False


def tokenize(masked: str, start: int, end: int, mentions: Sequence[Mention], language: Reporting) -> list[Token]:
    """The tokens of `masked[start:end]`, where quotations are runs of U+0001; `mentions` are those inside, in order."""
    return settle(cut(masked, start, end, mentions, language), masked, language)


def cut(masked: str, start: int, end: int, mentions: Sequence[Mention], language: Reporting) -> list[Token]:
    """The same, each word with the kind it has by itself."""
    tokens: list[Token] = []
    place = start
    for mention in mentions:
        _add_pieces(tokens, masked, place, mention.start, language)
        if language.elides and masked[mention.start - 1 : mention.start] in ("’", "'") and tokens:
            _elide(tokens, masked, mention.start, language)
        behind = masked[mention.end : mention.end + 2]
        name = masked[mention.start : mention.end]
        possessive = behind in ("’s", "'s", "’ ", "' ", "‘ ") or (language.verb_second and is_genitive(name, mention.name))
        # Maryland-based, which describes what follows
        compound = _COMPOUND.match(masked, mention.end) if behind[:1] == "-" else None
        described = possessive or compound is not None
        tokens.append(Token("name", mention.start, mention.end, name, name.lower(), mention, possessive=described))
        place = compound.end() if compound else mention.end + 2 if behind in ("’s", "'s") else mention.end
    _add_pieces(tokens, masked, place, end, language)
    return tokens


def unsettled(tokens: Sequence[Token], language: Reporting) -> list[int]:
    """The places at which `settle` may change something whatever part of the tokens it is given, but for its first word."""
    joining = language.joining
    found = [index for index, token in enumerate(tokens) if token.lower in joining]
    if language.elides:
        for index in range(1, len(tokens)):
            ahead, token = tokens[index - 1].lower, tokens[index]
            verb = token.kind == "verb" and ahead in _BEFORE_VERB_FORMS
            if verb or (ahead in HAVING and agrees(ahead, token.lower, language)):
                found.append(index)
        found.sort()
    return found


def settle(tokens: list[Token], masked: str, language: Reporting) -> list[Token]:
    """The tokens of a part of a sentence with the kinds that the words beside them tell, and verbs of several words as one."""
    if language.phrasal:
        tokens = _phrased(tokens, language)
    if language.anaphors:
        _join_anaphors(tokens, masked, language)
    for index, token in enumerate(tokens) if language.doubtful else ():
        if token.kind != "verb" or token.lower not in language.doubtful:
            continue
        if token.lower == "so":
            reports = not index or tokens[index - 1].kind in ("comma", "quote", "stop")  # but: erlebte Lee so einen
        else:
            reports = _lets_know(tokens, index)
        if not reports:
            tokens[index] = token._replace(kind="word")
    for index, token in enumerate(tokens[:-1]):
        titled = token.text == "Me" and tokens[index + 1].kind == "name"  # Me Anne Petit, a lawyer
        if token.kind == "pronoun" and (titled or _is_article(token, tokens[index + 1], language)):
            tokens[index] = token._replace(kind="word", pronoun=None)
    if language.elides:
        for index in range(1, len(tokens)):
            if tokens[index - 1].lower in HAVING and agrees(tokens[index - 1].lower, tokens[index].lower, language):
                tokens[index] = tokens[index]._replace(kind="verb")
    if language.elides and not language.drops:
        for index in range(1, len(tokens)):
            token, ahead = tokens[index], tokens[index - 1].lower
            if token.kind != "verb":
                continue
            noun = ahead in _BEFORE_NOUNS and not (index > 1 and tokens[index - 2].lower in ("l'", "l’"))
            of_person = ahead in _BEFORE_PARTICIPLES and _is_noun_of_person(tokens, index, language)
            if noun or of_person or (ahead in _BEFORE_PARTICIPLES and token.lower.endswith(("é", "u", "ant"))):  # l'attaquant
                tokens[index] = token._replace(kind="word")
    if language.demonstratives and len(tokens) > 1 and tokens[0].lower in language.demonstratives:
        verb = tokens[1]
        # one person: several have a verb in -en
        if (verb.kind == "verb" and not verb.lower.endswith("en")) or verb.lower in _FINITE or _is_finite(tokens, language):
            tokens[0] = tokens[0]._replace(kind="pronoun", pronoun=language.demonstratives[tokens[0].lower])
    return _joined(tokens, language) if language.joined else tokens


def _is_noun_of_person(tokens: Sequence[Token], index: int, language: Reporting) -> bool:
    """Whether a French verb behind an article that is a pronoun as well is the noun of who speaks: a dit la juge; but not: Anne
    Roy la juge."""
    if not is_role(tokens[index].lower):
        return False
    named = index + 1 < len(tokens) and tokens[index + 1].kind == "name"
    if index < 2 or named:
        return True
    ahead = tokens[index - 2]
    return (
        ahead.kind in ("stop", "comma", "quote", "verb")
        or ahead.lower in language.prepositions
        or ahead.lower in language.clause
    )


def _lets_know(tokens: Sequence[Token], at: int) -> bool:
    """Whether a German verb makes something known: ließ der Trainer wissen, wie sie verlauten ließ; not: ließ ihn gehen."""
    if at and tokens[at - 1].lower in _KNOWN:
        return True
    behind = tokens[at + 1 : at + 1 + _MAX_LETS]
    end = next((index for index, token in enumerate(behind) if token.kind in ("stop", "quote", "comma")), len(behind))
    return any(token.lower in _KNOWN for token in behind[:end])


def _elide(tokens: list[Token], masked: str, end: int, language: Reporting) -> None:
    """Gives the word before a name its apostrophe back: l’ of l’AFP is an article."""
    last = tokens[-1]
    if last.end == end - 1 and _BEFORE_NAME.fullmatch(masked, last.start, end):
        tokens[-1] = _word(masked[last.start : end], last.start, end, language)


def _join_anaphors(tokens: list[Token], masked: str, language: Reporting) -> None:
    """Makes each phrase that stands for a person one pronoun."""
    firsts = language.anaphor_words
    for at in range(len(tokens) - 2, -1, -1):
        for rest in firsts.get(tokens[at].lower, ()):
            behind = tokens[at + 1 : at + 1 + len(rest)]
            if tuple([token.lower for token in behind]) == rest:
                pronoun = language.anaphors[" ".join([tokens[at].lower, *rest])]
                text = masked[tokens[at].start : behind[-1].end]
                tokens[at : at + 1 + len(rest)] = [
                    Token("pronoun", tokens[at].start, behind[-1].end, text, text.lower(), None, pronoun)
                ]
                break


def _is_finite(tokens: Sequence[Token], language: Reporting) -> bool:
    """Whether a German word behind a demonstrative is a verb with its object: Der verdreht die Augen."""
    verb, behind = tokens[1], tokens[2] if len(tokens) > 2 else None
    third = verb.text.islower() and verb.lower.endswith(("t", "te")) and verb.lower not in language.small_words
    object_ = behind is not None and (behind.lower == "sich" or (behind.lower in _OBJECT_ARTICLES and len(tokens) > 3))
    return bool(language.reported) and third and object_ and len(verb.lower) > _MIN_FINITE


def is_inverted(verb: Token, subject: Token) -> bool:
    """Whether a hyphen joins a French verb with the pronoun behind it: dit-il, calcule-t-elle."""
    return subject.kind == "pronoun" and verb.end == subject.start and verb.text[-1:].isalpha()


def _joined(tokens: list[Token], language: Reporting) -> list[Token]:
    """The tokens, a report of several words one verb: ha *fatto sapere*, *ao afirmar*."""
    for index in range(len(tokens) - 2, -1, -1):
        follows = language.joined.get(tokens[index].lower)
        if follows is None:
            continue
        begins = index + 1 + (index + 2 < len(tokens) and tokens[index + 1].lower in _WITHIN_JOINED)
        for size in (1, 2):
            said = " ".join([token.lower for token in tokens[begins : begins + size]])
            if said in follows:
                first, last = tokens[index], tokens[min(begins + size, len(tokens)) - 1]
                lower = f"{first.lower} {said}"
                tokens[index : begins + size] = [Token("verb", first.start, last.end, lower, lower)]
                break
    return tokens


def _phrased(tokens: list[Token], language: Reporting) -> list[Token]:
    """The tokens, each verb of several words as one."""
    found: list[Token] = []
    behind = 0
    for at, token in enumerate(tokens):
        if at < behind:
            continue
        for rest in language.phrases.get(token.lower, ()):
            end = at + 1 + len(rest)
            if [following.lower for following in tokens[at + 1 : end]] == rest:
                whole = " ".join([token.lower, *rest])
                found.append(Token("verb", token.start, tokens[end - 1].end, whole, whole))
                behind = end
                break
        else:
            found.append(token)
    return found


def _is_article(token: Token, ahead: Token, language: Reporting) -> bool:
    """Whether a pronoun is the article of the noun or name behind it: her lawyer, ihr Mann."""
    return token.lower in language.articles and ahead.kind in ("word", "name") and ahead.lower not in language.small_words


def _add_pieces(found: list[Token], masked: str, start: int, end: int, language: Reporting) -> None:
    """Adds the tokens of a part without names."""
    known = language.kinds.get
    new = tuple.__new__  # half the time of `Token(...)`, and every word of a text comes here
    for match in _PIECE.finditer(masked, start, max(start, end)):
        text = match[0]
        at, stop = match.span()
        word = known(text)
        if word is not None:
            found.append(new(Token, (word[0], at, stop, text, word[1], None, word[2], False)))
            continue
        if text[0] == "\u0001":
            found.append(new(Token, ("quote", at, stop, "", "", None, None, False)))
        elif text == "." or text in _SIGNS:
            # a dot within a sentence belongs to an abbreviation, but for the one that ends a masked quotation
            if text == "." and masked[at - 1 : at] == "\u0001":
                found.append(Token("stop", at, stop, text, text))
        elif "-" in text and (clitic := _CLITIC.fullmatch(text.lower())):
            verb, pronoun = clitic.groups()
            middle = stop - len(pronoun)  # the hyphen is a part of the verb
            found.append(Token("verb" if verb in language.verbs else "word", at, middle, verb, verb))
            found.append(Token("pronoun", middle, stop, pronoun, pronoun, pronoun=language.pronouns.get(pronoun)))
        elif text[-1] in "les" and (elided := _ELIDED.fullmatch(text.lower())) and elided[2] in language.pronouns:
            middle = at + len(elided[1])
            found.append(Token("word", at, middle, text[: len(elided[1])], elided[1]))
            found.append(Token("pronoun", middle, stop, elided[2], elided[2], pronoun=language.pronouns[elided[2]]))
        elif language.elides and ("’" in text or "'" in text) and (apart := _APOSTROPHED.fullmatch(text.lower())):
            middle = at + len(apart[1])
            rest = _word(text[len(apart[1]) :], middle, stop, language)
            if rest.lower in language.skip or rest.kind == "pronoun" or rest.lower in language.whole:
                found.append(_word(text, at, stop, language))  # l’a, d’abord
            else:
                found += [Token("word", at, middle, text[: len(apart[1])], apart[1]), rest]
        else:
            found.append(_word(text, at, stop, language))


def _word(text: str, start: int, end: int, language: Reporting) -> Token:
    known = language.kinds.get(text)
    if known is None:
        if len(language.kinds) >= _MAX_KINDS:
            language.kinds.clear()
        known = language.kinds[text] = _kind(text, language)
    return Token(known[0], start, end, text, known[1], None, known[2])


def _kind(text: str, language: Reporting) -> tuple[WordKind, str, Pronoun | None]:
    if not text[0].isalnum():
        return "comma" if text in ",–—-" else "stop", text, None
    lower = text.lower()
    apart = lower if lower.isalnum() else _CONTRACTED.sub("", lower)
    if apart in language.author:
        return "pronoun", lower, None
    if lower in language.pronouns:
        return "pronoun", lower, language.pronouns[lower]
    if "-" in lower and (base := lower.partition("-")[0]) in language.verbs and lower[len(base) + 1 :] in language.clitics:
        return "verb", base, None  # define-a, chamou-lhe
    # a French verb comes with its reflexive: s'inquiète
    verb = lower[2:] if lower.startswith(("s'", "s’")) else lower
    return "verb" if verb in language.verbs else "word", lower, None
