"""The fingerprint of a text, which copies and novelty compare instead of the text.

Near-duplicates: MinHash with 63 permutations over word 3-shingles (Broder 1997), 6-shingles of characters in scripts without
spaces. 21 bands of 3 values find a pair of resemblance s with probability 1 - (1 - s^3)^21: .94 at .5. Below 40 shingles an
estimate says little, so short texts have a digest of their words instead. Sentences of more than five words have a digest each.

Words are hashed as arrays of code points, never as strings: half of the time of a loop over strings.
"""

import struct
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from transforms.link.digests import digest
from transforms.link.handed_over import HandedOver

PERMUTATIONS, ROWS = 63, 3
BANDS = PERMUTATIONS // ROWS
#: Fewer shingles have no sketch.
MIN_SHINGLES = 40
#: A text with fewer words is no text: "Video", "Read more at the publisher's site".
MIN_WORDS = 8
#: Sentences of at most so many words are phrases that come back; the same in characters of scripts without spaces.
_SHORT_WORDS, _SHORT_CHARACTERS = 5, 11
#: Characters of a text that are read; the longest article of 1,781 had 120,000.
_MAX_CHARS = 200_000
_WIDTH_WORDS, _WIDTH_CHARACTERS = 3, 6
#: The permutations are computed for so many shingles at a time, which bounds the matrix to 1 MB.
_CHUNK = 4_096
#: Scripts without spaces hold this share of the letters.
_UNSPACED_SHARE = 0.3

_U64 = npt.NDArray[np.uint64]
Sketch = npt.NDArray[np.uint32]
_Codes: TypeAlias = npt.NDArray[np.uint8] | npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """`words`: of the text (characters in scripts without spaces). `shingles`: distinct ones. `sketch`: None below 40 shingles.
    `exact`: digest of the words in order. `sentences`: distinct digests of the sentences, ascending. Digests have 64 bits."""

    words: int
    shingles: int
    sketch: Sketch | None
    exact: int
    sentences: tuple[int, ...]


#: Fingerprints that were computed elsewhere, by their texts.
_remembered: HandedOver[str, Fingerprint] = HandedOver()


def fingerprint(text: str, seed: int = 0) -> Fingerprint:
    """The fingerprint of `text`. `seed` (64 bits) separates digests that must never be equal, e.g. of two languages."""
    known = _remembered.pop(text, None)
    plain = known if known is not None else _fingerprint(text)
    if not seed or not plain.words:
        return plain
    sentences = tuple(sorted(sentence ^ seed for sentence in plain.sentences))
    return replace(plain, exact=plain.exact ^ seed, sentences=sentences)


def remember(text: str, plain: Fingerprint) -> None:
    """`plain` is `fingerprint(text)`: the next call for `text` in this process takes it."""
    _remembered.put(text, plain)


_HEAD = struct.Struct("<IIQ?")


def pack(plain: Fingerprint) -> bytes:
    """A fingerprint as bytes."""
    sketch = plain.sketch.astype("<u4").tobytes() if plain.sketch is not None else b""
    head = _HEAD.pack(plain.words, plain.shingles, plain.exact, plain.sketch is not None)
    return head + sketch + np.array(plain.sentences, dtype="<u8").tobytes()


def unpack(value: bytes) -> Fingerprint:
    """The fingerprint that `pack` made into `value`."""
    words, shingles, exact, has_sketch = _HEAD.unpack_from(value)
    sentences_at = _HEAD.size + (4 * PERMUTATIONS if has_sketch else 0)
    sketch = np.frombuffer(value[_HEAD.size : sentences_at], dtype="<u4").astype(np.uint32) if has_sketch else None
    sentences: list[int] = np.frombuffer(value[sentences_at:], dtype="<u8").tolist()
    return Fingerprint(words, shingles, sketch, exact, tuple(sentences))


def _fingerprint(text: str) -> Fingerprint:
    text = text[:_MAX_CHARS].casefold()
    codes = _codes_of(text)
    kinds = _kinds_of(codes)
    letters = (kinds & _LETTER) != 0
    places = np.flatnonzero(letters)
    if not len(places):
        return Fingerprint(0, 0, None, 0, ())
    unspaced = int(np.count_nonzero(kinds & _UNSPACED)) > _UNSPACED_SHARE * len(places)
    starts = letters.copy()
    if not unspaced:
        np.greater(letters[1:], letters[:-1], out=starts[1:])
    first = np.flatnonzero(starts)
    words = _word_hashes(codes, places, starts, first)
    hashes = _shingles(words, _WIDTH_CHARACTERS if unspaced else _WIDTH_WORDS)
    return Fingerprint(
        words=len(words),
        shingles=len(hashes),
        sketch=_sketch(hashes) if len(hashes) >= MIN_SHINGLES else None,
        exact=int(_runs(words, np.zeros(1, dtype=np.intp))[0][0]),
        sentences=_sentences(words, first, kinds, _SHORT_CHARACTERS if unspaced else _SHORT_WORDS),
    )


def band_digests(sketch: Sketch, seed: int = 0) -> list[int]:
    """64 bits for each band. Two texts are candidates where one of them is equal."""
    rows = sketch.reshape(BANDS, ROWS).astype(np.uint64)
    mixed = np.arange(BANDS, dtype=np.uint64) + np.uint64(seed)
    for row in rows.T:
        mixed = _mix(mixed ^ row)
    digests: list[int] = mixed.tolist()
    return digests


def short_sketch(sketch: Sketch) -> npt.NDArray[np.uint16]:
    """The persisted sketch: 16 bits of each value. Two are equal by chance once in 65,536 times."""
    return sketch.astype(np.uint16)


def resemblance(sketch: npt.NDArray[np.uint16], other: npt.NDArray[np.uint16]) -> float:
    """The estimated share of shingles that two texts have in common (Jaccard), with a standard error of at most .063."""
    return float(np.count_nonzero(sketch == other)) / PERMUTATIONS


def shared_shingles(similarity: float, sizes: tuple[int, int]) -> float:
    """The number of shingles that two texts of these sizes share, from their resemblance."""
    return similarity / (1 + similarity) * sum(sizes)


# characters

_LETTER, _UNSPACED, _SPACE, _END, _HARD_END, _CLOSER = 1, 2, 4, 8, 16, 32
#: Thai and Lao, Myanmar, Khmer, kana, Han: scripts that write no spaces between words.
_UNSPACED_RANGES = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3041, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF))
_RARE_HAN = (0x20000, 0x3FFFF)


@cache
def _table() -> npt.NDArray[np.uint8]:
    """The kind of each code point of the Basic Multilingual Plane."""
    table = np.zeros(0x10000, dtype=np.uint8)
    for code in range(0x10000):
        character = chr(code)
        if unicodedata.category(character)[0] in "LNM":
            table[code] = _LETTER
        elif character.isspace():
            table[code] = _SPACE
    for low, high in _UNSPACED_RANGES:
        table[low : high + 1] |= np.where(table[low : high + 1] & _LETTER, _UNSPACED, 0).astype(np.uint8)
    for marks, kind in ((".!?…", _END), ("\n。！？｡", _HARD_END), ("\"'”’»“)]」』", _CLOSER)):
        for mark in marks:
            table[ord(mark)] |= kind
    return table


def _codes_of(text: str) -> _Codes:
    """The code points of a text. Most English texts are ASCII after all, which takes a quarter of the memory."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _kinds_of(codes: _Codes) -> npt.NDArray[np.uint8]:
    kinds = _table().take(codes, mode="clip")
    if codes.dtype != np.uint8 and codes.max() > 0xFFFF:
        kinds[(codes >= _RARE_HAN[0]) & (codes <= _RARE_HAN[1])] = _LETTER | _UNSPACED
    return kinds


# hashing

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX1, _MIX2, _SHIFT = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53), np.uint64(33)


def _constants(name: str, count: int) -> _U64:
    """Numbers that look random and are the same for ever."""
    return np.array([digest(f"{name} {number}") for number in range(count)], dtype=np.uint64)


_MULTIPLIERS = (_constants("multiplier", PERMUTATIONS)[:, None] | np.uint64(1)).astype(np.uint32)
_ADDENDS = _constants("addend", PERMUTATIONS)[:, None].astype(np.uint32)
_PLACES = _constants("place", _WIDTH_CHARACTERS)


def _mix(values: _U64) -> _U64:
    """The finaliser of MurmurHash3: every bit of the input changes half of those of the output."""
    mixed = values ^ (values >> _SHIFT)
    mixed *= _MIX1
    mixed ^= mixed >> _SHIFT
    mixed *= _MIX2
    mixed ^= mixed >> _SHIFT
    return mixed


def _distinct(values: _U64) -> _U64:
    """The distinct values, ascending. `numpy.unique` takes three times as long (measured with 2.4)."""
    values = np.sort(values)
    return values[_is_first(values)]


def _is_first(ordered: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    """True for each value that differs from the one before."""
    is_first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return is_first


def _runs(hashes: _U64, starts: npt.NDArray[np.intp]) -> tuple[_U64, npt.NDArray[np.intp]]:
    """A digest of the values of each run in their order, and the lengths; `starts` has the first index of each run and begins
    with 0."""
    lengths = np.empty_like(starts)
    np.subtract(starts[1:], starts[:-1], out=lengths[:-1])
    lengths[-1] = len(hashes) - starts[-1]
    places = np.arange(1, len(hashes) + 1, dtype=np.uint64)
    places -= np.repeat(starts.astype(np.uint64), lengths)
    places *= _GOLDEN
    places += hashes
    sums: _U64 = np.add.reduceat(_mix(places), starts)
    return _mix(sums), lengths


def _word_hashes(
    codes: _Codes, places: npt.NDArray[np.intp], starts: npt.NDArray[np.bool_], first: npt.NDArray[np.intp]
) -> _U64:
    letters = codes[places].astype(np.uint64)
    if len(places) == len(first):  # each letter is a word
        return _mix(letters + _GOLDEN)
    return _runs(letters, np.flatnonzero(starts[places]))[0]


def _sentences(words: _U64, first: npt.NDArray[np.intp], kinds: npt.NDArray[np.uint8], short: int) -> tuple[int, ...]:
    marks = np.flatnonzero((kinds & (_END | _HARD_END)) != 0)
    followed = kinds.take(marks + 1, mode="clip")  # the last mark of a text stands for itself there
    is_end = ((kinds[marks] & _HARD_END) != 0) | ((followed & (_SPACE | _CLOSER)) != 0) | (marks == len(kinds) - 1)
    behind = np.searchsorted(first, marks[is_end])
    starts = np.concatenate(([0], behind[behind < len(first)]))
    digests, lengths = _runs(words, starts[_is_first(starts)])
    return tuple(_distinct(digests[lengths > short]).tolist())


def _shingles(words: _U64, width: int) -> _U64:
    """The distinct hashes of all runs of `width` words."""
    count = len(words) - width + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    mixed = _mix(words + _PLACES[:width, None])
    sums = mixed[0, :count].copy()
    for place in range(1, width):
        sums += mixed[place, place : place + count]
    return _distinct(_mix(sums))


def _sketch(hashes: _U64) -> Sketch:
    """For each permutation the smallest value of a shingle: multiply-shift hashing of 32 bits (Dietzfelbinger et al. 1997)."""
    least = np.full(PERMUTATIONS, 0xFFFFFFFF, dtype=np.uint32)
    short = hashes.astype(np.uint32)
    for start in range(0, len(short), _CHUNK):
        values = short[None, start : start + _CHUNK] * _MULTIPLIERS
        values += _ADDENDS
        least = np.minimum(least, values.min(axis=1))
    return least
