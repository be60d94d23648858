"""What the sentence of a quotation says about its speaker: `said X`, `X said`, `according to X`."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.clauses_before import is_object, subject_before
from transforms.enrich.quotation.clauses.english import reads_out, subject_of_clause
from transforms.enrich.quotation.clauses.german import behind_clause, ends_in_clause, leads_sentence
from transforms.enrich.quotation.clauses.nested import is_in_relative, is_of_inner_noun, is_said_to_antecedent
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.kinds.signs import came_from_crowd, is_on_sign, is_written
from transforms.enrich.quotation.reports.according import according, claimed
from transforms.enrich.quotation.reports.at_end import at_end
from transforms.enrich.quotation.reports.dropped import (
    free_relative,
    inserted,
    is_asked,
    said_it,
    sentence_of,
    without_subject,
)
from transforms.enrich.quotation.reports.dutch import has_it_over, is_several
from transforms.enrich.quotation.reports.followed import MAX_GAP, comma, followed
from transforms.enrich.quotation.reports.northern import has_second_verb, northern
from transforms.enrich.quotation.reports.of_others import of_others
from transforms.enrich.quotation.reports.overheard import overheard
from transforms.enrich.quotation.reports.own_texts import came_from, own_text, read_in
from transforms.enrich.quotation.reports.requests import (
    agent,
    agent_behind,
    is_governed,
    is_made_to,
    is_mere_deed,
    is_no_report,
    is_spoken_to,
    reports_next,
)
from transforms.enrich.quotation.reports.romance_sources import (
    agent_of_passive,
    is_of_text,
    is_saying,
    relative_source,
    relative_subject,
)
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.quotation.reports.verbless import clause_view, is_person, without_verb
from transforms.enrich.quotation.reports.views import set_in, view_ahead
from transforms.enrich.quotation.sides import MAX_CHARS, sides
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.story import Story
from transforms.enrich.quotation.within import within
from transforms.enrich.reporting.words import Reporting

_MAX_BESIDE = 4  # tokens from the participle of a thing to the quotation that it reads: a sign reading “...”
_MIN_CLAUSE = 3  # words of a fragment that somebody’s view may be told by
_MIN_SAID = 3  # tokens of a sentence that only tells who spoke
_DEMONSTRATIVES = frozenset(("das", "dies", "so", "dat", "det"))
_SO = frozenset(("so", "zo"))
_NESTED = "’'”\"»›"

_IMPERSONAL = words("es man men het")  # Roth nimmt es gelassen: “...”
_MAX_WRITTEN = 4  # tokens behind a quotation that tell that it is written somewhere
_THAT = words("that que dass che dat")
#: A rule: the tokens before and behind, and the last mark of the quotation.
_Rule: TypeAlias = Callable[[Reporting, Sequence[Token], Sequence[Token], str], Told | None]


def told(story: Story, index: int, span: Span) -> Told | None:
    """Who the quotation's own sentence gives it to; None where it does not say."""
    before, behind, cut = sides(story, index, span)
    if not before and not cut:
        introduced = _line_before(story, span)
        if introduced is not None and not (comma(behind) or any(token.kind == "verb" for token in behind[:3])):
            return introduced
    if len(behind) > 2 and behind[0].text == ":" and behind[1].lower in _SO:
        behind = behind[1:]  # „...“: So begründet Roth den Plan
    colon = bool(before) and before[-1].text in ":;"
    # what it quotes itself may end it: “They said, ‘No,’” Lee said
    inner = story.text[max(span.start, span.end - 4) : span.end].rstrip(_NESTED)[-1:]
    # “, said X” behind is the plainest of all; otherwise a colon before, then what the marks suggest
    plain = comma(behind) and any(token.kind == "verb" for token in behind[1:3])
    view = relative_source(before, story.language) if story.language.is_romance else None
    if view is not None:
        return Told(view, None)
    follows = plain or (not colon and not _adjacent(before) and (inner in ",?!—–" or comma(behind)))
    if follows and not story.full[index] and has_second_verb(story.language, before, behind):
        follows = False
    follows = follows and not is_in_relative(before, story.language)
    if follows and inner in "?!" and reports_next(behind) and any(token.kind == "verb" for token in before):
        follows = False
    if (known := _apart(story.language, before, behind)) is not None:
        return known
    rules: list[_Rule] = [followed, _led] if follows else [_led, followed]
    for rule in rules:
        found = rule(story.language, before, behind, inner)
        if found is not None:
            return _at_the_end(story.language, found, behind) if rule is _led else _called(story.language, found, before, inner)
    if _is_participle(before, story.language):
        # "Lee warned against a “hasty” step, adding: “...”"
        subject = story.discourse.subject_at(span.outer_start)
        if subject is not None:
            return Told(subject, next(token.lower for token in reversed(before) if token.kind == "verb"))
    spoken_of = [token.lower for token in behind[:2]] == ["die", "rede"]
    if is_written(before) or is_written(behind[:_MAX_WRITTEN]) or (spoken_of and any(token.lower == "war" for token in before)):
        return Told(Subject(), None)  # Im Vertrag heißt es: „...“; „...“, heißt es in einem Brief an Roth
    author = story.language.author
    if colon and any(token.lower in author and not (at and token.lower in _IMPERSONAL) for at, token in enumerate(before[:3])):
        return Told(Subject(), None)  # the writer: "I swallow: “...”"
    if colon or (behind and any(token.kind == "verb" for token in behind[:2]) and story.language.verb_second):
        return without_verb(story.language, before, colon=colon)
    inside = story.text[span.start : span.end].split()
    long = story.full[index] or len(inside) >= _MIN_CLAUSE
    reported = any(token.kind == "verb" for token in before)
    found = at_end(story.language, behind, term=not long, told=reported) or within(story, span) or _sentence_behind(story, span)
    return found or (None if story.full[index] else clause_view(story.language, before, behind, inside))


def _apart(language: Reporting, before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """What no verb beside the quotation tells: an answer that came from somebody, a sign, a crowd, a text that is read, or the
    German and Dutch words that stand far from their speaker."""
    if (answers := came_from(behind, language)) is not None:
        return Told(answers, None)
    if (is_on_sign(before) and not comma(behind)) or came_from_crowd(language, behind):
        return Told(Subject(), None)
    if (known := of_others(language, before, behind) or northern(language, before, behind)) is not None:
        return known
    whose = read_in(behind, language)
    return Told(whose, None) if whose is not None else None


def _line_before(story: Story, span: Span) -> Told | None:
    """The report in a line of its own that ends with a colon, before a quotation that is a paragraph: "The Bank noted:"."""
    text = story.text
    if text[text.rfind("\n", 0, span.outer_start) + 1 : span.outer_start].strip():
        return None
    end = span.outer_start
    while end and text[end - 1].isspace():
        end -= 1
    if not end or text[end - 1] != ":":
        return None
    start = max(story.discourse.sentence_start(end - 1), end - MAX_CHARS)
    line = story.tokens(start, end)
    return northern(story.language, line, ()) or _led(story.language, line, (), "")


def _sentence_behind(story: Story, span: Span) -> Told | None:
    """A sentence that only tells who spoke: `„...“ Das sagte die Ministerin Ada Roth am Montag.`"""
    line = story.text.find("\n", span.outer_end)
    at = span.outer_end + 1
    while story.language.drops and story.text[at : at + 1] == " ":
        at += 1  # the stop may stand behind the mark
    start, end = story.discourse.sentence(at, at)
    if start < span.outer_end or (0 <= line < start) or not (story.language.verb_second or story.language.drops):
        return None
    tokens = story.tokens(start, min(end, start + MAX_CHARS))
    if story.language.drops:
        return said_it(story.language, tokens)
    if len(tokens) < _MIN_SAID or tokens[0].lower not in _DEMONSTRATIVES or tokens[1].kind != "verb":
        return None
    subject = subject_behind(tokens[2:], story.language)
    return Told(subject, tokens[1].lower) if subject is not None else None


def _at_the_end(language: Reporting, found: Told, behind: Sequence[Token]) -> Told:
    """A person at the end of the sentence rather than the body that reports at its beginning."""
    if found.subject.pronoun is not None or is_person(found.subject):
        return found
    end = at_end(language, behind)
    return end if end is not None and is_person(end.subject) else found


def _called(language: Reporting, found: Told, before: Sequence[Token], inner: str) -> Told:
    """The person who called it so rather than the paper according to which: `Lee called it “sad,” according to the Times`."""
    if found.verb is not None or is_person(found.subject):
        return found
    other = _led(language, before, (), inner)
    return other if other is not None and (other.subject.pronoun or is_person(other.subject)) else found


def _adjacent(before: Sequence[Token]) -> bool:
    """Whether a reporting verb stands right before the quotation: after Lee asked “...”"""
    return bool(before) and before[-1].kind == "verb"


def _is_participle(before: Sequence[Token], language: Reporting) -> bool:
    """Whether the words before end in a participle that reports: ", adding:"."""
    end = len(before)
    last = next((at for at in reversed(range(max(0, end - 4), end)) if before[at].kind in ("verb", "word")), None)
    if last is None or before[last].kind != "verb":
        return False
    return before[last].lower.endswith(("ing", "ant", "ndo")) and not is_mere_deed(before, last)


def _led(language: Reporting, before: Sequence[Token], behind: Sequence[Token], inner: str) -> Told | None:
    """`X said: “...”` and `According to X, “...”`."""
    verbs = [at for at, token in enumerate(before) if token.kind == "verb" and len(before) - at <= MAX_GAP]
    if language.drops:
        verbs = [at for at in verbs if not is_governed(before, at, language) and not is_saying(before, at, language)]
    by = agent_of_passive(language, before, behind) if language.is_romance else agent_behind(language, before, behind, verbs)
    if by is not None:
        return by
    if (own := own_text(before, language)) is not None:
        return Told(*own)
    if (heard := overheard(before, language)) is not None:
        return Told(heard, None)
    if ends_in_clause(language, before, verbs):
        return Told(Subject(), None)
    for verb in reversed(verbs):
        if any(token.kind == "stop" and token.text not in ":;" for token in before[verb:]):
            break
        if is_no_report(before, verb, language):
            continue
        if is_made_to(before, verb) or is_said_to_antecedent(before, verb, language):
            return Told(Subject(), before[verb].lower)
        apart = inserted(language, before, verb) or free_relative(language, before, verb)
        if apart is not None:
            return apart
        if language.drops and is_asked(sentence_of(before, verb)):
            return without_subject(language, before, verbs)
        who = relative_subject(language, before, behind, verb) if language.is_romance else None
        if who is not None:
            return Told(who, before[verb].lower)
        if language.is_romance and is_of_text(language, before, verb):
            return Told(Subject(), None)
        if reads_out(before, verb) and not language.inverts:
            return Told(Subject(), before[verb].lower)
        subject = (
            set_in(before, verb, language)
            or behind_clause(before, verb, language)
            or agent(before, verb, language)
            or subject_of_clause(before, verb, language)
        )
        if subject is not None:
            return Told(Subject() if is_several(subject, before[verb], language) else subject, before[verb].lower)
        if not (language.inverts or language.verb_second) and is_spoken_to(before, verb):
            return Told(Subject(), before[verb].lower)
        subject = subject_before(before[:verb], language, participle=before[verb].lower.endswith("ing"))
        if is_of_inner_noun(before, verb, subject, language):
            return Told(Subject(), before[verb].lower)
        if subject == Subject() and len(before) - verb > _MAX_BESIDE:
            continue  # "Lee agrees, noting that research suggesting fasting is bad comes from mice, “but ...”"
        if subject is None or (subject.mention is None and language.verb_second and subject.pronoun is None):
            behind_verb = subject_behind(before[verb + 1 :], language)
            stays = behind_verb is None or is_object(before[verb + 1])
            if not stays and subject is not None and language.verb_second:
                stays = leads_sentence(subject, before, language)
            subject = subject if stays else behind_verb
        if subject is not None and is_several(subject, before[verb], language):
            return Told(Subject(), before[verb].lower)
        if subject == Subject() and (view := view_ahead(language, before)) is not None:
            return view
        if subject is not None:
            return Told(subject, before[_main(before, verbs, verb, subject)].lower)
    over = has_it_over(language, before)
    if over is not None:
        return over
    source = according(language, before)
    if source is not None and not any(token.text in (":", ";") for token in before[source[0] : -1]):
        # "According to Lee, a guard wrote that it was “dry”"
        another = not language.drops and any(token.kind == "verb" for token in before if token.start > source[1].end)
        return Told(Subject() if another else source[1], None)
    owner = claimed(before)
    return Told(owner, None) if owner is not None else without_subject(language, before, verbs)


def _main(before: Sequence[Token], verbs: Sequence[int], verb: int, subject: Subject) -> int:
    """The verb of the report where another one only stands in what is reported: Lee sostiene que la ley responde a “...”"""
    for at in verbs:
        if at < verb and before[at].start >= subject.end and before[at + 1].lower in _THAT:
            return at
    return verb
