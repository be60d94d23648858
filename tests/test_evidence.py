"""Evidence: what headers say about using a page."""

import pytest

from transforms.web.fetching.evidence import licence_links


@pytest.mark.parametrize(
    ("headers", "links"),
    [
        ((), ()),
        (('<https://cc.example/by>; rel="license"',), ("https://cc.example/by",)),
        (("<https://cc.example/by>; rel=license; title=x",), ("https://cc.example/by",)),
        (('<a>; rel="next", <b>; type="x"; REL="copyright license"', "<c>;rel=license"), ("b", "c")),
        (('<a>; rel="nolicense"', "<b>; rev=license", "<c; rel=license", "rel=license"), ()),
        (('<a,b>; title="x, <y>"; rel=license',), ("a,b",)),
        (('<a>; title="' + '"' * 30_000,), ()),
        (("<" * 30_000,), ()),
        (("<a>;" + " rel" * 30_000,), ()),
    ],
)
def test_licence_links(headers: tuple[str, ...], links: tuple[str, ...]) -> None:
    assert licence_links(headers) == links
