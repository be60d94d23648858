"""Entities by spaCy with a model of the user's own, in any language: `--enrich default,spacy=MODEL`.

Optional (`newsbeam[spacy]`). The model is named by path or by the package the user installed; nothing is downloaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from schemas.articles import Article, Entity
from transforms.enrich.chain import EnrichConfig, Enricher

PREFIX = "spacy="
#: Labels of OntoNotes and of CoNLL models.
_KINDS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_MAX_OFFSETS = 50


def spacy_enricher(name: str) -> Enricher:
    """The enrichment that `spacy=MODEL` means; it replaces what `entities` found.

    Raises ValueError where spaCy or the model is missing, with the remedy.
    """
    model = name.removeprefix(PREFIX)
    if find_spec("spacy") is None:
        raise ValueError(f"--enrich: {name!r} needs spaCy; install newsbeam[spacy]")
    spacy = import_module("spacy")
    if not Path(model).exists() and not spacy.util.is_package(model):
        raise ValueError(f"--enrich: spaCy has no model {model!r}; give the path of one, or a package that is installed here")
    return Enricher(name=name, enrich=_SpacyEntities(model), fills=("entities",), tool="spacy", version=spacy.__version__)


@dataclass(frozen=True, slots=True)
class _SpacyEntities:
    """Travels to workers as the model's name; each loads it once."""

    model: str

    def __call__(self, article: Article, config: EnrichConfig) -> Mapping[str, object]:
        offsets: dict[tuple[str, str], list[int]] = {}
        for ent in _load(self.model)(article.content.text[: config.max_chars]).ents:
            kind = _KINDS.get(ent.label_)
            if kind:
                offsets.setdefault((" ".join(ent.text.split()), kind), []).append(ent.start_char)
        found = [
            # type: spaCy's labels are plain strings; _KINDS has three values
            Entity(name=name, type=kind, count=len(starts), offsets=tuple(starts[:_MAX_OFFSETS]))  # type: ignore[arg-type]
            for (name, kind), starts in offsets.items()
        ]
        return {"entities": tuple(sorted(found, key=lambda entity: -entity.count))}


@cache
def _load(model: str) -> Any:
    return import_module("spacy").load(model)
