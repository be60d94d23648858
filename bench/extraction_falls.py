"""Pages of the gold sets on which the extraction is far below trafilatura's default, and those of which the reason is known.

`bench/extraction.py` prints them and ends with code 1 where a page is not listed. Pure.
"""

from collections.abc import Iterable, Mapping
from typing import Any

#: So far below the default's F1 is a fall.
LARGEST_FALL = 0.2

#: The pages that are known to fall, with the reason. Most are no articles; newsbeam keeps less of such pages.
KNOWN_FALLS = {
    "homify.de-Tischdecke.html": "the text stands in the page's scripts only; the default takes comments that hold its words",
    "mixed.de.vrodo.html": "a list of offers: the segments of the gold are labels of its products",
    "chip.de.bestcrypt.html": "a page to download a program: advantages and system requirements in boxes of their own",
    "jodel.com.advertising.html": "a firm's landing page of short claims in unlike boxes",
    "villagersandheroes.com.forums.patchnotes.html": "a thread of a forum: newsbeam keeps one post of many",
    "houzz.de-Projekte.html": "a listing of photographs of houses",
    "creativecommons.at.faircoin.html": "a front page of several posts",
    "lavazza.de.qualita.html": "a shop's page of a product",
    "popsugar.co.uk.halloween.html": "a gallery: its captions are no text of an article",
    "kochbar.de.schneiden.html": "a tip of 200 words among labels: all of it is found, with the labels",
}


def f1_of(page: Mapping[str, Any]) -> float | None:
    """The F1 of a page that the evaluator scored, by its text or by its segments; None where it has neither."""
    if page.get("f1") is not None:
        return float(page["f1"])
    if "segments" not in page:
        return None
    hit, bad, missed, _ = page["segments"]
    if not hit:
        return float(not bad and not missed)
    return float(2 * hit / (2 * hit + bad + missed))


def falls(ours: Iterable[Mapping[str, Any]], theirs: Iterable[Mapping[str, Any]]) -> list[tuple[float, str]]:
    """How far below the default, and which page, the furthest first. Both hold the same pages in the same order."""
    found: list[tuple[float, str]] = []
    for mine, other in zip(ours, theirs, strict=True):
        here, there = f1_of(mine), f1_of(other)
        if here is not None and there is not None and here < there - LARGEST_FALL:
            found.append((here - there, str(mine["id"])))
    return sorted(found)


def unknown_falls(found: Iterable[tuple[float, str]]) -> list[str]:
    """The pages of `falls` that have no reason in `KNOWN_FALLS`."""
    return [page for _, page in found if page not in KNOWN_FALLS]
