"""The rules of `LinkCopies`: copies, novelty and house lines of a record."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from schemas.events import Event
from schemas.records import Record
from transforms.link import copies, novelty
from transforms.link.digests import digest
from transforms.link.entry_view import EntryView
from transforms.link.fingerprint import MIN_WORDS, Fingerprint, band_digests, fingerprint, short_sketch
from transforms.link.host_lines import HostLines
from transforms.link.house_lines import HouseLines, TextLine, without
from transforms.link.index_rows import (
    ArticleRow,
    Kind,
    key,
    keys_of,
    pack_article,
    pack_plain,
    pack_refs,
    ref_key,
    ref_of,
    unpack_plain,
    unpack_refs,
)
from transforms.link.link_record import article_id
from transforms.link.linked import REMEMBER
from transforms.link.mark_lines import mark_lines
from transforms.link.sketch import line_candidates
from transforms.link.stories import DAYS as STORY_DAYS
from transforms.link.stories import stories_merged, story_of
from transforms.link.written import Written, after, id_with
from transforms.steps import Indexed, IndexEntry, ReadIndex
from transforms.urls.registered_domain import registered_domain
from transforms.urls.urls import url_key

#: Version of all rules behind the entries of the index: part of every key, so entries of other rules are never found.
VERSION = 2
_SEED = digest(f"{VERSION}")
#: Days for which a text is compared with later ones, after its group last grew.
COPY_DAYS = 30
#: Candidates that are verified, those with most equal bands and sentences first.
_MAX_CANDIDATES = 16
#: Articles that an entry of a band names: the first ones, and the newest.
_MAX_REFS = 4
#: Sites of a group that are told apart; more are not counted.
_MAX_SITES = 200
_DAY_S = 86_400
#: Separates the entry of what was written of an article from those of lines.
_WRITTEN = digest("written")


class Linking:
    """One record on its way through the rules."""

    def __init__(self, house_lines: HouseLines, read: ReadIndex, record: Record, now: datetime) -> None:
        self._house_lines, self._record, self._now = house_lines, record, now
        self._seed = _SEED
        self._seen = int(now.timestamp())
        self._view = EntryView(read, self._seen // _DAY_S, _SEED)
        self._ref = ref_of(record.article_id)
        self._ref_value = pack_refs([self._ref])
        self._site = _site_of(record.host) if record.host else _site(record.final_url or record.url)
        self._events: list[Event] = []

    def result(self, *, stories: bool) -> Indexed:
        record = self._record = self._followed()
        if not copies.is_comparable(record):
            return Indexed((record,))
        candidates = line_candidates(record) if self._house_lines != "off" else []
        lines = HostLines(record.text, candidates, self._seed ^ digest(record.host))
        own_keys = [ref_key(kind, self._ref, self._seed) for kind in (Kind.ARTICLE, Kind.GROUP)]
        lines.found(self._view.read([*lines.keys, *own_keys]))
        text = fingerprint(without(record.text, lines.often(self._ref)), self._seed)
        fields: dict[str, Any] = {}
        group = record.article_id
        if text.words >= MIN_WORDS:
            group, fields = self._judge(text)
        if stories:
            fields |= self._story(group)
        house = self._count_lines(lines, ref_of(group))
        linked = dataclasses.replace(record, **fields, **self._marked(house))
        return Indexed((linked, *self._events), self._view.written)

    # copies and novelty

    def _judge(self, text: Fingerprint) -> tuple[str, dict[str, Any]]:
        """The group of the record, and its fields."""
        record = self._record
        bands = band_digests(text.sketch, self._seed) if text.sketch is not None else []
        text_keys = keys_of(Kind.BAND, bands) or [key(Kind.EXACT, text.exact)]
        looked_up = text.sentences[: novelty.LOOKED_UP]
        sentence_keys = dict(zip(keys_of(Kind.SENTENCE, looked_up), looked_up, strict=True))
        found = self._view.read([*text_keys, *sentence_keys])
        matched = {entry: unpack_refs(found[entry].value) for entry in text_keys if entry in found}
        seen_in = {
            sentence: ref
            for entry, sentence in sentence_keys.items()
            if entry in found and (ref := int.from_bytes(found[entry].value, "big")) != self._ref
        }
        hits = Counter(ref for refs in matched.values() for ref in refs)
        hits.update(ref for ref in seen_in.values())
        claimed = copies.claimed_origin(record)
        claimed_id = article_id(url_key(claimed["u"])) if "u" in claimed else None
        refs = [ref for ref, _ in sorted(hits.items(), key=lambda entry: (-entry[1], entry[0])) if ref != self._ref]
        rows = self._view.articles([self._ref, *refs[:_MAX_CANDIDATES], *([ref_of(claimed_id)] if claimed_id else [])])
        if claimed_id and (source := rows.get(ref_of(claimed_id))) is not None:
            # A template may give one canonical link to all pages of a site.
            is_false = copies.is_unlike(text, source)
            claimed = copies.claimed_origin(record, by_link=False) if is_false else claimed | {"i": claimed_id}
        known = rows.get(self._ref)
        # Sentences are kept for a week: where none is known, the sketch decides.
        new_share = 1 - len(seen_in) / len(looked_up) if seen_in else 0.0
        candidates = [rows[ref] for ref in refs[:_MAX_CANDIDATES] if ref in rows]
        original = self._original(text, known, candidates, matched, new_share)
        row = ArticleRow(
            article_id=record.article_id,
            group=original.article_id if original is not None else record.article_id,
            seen=known.seen if known is not None else self._seen,
            shingles=text.shingles,
            site=self._site,
            kept=novelty.kept_until(text.sentences),
            sketch=short_sketch(text.sketch) if text.sketch is not None else None,
            origin=claimed,
        )
        group = self._grow(row, original)
        self._write_text(row, text, text_keys, matched, rows)
        self._write_sentences(sentence_keys, found)
        news = novelty.novelty(text.sentences, seen_in, {ref: source.kept for ref, source in rows.items()})
        contained = copies.containment(text, original) if original is not None else None
        source = self._view.articles([news.source]).get(news.source) if news.source is not None else None
        return row.group, {
            "copy_of": original.article_id if original is not None else None,
            "copy_group": row.group,
            "containment": contained,
            "copied_share": max(contained.in_original if contained else 0.0, news.source_share),
            "independent_outlets": len(group["s"]),
            "origin": copies.origin_of(group["o"], row.group),
            "novel_share": news.novel_share if news.novel_share is not None or contained is None else 0.0,
            "first_seen_in": source.article_id if source is not None else None,
        }

    def _original(
        self,
        text: Fingerprint,
        known: ArticleRow | None,
        found: Sequence[ArticleRow],
        matched: dict[int, list[int]],
        new_share: float,
    ) -> ArticleRow | None:
        """The first article of the group of which the record is a copy; None if it is no copy."""
        if known is not None:
            if known.is_copy:
                return self._first_of(known)
            if self._view.read([ref_key(Kind.GROUP, self._ref, self._seed)]):
                return None  # it has copies; a revision is none of them
        # An article that came later is no original of a revision.
        earlier = [row for row in found if known is None or row.seen <= known.seen]
        exact = frozenset(row.article_id for row in earlier if text.sketch is None and _is_in(row, matched))
        match = copies.best_match(text, earlier, self._site, new_share, exact)
        return self._first_of(match.row) if match is not None else None

    def _first_of(self, row: ArticleRow) -> ArticleRow:
        """The first article of the group. Its entry lives as long as those of its copies; the copy stands in for a lost one."""
        first = ref_of(row.group)
        return self._view.articles([first]).get(first) or dataclasses.replace(row, article_id=row.group)

    def _grow(self, row: ArticleRow, original: ArticleRow | None) -> dict[str, Any]:
        """The group with this article: `s` sites, `o` origin."""
        entry = ref_key(Kind.GROUP, ref_of(row.group), self._seed)
        stored = self._view.read([entry]).get(entry)
        if stored is not None:
            group = unpack_plain(stored.value)
        else:
            group = {"s": [original.site if original is not None else row.site], "o": (original or row).origin}
        if row.site not in group["s"] and len(group["s"]) < _MAX_SITES:
            group["s"].append(row.site)
        before = group["o"]
        group["o"] = copies.better_origin(before, row.origin)
        wanted = group["o"].get("u")
        if wanted and "i" not in group["o"] and article_id(url_key(wanted)) == row.article_id:
            group["o"] = group["o"] | {"i": row.article_id}
        if (stored is not None or original is not None) and copies.is_better(group["o"], before):
            self._events.append(copies.origin_changed(self._record, row.group, before, group["o"], self._now))
        if stored is not None or original is not None:
            self._view.write(entry, pack_plain(group), COPY_DAYS)
        if original is not None:
            self._view.write(ref_key(Kind.ARTICLE, ref_of(original.article_id), self._seed), pack_article(original), COPY_DAYS)
        return group

    def _write_text(
        self, row: ArticleRow, text: Fingerprint, keys: list[int], matched: dict[int, list[int]], rows: dict[int, ArticleRow]
    ) -> None:
        """Entries by which later articles find this one."""
        self._view.write(ref_key(Kind.ARTICLE, self._ref, self._seed), pack_article(row), COPY_DAYS)
        first = IndexEntry(self._ref_value, self._view.today + COPY_DAYS)
        for entry in keys:
            refs = matched.get(entry)
            if refs is None:
                self._view.add(entry, first)
                continue
            # One article of a group is enough to find the group.
            if any(ref == self._ref or (ref in rows and rows[ref].group == row.group) for ref in refs):
                self._view.write(entry, pack_refs(refs), COPY_DAYS)
            else:
                self._view.write(entry, pack_refs([*refs[: _MAX_REFS - 1], self._ref]), COPY_DAYS)

    def _write_sentences(self, keys: Iterable[int], found: Mapping[int, IndexEntry]) -> None:
        until = self._view.today + novelty.DAYS
        first = IndexEntry(self._ref_value, until)
        for number, entry in enumerate(keys):
            known = found.get(entry)
            if known is None:
                if number < novelty.KEPT:
                    self._view.add(entry, first)
            elif known.until < until:
                self._view.add(entry, IndexEntry(known.value, until))

    # stories

    def _story(self, group: str) -> dict[str, Any]:
        record = self._record
        verdict = story_of(record, group, self._seed ^ digest(record.language), self._view.read)
        if verdict is None:
            return {}
        for entry, value in verdict.entries.items():
            self._view.write(entry, value, STORY_DAYS)
        if verdict.merged is not None:
            self._events.append(stories_merged(record, verdict, self._now))
        return {"story_id": verdict.story_id, "story_score": verdict.score}

    # house lines

    def _count_lines(self, lines: HostLines, group: int) -> list[TextLine]:
        """The lines that are house lines, this article counted."""
        house = []
        for counted in lines.counted(group):
            if counted.is_house:
                house.append(counted.line)
            self._view.write(counted.entry, counted.value, counted.days)
        return house

    def _marked(self, house: list[TextLine]) -> dict[str, Any]:
        """The fields that house lines change. A shorter text has an id of its own."""
        marked = mark_lines(self._record, house, drop=self._house_lines == "drop")
        text = marked.get("text", self._record.text)
        if text != self._record.text:
            marked["record_id"] = written_id = id_with(self._record, text)
            self._view.write(self._written_key, Written.of(self._record, text, written_id).pack(), REMEMBER.days + 1)
        return marked

    def _followed(self) -> Record:
        """The record as the successor of what was written of its article."""
        found = self._view.read([self._written_key]).get(self._written_key) if self._record.revision > 1 else None
        return after(self._record, Written.unpack(found.value)) if found is not None else self._record

    @property
    def _written_key(self) -> int:
        return ref_key(Kind.LINE, self._ref, self._seed ^ _WRITTEN)


def _site(url: str) -> int:
    """What an outlet is told apart by, see `ArticleRow.site`."""
    return digest(registered_domain(url)) >> 32


@lru_cache(maxsize=4_096)
def _site_of(host: str) -> int:
    return _site(f"https://{host}/")


def _is_in(row: ArticleRow, matched: dict[int, list[int]]) -> bool:
    ref = ref_of(row.article_id)
    return any(ref in refs for refs in matched.values())
