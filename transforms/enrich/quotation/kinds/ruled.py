"""What a law, a contract or a report says in a Romance sentence, whoever tells of it: Ana Roa recordó que la ley exige un
estudio “previo”; le règlement, selon Anne Roy, interdit « toute vente »."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.words.description_words import TEXTS

_THAT = words("que qu che")
_ARTICLES = words("el la los las il lo l i gli le les o a os as un una uno une um uma")
#: Texts that bind people; of others it may be their author who says so.
LAWS = words(
    """
    póliza testamento acuerdo protocolo acordo apólice testamento capitolato accordo protocollo polizza bail protocole testament
    ley ordenanza reglamento norma normativa código artículo constitución decreto estatuto directiva contrato convenio pliego
    lei portaria regulamento artigo constituição diretiva convenção edital
    legge regolamento codice articolo costituzione statuto direttiva contratto ordinanza convenzione bando
    loi règlement norme code article constitution décret statut directive contrat convention arrêté ordonnance
    """
)
_TEXTS = TEXTS | LAWS
#: Stems of what texts do with words of theirs. Others, as in "the law serves “the rich”", are somebody's judgement.
_SAYS = re.compile(
    r"(?:exig|prohíb|prohib|proíb|proib|viet|interdi|castig|puni[tsr]|pune\b|punen\b|sancion|sanzion|sanctionn"
    r"|prevé|prevê|prevede|prévoi|establec|estabelec|stabilis|définit|define|definía|defini|definis|consider|considèr"
    r"|calific|qualif|classific|describ|descrev|descriv|décri|habl[ae]|fala|parla?\b|parle\b|parlait|mencion|menzion|mentionn"
    r"|recog[eí]|impone|impõe|impose|dice\b|decía\b|diz\b|dizia\b|dit\b|disait\b|diceva|advert|adviert|avvert|exclu|esclud|conclu)"
)
#: Of what somebody says of a text: la ley, calificada de “error” por Ana Roa.
_PARTICIPLES = tuple(words("ado ada ados adas ido ida idos idas ato ata ati ate ito ita iti ite ié ée és ées né té ré"))
_MAX_GAP = 4  # words from the noun of a text to its verb
_MAX_BACK = 24  # words before the quotation


def is_ruled(before: Sequence[str]) -> bool:
    """Whether a text is the subject of the clause that a quotation ends. `before`: the words of its sentence before it, in
    lower case."""
    near = " ".join(before[-_MAX_BACK:]).replace("’", "'").replace("'", " ").split()  # qu'une loi, l'article
    if _TEXTS.isdisjoint(near):
        return False
    if len(before) <= _MAX_BACK and _is_text_clause(near, LAWS, gap=len(near)):
        return True
    return any(word in _THAT and _is_text_clause(near[at + 1 :], _TEXTS) for at, word in enumerate(near))


def _is_text_clause(clause: Sequence[str], texts: frozenset[str], gap: int = _MAX_GAP) -> bool:
    """Whether a clause begins with an article and the noun of a text, and the verb of what texts say follows."""
    opens = len(clause) > 1 and clause[0] in _ARTICLES and clause[1] in texts
    return opens and any(_SAYS.match(word) and not word.endswith(_PARTICIPLES) for word in clause[2 : 3 + gap])
