"""Who says each quotation of a text.

First what stands around a quotation in its own sentence (`told`); then what readers infer: a quotation without a word about its
speaker goes on from the one before it. Where that leaves a doubt, there is no speaker.
"""

import re
from collections.abc import Sequence

from transforms.enrich.quotation.answers import is_message, opening
from transforms.enrich.quotation.attribution import CONFIDENCE, NOBODY, UNSAID, Attribution, Method
from transforms.enrich.quotation.before import (
    GOES_ON,
    about,
    from_paragraph_before,
    goes_on,
    last_spoken,
    last_topic,
    last_voice,
    lead_subject,
    sole_topic,
    topic_back,
)
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.people.discourse import SentenceTopic
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.quotation.spans import Span, is_led
from transforms.enrich.quotation.story import Story
from transforms.enrich.quotation.things_between import past_things
from transforms.enrich.quotation.told import told
from transforms.enrich.quotation.withheld.binding import unless_bound, unless_named
from transforms.enrich.quotation.withheld.fragments import unless_loose
from transforms.enrich.quotation.withheld.labels import introduces_another, is_label
from transforms.enrich.quotation.withheld.overruled import addressed, overruled
from transforms.enrich.quotation.withheld.questions import answered_by_another

_AND_TO = re.compile(r"Et (?:de |d['’])(?:se |s['’]|y |en )?\w+(?:er|ir|re)\b")
_MIN_VOICE = 2  # quotations after which the one person who speaks is the only voice
_MIN_CLAUSE = 3  # words of a fragment that is no term


def speakers(story: Story, silent: Sequence[bool], terms: Sequence[bool]) -> list[Attribution]:
    """Who says each quotation of the story; `silent` says which nobody says: titles, terms, signs. `terms` are the words held
    at a distance that somebody may have used."""
    spans = story.spans
    found: list[Attribution] = []
    for index, span in enumerate(spans):
        if silent[index]:
            found.append(UNSAID)
            continue
        own = told(story, index, span)
        speech = addressed(story, index) or (_who(story, index, own, found) if own else _same_sentence(story, index, found))
        if speech.method == "named":
            speech = overruled(speech, story, index)
        elif speech.method is not None:
            speech = unless_bound(unless_named(answered_by_another(speech, story, index), story, span), story, index)
        if speech.speaker is not None:
            speech = unless_loose(speech, story, index, term=terms[index] and not _is_listed(spans, index, speech, found))
        if speech.speaker is not None:
            story.discourse.spoke(speech.speaker, span.outer_start)
        found.append(speech)
    for index in range(len(spans) - 1, 0, -1):
        before, speech = found[index - 1], found[index]
        if speech.known and not before.known and not before.told and story.full[index - 1] and _in_one_sentence(story, index):
            found[index - 1] = goes_on(speech)  # “...” is the word for it, “...”, Lee explains
    _carry(spans, found)
    _only_voice(story, found)
    for index in range(len(spans)):
        if _is_dropped(story, found[index]) and story.full[index]:
            found[index] = unless_named(_dropped_again(story, index, found), story, spans[index])
            continue
        unclear = found[index].start != found[index].end  # a pronoun that fits nobody
        if not (found[index].known or found[index].told or unclear or is_led(story.text, spans[index])) and story.full[index]:
            inferred = unless_named(_inferred(story, index, found), story, spans[index])
            if inferred.known:
                found[index] = inferred
    _carry(spans, found)
    named = {mention.name for mention in story.names.mentions}
    for index, speech in enumerate(found):
        if speech.known and speech.method != "named" and speech.speaker not in named:
            found[index] = speech._replace(method="phrase")  # a description that goes on to speak is still no name
    return found


def _is_listed(spans: Sequence[Span], index: int, speech: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether one report has the quotation before as well: “A” and “B” are both its words."""
    if not index or not found[-1].known or found[-1].start != speech.start or found[-1].verb != speech.verb:
        return False
    return (spans[index - 1].outer_start < speech.start) == (spans[index].outer_start < speech.start)


def _only_voice(story: Story, found: list[Attribution]) -> None:
    """Gives quotations with a dropped subject, and German indirect speech, to the one person who speaks in the whole text."""
    named = [speech.speaker for speech in found if speech.speaker is not None and speech.method != "phrase"]
    if (
        not (story.language.drops or story.language.reported)
        or len(named) < _MIN_VOICE
        or len({*named}) > 1
        or any(speech.method == "phrase" for speech in found)
    ):
        return
    for index, speech in enumerate(found):
        if _is_dropped(story, speech) and story.full[index]:
            only = speech._replace(speaker=named[0], method="pronoun", confidence=CONFIDENCE["paragraph"])
            found[index] = unless_named(only, story, story.spans[index])
        elif not speech.told and not speech.known and _is_clause(story, index):
            found[index] = unless_named(_continued(named[0]), story, story.spans[index])


def _is_dropped(story: Story, speech: Attribution) -> bool:
    """Whether a verb without a subject tells a speech of nobody known."""
    told_by_verb = speech.told and not speech.known and speech.verb is not None
    return told_by_verb and story.text[speech.start : speech.end].lower() == speech.verb


def _is_clause(story: Story, index: int) -> bool:
    """Whether a fragment of more than a term stands in indirect speech that says not whose it is."""
    span = story.spans[index]
    long = len(story.text[span.start : span.end].split()) >= _MIN_CLAUSE
    return long and not story.full[index] and story.discourse.goes_on(span.outer_start)


def _who(story: Story, index: int, own: Told, found: Sequence[Attribution]) -> Attribution:
    """The subject of a report as an attribution."""
    subject, at = own.subject, story.spans[index].outer_start
    if subject.dropped:
        return _dropped(story, index, own, found)
    name = story.discourse.name_of(subject, at, story.text)
    # a pronoun that fits nobody leaves open who goes on; words that are not understood name somebody else
    known_kind = subject.mention is not None or subject.pronoun is None
    method = _method(subject, name, story)
    confidence = CONFIDENCE[method] if name is not None and method else 0.0
    return Attribution(name, subject.start, subject.end, own.verb, method if name else None, confidence, told=known_kind)


def _method(subject: Subject, name: str | None, story: Story) -> Method:
    if subject.mention is not None:
        return "named"
    if subject.pronoun is not None:
        return "pronoun"
    return "phrase" if name == story.text[subject.start : subject.end] else "description"


def _dropped(story: Story, index: int, own: Told, found: Sequence[Attribution]) -> Attribution:
    """A verb without a subject, as in Spanish: the one who spoke last speaks."""
    subject, at = own.subject, story.spans[index].outer_start
    paragraph = story.text.rfind("\n", 0, at) + 1
    place = index - 1
    while place >= 0 and not story.full[place] and found[place] == UNSAID:
        place -= 1  # a title
    last = story.spans[place] if place >= 0 else None
    inside = last is not None and last.outer_start >= paragraph
    before = story.discourse.sentence_start(at)
    text_before = story.text[paragraph:at]
    leads = lead_subject(story, subject.start, at, before)
    # the sentence before names whom this one is about; behind a quotation it is mostly the same person
    floor = max(paragraph, last.outer_end if last and inside else 0)
    topic = story.discourse.subject_between(floor, before, story.text)
    presented = story.discourse.presents(before - 1, floor) if topic is None and before > floor else None
    if leads is not None:
        who = leads
    elif topic is not None:
        who = about(topic)
    elif presented is not None:
        who = about(SentenceTopic(presented, reports=False))
    elif inside and last is not None:
        another = story.discourse.tells_of_another(last.outer_end, before - 1) or _leaves_open(story, last.outer_end, before)
        who = NOBODY if another else goes_on(found[place])
        title = not story.full[place] and found[place] == UNSAID
        if not who.known and not another and (title or not found[place].told):
            who = last_topic(story, index, found, paragraph)
    elif text_before.strip():
        who = last_topic(story, index, found, paragraph)
    else:
        who = from_paragraph_before(story, index, found, paragraph, strict=False)
        who = who if who.known else past_things(story, index, found, paragraph)
    if not who.known and own.verb in GOES_ON and not (last is not None and _leaves_open(story, last.outer_end, before)):
        who = last_voice(story, index, found)
    if not who.known:
        return Attribution(None, subject.start, subject.end, own.verb, told=True)
    return Attribution(who.speaker, subject.start, subject.end, own.verb, "pronoun", CONFIDENCE["pronoun"], told=True)


def _leaves_open(story: Story, start: int, end: int) -> bool:
    """Whether the last sentence that begins in `start:end`, which is about nobody known, is about a pronoun: somebody of the
    other sex than the one who spoke."""
    subject = story.discourse.subject_at(end - 1)
    begins = story.discourse.sentence_start(end - 1) >= start
    return begins and subject is not None and subject.pronoun in ("m", "f")


def _dropped_again(story: Story, index: int, found: Sequence[Attribution]) -> Attribution:
    """A verb without a subject behind a quotation that opens a paragraph, once it is known who says the bare one before."""
    own, start = found[index], story.spans[index].outer_start
    if index and found[index - 1].known and found[index - 1].start == own.start:
        return goes_on(found[index - 1])  # “No”, ha aggiunto, “non oggi”
    paragraph = story.text.rfind("\n", 0, start) + 1
    if story.text[paragraph:start].strip() and not story.discourse.is_about_one(paragraph, start):
        return own
    return _dropped(story, index, Told(Subject(dropped=True, start=own.start, end=own.end), own.verb), found)


def _carry(spans: Sequence[Span], found: list[Attribution]) -> None:
    """A quotation that goes on in the next paragraph has one speaker, wherever he is named."""
    for index in range(1, len(spans)):
        if spans[index - 1].open_ended and not found[index].known:
            found[index] = goes_on(found[index - 1])
    for index in range(len(spans) - 1, 0, -1):
        if spans[index - 1].open_ended and not found[index - 1].known:
            found[index - 1] = goes_on(found[index])


def _same_sentence(story: Story, index: int, found: Sequence[Attribution]) -> Attribution:
    """The speaker of the quotation before, where both stand in one sentence, or the one whose indirect speech goes on."""
    if index and found[index - 1].known and _in_one_sentence(story, index):
        return goes_on(found[index - 1])
    if index and found[index - 1].known and _goes_on_saying(story, story.spans[index].outer_start):
        return _continued(str(found[index - 1].speaker))
    source = story.discourse.indirect_source(story.spans[index].outer_start)
    return _continued(source) if source else NOBODY


def _goes_on_saying(story: Story, at: int) -> bool:
    """Whether a sentence opens with the French infinitive by which somebody goes on: Et de mettre en garde ..."""
    if not story.language.elides or story.language.drops:
        return False
    return _AND_TO.match(story.masked, story.discourse.sentence_start(at)) is not None


def _continued(name: str) -> Attribution:
    """What somebody goes on to say, whom no word of the sentence names."""
    return Attribution(name, method="continued", confidence=CONFIDENCE["continued"])


def _in_one_sentence(story: Story, index: int) -> bool:
    """Whether a quotation stands in the sentence of the one before."""
    here, last = story.spans[index].outer_start, story.spans[index - 1].outer_start
    return story.discourse.sentence_start(here) <= last


def _inferred(story: Story, index: int, found: list[Attribution]) -> Attribution:
    """The speaker of a full quotation about which its sentence says nothing."""
    span, text = story.spans[index], story.text
    paragraph = text.rfind("\n", 0, span.outer_start) + 1
    last = index - 1
    while last > 0 and story.spans[last].outer_start >= paragraph and not story.full[last] and found[last] == UNSAID:
        last -= 1  # a title is a part of its sentence
    previous = story.spans[last] if last >= 0 and not (last < index - 1 and found[last] == UNSAID) else None
    following = story.spans[index + 1] if index + 1 < len(story.spans) else None
    if story.interview is not None and index in story.interview.answers:
        return Attribution(story.interview.person, method="paragraph", confidence=CONFIDENCE["paragraph"])
    if following and found[index + 1].known and not text[span.outer_end : following.outer_start].strip(" \u00a0"):
        return goes_on(found[index + 1])
    if previous is not None and previous.outer_start >= paragraph:
        # Le juge insiste : « ... » L'accusée baisse les yeux. « ... »
        led = story.language.is_romance and found[last].told and found[last].start < previous.end
        full = story.full[last] and not led
        between = story.discourse.subject_between(previous.outer_end, span.outer_start, text, skip_first=full)
        if between is not None:
            return about(between)
        lasts = story.language.drops  # the same person goes on
        who = topic_back(story, index, found, span.outer_start, previous.outer_end, strict=True) if lasts else None
        if who is not None and who.known:
            return who
        lead_start = max(previous.outer_end, story.discourse.sentence_start(span.outer_start - 1))
        if introduces_another(story, lead_start, span.outer_start):
            return NOBODY
        who = goes_on(found[last]) if _near(story, previous, span) else NOBODY
        if (
            not who.known
            and story.language.verb_second
            and text[lead_start : span.outer_start].rstrip()[-1:] in (".", "?", "!")
        ):
            return sole_topic(story, index, found, max(paragraph, last_spoken(story, index, found)))
        return who
    lead = story.discourse.subject_between(paragraph, span.outer_start, text)
    if lead is not None:
        return about(lead)
    lead_in = story.masked[paragraph : span.outer_start].strip()  # without a dateline
    here = story.discourse.sentence_start(span.outer_start)
    leads = lead_in[-1:] == ":" and story.discourse.is_subjectless(here, span.outer_start)  # Gosta do papel, mas pouco: “...”
    if lead_in and story.language.drops and (leads or lead_in[-1:] in ".?"):
        one = not leads and story.discourse.is_about_one(paragraph, here)
        who = None if one else topic_back(story, index, found, here, paragraph, strict=True)
        return who if who is not None else from_paragraph_before(story, index, found, paragraph)
    if lead_in and story.language.verb_second and lead_in[-1:] in ".?!":
        return sole_topic(story, index, found, paragraph)
    if lead_in and not is_label(story, paragraph, span.outer_start):
        return NOBODY
    who = NOBODY if is_message(story, index) else from_paragraph_before(story, index, found, paragraph)
    return who if who.known or lead_in else opening(story, index, found)


def _near(story: Story, previous: Span, span: Span) -> bool:
    """Whether no more than one sentence stands between two quotations of a paragraph."""
    return story.discourse.sentences_between(previous.outer_end, span.outer_start) <= 2
