"""The difference between two texts of an article, sentence by sentence. Pure; linear but for the sentences that differ."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b
from typing import NamedTuple

from schemas.changes import TextChange
from transforms.enrich.sentences import sentences
from transforms.link.noise import article_lines, plain_form, quiet_forms

#: More sentences of a text are not compared: the longest live blogs have about 2,000.
MAX_SENTENCES = 3_000
#: More changes of one revision are counted and not listed.
MAX_CHANGES = 200
_MAX_SENTENCE_CHARS = 2_000
_DIGEST_BYTES = 4
#: Sentences pair as old and new of one another with at least this share of common words.
_ALIKE = 0.4
#: Larger groups of differing sentences are paired in their order.
_MAX_PAIRS = 2_500


class Sentence(NamedTuple):
    """A sentence of a text. `form`: its form for comparisons; None, as the offsets, if only its digest is known."""

    digest: bytes
    form: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring sentences that differ, old and new; either may be empty."""

    old: tuple[Sentence, ...]
    new: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class TextDiff:
    """`groups`: the differences. `similarity`: the share of common text, 0 to 1."""

    groups: tuple[Group, ...]
    changes: tuple[TextChange, ...]
    similarity: float


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of the article in `text`, without noise."""
    spans = _spans(text)
    parts = [text[start:end] for start, end in spans]
    return [
        Sentence(sentence_digest(form), form, words, start, end)
        for (start, end), words, form in zip(spans, parts, quiet_forms(parts), strict=True)
    ]


def _spans(text: str) -> list[tuple[int, int]]:
    """Where these sentences stand."""
    found: list[tuple[int, int]] = []
    # a line break ends a sentence, so those of the text are those of its lines; the enrichments have asked for them before
    spans = sentences(text)
    at = 0
    for offset, line in article_lines(text):
        behind = offset + len(line)
        while at < len(spans) and spans[at][1] <= offset:
            at += 1
        while at < len(spans) and spans[at][1] <= behind:
            start, end = spans[at]
            at += 1
            if start < offset:  # lines without a word stand before it
                start = behind - len(line.lstrip())
            found.append((start, end))
            if len(found) >= MAX_SENTENCES:
                return found
    return found


def sentence_digest(form: str) -> bytes:
    """32 bits: two sentences of two versions of one article share one by chance in 4 billion comparisons."""
    return blake2b(form.encode("utf-8", "replace"), digest_size=_DIGEST_BYTES).digest()


def packed_digests(text: str) -> bytes:
    """The digests of the sentences of a text."""
    return b"".join(map(sentence_digest, quiet_forms([text[start:end] for start, end in _spans(text)])))


def unpacked_digests(packed: bytes) -> list[Sentence]:
    """Sentences of which only the digests are known, of `packed_digests`."""
    return [Sentence(packed[at : at + _DIGEST_BYTES]) for at in range(0, len(packed), _DIGEST_BYTES)]


def note_digest(note: str | None) -> str | None:
    """The digest of a correction note, whatever its typography and its dates."""
    if not note:
        return None
    form = "".join(character for character in plain_form(note).casefold() if character.isalpha())
    return sentence_digest(form).hex()


def diff(old: Sequence[Sentence], new: Sequence[Sentence]) -> TextDiff:
    """The sentences that were added, removed, changed and moved."""
    matcher = SequenceMatcher(None, [sentence.digest for sentence in old], [sentence.digest for sentence in new])
    groups: list[Group] = []
    common = 0.0
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            common += 2 * sum(map(_weight, new[new_from:new_to]))
        else:
            groups.append(Group(tuple(old[old_from:old_to]), tuple(new[new_from:new_to])))
    moved = _moved(groups)
    changes: list[TextChange] = []
    for group in groups:
        pairs = _pairs(group, moved)
        taken = {id(before) for before, _, _ in pairs} | {id(now) for _, now, _ in pairs}
        rows = [(now.start or 0, _change("changed", before, now)) for before, now, _ in pairs]
        common += sum(share * (_weight(before) + _weight(now)) for before, now, share in pairs)
        last = group.new[0].start or 0 if group.new else 0
        for sentence in group.new:
            if id(sentence) not in taken:
                kind_of = "moved" if sentence.digest in moved else "added"
                rows.append((sentence.start or 0, _change(kind_of, None, sentence)))
                common += 2 * _weight(sentence) if kind_of == "moved" else 0
        rows += [
            (last, _change("removed", sentence, None))
            for sentence in group.old
            if id(sentence) not in taken and sentence.digest not in moved
        ]
        changes += [change for _, change in sorted(rows, key=lambda row: row[0])]
    total = sum(map(_weight, old)) + sum(map(_weight, new))
    similarity = min(1.0, common / total) if total else 1.0
    stayed = (Group(_without(moved, group.old), _without(moved, group.new)) for group in groups)
    return TextDiff(
        tuple(group for group in stayed if group.old or group.new), tuple(changes[:MAX_CHANGES]), round(similarity, 4)
    )


def _without(digests: frozenset[bytes], sentences_of_group: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in sentences_of_group if sentence.digest not in digests)


def _weight(sentence: Sentence) -> int:
    return len(sentence.form) if sentence.form is not None else 100


def _moved(groups: Sequence[Group]) -> frozenset[bytes]:
    """Digests of sentences that were taken out in one place and put in in another."""
    gone = Counter(sentence.digest for group in groups for sentence in group.old)
    came = Counter(sentence.digest for group in groups for sentence in group.new)
    return frozenset(digest for digest, times in gone.items() if came[digest] == times)


def _pairs(group: Group, moved: frozenset[bytes]) -> list[tuple[Sentence, Sentence, float]]:
    """(old, new, share of common words) of sentences that are versions of one another; the most alike first."""
    olds = [sentence for sentence in group.old if sentence.form is not None and sentence.digest not in moved]
    news = [sentence for sentence in group.new if sentence.digest not in moved]
    if len(olds) * len(news) > _MAX_PAIRS:
        scored = [(_alike(before, now), place, place) for place, (before, now) in enumerate(zip(olds, news, strict=False))]
    else:
        scored = [(_alike(before, now), i, j) for i, before in enumerate(olds) for j, now in enumerate(news)]
    pairs: list[tuple[Sentence, Sentence, float]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for share, i, j in sorted(scored, key=lambda entry: (-entry[0], abs(entry[1] - entry[2]), entry[1])):
        if share >= _ALIKE and i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            pairs.append((olds[i], news[j], share))
    return pairs


def _alike(before: Sentence, now: Sentence) -> float:
    old, new = (Counter((sentence.form or "")[:_MAX_SENTENCE_CHARS].lower().split()) for sentence in (before, now))
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 0.0


def _change(kind: str, old: Sentence | None, new: Sentence | None) -> TextChange:
    return TextChange(
        kind=kind,  # type: ignore[arg-type]  # one of ChangeKind, by the callers above
        old=(old.text or "")[:_MAX_SENTENCE_CHARS] or None if old else None,
        new=(new.text or "")[:_MAX_SENTENCE_CHARS] or None if new else None,
        old_start=old.start if old else None,
        old_end=old.end if old else None,
        start=new.start if new else None,
        end=new.end if new else None,
    )
