"""OPML as it is found, and as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.sources.listing import Listing
from pipeline.sources.opml import read_opml, write_opml
from transforms.feeds.sources import FeedSource

NEWS = "https://news.example/rss"


def opml(body: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return f'{head}<opml version="2.0"><head><title>Mine</title></head><body>{body}</body></opml>'


def read(text: str | bytes) -> Listing:
    return read_opml(text.encode() if isinstance(text, str) else text, "feeds.opml")


def urls(text: str | bytes) -> list[str]:
    return [source.url for source in read(text).sources]


def test_titles_folders_and_categories() -> None:
    found = read(
        opml(
            f'<outline text="News"><outline title="Sea" type="rss">'
            f'<outline text="Gazette" xmlUrl="{NEWS}" category="/Tide,Boats"/></outline></outline>'
            f'<outline xmlUrl="{NEWS}2" language="de"/><outline text="Again"><outline xmlUrl="{NEWS}"/></outline>'
        )
    )
    assert found == Listing(
        (
            FeedSource(NEWS, title="Gazette", tags=("News", "Sea", "Tide", "Boats", "Again")),
            FeedSource(NEWS + "2", language="de"),
        ),
        (),
        "OPML",
    )


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        ('<outline xmlURL="https://a.example/f"/>', "https://a.example/f"),
        ("<OUTLINE XMLURL='https://a.example/f'/>", "https://a.example/f"),
        ('<outline url="https://a.example/f"/>', "https://a.example/f"),
        ('<outline xmlUrl="a.example/f"/>', "http://a.example/f"),
        ('<outline xmlUrl="//a.example:8080/f"/>', "http://a.example:8080/f"),
        ('<outline xmlUrl="www.a.example"/>', "http://www.a.example"),
        ('<outline xmlUrl="http://https://a.example/f"/>', "https://a.example/f"),
        ('<outline xmlUrl="http:\\\\a.example\\f"/>', "http://a.example/f"),
        ('<outline xmlUrl="https://a.example/my feed.xml"/>', "https://a.example/my%20feed.xml"),
        ('<outline xmlUrl="https://a.example/f?a=1&amp;amp;b=2"/>', "https://a.example/f?a=1&b=2"),
        ('<outline type="atom" url="https://a.example/f"/>', "https://a.example/f"),
        ('<outline xmlUrl=" feed://a.example/f "/>', "http://a.example/f"),
        ('<outline xmlUrl="feed:https://a.example/f"/>', "https://a.example/f"),
        ('<outline xmlUrl="HTTP://a.example/f"/>', "HTTP://a.example/f"),
        ('<outline xmlUrl="https://a.example/f?a=1&b=2&amp;c=3"/>', "https://a.example/f?a=1&b=2&c=3"),
        ('<outline xmlUrl="https://a.example/f?a=1&copy=2&reg;=3&lang=de"/>', "https://a.example/f?a=1&copy=2&reg;=3&lang=de"),
        ("<outline text='Q&A' xmlUrl='https://a.example/f?x&y'/>", "https://a.example/f?x&y"),
        ('<outline text="a < b" xmlUrl="https://a.example/f"/>', "https://a.example/f"),
        ('<outline text="caf&eacute;&nbsp;&bogus;" xmlUrl="https://a.example/f"/>', "https://a.example/f"),
        ('<outline text="x" xmlUrl="https://a.example/f"><outline text="note"/></outline>', "https://a.example/f"),
    ],
)
def test_addresses_in_any_spelling(outline: str, expected: str) -> None:
    assert urls(opml(outline)) == [expected]


@pytest.mark.parametrize(
    "outline",
    [
        '<outline type="link" url="https://a.example/page"/>',
        '<outline text="A note"/>',
        '<outline text="Site" htmlUrl="https://a.example/"/>',
    ],
)
def test_what_is_no_feed_is_no_problem(outline: str) -> None:
    found = read(opml(f'{outline}<outline xmlUrl="{NEWS}"/>'))
    assert (len(found.sources), found.problems) == (1, ())


def test_an_outline_that_is_marked_as_a_comment_is_not_there_and_an_included_list_is_told() -> None:
    inside = '<outline text="Old" isComment="true"><outline xmlUrl="https://a.example/old"/></outline>'
    found = read(
        opml(f'{inside}<outline type="include" text="More" url="https://a.example/more.opml"/><outline xmlUrl="{NEWS}"/>')
    )
    assert [source.url for source in found.sources] == [NEWS]
    (problem,) = found.problems
    assert "'More' includes another list" in str(problem)


def test_spellings_of_one_address_are_one_feed() -> None:
    spellings = ("https://a.example/f", "HTTPS://A.Example/f", "https://a.example:443/f", "https://a.example/f#top")
    others = ("http://a.example/f", "https://a.example/F", "https://a.example/f?", "https://a.example:8443/f")
    assert urls(opml("".join(f'<outline xmlUrl="{url}"/>' for url in spellings))) == ["https://a.example/f"]
    assert len(urls(opml("".join(f'<outline xmlUrl="{url}"/>' for url in (spellings[0], *others))))) == 4


def test_markup_in_titles_is_none() -> None:
    (source,) = read(opml(f'<outline text="R &amp;amp; D &lt;b&gt;news&lt;/b&gt;" xmlUrl="{NEWS}"/>')).sources
    assert source.title == "R & D news"


def test_entities_in_titles() -> None:
    (source,) = read(opml(f'<outline text="Caf&eacute; &amp; Q&A &copy;" xmlUrl="{NEWS}"/>')).sources
    assert source.title == "Café & Q&A ©"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "latin-1", "windows-1252"])
@pytest.mark.parametrize("declared", ["UTF-8", "utf-16", "ISO-8859-1", None])
def test_encodings_whatever_is_declared(encoding: str, declared: str | None) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    (source,) = read(opml(f'<outline text="Jürgen lädt" xmlUrl="{NEWS}"/>', head).encode(encoding)).sources
    assert (source.url, source.title) == (NEWS, "Jürgen lädt")


def test_a_bad_outline_costs_itself_and_is_named_with_its_line() -> None:
    lines = ['<outline text="Good" xmlUrl="https://a.example/f"/>', '<outline text="Bad one" xmlUrl="/only/a.path"/>',
             '<outline text="Secret" xmlUrl="https://me:hush@a.example/f"/>', '<outline type="rss" text="None"/>']  # fmt: skip
    found = read(opml("\n" + "\n".join(lines) + "\n"))
    assert [source.url for source in found.sources] == ["https://a.example/f"]
    assert [problem.where for problem in found.problems] == [f"feeds.opml, line {number}" for number in (3, 4, 5)]
    told = " ".join(map(str, found.problems))
    assert "'Bad one' is left out: '/only/a.path'" in told
    assert "hush" not in told
    assert "has no xmlUrl" in told


@pytest.mark.parametrize("cut", [5, 20, 24])
def test_a_file_that_is_cut_keeps_what_came(cut: int) -> None:
    text = opml(f'<outline text="F"><outline xmlUrl="{NEWS}"/><outline xmlUrl="https://b.example/rss"/></outline>')
    assert urls(text[:-cut]) == [NEWS, "https://b.example/rss"]


def test_no_entity_of_the_document_is_read() -> None:
    bomb = '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&z;&z;">]>'
    (source,) = read(bomb + opml(f'<outline text="&x;&y;" xmlUrl="{NEWS}"/>', "")).sources
    assert "root" not in (source.title or "")


def test_deep_and_long_lists_end() -> None:
    deep = "<outline text='f'>" * 1_500 + f'<outline xmlUrl="{NEWS}"/>' + "</outline>" * 1_500
    (source,) = read(opml(deep)).sources
    assert source.tags == ("f",)


def test_an_export_of_300_outlines_in_20_folders() -> None:
    folders = [
        f'<outline text="Folder {folder}">'
        + "".join(f'<outline text="Feed {n}" type="rss" xmlUrl="https://f{folder}.example/{n}?a=1&b={n}"/>' for n in range(15))
        + "</outline>"
        for folder in range(20)
    ]
    found = read(opml("".join(folders)))
    assert (len(found.sources), len({source.tags for source in found.sources}), found.problems) == (300, 20, ())
    assert found.sources[-1] == FeedSource("https://f19.example/14?a=1&b=14", title="Feed 14", tags=("Folder 19",))


@pytest.mark.parametrize(
    ("outlines", "expected"),
    [
        ('<outline text="The "Best" feed" xmlUrl="https://a.example/f?x=1&amp;y=2"/>', ["https://a.example/f?x=1&y=2"]),
        ("<outline text=x xmlUrl=https://a.example/f />", ["https://a.example/f"]),
        ('<outline xmlUrl="https://a.example/f/>\n<outline text="y" xmlUrl="https://a.example/g"/>', ["https://a.example/g"]),
        ('<!-- <outline xmlUrl="https://a.example/no"/> --><outline xmlUrl="https://a.example/f"/>', ["https://a.example/f"]),
    ],
)
def test_what_is_broken_beyond_xml_keeps_the_addresses_that_are_whole(outlines: str, expected: list[str]) -> None:
    assert urls(opml(outlines)) == expected


def test_what_is_no_opml_says_so() -> None:
    for text in ("<html><body>no</body></html>", "<opml/>", "<", ""):
        found = read(text)
        assert not found.sources
        assert found.problems


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


@given(st.lists(st.tuples(TEXT, st.lists(TEXT, max_size=2), st.integers(0, 999)), max_size=8, unique_by=lambda row: row[2]))
def test_what_is_written_is_read_again(rows: list[tuple[str, list[str], int]]) -> None:
    sources = [FeedSource(f"https://a.example/{n}?x=1&y=<{n}", title=title, tags=tuple(tags)) for title, tags, n in rows]
    text = write_opml(sources)
    etree.fromstring(text.encode())
    assert sorted(urls(text)) == sorted(source.url for source in sources)


def test_titles_and_folders_survive_the_way_there_and_back() -> None:
    sources = (FeedSource(NEWS, title='A & "B"', tags=("News", "Sea"), language="en"), FeedSource(NEWS + "2", title="C"))
    assert read(write_opml(sources)).sources == sources


@given(st.binary(max_size=300))
def test_never_raises(data: bytes) -> None:
    read_opml(b"<opml><body>" + data, "x")
