"""Stories: articles about one event. One pass, by the terms of headline and lead, within three days.

An article joins the story whose centre is nearest, if their cosine is at least .28 and its time is within 72 hours of the last
article of the story; names that both have break ties and help below that by a little. The time is the publisher's, so that a
summit of last year is another story also where both are read on one day. No story lasts longer than 21 days.

Two stories to which an article belongs equally well are one if their centres are near each other too: an event tells.
"""

import struct
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from schemas.events import Event, make_event
from schemas.records import Record
from transforms.link.digests import digest
from transforms.link.index_rows import Kind, key, pack_refs, ref_key, ref_of, unpack_refs
from transforms.link.story_terms import TERMS, cosine, moved, name_terms, names_of, normalised, story_terms
from transforms.steps import IndexEntry

MIN_COSINE = 0.28
#: An article none of whose names the story has needs this: two strikes of one week share their words, not their places and
#: people. The names must be a fifth of the weight of its terms; less than .15 of them ("Monday") is no name in common.
_MIN_COSINE_WITHOUT_NAMES, _NAMES_SHARE, _COMMON_SHARE = 0.5, 0.2, 0.15
#: Added for each name that an article and a story have in common, for at most three.
_NAME_BONUS = 0.02
WINDOW_S, _LONGEST_S = 72 * 3_600, 21 * 86_400
#: Days for which entries are kept: the window and a day, counted from the last article.
DAYS = 4
#: Two stories are one if an article is this near to both, and they to each other.
_MERGE_ARTICLE, _MERGE_CENTRES = 0.40, 0.50
#: The centre of a story follows its last articles.
_MEMORY = 8
#: Stories that a term names. From two on, their number divides its weight: streams whose articles share their phrases had F1
#: .40-.86 without it, and .76-1.00 with it; the labelled streams .985 and .995.
_MAX_REFS = 12
_MAX_CANDIDATES = 24
_MAX_NAMES = 24

#: Version of these rules, in every key of theirs: centres of other rules have other weights.
_RULES = digest("stories 2")

#: First and last time, number of articles, number of terms, of names, length of an id, length of the id it was merged into.
_HEAD = struct.Struct(">IIIBBBB")
_TERM = struct.Struct(">IH")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story: its id is that of its first article. `merged`: the story that it is part of now."""

    story_id: str
    first: int
    last: int
    count: int
    centre: Mapping[int, float]
    names: tuple[int, ...] = ()
    merged: str = ""


@dataclass(frozen=True, slots=True)
class StoryVerdict:
    """The story of an article, and entries to write. `merged`: the story that turned out to be the same."""

    story_id: str
    score: float
    entries: Mapping[int, bytes]
    merged: str | None = None


def story_of(
    record: Record, group: str, seed: int, read: Callable[[Collection[int]], Mapping[int, IndexEntry]]
) -> StoryVerdict | None:
    """The story of an article; None for one without terms. `group`: the first of its copies, whose story it shares."""
    terms = story_terms(record)
    if not terms:
        return None
    seed ^= _RULES
    at, names = _time_of(record), names_of(record)
    term_keys = {term: key(Kind.TERM, (term << 32 | term) ^ seed) for term in terms}
    of_article = [_of_article_key(ref_of(article), seed) for article in (record.article_id, group)]
    found = read([*term_keys.values(), *of_article])
    stories_of = {term: unpack_refs(found[entry].value) for term, entry in term_keys.items() if entry in found}
    terms = _in_stream(terms, stories_of)
    hits: Counter[int] = Counter()
    for term, refs in stories_of.items():
        for ref in refs if term in terms else ():
            hits[ref] += round(1_000 * terms[term])
    known = [unpack_refs(found[entry].value)[0] for entry in of_article if entry in found]
    own_ref = unpack_refs(found[of_article[0]].value)[0] if of_article[0] in found else None
    refs = [*known, *(ref for ref, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:_MAX_CANDIDATES])]
    stories = [story for story in _stories(refs, seed, read).values() if _is_open(story, at)]
    named = name_terms(record, terms)
    scored = sorted(
        (
            (_score(terms, names, story), story)
            for story in stories
            if ref_of(story.story_id) == own_ref or _is_about(terms, named, story)
        ),
        key=lambda pair: (-pair[0], pair[1].story_id),
    )
    own = next((pair for pair in scored for ref in known[:1] if ref_of(pair[1].story_id) == ref), None)
    best = own or (scored[0] if scored and scored[0][0] >= MIN_COSINE else None)
    if best is None:
        story = StoryRow(story_id=record.article_id, first=at, last=at, count=1, centre=terms, names=tuple(sorted(names)))
        return StoryVerdict(record.article_id, 1.0, _entries(record, story, terms, term_keys, found, seed))
    score, story = best
    other = next((pair[1] for pair in scored if pair[1] is not story and _are_one(pair, best)), None)
    merged: dict[int, bytes] = {}
    if other is not None:
        # The story that began first goes on.
        story, other = sorted((story, other), key=lambda row: (row.first, row.story_id))
        merged = {ref_key(Kind.STORY, ref_of(other.story_id), seed): pack_story(replace(other, merged=story.story_id))}
    grown = _grown(story, terms, names, at)
    entries = merged | _entries(record, grown, terms, term_keys, found, seed)
    return StoryVerdict(story.story_id, round(min(1.0, score), 3), entries, other.story_id if other is not None else None)


def _in_stream(terms: Mapping[int, float], stories_of: Mapping[int, Sequence[int]]) -> dict[int, float]:
    """The heaviest terms once those of many stories weigh less: the words of a topic and of the trade name no event.

    Two stories may share a term for the reason that they are one.
    """
    weights = {term: weight / max(1, len(stories_of.get(term, ())) - 1) for term, weight in terms.items()}
    heaviest = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))[:TERMS]
    return normalised(dict(heaviest))


def stories_merged(record: Record, verdict: StoryVerdict, now: datetime) -> Event:
    """The event that two stories are one."""
    return make_event(
        "stories.merged",
        url=record.url,
        at=now,
        message=f"This article belongs to two stories, which are one from now on: {verdict.story_id}.",
        marks=(verdict.merged or "", verdict.story_id),
        feed_url=record.feed_url,
        before=verdict.merged,
        after=verdict.story_id,
        article_id=record.article_id,
        story_id=verdict.story_id,
    )


def _are_one(pair: tuple[float, StoryRow], best: tuple[float, StoryRow]) -> bool:
    near = min(pair[0], best[0]) >= _MERGE_ARTICLE
    return near and cosine(pair[1].centre, best[1].centre) >= _MERGE_CENTRES


def _score(terms: Mapping[int, float], names: frozenset[int], story: StoryRow) -> float:
    return cosine(terms, story.centre) + _NAME_BONUS * min(3, len(names.intersection(story.names)))


def _is_about(terms: Mapping[int, float], named: frozenset[int], story: StoryRow) -> bool:
    """The story has names of the article, or so much else that it needs none; an article without names is about anything."""
    weights = {term: terms[term] ** 2 for term in named}
    total = sum(weights.values())
    common = sum(weight for term, weight in weights.items() if term in story.centre)
    if total < _NAMES_SHARE or common >= _COMMON_SHARE * total:
        return True
    return cosine(terms, story.centre) >= _MIN_COSINE_WITHOUT_NAMES


def _is_open(story: StoryRow, at: int) -> bool:
    """An article of this time may join."""
    in_window = story.first - WINDOW_S <= at <= story.last + WINDOW_S
    return in_window and max(story.last, at) - min(story.first, at) <= _LONGEST_S


def _grown(story: StoryRow, terms: Mapping[int, float], names: frozenset[int], at: int) -> StoryRow:
    count = story.count + 1
    return replace(
        story,
        first=min(story.first, at),
        last=max(story.last, at),
        count=count,
        centre=moved(story.centre, terms, 1 / min(count, _MEMORY)),
        names=tuple(dict.fromkeys((*story.names, *sorted(names))))[:_MAX_NAMES],
    )


def _time_of(record: Record) -> int:
    """When the article was published, or else first seen, in Unix seconds."""
    claim = record.published
    at = record.first_seen_at
    if claim is not None:
        try:
            stated = datetime.fromisoformat(claim.value)
            at = stated if stated.tzinfo is not None else stated.replace(tzinfo=UTC)
        except ValueError:  # a month or a year only
            pass
    return max(0, min(int(at.timestamp()), 0xFFFFFFFF))


# entries


def _of_article_key(ref: int, seed: int) -> int:
    """The key of the story of an article."""
    return ref_key(Kind.TERM, ref, ~seed & (1 << 64) - 1)


def _stories(
    refs: Sequence[int], seed: int, read: Callable[[Collection[int]], Mapping[int, IndexEntry]]
) -> dict[str, StoryRow]:
    """These stories, or those that they were merged into, by id."""
    rows: dict[str, StoryRow] = {}
    for _ in range(3):  # a merged story may be merged again
        found = read([ref_key(Kind.STORY, ref, seed) for ref in refs]) if refs else {}
        stories = [unpack_story(entry.value) for entry in found.values()]
        rows |= {story.story_id: story for story in stories if not story.merged}
        refs = [ref_of(story.merged) for story in stories if story.merged and story.merged not in rows]
    return rows


def _entries(  # noqa: PLR0917  (what the caller has at hand)
    record: Record,
    story: StoryRow,
    terms: Mapping[int, float],
    term_keys: Mapping[int, int],
    found: Mapping[int, IndexEntry],
    seed: int,
) -> dict[int, bytes]:
    ref = ref_of(story.story_id)
    entries = {
        ref_key(Kind.STORY, ref, seed): pack_story(story),
        _of_article_key(ref_of(record.article_id), seed): pack_refs([ref]),
    }
    for term in terms:
        entry = term_keys[term]
        refs = [other for other in unpack_refs(found[entry].value) if other != ref] if entry in found else []
        entries[entry] = pack_refs([ref, *refs[: _MAX_REFS - 1]])
    return entries


def pack_story(story: StoryRow) -> bytes:
    identity, merged = bytes.fromhex(story.story_id), bytes.fromhex(story.merged)
    names = story.names[:_MAX_NAMES]
    head = _HEAD.pack(story.first, story.last, story.count, len(story.centre), len(names), len(identity), len(merged))
    terms = b"".join(_TERM.pack(term, round(weight * 0xFFFF)) for term, weight in story.centre.items())
    return head + identity + merged + terms + struct.pack(f">{len(names)}I", *names)


def unpack_story(value: bytes) -> StoryRow:
    first, last, count, terms, names, length, merged_length = _HEAD.unpack_from(value)
    at = _HEAD.size
    identity, at = value[at : at + length].hex(), at + length
    merged, at = value[at : at + merged_length].hex(), at + merged_length
    pairs = [_TERM.unpack_from(value, at + number * _TERM.size) for number in range(terms)]
    at += terms * _TERM.size
    return StoryRow(
        story_id=identity,
        first=first,
        last=last,
        count=count,
        centre={term: weight / 0xFFFF for term, weight in pairs},
        names=struct.unpack_from(f">{names}I", value, at),
        merged=merged,
    )
