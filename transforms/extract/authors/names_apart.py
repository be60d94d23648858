"""The names of a byline that has an element for each: `<ul class="authors"><li>Ann Lee</li><li>Tom Roe</li></ul>`."""

from lxml.html import HtmlElement

from transforms.extract.authors.names import is_name

_MOST = 12
_LEAST_WORDS, _MOST_WORDS = 2, 4
#: Letters of the words between them: By, and, sowie.
_MOST_LETTERS = 5


def names_apart(box: HtmlElement) -> list[str]:
    """The texts of the box's children where all are of one kind and each is a name; else nothing."""
    children = [child for child in box if isinstance(child.tag, str)]
    if not 1 < len(children) <= _MOST or len({(child.tag, child.get("class")) for child in children}) > 1:
        return []
    texts = [" ".join(" ".join(child.itertext()).split()) for child in children]
    between = " ".join([box.text or "", *[child.tail or "" for child in children]]).split()
    if any(len(word) > _MOST_LETTERS for word in between):
        return []
    return texts if all(_LEAST_WORDS <= len(text.split()) <= _MOST_WORDS and is_name(text) for text in texts) else []
