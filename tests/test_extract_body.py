"""Which text of a page is the article: classes of pages that extractors get wrong, each with a page of our own."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, PROSE, TITLE, URL, page, prose
from transforms.extract.article import extract
from transforms.extract.body import body
from transforms.extract.body.body import TextHints, find_body
from transforms.extract.body.text import join, kind_of
from transforms.extract.markup.tree import parse_page
from transforms.extract.page.blocks import read_blocks

COMMENT = (
    "I have crossed the old bridge each morning for thirty years, number {n}, and I would not wish to miss the walk, the smell "
    "of the river and the baker who stands at the northern end of it with his cart."
)
SERVICE = (
    "Our readers' desk answers questions on delivery and bills from eight to four on all working days, by "
    "telephone and by post, "
    "and on Saturdays until noon at the counter in the mill lane."
)
HEADLINE = f"<h1>{TITLE}</h1>"


def text(body: str, head: str = "") -> str:
    result = extract(page(body, head), url=URL, now=NOW)
    assert isinstance(result, Content), result
    return result.text


def test_comments_that_outweigh_a_short_article_stay_out() -> None:
    comments = "".join(f'<li class="comment"><cite>Reader {n}</cite><p>{COMMENT.format(n=n)}</p></li>' for n in range(12))
    found = text(
        f'<article>{HEADLINE}<div class="entry"><p>{PROSE[0]}</p></div></article><div id="comments"><ol>{comments}</ol></div>'
    )
    assert found == PROSE[0]


def test_a_footer_that_outweighs_a_short_article_stays_a_footer() -> None:
    footer = "".join(f"<p>{SERVICE} ({n})</p>" for n in range(5))
    found = text(
        f"<header>{HEADLINE}</header><div class=story><div "
        f"class=s1><p>{PROSE[0]}</p></div></div><footer><div>{footer}</div></footer>"
    )
    assert found == PROSE[0]


def test_a_footer_that_holds_the_headline_and_the_text_is_a_box() -> None:
    assert text(f"<footer>{HEADLINE}{prose()}</footer>") == "\n\n".join(PROSE)


def test_a_brief_beside_a_service_line_is_the_brief() -> None:
    found = text(
        f"<div class=row><div class=left>{HEADLINE}<div class=inner>{PROSE[0]}<br><br>{PROSE[1]}</div></div>"
        f'<div class="site-footer-bottom"><div>{SERVICE}</div></div></div>'
    )
    assert found == f"{PROSE[0]}\n\n{PROSE[1]}"


def test_a_telling_name_on_the_text_says_nothing() -> None:
    boxes = "".join(
        f'<div class="grid"><div class="promo"><p class="paywall">{paragraph}</p></div></div>' for paragraph in PROSE
    )
    assert text(f"<article>{HEADLINE}<div>{boxes}</div></article>") == "\n\n".join(PROSE)


def test_a_running_paragraph_that_opens_like_chrome_is_text() -> None:
    opening = (
        "Sign up for our newsletter, the poster on the bridge said in letters a foot high, and eleven hundred "
        "people did so before "
        "the council asked what became of the addresses that they had left there."
    )
    found = text(
        f"<article>{HEADLINE}<div class=text>{prose((opening, *PROSE))}</div><p>Sign up for our newsletter.</p></article>"
    )
    assert found == "\n\n".join((opening, *PROSE))


def test_another_article_of_the_page_is_not_added() -> None:
    other = "".join(f"<p>{COMMENT.format(n=n)}</p>" for n in range(6))
    found = text(
        f"<main><article id=a>{HEADLINE}{prose()}</article><article id=b><h1>Walkers miss the "
        f"bridge</h1>{other}</article></main>"
    )
    assert found == "\n\n".join(PROSE)


def test_the_lead_beside_the_body_box_is_the_first_paragraph() -> None:
    lead = "The bridge over the Alder is open again since Monday, and the first to cross it was a brass band."
    found = text(f"<article>{HEADLINE}<p>{lead}</p><div class=body>{prose()}</div></article>")
    assert found == "\n\n".join((lead, *PROSE))


def test_a_tag_cloud_stays_out() -> None:
    words = ("anchor", "boat", "crane", "dock", "ebb", "ferry", "gale", "harbour", "inlet", "jetty", "keel", "lock", "mast")
    cloud = "".join(f'<p><a href="/tag/{word}">{word}</a></p><p>{word} {n}</p>' for n, word in enumerate(words))
    found = text(
        f"<div>{HEADLINE}<div>{PROSE[0]}<br>Anyone who saw it may call.</div></div><div><div class=cloud>{cloud}</div></div>"
    )
    assert found.startswith(PROSE[0])
    assert "jetty" not in found


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<p>The town grew since 1874<sup>3</sup> and holds 20<sup>2</sup>=400 houses, as the chronicle of the "
        "parish says.</p>",
         "since 1874³ and holds 20²=400 houses"),
        ("<p>She said <q>we waited long enough</q> and walked across with her brother and a lantern in her left hand.</p>",
         "said “we waited long enough” and walked"),
        ('<p>The <a href="https://e.example">report<span class="sr-only"> (opens in a new tab)</span></a> came '
        'on Friday, and it is as long as a novel.</p>',
         "The report came on Friday"),
        ("<h2>What comes<br>next</h2><p>A second bridge is planned upstream, and it shall be for walkers and "
        "bicycles alone.</p>",
         "## What comes next\n\n"),
        ("<h3><span>Who</span><span>decides</span></h3><p>The council decides in May, after it has heard the "
        "people of both banks.</p>",
         "Who decides\n\n"),
        ("<ul><li>Friday<br>open from ten</li><li>Sunday<br>closed</li></ul>", "- Friday open from ten\n- Sunday closed"),
        ("<h3><button aria-expanded=false>May carts cross?</button></h3><div><p>Carts up to two tons may cross "
        "at any hour of the day, and no others.</p></div>",
         "May carts cross?"),
        ("<table><tr><th>Day</th><th>Open</th></tr><tr><td>Fri</td><td><ul><li>ten to noon</li><li>late ferry "
        "at nine</li></ul></td></tr></table>",
         "ten to noon; late ferry at nine"),
        ("<table><caption>Fares in crowns</caption><thead><tr><th>Route</th><th>Adult</th></tr></thead><tbody><tr><td>Alder"
        "</td><td>2.50</td></tr></tbody></table>",
         "\n\nFares in crowns\n\n| Route | Adult |\n|---|---|\n| Alder | 2.50 |\n\n"),
        ("<div>The council met <b>at noon</b> in the hall.<br>Two were against.</div>", "The council met at noon in the hall."),
    ],
    ids=["sup", "q", "screen reader", "heading br", "heading spans", "item br", "accordion", "list in cell", "caption",
         "loose text"],
)  # fmt: skip
def test_markup_that_extractors_lose(markup: str, wanted: str) -> None:
    found = text(f"<article>{HEADLINE}{prose(PROSE[:3])}{markup}{prose(PROSE[3:])}</article>")
    assert wanted in found
    assert "opens in a new tab" not in found


def test_a_page_without_witnesses_is_doubtful_and_says_so() -> None:
    tree = parse_page(page("<div><span>one</span> <span>two</span></div>"))
    assert tree is not None
    assert find_body(tree, URL, lambda: None).doubtful


def test_the_description_is_a_second_witness_for_the_estimate() -> None:
    tree = parse_page(page(f"<article>{HEADLINE}{prose()}</article>"))
    assert tree is not None
    found = find_body(tree, URL, lambda: None, TextHints(TITLE, PROSE[0]))
    assert (found.candidates[0].name, found.doubtful) == ("fast", False)
    assert found.agreement > 0.9


def test_a_live_blog_keeps_its_posts_in_order_with_their_times() -> None:
    posts = "".join(
        f"<article class=post><header><time "
        f'datetime="2025-06-01T{hour:02}:10:00Z">{hour}:10</time><h2>{heading}</h2></header><p>{paragraph}</p></article>'
        for hour, heading, paragraph in ((11, "The band", PROSE[0]), (10, "The queue", PROSE[1]), (9, "The ribbon", PROSE[2]))
    )
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "A day"}</script>'
    intro = "We follow the opening of the bridge through the whole of the day, from the first car to the last song."
    result = extract(
        page(f"<main><article>{HEADLINE}<p>{intro}</p><div>{posts}</div></article></main>", head), url=URL, now=NOW
    )
    assert isinstance(result, Content)
    assert result.text == f"{intro}\n\n## The band\n\n{PROSE[0]}\n\n## The queue\n\n{PROSE[1]}\n\n## The ribbon\n\n{PROSE[2]}"
    assert result.page_type == "live_blog"
    assert [(update.heading, update.at.value if update.at else None) for update in result.live_updates] == [
        ("The band", "2025-06-01T11:10:00Z"),
        ("The queue", "2025-06-01T10:10:00Z"),
        ("The ribbon", "2025-06-01T09:10:00Z"),
    ]
    parts = [result.text[update.offset : update.offset + update.length] for update in result.live_updates]
    assert parts[1] == f"## The queue\n\n{PROSE[1]}"


def test_headings_of_posts_are_no_notes_of_an_update() -> None:
    posts = "".join(
        f"<div><time datetime='2025-06-01T{9 + number:02}:10:00Z'>{9 + number}:10</time><h2>Update {number}: {thing}</h2>"
        f"<p>{PROSE[number]}</p></div>"
        for number, thing in ((2, "the band plays"), (1, "the queue grows"), (0, "the ribbon is cut"))
    )
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "A day"}</script>'
    result = extract(page(f"<main><article>{HEADLINE}<div>{posts}</div></article></main>", head), url=URL, now=NOW)
    assert isinstance(result, Content)
    assert result.update_note is None
    parts = [result.text[update.offset :].split("\n")[0] for update in result.live_updates]
    assert parts == ["## Update 2: the band plays", "## Update 1: the queue grows", "## Update 0: the ribbon is cut"]


def test_blocks_rebuild_the_text() -> None:
    result = extract(
        page(f"<article>{HEADLINE}{prose(PROSE[:2])}<h2>What is next</h2>{prose(PROSE[2:4])}<ul><li>a pier of "
        f"stone</li><li>a lamp</li></ul></article>"),
        url=URL, now=NOW,
    )  # fmt: skip
    assert isinstance(result, Content)
    assert [block.kind for block in result.blocks] == [
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
        "item",
        "item",
    ]
    assert [block.level for block in result.blocks if block.kind == "heading"] == [2]
    assert "".join(result.text[block.offset : block.offset + block.length] for block in result.blocks) == result.text.replace(
        "\n", ""
    )


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<figure><img><figcaption><p>{}</p></figcaption></figure>", "caption"),
        ('<div class="wp-caption-text">{}</div>', "caption"),
        ('<div class="photo caption"><span>{}</span></div>', "caption"),
        ("<blockquote><p>{}</p></blockquote>", "quote"),
        ('<div class="captioned"><p>{}</p></div>', None),
    ],
)
def test_a_line_of_a_caption_or_a_quotation_is_a_block_of_that_kind(markup: str, kind: str | None) -> None:
    tree = parse_page(page(markup.format(PROSE[0])))
    assert tree is not None
    (block,) = read_blocks(tree)
    assert kind_of(block, {}) == kind
    kinds = {} if kind is None else {block.key: kind_of(block, {})}
    _, parts = join([PROSE[0], PROSE[1], f"- {PROSE[0]}"], {}, kinds)  # type: ignore[arg-type] # None is left out
    assert [part.kind for part in parts] == [kind or "paragraph", "paragraph", "item"]


def test_residue_of_a_wire_story_goes_and_its_bullets_stay() -> None:
    points = ("Mayor sees no date for the second bridge", "Both banks want a say: council")
    result = extract(
        page(
            f"{HEADLINE}<div><p>Updated on</p><p>• {points[0]}</p><p>• {points[1]}</p><p>Mayor to speak in July</p>{prose()}"
            "<p>Reporting by Ada Weller; Editing by Ben Ott</p><p>Before it's here, it's on the Alder Terminal.</p></div>"
        ),
        url=URL, now=NOW,
    )  # fmt: skip
    assert isinstance(result, Content)
    assert result.update_note == "Updated on"
    assert result.summary_points == points
    for gone in ("Updated on", "Mayor to speak", "Reporting by", "Terminal"):
        assert gone not in result.text
    assert all(point in result.text for point in (*points, *PROSE))


def test_a_short_article_loses_what_stands_in_boxes_far_from_it() -> None:
    offer = "Our desk helps firms of the valley with letters and plans, so that you can go home earlier on Fridays than ever."
    links = "".join(f"<p><a href=/{n}>Page {n} of the town</a></p>" for n in range(6))
    article = f"<div class=a><div class=b>{HEADLINE}<div class=c><div class=d><p>{PROSE[0]}</p></div></div></div></div>"
    found = text(f"<div>{article}{links}<div class=x><div class=y><div class=z><p>{offer}</p></div></div></div></div>")
    assert found == PROSE[0]


def test_an_authors_box_is_no_article() -> None:
    life = "Ada Weller has written on bridges since 2001 and lives with two dogs in a lock keeper's house by the river Alder."
    found = text(
        f'<article>{HEADLINE}<div class=t><p>{PROSE[0]}</p></div><div class="author-bio"><p>{life}</p></div></article>'
    )
    assert found == PROSE[0]


def test_the_headline_is_no_line_of_a_brief() -> None:
    found = text(
        f"<div class=a>{HEADLINE}<p>Town hall</p></div><div class=b><p>Tuesday in the council</p><h2>{TITLE}</h2>"
        f"<p>{PROSE[0]}</p></div>"
    )
    assert TITLE not in found


def test_an_article_that_stands_on_the_page_twice_comes_once() -> None:
    found = text(f"<main>{HEADLINE}<div class=wide>{prose()}</div><div class=narrow>{prose()}</div></main>")
    assert found == "\n\n".join(PROSE)


def test_a_refrain_stays() -> None:
    refrain = "And nobody on the bridge had seen it coming, not that day."
    found = text(f"<main>{HEADLINE}{prose(PROSE[:3])}<p>{refrain}</p>{prose(PROSE[3:])}<p>{refrain}</p></main>")
    assert found.count(refrain) == 2


def test_the_reason_tells_whether_the_fast_answer_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    def reason() -> str:
        tree = parse_page(page(prose()))
        assert tree is not None
        return find_body(tree, URL, lambda: None).reason

    passed = reason()
    monkeypatch.setattr(body, "_accepted", lambda *_: False)
    assert "passed the gate" in passed
    assert reason() == "the only answer of an extractor"


@pytest.mark.parametrize("words", [14, 8])
def test_short_paragraphs_of_a_page_that_is_too_large_for_an_extractor_are_its_text(words: int) -> None:
    lines = [" ".join(f"word{number}of{place}" for place in range(words)) for number in range(10_001)]
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    menu = f"<nav>{''.join(f'<p>Menu entry number {number}</p>' for number in range(100))}</nav>"
    cells = f"<table>{''.join(f'<tr><td>{number}</td></tr>' for number in range(100))}</table>"
    assert text(f"{menu}<article>{HEADLINE}{paragraphs}</article>{cells}").split("\n\n") == lines
