"""Words in marks that a text takes as known: "Lee admits that the “carry trade” is a risk", not: Lee deplores the “haste”.

A definite article before a few words in marks tells that people know the thing by that name. Whoever reports near them says
something about the thing, unless the verb has the words as its object: then he chose them.
"""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.attribution import Attribution
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.kinds.quote_kinds import word_behind
from transforms.enrich.quotation.reports.followed import AS
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.story import Story
from transforms.enrich.reporting.words import Reporting

_MAX_WORDS = 3
_MAX_AHEAD = 120  # characters before the quotation that are looked at
_MIN_PARTITIVE = 2  # tokens: the article and what it hangs on
_MAX_GOVERNED = 4  # tokens between a verb and its object: warnte gestern erneut vor der „Falle“
_DEFINITE = words("the le la les l' l’ el los las il lo i gli o a os as der die das den dem des de het")
#: Romance and German prepositions that have an article in them.
_CONTRACTED = words(
    """
    au aux du al del dal nel col sul allo alla agli alle ai dello della degli delle dei dallo dalla dagli dalle dai nello nella
    negli nelle nei sullo sulla sugli sulle sui dell' all' nell' sull' dall' dell’ all’ nell’ sull’ dall’ do da dos das no na
    nos nas ao aos às pelo pela pelos pelas am im zum zur vom beim ins ans
    """
)
#: Nouns of what somebody says of something: Kritik an der „Hast“ kam von Ada Roth.
_CRITICISM = words(
    """
    kritik lob spott häme zweifel entsetzen empörung unmut kritiek lof twijfel ergernis verontwaardiging critique critiques
    éloge éloges crítica críticas elogios rechazo rechaço critica critiche elogio dubbi dúvidas dudas doutes
    """
)
#: A finite verb of English makes the words before it its subject.
_FINITE = re.compile(r" (?:is|are|was|were|has|had|have|will|would|could|can|should|may|might|must)\b")
_WHY = words("pourquoi comment waarom hoe warum qué cómo")
_NOT = words("nicht nie kein keine niet geen not no non não ne n' pas")
#: What somebody calls something is his, wherever the verb stands: nannte ihn, wie schon im Mai, den „Schatten“.
_CALLS = tuple(
    words(
        """
        call describ brand label dub nenn nann bezeichn noem qualifi trait appel calific tild tach llam defin chiam cham
        classific
        """
    )
)


def is_known_thing(speech: Attribution, story: Story, span: Span) -> bool:
    """Whether a quotation of up to three words is the name of a thing, so that the speaker found beside it did not say it."""
    inner = story.text[span.start : span.end].split()
    if len(inner) > _MAX_WORDS or inner[0].lower() in story.language.small_words or inner[0].lower() in _NOT:
        return False  # Er mache das „nicht aus Ehrgeiz“
    start = max(story.discourse.sentence_start(span.outer_start), span.outer_start - _MAX_AHEAD)
    before = story.tokens(start, span.outer_start)
    if not before or not _is_definite(before[-1], story.language) or _is_partitive(before, story.language):
        return False
    behind = story.text[span.outer_end : span.outer_end + 2].strip()
    if story.language.reported and not (inner[-1][:1].isupper() or behind[:1].isupper()):
        return False  # Sie finde das „unerhört“
    if speech.start > span.end and not story.language.inverts and story.text[span.outer_end + 1 : span.outer_end + 2].isalpha():
        return False  # The “poor” harvest will cost us, says Ann Roe
    if before[-1].lower == "het" and len(before) > 1 and before[-2].lower in story.language.clause:
        return False  # ze zegt dat het “mooi geweest” is
    if speech.start < span.outer_start and speech.verb is not None and speech.verb.startswith(_CALLS):
        return False
    if speech.verb is not None and word_behind(story.text, span) in (speech.verb, "que", "che"):
        return False  # hatte die „Hast“ beklagt; la « hâte » dénoncée par Anne Roy
    if not story.language.inverts and _FINITE.match(story.text, span.outer_end):
        return True  # Lee said the “snowball effect” was well known
    return not _is_object(before, story.language)


def _is_definite(token: Token, language: Reporting) -> bool:
    lower = token.lower
    if lower == "a" and "an" in language.articles:
        return False
    return (lower in _DEFINITE and lower in language.articles) or (lower in _CONTRACTED and lower in language.prepositions)


def _is_partitive(before: Sequence[Token], language: Reporting) -> bool:
    """Whether a French "des" opens a phrase of its own, bâtir des « châteaux »; but not: le coût des « châteaux »."""
    if before[-1].lower != "des" or not language.elides or len(before) < _MIN_PARTITIVE:
        return False
    ahead = before[-2]
    infinitive = ahead.kind == "word" and ahead.lower.endswith(("er", "ir", "re"))
    return ahead.kind == "verb" or infinitive or ahead.lower in language.prepositions


def _is_object(before: Sequence[Token], language: Reporting) -> bool:
    """Whether a verb that reports has a phrase that begins with the last token as its object."""
    near = before[-_MAX_GOVERNED - 2 : -1]
    for at in range(len(near) - 1, -1, -1):
        token = near[at]
        if token.lower == "dat" and at and near[at - 1].kind == "verb" and near[at + 1 :]:
            continue  # wijt dat aan de “haast”
        if token.kind == "verb" or (token.lower in AS | _CRITICISM and token.lower not in language.articles):
            return True
        opens = token.lower in language.openers or token.lower in _WHY
        if opens or token.kind in ("comma", "stop", "quote") or token.lower == "dat":
            return False
    return False
