"""The enrichments by name, and the chain for a user's choice.

A new enrichment is a file and a line here. Making the chain, before the run starts, finds a missing optional package, model or
function.
"""

import importlib
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from transforms.enrich import watch_names
from transforms.enrich.chain import Chain, EnrichConfig, Enricher, FunctionHook, ModelHook
from transforms.enrich.spacy_entities import PREFIX, spacy_enricher
from transforms.pool.by_name import ByName
from transforms.quiet_beam import import_beam


def _own(name: str, rules: str, *fills: str, tool: str = "newsbeam") -> Enricher:
    """The enrichment that the module `name` of this package is. `rules`: their version, or that of the package `tool`."""
    return Enricher(name=name, enrich=ByName(f"transforms.enrich.{name}", "enrich"), fills=fills, tool=tool, version=rules)


#: Everything newsbeam brings, in the order in which it must run: later ones read what earlier ones found.
ENRICHERS: dict[str, Enricher] = {
    enricher.name: enricher
    for enricher in (
        _own(
            "language",
            version("py3langid"),
            *("language", "language_probability", "language_candidates"),
            tool="py3langid",
        ),
        _own("url", "1", "syndicated_from"),
        _own("dates", "1"),
        _own("counts", "1", "word_count", "sentence_count", "reading_time_s"),
        _own("countries", "1", "countries"),
        _own("wire", "1", "wire_agency", "wire_evidence"),
        _own("entities", "2", "entities"),
        _own("quotes", "2", "quotes"),
        _own("keyphrases", "3", "keyphrases"),
        _own("rights", "2", "rights_signals", "usage_rights"),
        _own("amounts", "1", "amounts"),
    )
}
#: The enrichment that fills a field of the record.
FILLED_BY: dict[str, str] = {field: enricher.name for enricher in ENRICHERS.values() for field in enricher.fills} | {
    watch_names.NAME: watch_names.NAME
}
#: Names of `--enrich` that turn on a part of a later step of the graph: no enrichment of one article.
LATER: tuple[str, ...] = ("stories",)
#: What runs when nothing is chosen.
DEFAULT_NAMES: tuple[str, ...] = tuple(name for name in ENRICHERS if name != "amounts")

_DEFAULTS = frozenset(DEFAULT_NAMES)


def parse_chain(spec: str, config: EnrichConfig | None = None) -> Chain:
    """The chain a user means by `--enrich SPEC`: names separated by commas.

    `default` stands for the default names, `none` for no enrichment, `module:function` for a function of the user's own,
    `module:HANDLER` for a Beam ModelHandler, `spacy=MODEL` for entities by a spaCy model, `watch=FILE` for names to watch.
    Names of `LATER` add nothing to the chain.
    Raises ValueError with the value and the remedy.
    """
    return build_chain(tuple(name.strip() for name in spec.split(",")), config)


def build_chain(names: str | Sequence[str], config: EnrichConfig | None = None) -> Chain:
    """The chain of `names`, each as in `parse_chain`; newsbeam's own in their order, then the user's in theirs. One text is
    what `parse_chain` reads."""
    if isinstance(names, str):
        return parse_chain(names, config)
    names = tuple(names)
    if names in (("none",), ()):
        return Chain((), config or EnrichConfig(), _DEFAULTS)
    if "none" in names:
        raise ValueError("--enrich: 'none' turns enrichment off and stands alone")
    wanted = [wanted_name for name in names for wanted_name in (DEFAULT_NAMES if name == "default" else (name,))]
    wanted = [name for name in wanted if name not in LATER]
    own = [ENRICHERS[name] for name in ENRICHERS if name in wanted]
    hooks = [_hook(name) for name in dict.fromkeys(wanted) if name not in ENRICHERS]
    return Chain((*own, *hooks), config or EnrichConfig(), _DEFAULTS)


def _hook(name: str) -> Enricher | FunctionHook | ModelHook:
    if name.startswith(PREFIX):
        return spacy_enricher(name)
    if name.startswith(watch_names.PREFIX):
        return watch_names.watch_enricher(name)
    if ":" not in name:
        raise ValueError(
            f"--enrich: there is no enrichment {name!r}; choose among {', '.join(ENRICHERS)}, or 'default', 'none', "
            "or name a function of your own as module:function, or a spaCy model as spacy=MODEL"
        )
    found = load(name)
    package = name.partition(":")[0].partition(".")[0]
    if is_model_handler(found):
        return ModelHook(name=name, path=name, version=_version(package))
    if not callable(found):
        raise ValueError(f"--enrich: {name!r} is neither a function nor a Beam ModelHandler but {type(found).__name__}")
    return FunctionHook(name=name, function=found, version=_version(package))


def load(path: str) -> Any:
    """What `module:attribute` names. Raises ValueError where it cannot be imported, with the cause."""
    module, _, attribute = path.partition(":")
    try:
        return getattr(importlib.import_module(module), attribute)
    except ImportError as error:
        raise ValueError(
            f"--enrich: cannot import {module!r} of {path!r} ({error}); is it installed, or its folder in PYTHONPATH?"
        ) from error
    except AttributeError as error:
        raise ValueError(f"--enrich: {module!r} has no {attribute!r}") from error


def is_model_handler(value: object) -> bool:
    """Whether `value` is a Beam ModelHandler (or makes one when called)."""
    import_beam()
    from apache_beam.ml.inference.base import ModelHandler  # noqa: PLC0415 - takes 2 s, and only hooks need it

    return isinstance(value, ModelHandler) or (isinstance(value, type) and issubclass(value, ModelHandler))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
