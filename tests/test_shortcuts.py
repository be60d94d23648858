"""Shortcuts through trafilatura and htmldate change no answer."""

import re
import subprocess
import sys
from copy import copy
from pathlib import Path

import pytest
import trafilatura
from hypothesis import given, settings
from hypothesis import strategies as st
from justext import core as justext_core
from justext import utils as justext_texts
from lxml import html
from trafilatura import core, htmlprocessing

from transforms.extract.speedups import shortcuts

shortcuts.take_shortcuts()

ROOT = Path(__file__).resolve().parent.parent
_SHORT = {"prepare": shortcuts._prepare_tree, "density": shortcuts._link_density_test}
#: Names in trafilatura's core -> its own step.
_OWN = {
    "_prepare_tree": shortcuts._prepare_any,
    "prune_unwanted_nodes": shortcuts._prune_any,
    "_extract_and_compare": shortcuts._compare_any,
    "html2txt": shortcuts._page_text_any,
    "copy": copy,
}
_PROSE = "The ferry to the island sails again on Monday, said Ada Holm, who runs the harbour, after three weeks of storm. "
_PIECES = (
    "<p>{prose}</p>",
    "<p>{prose}<a href='/a'>The island</a> {prose}</p>",
    "<ul><li><a href='/b'>Storm</a></li><li><a href='/c'>Harbour</a></li><li>Boats</li></ul>",
    "<div><a href='/d'>More of the island and its harbour</a></div>",
    "<div><div><p><a href='/e'>Boats</a></p></div><p>{prose}</p></div>",
    "<table><tr><td><a href='/f'>One</a></td><td>Two</td></tr></table>",
    "<h2>Boats</h2>",
    "<div>{prose}{prose}{prose}<a href='/g'>The island</a> <ul><li><a href='/h'>Storm</a> {prose}</li></ul></div>",
    "<div><p><a href='/i'>{prose}</a></p><p><a href='/j'>{prose}{prose}{prose}</a></p></div>",
    "<ul><li><a href='/k'>{prose}</a></li><li><a href='/l'>{prose}</a></li><li><a href='/m'>{prose}</a></li></ul>",
    "<section class='post-body'><p>{prose}</p></section>",
    "<div class='comments'><p>{prose}</p></div>",
    "<footer>{prose}{prose}{prose}{prose}{prose}{prose}</footer>",
)
_PAGES = st.lists(st.sampled_from(_PIECES), max_size=12).map(
    lambda pieces: f"<html><body><article>{''.join(pieces)}</article></body></html>".replace("{prose}", _PROSE)
)


def _answer(page: str, *, fast: bool) -> str | None:
    tree = html.fromstring(page)
    with shortcuts.shared(tree if fast else None):
        answer = trafilatura.extract(tree, output_format="xml", fast=fast, include_comments=False)
    assert html.tostring(tree) == html.tostring(html.fromstring(page))
    return answer


@settings(max_examples=60, deadline=None)
@given(_PAGES, st.booleans())
def test_answers_are_those_without_the_shortcuts(page: str, fast: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, step in _OWN.items():
            patch.setattr(core, name, step)
        patch.setattr(htmlprocessing, "link_density_test", shortcuts._test_any)
        wanted = _answer(page, fast=fast)
    assert _answer(page, fast=fast) == wanted


def test_the_text_of_a_page_is_not_asked_where_it_cannot_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str]()
    read = shortcuts._page_text_any

    def page_text(tree: html.HtmlElement) -> str:
        asked.append(read(tree))
        return asked[-1]

    monkeypatch.setattr(shortcuts, "_page_text_any", page_text)
    article = f"<article><p>{_PROSE * 4}</p></article>"

    _answer(f"<html><body>{article}</body></html>", fast=True)
    assert not asked

    _answer(f"<html><body>{article}<aside>{_PROSE * 40}</aside></body></html>", fast=True)
    assert len(asked) == 1


def test_the_fast_mode_copies_a_page_only_to_take_comments_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = list[object]()

    def counted(value: object) -> object:
        copied.append(value)
        return copy(value)

    monkeypatch.setattr(shortcuts, "copy", counted)
    article = f"<article><p>{_PROSE * 4}</p></article>"

    _answer(f"<html><body>{article}</body></html>", fast=True)
    alone = len(copied)
    _answer(f"<html><body>{article}<div class='comments'><p>Storm</p></div></body></html>", fast=True)

    assert len(copied) - alone == alone + 1


@given(st.text(st.sampled_from("ab \t\n\r\u00a0\u2003"), max_size=30))
def test_spaces_are_normalized_as_justext_does(text: str) -> None:
    def plain(match: re.Match[str]) -> str:
        return "\n" if "\n" in match[0] or "\r" in match[0] else " "

    assert justext_texts.normalize_whitespace(text) == re.sub(r"\s+", plain, text)


def test_stop_words_are_made_small_once() -> None:
    words, others = ("Und", "The"), ("Les",)

    assert justext_core.define_stoplist(words) == {"und", "the"}
    assert justext_core.define_stoplist(words) is justext_core.define_stoplist(words)
    assert justext_core.define_stoplist(others) == {"les"}


def test_days_in_words_are_read_without_dateparser() -> None:
    days = {
        "26 | 01 | 2022": "2022-01-26",
        "Jan 04 09:34 2021": "2021-01-04",
        "15 августа 2016, 13:43": "2016-08-15",
        "3. heinäkuuta 2019": "2019-07-03",
        "5 de gener del 2018": "2018-01-05",
        "12 tháng 5, 2020": "2020-05-12",
        "31 June 2018, 11:40": "2018-01-01",  # htmldate makes it of a bare year; `search_day` takes none
    }
    program = (
        "import sys, transforms.extract.body.body; from htmldate import find_date;"
        "pages = [f'<html><body><article><div><span>{text}</span></div></article></body></html>' for text in sys.argv[1:]];"
        "print(*(find_date(page, extensive_search=True, original_date=True) for page in pages), 'dateparser' in sys.modules)"
    )

    found = subprocess.check_output([sys.executable, "-c", program, *days], cwd=ROOT, text=True).split()

    assert found == [*days.values(), "False"]


def test_a_second_call_changes_nothing() -> None:
    for _ in range(2):
        shortcuts.take_shortcuts()
        assert vars(core)["_prepare_tree"] is _SHORT["prepare"]
        assert htmlprocessing.link_density_test is _SHORT["density"]
        assert shortcuts._test_any is not _SHORT["density"]
