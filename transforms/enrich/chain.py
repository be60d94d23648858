"""Enrichments, and chains that run them over an article.

An enrichment is a pure function `(article, config) -> fields of Enrichment`. It sees the results of earlier enrichments in
`article.enrichment`. It cannot end an article: whatever it does, the article goes on with a status.
"""

import dataclasses
import errno
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from schemas.articles import Article, EnrichmentStatus, Extra
from schemas.codec import to_plain
from transforms.pool.stopped import Stopped

_LOG = logging.getLogger(__name__)
#: Failures of which this process has logged one.
_told: set[tuple[str, str]] = set()
_MOST_TOLD = 1_000


@dataclass(frozen=True, slots=True)
class Skipped:
    """An enrichment has nothing to say about this article; `reason` is one word, as in `skipped:<reason>`."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrichConfig:
    """Settings of enrichments. Plain values, because they travel to workers."""

    min_language_probability: float = 0.5
    """Below it the language is `und`. At 0.5 and 1,000 characters 258 of 258 article texts came out right."""
    max_chars: int = 200_000
    """Entities, quotes, keyphrases and countries read no further, which bounds their time; the longest article of 1,781
    had 120,000 characters."""
    max_keyphrases: int = 10


Fields = Mapping[str, object]
Enrich = Callable[[Article, EnrichConfig], Fields | Skipped]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enricher:
    """An enrichment with its name and origin. `enrich` must be importable by name: it travels to workers by reference."""

    name: str
    enrich: Enrich
    fills: tuple[str, ...] = ()
    """The fields of its result that have no value of the article without it."""
    tool: str = "newsbeam"
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionHook:
    """A user's function: `function(article) -> value with a JSON form`, kept in `Enrichment.extra` under `name`."""

    name: str
    function: Callable[[Article], object]
    tool: str = "hook"
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelHook:
    """A Beam ModelHandler by its import path, kept as text: the handler is made where it runs."""

    name: str
    path: str
    tool: str = "RunInference"
    version: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Enrichments in the order in which they run."""

    steps: tuple[Enricher | FunctionHook | ModelHook, ...]
    config: EnrichConfig = dataclasses.field(default_factory=EnrichConfig)
    defaults: frozenset[str] = frozenset()
    """The names that `default` stands for in the choice of a feed."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(step.name for step in self.steps)

    def at_first_model(self) -> tuple["Chain", "Chain"]:
        """The enrichments before the first model, and the rest: a model runs in the pipeline, the others run anywhere."""
        models = [position for position, step in enumerate(self.steps) if isinstance(step, ModelHook)]
        at = models[0] if models else len(self.steps)
        return dataclasses.replace(self, steps=self.steps[:at]), dataclasses.replace(self, steps=self.steps[at:])


def enrich_article(article: Article, chain: Chain) -> Article:
    """The article with the results and a status of every enrichment that its feed chooses; its content is untouched.

    Never raises for what an enrichment does: its fields keep their defaults and its status says `error:<type>`. A
    ModelHook needs a pipeline (`EnrichArticles`) or `run_models`; here it raises TypeError.
    """
    for step in chain.steps:
        if isinstance(step, ModelHook):
            raise TypeError(f"{step.name}: a model runs in EnrichArticles, not in enrich_article")
        if is_chosen(step.name, article.item.enrich, chain.defaults):
            article = apply_step(article, step, chain.config)
    return article


@dataclass(frozen=True, slots=True)
class EnrichInTask:
    """A chain without models, as a function of an article that other processes can run."""

    chain: Chain

    def __call__(self, article: Article, /) -> Article:
        return enrich_article(article, self.chain)

    def stopped(self, article: Article, stopped: Stopped, /) -> Article:
        """The article where the process had to be stopped: each enrichment has failed."""
        return self.failed(article, (TimeoutError if stopped.cause == "timeout" else ChildProcessError)(stopped.message))

    def failed(self, article: Article, error: Exception) -> Article:
        """The article where each enrichment has failed with `error`."""
        for step in self.chain.steps:
            if is_chosen(step.name, article.item.enrich, self.chain.defaults):
                article = failed(article, step, error)
        return article


def is_chosen(name: str, choice: tuple[str, ...], defaults: frozenset[str]) -> bool:
    """The settings of a feed choose the enrichment `name` of the run; an empty choice chooses all.

    `watch` and `spacy` stand for those of any file or model.
    """
    if not choice:
        return True
    return name in choice or name.partition("=")[0] in choice or ("default" in choice and name in defaults)


def not_of_chain(choice: tuple[str, ...], chain: Chain) -> list[str]:
    """Names of a feed's choice that are no enrichments of the run."""
    known = {part for name in chain.names for part in (name, name.partition("=")[0])}
    return [name for name in choice if name not in known and name not in ("default", "none")]


def apply_step(article: Article, step: Enricher | FunctionHook, config: EnrichConfig) -> Article:
    """The article after one enrichment."""
    try:
        if isinstance(step, FunctionHook):
            return with_extra(article, step, step.function(article))
        fields = step.enrich(article, config)
        status = f"skipped:{fields.reason}" if isinstance(fields, Skipped) else "ok"
        found = {} if isinstance(fields, Skipped) else dict(fields)
        return _finished(article, step, status, found)
    except Exception as error:  # noqa: BLE001 - the boundary: a bug in one enrichment, a user's too, must not cost the record
        return failed(article, step, error)


def with_extra(article: Article, step: FunctionHook | ModelHook, value: object) -> Article:
    """The article with `value` in `extra` under the step's name. Raises TypeError or ValueError where it has no JSON form."""
    found = plain(value)
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    vector = vector_of(found)
    extra = Extra(name=step.name, value="null" if vector else text, vector=vector)
    return _finished(article, step, "ok", {"extra": (*article.enrichment.extra, extra)})


def vector_of(value: object) -> tuple[float, ...]:
    """The numbers of a list of numbers of which one is a float, as floats; else nothing. Whole numbers alone are counts or
    codes, and stay as they are."""
    if not isinstance(value, list) or not any(isinstance(number, float) for number in value):
        return ()
    if any(isinstance(number, bool) or not isinstance(number, int | float) for number in value):
        return ()
    return tuple(map(float, value))


def plain(value: object) -> object:
    """`value` as JSON values; arrays and scalars of numpy and torch through their `tolist`."""
    if isinstance(value, Mapping):
        return {str(key): plain(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [plain(member) for member in value]
    tolist = getattr(value, "tolist", None)
    return tolist() if callable(tolist) else to_plain(value)


def failed(article: Article, step: Enricher | FunctionHook | ModelHook, error: Exception) -> Article:
    """The article, with the failure of `step` as its status. The first failure of a kind goes to the log of the process: the
    message of a full disk, else a traceback."""
    kind = (step.name, type(error).__name__)
    if kind not in _told and len(_told) < _MOST_TOLD:
        _told.add(kind)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            _LOG.warning("enrichment %s failed on %s: %s", step.name, article.item.url, error.strerror)
        else:
            _LOG.warning("enrichment %s failed on %s", step.name, article.item.url, exc_info=error)
    return _finished(article, step, f"error:{type(error).__name__}", {})


def _finished(article: Article, step: Enricher | FunctionHook | ModelHook, status: str, fields: Fields) -> Article:
    done = EnrichmentStatus(name=step.name, status=status, tool=step.tool, version=step.version)
    before = article.enrichment
    # Any: the fields come by name; a wrong name raises TypeError here, which a test of every enrichment would show.
    enrichment = dataclasses.replace(before, **fields, enrichments=(*before.enrichments, done))  # type: ignore[arg-type]
    return dataclasses.replace(article, enrichment=enrichment)
