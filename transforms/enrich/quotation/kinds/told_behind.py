"""Words behind a quotation that tell that nobody near says it: «gelo siberiano», come lo chiama la stampa; «al femminile»,
etichetta che tutti adorano; von einer „Staffelung“ könne keine Rede sein."""

import re

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.spans import Span

MAX_TOLD = 6  # words of such a quotation
#: As somebody calls it: the verb and the word behind it in Romance, the words before the verb in German and Dutch.
_AS_ROMANCE = re.compile(
    r",? (?:comme|como|come) (?:(?:les?|la|los|las|lo|li|le|os?|as?|lhes?|l['’]) ?)?"
    r"(?:appell\w+|surnomm\w+|nomm\w+|baptis\w+|qualifi\w+|chiama\w*|soprannomin\w+|llama\w*|apod\w+|denomin\w+|conoce\w*"
    r"|chama\w*|apelid\w+) ([^\W\d_]+)(?: ([^\W\d_]+))?"
)
_AS_NORTHERN = re.compile(
    r",? (?:wie|zoals) (?:(?:sie|ihn|es|das|ze|hem|het|dat) )?([^\W\d_]+)(?: ([^\W\d_]+))?(?: [^\W\d_]+){0,4}? "
    r"(?:nenn\w+|nann\w+|noem\w*)\b"
)
#: Who calls it so is no person: the press, the street, several people.
_CROWD = words("presse stampa prensa imprensa pers volksmund rue police polizei gente gens pueblo povo mundo monde branche")
_SEVERAL = words(
    "les des os i gli los las certains beaucoup viele manche einige kritiker anwohner fans muchos molti muitos velen"
)
#: It is called a word, and no verb tells that somebody uses it.
_IS_WORD = re.compile(
    r", (?:(?:une?|una|uno|uma?|eine?|een|so der|der|das|le|la|el|il|o|a) )?(?:[a-zà-ÿ]+ )?"
    r"(?:mot|terme|étiquette|expression|label|etichetta|termine|parola|espressione|término|palabra|expresión|etiqueta"
    r"|termo|palavra|expressão|nome|nombre|nom|Begriff|Wort|Ausdruck|woord|term|begrip|benaming) "
    r"(?![^.]{0,40}(?:util|emple|impieg|usa|usó|usou|repet|repit|ripet|répét|chois|scel|gebr|verwend|pronon|pronunc|selon|sagt))"
)
_NO_TALK = re.compile(r"[ \u00a0](?:kann|könne|könnte|konnte)(?: [^\W\d_]+)? keine Rede sein\b")


def is_told_behind(text: str, span: Span, language: str) -> bool:
    """Whether the words behind a quotation of up to six words tell that it is called so at large."""
    end = span.outer_end
    if language == "de" and _NO_TALK.match(text, end):
        return True
    if text[end : end + 1] not in (",", " ", "\u00a0"):
        return False
    called = (_AS_NORTHERN if language in ("de", "nl") else _AS_ROMANCE).match(text, end)
    if called is not None:
        beside = [word.lower() for word in called.groups() if word]
        return not _CROWD.isdisjoint(beside) or beside[0] in _SEVERAL
    return _IS_WORD.match(text, end) is not None
