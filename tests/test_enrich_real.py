"""The labels of real pages: well formed, and no figure may fall below its floor where the pages are there."""

import pytest

from bench.real import PARTS, Tallies, has_yardstick, read_labels, score
from tests.support.yardsticks import yardstick
from transforms.enrich.registry import parse_chain

#: Shares of right answers, well under what bench.real prints: a change of a rule may move a few labels.
FLOORS = {
    "work": {"spans": 0.97, "speakers of full quotes right": 0.9, "named speakers (precision)": 0.93},
    "sealed": {"spans": 0.97, "speakers of full quotes right": 0.93, "named speakers (precision)": 0.94},
    "last": {"spans": 0.97, "speakers of full quotes right": 0.85},
    "more": {"spans": 0.97, "speakers of full quotes right": 0.88, "named speakers (precision)": 0.93},
    "fresh": {"spans": 0.97, "speakers of full quotes right": 0.88, "named speakers (precision)": 0.93},
    "final": {"spans": 0.97, "speakers of full quotes right": 0.88, "named speakers (precision)": 0.93},
    "unseen": {"spans": 0.97, "speakers of full quotes right": 0.85, "named speakers (precision)": 0.92},
    "latest": {"spans": 0.97, "speakers of full quotes right": 0.81, "named speakers (precision)": 0.95},
    "newest": {"spans": 0.97, "speakers of full quotes right": 0.82, "named speakers (precision)": 0.88},
    "reserve": {"spans": 0.97, "speakers of full quotes right": 0.82, "named speakers (precision)": 0.82},
    "further": {"spans": 0.97, "speakers of full quotes right": 0.9, "named speakers (precision)": 0.92},
    "kept": {"spans": 0.97, "speakers of full quotes right": 0.84, "named speakers (precision)": 0.88},
    "later": {"spans": 0.97, "speakers of full quotes right": 0.6, "named speakers (precision)": 0.73},
}


@pytest.mark.parametrize("part", PARTS)
def test_the_labels_are_well_formed(part: str) -> None:
    labels = read_labels(part)
    assert len({label.id for label in labels}) == len(labels)
    for label in labels:
        starts = [start for start, _, _, _ in label.quotes]
        assert starts == sorted(set(starts))
        assert all(start < end and speaker for start, end, _, speaker in label.quotes)
        assert len(label.text_sha256) == 64


def test_no_article_is_in_two_parts() -> None:
    ids = [label.id for part in PARTS for label in read_labels(part)]
    assert len(set(ids)) == len(ids) >= 60


@pytest.mark.parametrize("part", PARTS)
def test_real_pages(part: str) -> None:
    yardstick("extraction")
    if not has_yardstick():
        pytest.skip("needs the pages of the extraction yardstick")
    tallies = score(part, parse_chain("language,entities,quotes"))
    assert below(tallies, FLOORS[part]) == {}


def below(tallies: Tallies, floors: dict[str, float]) -> dict[str, float]:
    shares = {name: tallies[name].right / max(1, tallies[name].found) for name in floors}
    return {name: share for name, share in shares.items() if share < floors[name]}
