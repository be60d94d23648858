"""A sample of the gold pages: the extraction beside trafilatura's default."""

import importlib
import sys
from typing import Any

import pytest

from bench import extraction
from bench.extraction_falls import KNOWN_FALLS, f1_of, falls, unknown_falls
from tests.support.yardsticks import yardstick


@pytest.mark.slow
@pytest.mark.parametrize("name", ["B", "D2dev"])
def test_better_than_the_default(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(yardstick("extraction")), *sys.path])
    goldsets, evaluate = importlib.import_module("goldsets"), importlib.import_module("evaluate")
    docs: list[Any] = goldsets.load(name)[::12]
    (ours, pages), (theirs, their_pages) = (
        evaluate.score(name, docs, extraction.measure(function, docs)[0])
        for function in (extraction.newsbeam, extraction.default)
    )
    assert unknown_falls(falls(pages, their_pages)) == []
    assert ours["f1"] > theirs["f1"]
    assert ours["residue"] < theirs["residue"]
    assert ours["title"] > theirs["title"]


@pytest.mark.slow
def test_known_falls_are_pages_of_the_set_and_still_fall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(yardstick("extraction")), *sys.path])
    goldsets, evaluate = importlib.import_module("goldsets"), importlib.import_module("evaluate")
    docs = [doc for doc in goldsets.load("B") if doc.id in KNOWN_FALLS]
    ours, theirs = (
        evaluate.score("B", docs, {doc.id: function(doc.html, doc.url) for doc in docs})[1]
        for function in (extraction.newsbeam, extraction.default)
    )
    assert {page for _, page in falls(ours, theirs)} == set(KNOWN_FALLS)


def test_a_fall_is_named_unless_its_reason_is_known() -> None:
    known = next(iter(KNOWN_FALLS))
    ours: list[dict[str, object]] = [
        {"id": "a", "f1": 0.5},
        {"id": "b", "f1": 0.75},
        {"id": known, "segments": (1, 0, 2, 3)},
        {"id": "c"},
    ]
    theirs: list[dict[str, object]] = [
        {"id": "a", "f1": 0.9},
        {"id": "b", "f1": 0.9},
        {"id": known, "segments": (3, 0, 0, 3)},
        {"id": "c"},
    ]
    found = falls(ours, theirs)
    assert [page for _, page in found] == [known, "a"]
    assert unknown_falls(found) == ["a"]


def test_f1_of_segments() -> None:
    assert f1_of({"segments": (3, 0, 0, 2)}) == 1.0
    assert f1_of({"segments": (0, 0, 0, 2)}) == 1.0
    assert f1_of({"segments": (0, 1, 3, 1)}) == 0.0
    assert f1_of({"segments": (2, 1, 1, 1)}) == pytest.approx(2 / 3)
