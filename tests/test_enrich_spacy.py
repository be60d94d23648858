"""The optional spaCy: found or refused when the chain is made, run with a small stand-in for its interface."""

import importlib.machinery
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from schemas.articles import Entity
from tests.test_enrich_chain import article
from transforms.enrich import spacy_entities
from transforms.enrich.chain import enrich_article
from transforms.enrich.registry import parse_chain


def _tag(text: str) -> SimpleNamespace:
    """Finds two names, as a model would."""
    labels = (("Ann Lee", "PERSON"), ("Boston", "GPE"), ("Monday", "DATE"))
    found = [SimpleNamespace(text=name, label_=label, start_char=text.index(name)) for name, label in labels if name in text]
    return SimpleNamespace(ents=found)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    module = ModuleType("spacy")
    module.__spec__ = importlib.machinery.ModuleSpec("spacy", None)
    module.__dict__.update(
        __version__="3.8.0", load=lambda model: _tag, util=SimpleNamespace(is_package=lambda model: model == "my_model")
    )
    monkeypatch.setitem(sys.modules, "spacy", module)
    spacy_entities._load.cache_clear()
    yield
    spacy_entities._load.cache_clear()


@pytest.mark.usefixtures("stand_in")
def test_entities_of_a_model_replace_our_own() -> None:
    done = enrich_article(article("Ann Lee left Boston on Monday."), parse_chain("spacy=my_model")).enrichment
    assert done.entities == (
        Entity(name="Ann Lee", type="PER", count=1, offsets=(0,)),
        Entity(name="Boston", type="LOC", count=1, offsets=(13,)),
    )
    assert [(enrichment.status, enrichment.tool, enrichment.version) for enrichment in done.enrichments] == [
        ("ok", "spacy", "3.8.0")
    ]


@pytest.mark.usefixtures("stand_in")
def test_a_model_may_be_a_path(tmp_path: Path) -> None:
    assert parse_chain(f"spacy={tmp_path}").names == (f"spacy={tmp_path}",)


@pytest.mark.usefixtures("stand_in")
def test_a_missing_model_is_refused() -> None:
    with pytest.raises(ValueError, match="no model 'other'; give the path"):
        parse_chain("spacy=other")


def test_a_missing_spacy_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setattr(spacy_entities, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"install newsbeam\[spacy\]"):
        parse_chain("spacy=my_model")
