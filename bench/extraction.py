"""The table of docs/extraction.md: quality, residue and speed of the extraction, beside trafilatura's default in the same run.

    python -m bench.extraction                  both gold sets (minutes)
    python -m bench.extraction --first 100      a sample
    python -m bench.extraction --ablate         what each cleaning rule is worth

Below the table it names the pages that are more than .2 below the default. Exit status 1 where one of them is not known
(`bench/extraction_falls.py`). Needs the gold sets of the yardsticks in `../shared/yardsticks/extraction`; without them it
says so and ends with code 2.
"""

import argparse
import functools
import importlib
import re
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import trafilatura

from bench.extraction_falls import KNOWN_FALLS, falls, unknown_falls
from schemas.articles import Content
from transforms.extract.article import extract, parse_prepared
from transforms.extract.batch import row_of
from transforms.extract.body.body import TextHints, find_body
from transforms.extract.body.clean import clean
from transforms.extract.body.line_rules import RULES
from transforms.extract.metadata.metadata import read_metadata
from transforms.extract.not_article import NotArticle

YARDSTICK = Path(__file__).resolve().parents[2] / "shared" / "yardsticks" / "extraction"
NOW = datetime(2026, 11, 1, tzinfo=UTC)

#: What no text of a record should hold, judged apart from the rules: reply prompts, sharing, newsletters, "read more",
#: rights lines.
RESIDUE = re.compile(
    r"^\W*(?:leave a (?:reply|comment)|post a comment|send this to a friend|share (?:this|on|via)\b|share:?$|tweet this|"
    r"sign up (?:for|to)\b.{0,80}newsletter|subscribe to (?:our|the)\b"
    r"|read more:?$|read more:|read also|also read|related (?:articles|stories|posts):?|you may also like|"
    r"all rights reserved|copyright ©|©"
    r"|schreibe einen kommentar|kommentar (?:schreiben|hinterlassen)|artikel teilen|teilen:?$|newsletter (?:abonnieren|"
    r"anmeld)|lesen sie auch|mehr zum thema|das könnte sie auch|alle rechte vorbehalten"
    r"|laisser un commentaire|partager (?:sur|l'article)|partager:?$|abonnez-vous|inscrivez-vous à (?:la|"
    r"notre) newsletter|(?:à )?lire aussi|tous droits réservés"
    r"|deja (?:un comentario|una respuesta)|comparte (?:esta|este)|compartir:?$|suscríbete|le[ea] también|"
    r"te puede interesar|le puede interesar|todos los derechos reservados"
    r"|lascia un commento|condividi(?: su)?:?$|iscriviti alla|leggi anche|tutti i diritti riservati|riproduzione riservata"
    r"|deixe (?:um comentário|uma resposta)|compartilhe|assine (?:a|nossa) newsletter|leia (?:também|mais)|"
    r"todos os direitos reservados"
    r"|laat een reactie|deel dit artikel|schrijf je in voor|lees ook|alle rechten voorbehouden|czytaj (?:też|także|"
    r"więcej)|wszelkie prawa zastrzeżone)",
    re.IGNORECASE,
)


def newsbeam(html: bytes, url: str | None) -> dict[str, Any]:
    """newsbeam behind the evaluator's interface."""
    result = extract(html, url=url, now=NOW)
    content = result.content if isinstance(result, NotArticle) else result
    return row_of(content) if isinstance(content, Content) else {}


def default(html: bytes, url: str | None) -> dict[str, Any]:
    """trafilatura's default with metadata, without comments."""
    document: Any = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    if document is None:
        return {}
    return {
        "title": document.title,
        "authors": (document.author or "").split("; "),
        "published": document.date,
        "text": document.text,
    }


def has_residue(text: str | None) -> bool:
    """True where a line of `text` is one of RESIDUE."""
    return any(RESIDUE.match(line[:200]) for line in (text or "").splitlines())


def measure(function: Callable[[bytes, str | None], dict[str, Any]], docs: list[Any]) -> tuple[dict[str, Any], float, float]:
    """Answers by id, processor seconds, and the longest page in seconds. The first page is run twice: imports are not
    counted."""
    function(docs[0].html, docs[0].url)
    answers: dict[str, Any] = {}
    total = longest = 0.0
    for doc in docs:
        start = time.process_time()
        answers[doc.id] = function(doc.html, doc.url)
        spent = time.process_time() - start
        total, longest = total + spent, max(longest, spent)
    return answers, total, longest


def table(first: int | None) -> list[str]:
    """Prints the table of docs/extraction.md and the pages far below the default; returns those without a known reason."""
    below: list[tuple[float, str]] = []
    goldsets, evaluate = importlib.import_module("goldsets"), importlib.import_module("evaluate")
    print("| extractor | set | pages | F1 | P | R | residue | lines of chrome | title | authors | day | pages/s | slowest s |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for name in goldsets.SETS:
        docs = goldsets.load(name, first)
        scored: list[list[dict[str, Any]]] = []
        for function in (newsbeam, default):
            answers, total, longest = measure(function, docs)
            row, pages = evaluate.score(name, docs, answers)
            scored.append(pages)
            chrome = sum(has_residue(answer.get("text")) for answer in answers.values()) / len(docs)
            cells = [f"{row[column]:.4f}" for column in ("f1", "p", "r", "residue")] + [f"{chrome:.4f}"]
            cells += [f"{row[column] or 0:.4f}" for column in ("title", "authors", "day")] + [
                f"{len(docs) / total:.1f}",
                f"{longest:.2f}",
            ]
            print(f"| {function.__name__} | {name} | {len(docs)} | " + " | ".join(cells) + " |", flush=True)
        below.extend(falls(*scored))
    for fall, page in below:
        print(f"{fall:+.3f} {page}: {KNOWN_FALLS.get(page, 'not known')}")
    return unknown_falls(below)


def ablate(first: int | None) -> None:
    """Prints, for each cleaning rule, the F1 that goes when it is left out."""
    goldsets, evaluate = importlib.import_module("goldsets"), importlib.import_module("evaluate")
    for name in goldsets.SETS:
        docs = goldsets.load(name, first)
        answers: dict[str, dict[str, Any]] = {rule: {} for rule in ("", *RULES)}
        for doc in docs:
            tree = parse_prepared(doc.html, None)
            if tree is None:
                continue
            found = read_metadata(tree, doc.url, NOW)
            hints = TextHints(found.title, found.description, found.linked.text(found.linked.article, "articleBody"))
            body = find_body(tree, doc.url, functools.partial(parse_prepared, doc.html, None), hints)
            for rule, texts in answers.items():
                lines = clean(
                    body.lines,
                    body.headings,
                    body.blocks,
                    url=doc.url,
                    title=found.title,
                    authors=found.authors,
                    skip=frozenset({rule}),
                )
                texts[doc.id] = {"text": "\n".join(lines)}
        whole = evaluate.score(name, docs, answers[""])[0]["f1"]
        for rule in RULES:
            print(f"{name} {rule:<16} {whole - evaluate.score(name, docs, answers[rule])[0]['f1']:+.4f}", flush=True)


def gold_tools() -> tuple[Any, Any] | None:
    """The yardstick's modules that load its gold sets and score answers; None where it is missing, which stderr then says."""
    if not YARDSTICK.is_dir():
        print(f"The gold sets are not there: {YARDSTICK}. Nothing to measure.", file=sys.stderr)
        return None
    sys.path.insert(0, str(YARDSTICK))
    return importlib.import_module("goldsets"), importlib.import_module("evaluate")


def main() -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, help="only the first N pages of each set")
    parser.add_argument("--ablate", action="store_true", help="measure the cleaning rules one by one")
    options = parser.parse_args()
    if gold_tools() is None:
        return 2
    if options.ablate:
        ablate(options.first)
        return 0
    return 1 if table(options.first) else 0


if __name__ == "__main__":
    sys.exit(main())
