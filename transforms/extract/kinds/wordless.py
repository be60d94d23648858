"""Videos and galleries that have no text besides their headline, told by what stands in their place on the page. Pure."""

from collections.abc import Callable, Iterator, Sequence

from lxml.html import HtmlElement

from schemas.articles import PageType, TextBlock
from transforms.extract.metadata.metadata import Metadata
from transforms.extract.page.blocks import key

#: Fewer pictures are those of an article.
_LEAST_PICTURES = 4
#: Boxes whose videos and pictures belong to other articles or to the site.
_BESIDE = frozenset(("a", "aside", "nav", "footer"))
_PLAYERS = ("youtube.com/embed/", "youtube-nocookie.com/embed/", "player.vimeo.com/", "dailymotion.com/embed/")
#: Longer answers are text without a look at their lines.
_MOST_LINES = 200
#: Characters of a headline; a longer paragraph is text, and most pages end there.
_MOST_HEADLINE = 400


def find_wordless_type(
    found: Metadata, tree: HtmlElement, text: str, blocks: Sequence[TextBlock], parse: Callable[[], HtmlElement | None]
) -> PageType | None:
    """`video` or `gallery` for a page whose text is its headline, with or without captions; else None.

    `tree`: stripped of boxes beside the article, and of frames; `parse`: makes a tree that has the frames.
    """
    if not _is_wordless(found, tree, text, blocks):
        return None
    if any(kind.lower().startswith("video") for kind in found.meta.every("og:type")) or _has_video(tree, parse):
        return "video"
    pictures = sum(next(figure.iter("a"), None) is None for figure in _own(tree, "figure"))
    return "gallery" if pictures >= _LEAST_PICTURES else None


def _is_wordless(found: Metadata, tree: HtmlElement, text: str, blocks: Sequence[TextBlock]) -> bool:
    """True if each line is the headline, a heading or a caption."""
    lines = [block for block in blocks if block.kind not in ("caption", "heading")]
    if not 0 < len(blocks) <= _MOST_LINES or any(line.length > _MOST_HEADLINE for line in lines):
        return False
    names = {key(found.title or ""), *(key("".join(element.itertext())) for element in tree.iter("h1"))}
    return all(key(text[line.offset : line.offset + line.length]) in names for line in lines)


def _has_video(tree: HtmlElement, parse: Callable[[], HtmlElement | None]) -> bool:
    if next(_own(tree, "video"), None) is not None:
        return True
    whole = parse()
    frames = _own(whole, "iframe") if whole is not None else ()
    return any(player in (frame.get("src") or "") for frame in frames for player in _PLAYERS)


def _own(tree: HtmlElement, tag: str) -> Iterator[HtmlElement]:
    """Elements that stand in no link and in no box beside the article."""
    return (element for element in tree.iter(tag) if not any(box.tag in _BESIDE for box in element.iterancestors()))
