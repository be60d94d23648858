"""A sample of the gold pages: the extraction beside trafilatura's default."""

import importlib
import sys
from typing import Any

import pytest

from bench import extraction
from tests.support.yardsticks import yardstick


@pytest.mark.slow
@pytest.mark.parametrize("name", ["B", "D2dev"])
def test_better_than_the_default(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(yardstick("extraction")), *sys.path])
    goldsets, evaluate = importlib.import_module("goldsets"), importlib.import_module("evaluate")
    docs: list[Any] = goldsets.load(name)[::12]
    ours, theirs = (
        evaluate.score(name, docs, extraction.measure(function, docs)[0])[0]
        for function in (extraction.newsbeam, extraction.default)
    )
    assert ours["f1"] > theirs["f1"]
    assert ours["residue"] < theirs["residue"]
    assert ours["title"] > theirs["title"]
