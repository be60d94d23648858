"""Who spoke before a quotation, or whom the sentences before it are about, where its own says nothing of its speaker."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.answers import answer, is_put_to_somebody
from transforms.enrich.quotation.attribution import CONFIDENCE, NOBODY, UNSAID, Attribution
from transforms.enrich.quotation.introductions import introduced
from transforms.enrich.quotation.people.discourse import SentenceTopic
from transforms.enrich.quotation.story import Story
from transforms.enrich.quotation.words.speaking_nouns import can_speak

_MAX_HEAD = 60  # tokens of a line that leads to a quotation
_MAX_BACK = 12  # sentences in which it is looked for
_MAX_BETWEEN = 1500  # characters between two quotations of one who goes on
_LAST = 3  # quotations in which the one who speaks at present is looked for


#: Verbs by which somebody who has spoken goes on.
GOES_ON = words(
    """
    añadió añade añadía agregó agrega agregaba abundó abunda insistió insiste prosiguió prosigue continuó continúa remató remata
    concluyó concluye apostilló apostilla recalcó recalca remarcó remarca reiteró reitera zanjó zanja
    aggiunge aggiunto aggiunse prosegue proseguito continua continuato insiste insistito conclude concluso ribadisce ribadito
    incalza rincara chiosa chiosato
    acrescentou acrescenta continuou continua prosseguiu prossegue insistiu insiste concluiu conclui rematou remata reforçou
    reiterou completou
    """
)


def last_voice(story: Story, index: int, found: Sequence[Attribution]) -> Attribution:
    """Who spoke last, unless somebody else has been named since: for a verb that tells that he goes on."""
    for place in range(index - 1, max(-1, index - 1 - _LAST), -1):
        if not found[place].known:
            continue
        end, start = story.spans[place].outer_end, story.spans[index].outer_start
        between = story.tokens(end, min(start, end + _MAX_BETWEEN))
        others = (
            token.mention.name != found[place].speaker for token in between if token.mention and token.mention.kind == "PER"
        )
        far = start - end > _MAX_BETWEEN
        another = far or found[place].method == "phrase" or any(others) or story.discourse.tells_of_another(end, start)
        return NOBODY if another else goes_on(found[place])
    return NOBODY


def goes_on(other: Attribution) -> Attribution:
    """The attribution of a quotation that has the speaker of another one."""
    if not other.known:
        return NOBODY
    return other._replace(method="continued", confidence=min(other.confidence, CONFIDENCE["continued"]), verb=None, told=False)


def about(topic: SentenceTopic) -> Attribution:
    return Attribution(topic.name, method="paragraph", confidence=CONFIDENCE["paragraph"])


def lead_subject(story: Story, verb: int, at: int, start: int) -> Attribution | None:
    """The subject of the clause that leads to a quotation with a colon, where a verb behind the quotation has none: La giudice
    Ada Conti si ferma: «No», dice."""
    if verb < at or story.text[start:at].rstrip()[-1:] != ":":
        return None
    subject = story.discourse.subject_at(at)
    if subject is None or subject.start < start or not (subject.mention or can_speak(subject.noun)):
        return None
    name = story.discourse.name_of(subject, start, story.text)
    return Attribution(name, method="paragraph", confidence=CONFIDENCE["paragraph"]) if name is not None else None


def last_topic(story: Story, index: int, found: Sequence[Attribution], paragraph: int) -> Attribution:
    """Whom the nearest sentence of the paragraph before a quotation is about, or lets speak; nobody where it tells of
    somebody else: "Ana Roa is glad. The list has ten firms. “...”, cuenta."."""
    place = story.discourse.sentence_start(story.spans[index].outer_start)
    who = topic_back(story, index, found, place, paragraph)
    if who is not None:
        return who
    goes = story.discourse.is_about_one(paragraph, place) or (
        topic_back(story, index, found, place, paragraph, strict=True) is None
    )
    return from_paragraph_before(story, index, found, paragraph, strict=False) if goes else NOBODY


def topic_back(
    story: Story, index: int, found: Sequence[Attribution], place: int, floor: int, *, strict: bool = False
) -> Attribution | None:
    """Whom the nearest sentence in `floor:place` is about, or lets speak; None where none tells. `strict`: all behind it open
    with a verb without a subject."""
    spoken = index - 1
    for _ in range(_MAX_BACK):
        if place <= floor:
            return None
        start, end = story.discourse.sentence(place - 1, place - 1)
        start = max(start, floor)
        while spoken >= 0 and story.spans[spoken].outer_start >= end:
            spoken -= 1
        if spoken >= 0 and story.spans[spoken].outer_start >= start and found[spoken].known:
            return goes_on(found[spoken])
        topic = story.discourse.subject_between(start, end, story.text)
        if topic is not None:
            return about(topic)
        if story.discourse.tells_of_another(start - 1, end - 1) or (strict and not story.discourse.is_subjectless(start)):
            return NOBODY
        place = min(start, place - 1)
    return NOBODY


def is_term(speech: Attribution) -> bool:
    """Whether nothing tells that somebody says a fragment: a title, a sign, a word held at a distance."""
    return speech._replace(told=False) == NOBODY


def last_spoken(story: Story, index: int, found: Sequence[Attribution]) -> int:
    """Where the last quotation before one ends that is no title, sign or word held at a distance; 0 where there is none."""
    at = next((at for at in range(index - 1, -1, -1) if story.full[at] or not is_term(found[at])), None)
    return story.spans[at].outer_end if at is not None else 0


def sole_topic(story: Story, index: int, found: Sequence[Attribution], floor: int) -> Attribution:
    """The only person of whom the sentences in front of a bare quotation tell from `floor` on, in German and Dutch: "Ada Roth
    führt den Hof. Niemand half ihr. “...”". Titles and signs among them do not count."""
    place, spoken, topic = story.spans[index].outer_start, index - 1, None
    start = place
    while start > floor:
        start, end = story.discourse.sentence(start - 1, start - 1)
        start = max(start, floor)
        while spoken >= 0 and story.spans[spoken].outer_start >= start:
            if story.full[spoken] or not is_term(found[spoken]):
                return NOBODY
            spoken -= 1
        if story.discourse.tells_of_another(start - 1, end - 1):
            return NOBODY
        whom = story.discourse.subject_between(start, end, story.text)
        if whom is None and story.discourse.refers(start):
            return NOBODY  # laut einem Bericht
        if whom is not None and topic is not None and topic.name != whom.name:
            return NOBODY
        topic = whom or topic
    people = {token.mention.name for token in story.tokens(floor, place) if token.mention and token.mention.kind == "PER"}
    return about(topic) if topic is not None and people <= {topic.name} else NOBODY


def from_paragraph_before(
    story: Story, index: int, found: Sequence[Attribution], paragraph: int, *, strict: bool = True
) -> Attribution:
    """A paragraph that opens with a quotation goes on where the one before stopped. `strict`: no verb reports it."""
    text = story.text
    end = paragraph
    while end and text[end - 1].isspace():
        end -= 1
    if not end or text[end - 1] not in '.!?:,…"”»“)]’':
        return introduced(story, text.rfind("\n", 0, end) + 1, end)
    start = text.rfind("\n", 0, end) + 1
    if text[end - 1] == ":" and (own := introduced(story, start, end)).known:
        return own  # Ann Lee, mayor of Hill: and the quotation in a line of its own
    nameless = text[end - 1] == ":" and index > 0 and story.discourse.subject_between(start, end, text) is None
    if nameless and _names_another(story, start, end, found[index - 1].speaker):
        return NOBODY  # Answer of Secretary Ann Lee, 12 May:
    inside = [place for place in range(max(0, index - 40), index) if start <= story.spans[place].outer_start < end]
    while inside and not story.full[inside[-1]] and found[inside[-1]] == UNSAID:
        inside.pop()  # a title
    if inside:
        last = inside[-1]
        after = story.discourse.subject_between(story.spans[last].outer_end, end, text, skip_first=story.full[last])
        if after is None and is_put_to_somebody(story, last):
            return answer(found, last)
        return about(after) if after else goes_on(found[last])
    topic = story.discourse.subject_between(start, end, text)
    if topic is not None:
        new = text[end - 1] != ":" and story.discourse.is_new(topic.name, start, end)
        return about(topic) if new else _about_before(topic, found[:index])
    if story.language.drops and not inside and end - start > 1:
        who = topic_back(story, index, found, end, start, strict=strict)
        if who is not None:
            return who
    # "Pero aclaró que ...": who spoke before goes on
    return goes_on(found[index - 1]) if index and story.discourse.drops_subject(start, end) else NOBODY


def _about_before(topic: SentenceTopic, before: Sequence[Attribution]) -> Attribution:
    """Whom the paragraph before is about, unless it only tells what he did while somebody else speaks."""
    last = next((speech for speech in reversed(before[-_LAST:]) if speech.known), NOBODY)
    tells = last.known and last.speaker != topic.name and not topic.reports
    return NOBODY if tells else about(topic)


def _names_another(story: Story, start: int, end: int, speaker: str | None) -> bool:
    """Whether a line names people, but not the one who spoke last."""
    mentions = [token.mention for token in story.tokens(start, end)[:_MAX_HEAD] if token.mention is not None]
    people = {mention.name for mention in mentions if mention.kind == "PER"}
    return bool(people) and speaker not in people
