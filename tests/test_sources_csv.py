"""Tables of feeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.csv_list import read_table
from pipeline.sources.text_list import read_text
from transforms.feeds.sources import FeedSource

ONE, TWO = "https://a.example/f?x=1,2", "https://b.example/f"


@pytest.mark.parametrize(
    "table",
    [
        f'url,title,tags\n"{ONE}","Sea, wind and tide","port;news"\n{TWO},,\n',
        f"Title;Feed URL;Folder\nSea, wind and tide;{ONE};port,news\n\n;{TWO};\n",
        f"name\txmlUrl\tcategory\tnote\nSea, wind and tide\t{ONE}\tport|news\nx\n\t{TWO}",
    ],
)
def test_columns_are_found_by_their_names(table: str) -> None:
    found = read_text(table, "feeds.csv")
    assert found.sources == (FeedSource(ONE, title="Sea, wind and tide", tags=("port", "news")), FeedSource(TWO))


def test_a_bad_row_costs_itself_and_is_named_with_its_line() -> None:
    found = read_text(f"title,url\nSea,gone\nTide,{TWO}\nAgain,HTTPS://B.example:443/f\n", "feeds.csv")
    assert [source.url for source in found.sources] == [TWO]
    assert [str(problem).partition(" is not")[0] for problem in found.problems] == ["feeds.csv, line 2: 'gone'"]


@pytest.mark.parametrize("text", ["", "https://a.example/f,Sea\n", "# url,title\n", "url\nhttps://a.example/f\n", "a,b\n1,2\n"])
def test_what_is_no_table(text: str) -> None:
    assert read_table(text, "feeds.txt") is None


@given(st.text(max_size=200))
def test_never_raises(rows: str) -> None:
    read_table("url,title\n" + rows, "feeds.csv")
