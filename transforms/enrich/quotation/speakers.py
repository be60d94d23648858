"""Who says each quotation of a text.

First what stands around a quotation in its own sentence (`told`); then what readers infer: a quotation without a word about its
speaker goes on from the one before it. Where that leaves a doubt, there is no speaker.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.enrich.quotation.attribution import CONFIDENCE, NOBODY, Attribution, Method
from transforms.enrich.quotation.binding import unless_bound
from transforms.enrich.quotation.clauses import Subject
from transforms.enrich.quotation.discourse import SentenceTopic
from transforms.enrich.quotation.fragments import unless_loose
from transforms.enrich.quotation.labels import introduces_another, is_label
from transforms.enrich.quotation.overruled import addressed, overruled
from transforms.enrich.quotation.source import Told
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.story import Story
from transforms.enrich.quotation.told import told

#: A word of a name that is not an initial.
_NAME = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,}")
_MAX_LINE = 120  # characters of a line that introduces a person
_MAX_HEAD = 60  # tokens of a line that leads to a quotation
_MIN_VOICE = 2  # quotations after which the one person who speaks is the only voice
_MIN_CLAUSE = 3  # words of a fragment that is no term
_LAST = 3  # quotations in which the one who speaks at present is looked for


def speakers(story: Story, silent: Sequence[bool], terms: Sequence[bool]) -> list[Attribution]:
    """Who says each quotation of the story; `silent` says which nobody says: titles, terms, signs. `terms` are the words held
    at a distance that somebody may have used."""
    spans = story.spans
    found: list[Attribution] = []
    for index, span in enumerate(spans):
        if silent[index]:
            found.append(replace(NOBODY, told=True))
            continue
        own = told(story, index, span)
        speech = addressed(story, index) or (_who(story, index, own, found) if own else _same_sentence(story, index, found))
        speech = overruled(speech, story, index)
        speech = unless_bound(_unless_named(speech, story, span), story, index)
        indirect = speech.method == "continued" and speech.start == speech.end
        # “A” and “B” of one report are both its words
        listed = index > 0 and found[-1].known and speech.start == found[-1].start and found[-1].verb == speech.verb
        speech = unless_loose(speech, story, index, term=terms[index] and not listed, indirect=indirect)
        if speech.speaker is not None:
            story.discourse.spoke(speech.speaker, span.outer_start)
        found.append(speech)
    for index in range(len(spans) - 1, 0, -1):
        before, speech = found[index - 1], found[index]
        if speech.known and not before.known and not before.told and story.full[index - 1] and _in_one_sentence(story, index):
            found[index - 1] = _goes_on(speech)  # “...” is the word for it, “...”, Lee explains
    _carry(spans, found)
    _only_voice(story, found)
    for index in range(len(spans)):
        unclear = found[index].start != found[index].end  # a pronoun that fits nobody
        if not found[index].known and not found[index].told and story.full[index] and not unclear:
            inferred = _unless_named(_inferred(story, index, found), story, spans[index])
            if inferred.known:
                found[index] = inferred
    _carry(spans, found)
    named = {mention.name for mention in story.names.mentions}
    for index, speech in enumerate(found):
        if speech.known and speech.method != "named" and speech.speaker not in named:
            found[index] = replace(speech, method="phrase")  # a description that goes on to speak is still no name
    return found


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
        dropped = speech.told and not speech.known and speech.verb is not None
        if dropped and story.full[index] and story.text[speech.start : speech.end].lower() == speech.verb:
            only = replace(speech, speaker=named[0], method="pronoun", confidence=CONFIDENCE["paragraph"])
            found[index] = _unless_named(only, story, story.spans[index])
        elif not speech.told and not speech.known and _is_clause(story, index):
            found[index] = _unless_named(_continued(named[0]), story, story.spans[index])


def _is_clause(story: Story, index: int) -> bool:
    """Whether a fragment of more than a term stands in indirect speech that says not whose it is."""
    span = story.spans[index]
    long = len(story.text[span.start : span.end].split()) >= _MIN_CLAUSE
    return long and not story.full[index] and story.discourse.goes_on(span.outer_start)


def _unless_named(speech: Attribution, story: Story, span: Span) -> Attribution:
    """The attribution, but nobody where it was inferred and the quotation itself names the person: few speak of themselves
    by name."""
    if not speech.known or speech.method in ("named", "phrase"):
        return speech
    inside = {*_NAME.findall(story.text, span.start, span.end)}
    if inside.isdisjoint(word for word in _NAME.findall(speech.speaker or "")):
        return speech
    return speech.unnamed()


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
    last = story.spans[index - 1] if index else None
    inside = last is not None and last.outer_start >= paragraph
    before = story.discourse.sentence(at, at)[0]
    text_before = story.text[paragraph:at]
    # the sentence before names whom this one is about; behind a quotation it is mostly the same person
    about = story.discourse.subject_between(max(paragraph, last.outer_end if last and inside else 0), before, story.text)
    if about is not None:
        who = _about(about)
    elif inside and last is not None:
        another = story.discourse.tells_of_another(last.outer_end, before)
        who = NOBODY if another else _goes_on(found[index - 1])
        if not who.known and not another and not found[index - 1].told:
            who = _last_topic(story, index, found, paragraph)
    elif text_before.strip():
        who = _last_topic(story, index, found, paragraph)
    else:
        who = _from_paragraph_before(story, index, found, paragraph, strict=False)
    if not who.known:
        return Attribution(None, subject.start, subject.end, own.verb, told=True)
    return Attribution(who.speaker, subject.start, subject.end, own.verb, "pronoun", CONFIDENCE["pronoun"], told=True)


def _last_topic(story: Story, index: int, found: Sequence[Attribution], paragraph: int) -> Attribution:
    """Whom the nearest sentence of the paragraph before a quotation is about, or lets speak; nobody where it tells of
    somebody else: "Ana Roa is glad. The list has ten firms. “...”, cuenta."."""
    place = story.discourse.sentence(story.spans[index].outer_start, story.spans[index].outer_start)[0]
    who = _topic_back(story, index, found, place, paragraph)
    return _from_paragraph_before(story, index, found, paragraph, strict=False) if who is None else who


def _topic_back(
    story: Story, index: int, found: Sequence[Attribution], place: int, floor: int, *, strict: bool = False
) -> Attribution | None:
    """Whom the nearest sentence in `floor:place` is about, or lets speak; None where none tells. `strict`: all behind it open
    with a verb without a subject."""
    while place > floor:
        start, end = story.discourse.sentence(place - 1, place - 1)
        start = max(start, floor)
        spoken = next((at for at in range(index - 1, -1, -1) if start <= story.spans[at].outer_start < end), None)
        if spoken is not None and found[spoken].known:
            return _goes_on(found[spoken])
        topic = story.discourse.subject_between(start, end, story.text)
        if topic is not None:
            return _about(topic)
        if story.discourse.tells_of_another(start - 1, end - 1) or (strict and not story.discourse.is_subjectless(start)):
            return NOBODY
        place = min(start, place - 1)
    return None


def _carry(spans: Sequence[Span], found: list[Attribution]) -> None:
    """A quotation that goes on in the next paragraph has one speaker, wherever he is named."""
    for index in range(1, len(spans)):
        if spans[index - 1].open_ended and not found[index].known:
            found[index] = _goes_on(found[index - 1])
    for index in range(len(spans) - 1, 0, -1):
        if spans[index - 1].open_ended and not found[index - 1].known:
            found[index - 1] = _goes_on(found[index])


def _introduced(story: Story, start: int, end: int) -> Attribution:
    """The person whom a line of its own introduces, before the quotation: "Ann Lee, chief economist"; else nobody."""
    if end - start > _MAX_LINE:
        return NOBODY
    tokens = story.tokens(start, end)
    mention = tokens[0].mention if tokens else None
    if mention is None or mention.kind != "PER" or tokens[0].possessive or " " not in mention.name:
        return NOBODY
    behind = tokens[1] if len(tokens) > 1 else None
    if behind is not None and behind.kind != "comma" and behind.text not in ":(":
        return NOBODY
    return Attribution(mention.name, mention.start, mention.end, None, "paragraph", CONFIDENCE["paragraph"])


def _goes_on(other: Attribution) -> Attribution:
    """The attribution of a quotation that has the speaker of another one."""
    if not other.known:
        return NOBODY
    return replace(other, method="continued", confidence=min(other.confidence, CONFIDENCE["continued"]), verb=None, told=False)


def _same_sentence(story: Story, index: int, found: Sequence[Attribution]) -> Attribution:
    """The speaker of the quotation before, where both stand in one sentence, or the one whose indirect speech goes on."""
    if index and found[index - 1].known and _in_one_sentence(story, index):
        return _goes_on(found[index - 1])
    source = story.discourse.indirect_source(story.spans[index].outer_start)
    return _continued(source) if source else NOBODY


def _continued(name: str) -> Attribution:
    """What somebody goes on to say, whom no word of the sentence names."""
    return Attribution(name, method="continued", confidence=CONFIDENCE["continued"])


def _in_one_sentence(story: Story, index: int) -> bool:
    """Whether a quotation stands in the sentence of the one before."""
    here, last = story.spans[index].outer_start, story.spans[index - 1].outer_start
    return story.discourse.sentence(here, here)[0] <= last


def _inferred(story: Story, index: int, found: list[Attribution]) -> Attribution:
    """The speaker of a full quotation about which its sentence says nothing."""
    span, text = story.spans[index], story.text
    paragraph = text.rfind("\n", 0, span.outer_start) + 1
    previous = story.spans[index - 1] if index else None
    following = story.spans[index + 1] if index + 1 < len(story.spans) else None
    if story.interview is not None and index in story.interview.answers:
        return Attribution(story.interview.person, method="paragraph", confidence=CONFIDENCE["paragraph"])
    if following and found[index + 1].known and not text[span.outer_end : following.outer_start].strip(" \u00a0"):
        return _goes_on(found[index + 1])
    if previous is not None and previous.outer_start >= paragraph:
        between = story.discourse.subject_between(previous.outer_end, span.outer_start, text, skip_first=True)
        if between is not None:
            return _about(between)
        who = _topic_back(story, index, found, span.outer_start, previous.outer_end, strict=True)
        if who is not None and who.known:
            return who
        lead_start = max(previous.outer_end, story.discourse.sentence(span.outer_start - 1, span.outer_start - 1)[0])
        if not _near(story, previous, span) or introduces_another(story, lead_start, span.outer_start):
            return NOBODY
        return _goes_on(found[index - 1])
    lead = story.discourse.subject_between(paragraph, span.outer_start, text)
    if lead is not None:
        return _about(lead)
    lead_in = text[paragraph : span.outer_start].strip()
    if lead_in and story.language.drops and lead_in[-1:] in ".?":
        place = story.discourse.sentence(span.outer_start, span.outer_start)[0]
        who = _topic_back(story, index, found, place, paragraph, strict=True)
        return who if who is not None else _from_paragraph_before(story, index, found, paragraph)
    if lead_in and not is_label(story, paragraph, span.outer_start):
        return NOBODY
    return _from_paragraph_before(story, index, found, paragraph)


def _about(topic: SentenceTopic) -> Attribution:
    return Attribution(topic.name, method="paragraph", confidence=CONFIDENCE["paragraph"])


def _about_before(topic: SentenceTopic, before: Sequence[Attribution]) -> Attribution:
    """Whom the paragraph before is about, unless it only tells what he did while somebody else speaks."""
    last = next((speech for speech in reversed(before[-_LAST:]) if speech.known), NOBODY)
    tells = last.known and last.speaker != topic.name and not topic.reports
    return NOBODY if tells else _about(topic)


def _names_another(story: Story, start: int, end: int, speaker: str | None) -> bool:
    """Whether a line names people, but not the one who spoke last."""
    mentions = [token.mention for token in story.tokens(start, end)[:_MAX_HEAD] if token.mention is not None]
    people = {mention.name for mention in mentions if mention.kind == "PER"}
    return bool(people) and speaker not in people


def _near(story: Story, previous: Span, span: Span) -> bool:
    """Whether no more than one sentence stands between two quotations of a paragraph."""
    return story.discourse.sentences_between(previous.outer_end, span.outer_start) <= 2


def _from_paragraph_before(
    story: Story, index: int, found: Sequence[Attribution], paragraph: int, *, strict: bool = True
) -> Attribution:
    """A paragraph that opens with a quotation goes on where the one before stopped. `strict`: no verb reports it."""
    text = story.text
    end = paragraph
    while end and text[end - 1].isspace():
        end -= 1
    if not end or text[end - 1] not in '.!?:,…"”»“)]’':
        return _introduced(story, text.rfind("\n", 0, end) + 1, end)
    start = text.rfind("\n", 0, end) + 1
    if text[end - 1] == ":" and (own := _introduced(story, start, end)).known:
        return own  # Ann Lee, mayor of Hill: and the quotation in a line of its own
    nameless = text[end - 1] == ":" and index > 0 and story.discourse.subject_between(start, end, text) is None
    if nameless and _names_another(story, start, end, found[index - 1].speaker):
        return NOBODY  # Answer of Secretary Ann Lee, 12 May:
    inside = [place for place in range(max(0, index - 40), index) if start <= story.spans[place].outer_start < end]
    while inside and not story.full[inside[-1]] and found[inside[-1]] == replace(NOBODY, told=True):
        inside.pop()  # a title
    if inside:
        last = inside[-1]
        after = story.discourse.subject_between(story.spans[last].outer_end, end, text, skip_first=True)
        return _about(after) if after else _goes_on(found[last])
    about = story.discourse.subject_between(start, end, text)
    if about is not None:
        return _about_before(about, found[:index])
    if story.language.drops and not inside and end - start > 1:
        who = _topic_back(story, index, found, end, start, strict=strict)
        if who is not None:
            return who
    # "Pero aclaró que ...": who spoke before goes on
    return _goes_on(found[index - 1]) if index and story.discourse.drops_subject(start, end) else NOBODY
