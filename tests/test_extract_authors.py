"""Authors: names as sources give them, and which box of the page names those of the article."""

import json

import pytest

from tests.support.article_pages import NOW, TITLE, URL, page, prose
from transforms.extract.article import extract
from transforms.extract.authors.names import clean_names


def authors(body: str, head: str = "") -> tuple[str, ...]:
    result = extract(page(f"<article><h1>{TITLE}</h1>{body}{prose()}</article>", head), url=URL, now=NOW)
    return getattr(result, "authors", ())


def linked(author: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "author": author})}</script>'


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("<a href='/ada'>Ada Weller</a>", ("Ada Weller",)),
        ("&lt;b&gt;Ada Weller&lt;/b&gt;", ("Ada Weller",)),
        ("Ada Weller<br>Ben Ott", ("Ada Weller", "Ben Ott")),
        ("Ada Weller, MD, Ph.D.", ("Ada Weller",)),
        ("Ma, Jack", ("Jack Ma",)),
        ("Weller, Ada; Ott, Ben", ("Ada Weller", "Ben Ott")),
        ("By Weller, Ada; Ott, Ben", ("Ada Weller", "Ben Ott")),
        ("Par Ada Weller et Ben Ott avec AFP et Reuters", ("Ada Weller", "Ben Ott")),
        ("Von Ada Weller mit dpa und AFP", ("Ada Weller",)),
        ("Ada Weller, Reuters; Ben Ott, AFP", ("Ada Weller", "Ben Ott")),
        ("By Ada Weller, Norrby", ("Ada Weller",)),
        ("Ada Weller, Buenos Aires", ("Ada Weller",)),
        ("Ada Weller, Ben Ott, Norrby", ("Ada Weller", "Ben Ott")),
        ("Maria, Katerina, Susan", ("Maria", "Katerina", "Susan")),
        ("Ada Weller, Foreign Affairs", ("Ada Weller",)),
        ("ADA WELLER, Associated Press", ("ADA WELLER",)),
        ("By ADA WELLER and BEN OTT Associated Press", ("ADA WELLER", "BEN OTT")),
        ("By Ada Weller of the Herald", ("Ada Weller",)),
        ("By Ada Weller Special to the Herald", ("Ada Weller",)),
        ("Friends of the Earth", ("Friends of the Earth",)),
        ("Par Jeanne Doré, correspondante à Norrby", ("Jeanne Doré",)),
        ("Ana Weller, em Lisboa", ("Ana Weller",)),
        ("Ludwig von der Heide, Ada van Weller", ("Ludwig von der Heide", "Ada van Weller")),
        ("Education correspondent Ada Weller", ("Ada Weller",)),
        ("Von HERALD-online-Redakteurin Ada Weller", ("Ada Weller",)),
        ("Staff Writer Alder Herald", ()),
        ("ADA WELLER UND BEN OTT", ("ADA WELLER", "BEN OTT")),
        ("det/dpa", ("det/dpa",)),
        ("Ada Weller/Ben Ott", ("Ada Weller", "Ben Ott")),
        ("By Ada Weller. Additional reporting by Ben Ott", ("Ada Weller",)),
        ("Ada Weller, as told to Ben Ott", ("Ada Weller",)),
        ("Text: Ada Weller Foto: Ben Ott", ("Ada Weller",)),
        ("Ada Weller 3 minutes ago", ("Ada Weller",)),
        ("Opinion by Ada Weller", ("Ada Weller",)),
        ("Eine Analyse von Ada Weller", ("Ada Weller",)),
        ("聯合報 記者王小明／台北報導", ("王小明",)),
        ("记者 王小明 李红 报道", ("王小明", "李红")),
        ("Ada Weller, Quelle: Alder Post", ("Ada Weller",)),
        ("Watermark feed", ()),
        ("Words and pictures by Ada Weller", ("Ada Weller",)),
        ("Text und Fotos: Ada Weller", ("Ada Weller",)),
        ("Skriven av Ada Weller och Ben Ott", ("Ada Weller", "Ben Ott")),
        ("By Sport Reporter Ada Weller at Norrby Park", ("Ada Weller",)),
        ("Ada Weller, BBC News, Norrby", ("Ada Weller",)),
        ("取材・文＝山田花子", ("山田花子",)),
        ("Ada Weller Jr.", ("Ada Weller Jr.",)),
        ("By Ada Weller.", ("Ada Weller",)),
        ("Ada :) Weller", ("Ada Weller",)),
        ("Ada Weller for the Example", ("Ada Weller",)),
        ("National Center for Health Statistics", ("National Center for Health Statistics",)),
        ("By Ada Weller in Norrby and Ben Ott in Tarn", ("Ada Weller", "Ben Ott")),
        ("Women in Journalism", ("Women in Journalism",)),
        ("Ada Weller, in Norrby", ("Ada Weller",)),
        ("Ada Weller November 16, 2024", ("Ada Weller",)),
        ("Ada Weller am 16.11.2024", ("Ada Weller",)),
        ("Ada Weller Updated 3 hours ago", ("Ada Weller",)),
        ("Ada Weller, Senior Political Analyst", ("Ada Weller",)),
        ("Ada Weller Founder of Example", ("Ada Weller",)),
        ("Norrby University Press", ("Norrby University Press",)),
        ("Story by Ada Weller, video by Ben Ott", ("Ada Weller",)),
        ("Ada Weller And Ben Ott", ("Ada Weller", "Ben Ott")),
        ("Text: Ada Weller", ("Ada Weller",)),
        ("Text", ("Text",)),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("بقلم: أحمد سالم", ("أحمد سالم",)),
        ("김철수 기자", ("김철수",)),
        ("山田太郎 記者", ("山田太郎",)),
        ("本报记者王小明", ("王小明",)),
        ("文在寅", ("文在寅",)),
        ("Ada Weller (text), Ben Ott (photos)", ("Ada Weller",)),
        ("Edited by Ben Ott", ()),
        ("Medically reviewed by Ben Ott", ()),
        ("Ada Weller is a reporter at the Alder Post.", ("Ada Weller",)),
        ("Por Ada Weller e Ben Ott — Lisboa", ("Ada Weller", "Ben Ott")),
        ("Анна Вельская, РИА Новости", ("Анна Вельская",)),
        ("Γράφει η Μαρία Παππά", ("Μαρία Παππά",)),
        ("Piše: Ana Veler", ("Ana Veler",)),
        ("Kari Berg Journalist", ("Kari Berg",)),
        ("Chief Political Correspondent", ()),
        ("By Ada Weller and others", ("Ada Weller",)),
        ("Guest post by Ada Weller", ("Ada Weller",)),
        ("Translation: Ben Ott", ()),
        ("EFE | Madrid", ("EFE",)),
        ("Par Jeanne Doré avec AFP", ("Jeanne Doré",)),
        ("Par Jeanne Doré avec Ben Ott", ("Jeanne Doré", "Ben Ott")),
        ("By Ada Weller, Special to the Alder Post", ("Ada Weller",)),
        ("Opinion | By Ada Weller, guest contributor", ("Ada Weller",)),
        ("Compiled by Ada Weller", ("Ada Weller",)),
        ("от Иван Петров", ("Иван Петров",)),
        ("Jeanne Doré (texte) et Ben Ott (photos)", ("Jeanne Doré",)),
        ("山田太郎 編集委員", ("山田太郎",)),
        ("김하나 선임기자", ("김하나",)),
    ],
)
def test_names_lose_what_is_no_part_of_them(raw: str, names: tuple[str, ...]) -> None:
    assert clean_names([raw]) == names


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ([[{"@type": "Person", "name": "Ada Weller"}], [{"@type": "Person", "name": "Ben Ott"}]], ("Ada Weller", "Ben Ott")),
        ({"@type": "Person", "name": ["Ada Weller", "Ben Ott"]}, ("Ada Weller", "Ben Ott")),
        ([None, {"@type": "Person", "name": None}, {"@type": "Person", "name": "Ada Weller"}], ("Ada Weller",)),
        ({"@type": "Person", "givenName": "Ada", "familyName": "Weller"}, ("Ada Weller",)),
        ({"@type": "Person", "name": {"@value": "Ada Weller", "@language": "en"}}, ("Ada Weller",)),
        ({"@type": "Role", "roleName": "x", "author": {"@type": "Person", "name": "Ada Weller"}}, ("Ada Weller",)),
    ],
    ids=["lists in a list", "several names", "none among them", "given and family", "a value with its language", "a role"],
)
def test_authors_in_json_ld(author: object, names: tuple[str, ...]) -> None:
    assert authors("", linked(author)) == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ('<p class="byline">By Ada Weller<br>BBC News, Norrby</p>', ("Ada Weller",)),
        ('<p><span class="author-name">Ada Weller</span> and <span class="author-name">Ben Ott</span></p>',
         ("Ada Weller", "Ben Ott")),
        ('<div>By <a class="author-name">Ada Weller</a>. Reviewed by <a class="author-name">Ben Ott</a></div>',
         ("Ada Weller",)),
        ('<div class="byline">By <a href="/a">Ada Weller</a> <i>Medically reviewed by</i> <a href="/b">Ben Ott</a></div>',
         ("Ada Weller",)),
        ('<div class="author"><span>Ada Weller</span><span class="role">Political editor</span></div>', ("Ada Weller",)),
        ('<div class="byline">Ada Weller November 16, 2024</div>', ("Ada Weller",)),
        ('<div class="byline"><span class="byline__category"><a>Wellness Today</a></span></div>', ()),
        ('<div class="kg-bookmark"><span class="kg-bookmark-author">Orla Finch</span></div>', ()),
        ('<div class="related"><a class="author-name">Orla Finch</a></div><p class="author">Ada Weller</p>', ("Ada Weller",)),
        ('<div class="comments"><span class="author-name">Orla Finch</span><i itemprop="author">Orla Finch</i></div>', ()),
        ('<aside><span class="author-name">Orla Finch</span></aside><p class="author">Ada Weller</p>', ("Ada Weller",)),
        ('<aside><span class="author-name">Ada Weller</span></aside>', ("Ada Weller",)),
        ('<div class="post-footer"><span class="fn">Ada Weller</span></div>', ("Ada Weller",)),
        ('<blockquote><p>We are glad.</p><cite class="author">Dirk Ames, master of the ferry</cite></blockquote>', ()),
        ('<section id="replies"><ol><li><span class="fn">Dirk Ames</span></li></ol></section>', ()),
        ('<a href="/1"><i class="author-name">Orla Finch</i><h3>Why the tide is late</h3></a><p class="author">Ada Weller</p>',
         ("Ada Weller",)),
        ('<ul class="authors"><li><a href="/a">Ada Weller</a></li><li><a href="/b">Ben Ott</a></li></ul>',
         ("Ada Weller", "Ben Ott")),
        ('<a href="/staff/1"><h3 class="author-name">Ada Weller</h3><p>Writes of ships.</p></a>', ("Ada Weller",)),
        ('<p class="post"><a rel="author">Ada Weller</a></p><p class="post"><a rel="author">Ben Ott</a></p>',
         ("Ada Weller", "Ben Ott")),
    ],
    ids=["house", "two names", "the reviewer", "a reviewer's link", "role", "date", "category",
         "card", "related", "comments", "aside",
         "only aside", "footer", "quotation", "replies", "a card that is a link", "a list",
         "an author's link", "two links"],
)  # fmt: skip
def test_which_box_names_the_author(body: str, names: tuple[str, ...]) -> None:
    assert authors(body) == names


@pytest.mark.parametrize(("label", "names"), [("Written by", ("Ada Weller",)), ("Reading time", ())])
def test_the_author_of_the_card_that_a_blog_declares(label: str, names: tuple[str, ...]) -> None:
    head = f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="Ada Weller">'
    assert authors("", head) == names


def test_the_name_of_a_property_may_hold_spaces() -> None:
    assert authors("", '<meta property="og: article: author" content="Ada Weller">') == ("Ada Weller",)
    assert authors("", '<meta property="article:author dc:author" content="Ada Weller">') == ("Ada Weller",)


def test_the_cards_of_other_articles_link_to_their_authors() -> None:
    own = '<div class="byline">By <a href="/author/ada-weller" rel="author">Ada Weller</a></div>'
    cards = "".join(
        f'<div><h3><a href="/n">Another story of the town</a></h3><a rel="author" href="/authors">{name}</a></div>'
        for name in ("Ben Ott", "Orla Finch")
    )
    assert authors(own + prose() + cards) == ("Ada Weller",)


@pytest.mark.parametrize(
    ("declared", "shown", "names"),
    [
        ("aweller", "By Ada Weller", ("Ada Weller",)),
        ("aweller", "By Ben Ott", ("aweller",)),
        ("Example Staff", "By Ada Weller", ("Ada Weller",)),
        ("Example", "By Ada Weller", ("Ada Weller",)),
        ("WordPress", "By Ada Weller", ("Ada Weller",)),
        ("Ada Weller", "By Ben Ott", ("Ada Weller",)),
    ],
)
def test_a_name_that_is_no_person_s_gives_way_to_the_byline(declared: str, shown: str, names: tuple[str, ...]) -> None:
    assert authors(f"<p>{shown}</p>", f'<meta name="author" content="{declared}">') == names


def test_a_house_that_json_ld_names_gives_way_to_any_byline() -> None:
    head = linked({"@type": "Organization", "name": "24alder.org"})
    assert authors("<p>By Alder Press Agency</p>", head) == ("Alder Press Agency",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<div class='byline'><span>Ada Weller</span><span>Ben Ott</span></div>", ("Ada Weller", "Ben Ott")),
        ("<ul class='authors'><li>Ada Weller</li><li>Ben Ott</li></ul>", ("Ada Weller", "Ben Ott")),
        ("<div class='authors'>By <b>Ada Weller</b> and <b>Ben Ott</b></div>", ("Ada Weller", "Ben Ott")),
        ("<div class='byline'><span>Ada</span> <span>Weller</span></div>", ("Ada Weller",)),
        ("<div class='byline'><span>Ada Weller</span><span>Chief Reporter</span></div>", ("Ada Weller",)),
    ],
)
def test_a_byline_with_an_element_for_each_name(byline: str, names: tuple[str, ...]) -> None:
    assert authors(byline) == names
