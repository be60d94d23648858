"""Words in marks within what a sentence reports that its speaker did not choose: others call something so ("Lee said locals
call it “the pit”", "Roth sagte, Nachbarn nennten es „das Loch“"), or they are the name of the English thing behind them ("Lee
said the “rainy day” fund was empty").
"""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.attribution import Attribution
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.story import Story

_MAX_CHARS = 200  # of the clause before the quotation
_MAX_NAME = 4  # words before the noun whose name they are
_MAX_WHO = 2  # tokens of those who call it so, before a verb at the end
_MAX_OBJECT = 4  # tokens from "told" to "that"
#: Verbs that report a clause: what stands in it is no object of theirs.
_CLAUSAL = words(
    """
    said says say saying told tells added adds adding explained explains explaining claimed claims argued argues noted notes
    insisted insists admitted admits confirmed confirms announced announces warned warns testified stressed recalled recalls
    stated states believes thought thinks estimated estimates replied wrote writes
    """
)
#: By which others give something its name or its mark, or write it somewhere.
_NAMES = words(
    """
    call calls called dub dubs dubbed label labels labelled labeled brand brands branded describe describes described rate rates
    rated judge judges judged grade graded class classed classify classifies classified define defines defined name named
    nickname nicknamed mark marks marked title titled tell tells told term terms termed list lists listed
    paint painted spray sprayed scrawled daubed carved stamped
    refer refers referred translate translates shout shouts shouted yell yells yelled ask asks asked
    """
)
#: The same before "as": sold as “green”, counts as “lost”.
_COUNTS = words(
    """
    sold marketed count counts counted treated registered recorded filed booked advertised billed logged entered sell sells
    market markets treat treats
    """
)
#: And before a noun for words: the letter used the word “closure”.
_USES = words("use uses used contain contains contained include includes included")
_WORDS = words("word words term terms phrase phrases expression")
_THEY = words("they people everyone everybody someone somebody nobody")
_AUXILIARIES = words("had has have was were is are been be would will could can may might")
_ENDS = words("and but or to because so when if while")
_DETERMINERS = words("the a an its their his her our this that these those no any another one")
#: Words behind a determiner and the marks that are no noun.
_NO_NOUNS = words(
    """
    is are was were be been being will would could can should may might must has have had do does did and or but nor so than as
    that which who whom whose when where while because if though although until since not never ever also still too even only
    just already enough this the a an it he she they we you i now today yesterday there here again
    """
)
#: What judges a thing: a “failed” policy is in the words of whoever says so.
_JUDGES = (
    *("ful", "ous", "able", "ible", "ive", "less", "ish", "ic", "ical", "ual", "cal", "nal", "tal", "ial", "gal", "mal", "ing"),
    *("ed", "ly", "ent", "ant", "est", "eur", "ary", "ory"),
)
_DEGREES = words("very so too more most really quite rather utter")
_JUDGEMENTS = words(
    """
    bad good great huge mad cruel crude cheap weak poor wrong fake false dumb stupid absurd unfair insane brave safe free full
    big small real true proper perfect shoddy lousy petty nasty dirty risky hasty crazy silly lazy angry heavy happy lucky ugly
    guilty empty unworthy vile evil grave harsh severe extreme strange odd unique rare new old dead sad mere pure sheer fair
    tough hard soft strong deep sick simple easy stale broken rotten stolen hidden unknown very so too more most really quite
    rather utter total mean nice fine tiny giant proud modest secret sudden serene bizarre obscene immense intense sincere
    """
)


#: Stems of German and Dutch verbs of naming, and what may stand before their participle.
_NORTHERN_NAMES = (
    *("nenn", "nann", "genannt", "bezeichn", "sprech", "spräch", "sprach", "beschreib", "beschrieb", "titulier", "betitel"),
    *("noem", "genoemd", "omschr", "omschreven", "spreken", "spraken", "spreekt", "sprak"),
)
_NORTHERN_HAVE = words("hätten hätte haben habe hat hatten hatte hebben heeft hadden had zouden zou würden würde")
_SEVERAL_THEY = words("sie ze zij")
_MAN = words("man men")


def is_of_inner_clause(speech: Attribution, story: Story, span: Span) -> bool:
    """Whether a fragment is not in the words of the speaker who was found for it."""
    if story.language.is_romance or not speech.verb:
        return False
    if story.language.verb_second:
        return _is_northern_others(speech, story, span)
    clause = _clause(speech, story, span)
    return bool(clause) and (_is_others(clause, story) or _names_thing(clause, story, span))


def _is_northern_others(speech: Attribution, story: Story, span: Span) -> bool:
    """Whether a German or Dutch clause that somebody reports tells what others call something."""
    start = max(story.discourse.sentence_start(span.outer_start), span.outer_start - _MAX_CHARS)
    ahead = speech.start < span.outer_start
    clause = story.tokens(speech.end if ahead else start, span.outer_start)
    comma = max((at for at, token in enumerate(clause) if token.kind in ("comma", "stop", "quote")), default=-1)
    that = max((at for at, token in enumerate(clause[: comma + 4]) if token.lower in ("dat", "dass")), default=-1)
    if ahead and max(comma, that) < 0:
        return False
    clause = clause[max(comma, that if that > comma else -1) + 1 :]
    behind = story.tokens(span.outer_end, min(len(story.text), span.outer_end + 30))[:2]
    closes = next((token.lower for token in behind if token.lower.startswith(_NORTHERN_NAMES)), None)
    finite = next(
        (at for at, token in enumerate(clause) if token.lower.startswith(_NORTHERN_NAMES) or token.lower in _NORTHERN_HAVE),
        None,
    )
    if finite is None and closes is None:
        return False
    if finite is not None and clause[finite].lower in _NORTHERN_HAVE and closes is None:
        return False
    who = clause[:finite] if finite is not None else clause[:_MAX_WHO]
    verb = clause[finite].lower if finite is not None else str(closes)
    first = who[0] if who else None
    if first is None or first.lower in story.language.prepositions:
        return False
    if first.lower in _MAN or (first.lower in _SEVERAL_THEY and verb.endswith("en")):
        return True
    named = any(token.mention is not None and token.mention.kind == "PER" and not token.possessive for token in who)
    noun = any(token.kind == "word" and token.lower not in story.language.small_words for token in who)
    return noun and first.kind == "word" and not named and first.pronoun is None


def _clause(speech: Attribution, story: Story, span: Span) -> Sequence[Token]:
    """The reported words before a quotation, as far as its sentence goes."""
    verb = str(speech.verb)
    start = max(story.discourse.sentence_start(span.outer_start), span.outer_start - _MAX_CHARS)
    if verb not in _CLAUSAL:
        return ()
    if speech.start > span.outer_start:
        return story.tokens(start, span.outer_start)
    tokens = story.tokens(speech.end, span.outer_start)
    at = next((at for at, token in enumerate(tokens) if token.lower == verb), None)
    if at is None:
        return ()
    behind = tokens[at + 1 :]
    that = next((at for at, token in enumerate(behind[: _MAX_OBJECT + 1]) if token.lower in ("that", "how")), None)
    return behind if that is None else behind[that + 1 :]


def _is_others(clause: Sequence[Token], story: Story) -> bool:
    """Whether people other than the one who reports do the naming."""
    at = next((at for at in range(len(clause) - 1, 0, -1) if _gives_name(clause, at)), None)
    if at is None:
        return False
    who, behind = clause[:at], clause[at + 1 :]
    if clause[at].lower.startswith("refer") and behind and behind[0].lower == "to":
        behind = behind[1:]
    if any(token.kind in ("comma", "stop", "quote") or token.lower in _ENDS for token in (*who, *behind)):
        return False
    while who and (who[-1].lower in _AUXILIARIES or who[-1].lower.endswith("ly")):
        who = who[:-1]
    if not who or any(token.mention is not None and token.mention.kind == "PER" and not token.possessive for token in who):
        return False
    if who[0].lower in _THEY:
        return len(who) == 1 or who[-1].kind == "word"
    return who[-1].kind in ("word", "name") and not any(
        token.kind == "pronoun" or token.lower in story.language.prepositions for token in who[:1]
    )


def _gives_name(clause: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is a verb by which something has a name at the end of the clause."""
    lower, last = clause[at].lower, clause[-1].lower
    return lower in _NAMES or (lower in _COUNTS and last == "as") or (lower in _USES and last in _WORDS)


def _names_thing(clause: Sequence[Token], story: Story, span: Span) -> bool:
    """Whether a noun behind the words makes a name of them: its “rainy day” fund, but not: its “shameful” plan."""
    inner = story.text[span.start : span.end].split()
    adjective = len(clause) > 1 and clause[-1].kind == "word" and clause[-2].lower in _DETERMINERS
    small = clause[-1].lower in _NO_NOUNS or clause[-1].lower in story.language.small_words
    ahead = clause[-2] if adjective and not small else clause[-1]
    determined = ahead.lower in _DETERMINERS or ahead.possessive or ahead.lower.endswith(("’s", "'s", "s’"))
    if len(inner) > _MAX_NAME or not determined or story.text[span.outer_end : span.outer_end + 1] != " ":
        return False
    behind = story.tokens(span.outer_end, min(len(story.text), span.outer_end + 30))
    noun = behind[0] if behind else None
    if (
        noun is None
        or noun.kind != "word"
        or not noun.text.islower()
        or noun.lower in _NO_NOUNS
        or noun.lower in story.language.small_words
    ):
        return False
    first = inner[0].lower().strip(",.")
    opens = len(inner) > 1 and not (first in _DEGREES or first.endswith("ly"))  # “levelling up” fund
    return not _is_judgement(inner[-1].lower().strip(",.")) and (opens or not _is_judgement(first))


def _is_judgement(word: str) -> bool:
    return word in _JUDGEMENTS or (word.endswith(_JUDGES) and "-" not in word and len(word) > 4)
