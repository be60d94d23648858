"""trafilatura's XPath expressions, answered from memory.

Its expressions ask the class and id of each element, by regular expressions that lxml calls in Python: a quarter of the time of
an extraction. The answer depends on the element's name and its own attributes, and a page has a tenth as many combinations of
these as elements, most of them known from earlier pages of the site. So an expression is asked once for each combination, on an
element made for it, and gives by construction the elements that it would give itself. Values to which its tests say no
(`telling_literals.py`) are all taken for the empty one, which leaves one new combination of ten.

Where no value of a page holds a literal of an expression, it is not asked at all (`page_values`).

An expression that looks beyond the element is left as it is, so a later version of trafilatura may be slower, not wrong.
"""

import re
import sys
from collections.abc import Callable, Iterator, MutableSequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import ModuleType

from lxml import etree
from trafilatura import settings, xpaths

from transforms.extract.speedups.telling_literals import alternatives, literals_of

#: A path, or several joined by "|": `.//name[test]` or `(.//name[test])[1]`, where a test asks attributes of the element.
_OWN = re.compile(r"\s*\(?\s*\.//[\w*]+\s*(?:\[(?P<test>[^\[\]]*)\]\s*)*(?:\[1\]|\)\s*\[1\])?\s*", re.DOTALL)
#: What a test may hold beside strings: names of attributes and of the element, and functions of strings.
_OF_ELEMENT = re.compile(
    r"(?:@[\w-]+|self::\w+|\b(?:re:test|contains|starts-with|translate|not)\(|\b(?:or|and)\b|[\s,|=()'])*", re.DOTALL
)
#: The element made for a question holds nothing, so it passes this test, and what it does not pass no element passes.
_HOLDS_NONE = re.compile(r"(?<!not\()not\(\.//\w+\)")
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_ATTRIBUTE = re.compile(r"@([\w-]+)")
_NAME = re.compile(r"self::(\w+)|//(\w+)")
_NAMESPACES = {"re": xpaths.REGEXP_NS}
#: Answers that are kept for an expression; a site has a few hundred.
_MOST_KEPT = 4_096

#: An attribute of which a test asks only whether it is there.
_BARE = re.compile(r"@[\w-]+(?![\w-])(?!\s*[,=|])")
#: The attributes of which any expression asks.
_every_attribute: set[str] = set()
#: The values of the attributes of the page that is being read, in small letters.
_said: ContextVar[str | None] = ContextVar("said", default=None)
#: Stands for all names that the expression does not tell apart: some, like "o:p", cannot be given to an element.
_OTHER = "other"
#: The name of an element, and those of its attributes that an expression asks for, in their order.
_Asked = tuple[str, tuple[tuple[str, str], ...]]


class Selector:
    """An XPath expression about single elements, as a function of a tree that remembers what the expression says of each
    combination of name and attributes. Raises ValueError for an expression about more than that.
    """

    def __init__(self, expression: etree.XPath) -> None:
        self.expression = expression
        path = expression.path
        blank = _STRING.sub("''", path)
        self._is_bound = _HOLDS_NONE.search(blank) is not None
        parts = alternatives(_HOLDS_NONE.sub("''", blank), "([)]")
        if not parts or not all(map(_is_of_element, parts)):
            raise ValueError(f"not about single elements: {path}")
        named = [name or other for part in parts for name, other in _NAME.findall(part)]
        self._named = frozenset(named)
        is_any = any(re.search(r"//\*\s*(?!\s*\[\s*self::)", part) for part in parts)
        self._names = ("*",) if is_any else tuple(dict.fromkeys(named))
        self._attributes = frozenset(_ATTRIBUTE.findall(blank))
        _every_attribute.update(self._attributes)
        self._first = all("[1]" in part for part in parts)
        self._every = etree.XPath(path.replace("[1]", ""), namespaces=_NAMESPACES) if self._first else expression
        self._known: dict[_Asked, bool] = {}
        self._literals = literals_of(path)
        self._values = _Values(self._literals)
        self._is_plain = self._literals is not None and not _BARE.search(blank) and not self._takes_any()
        self._silent: tuple[str, bool] = ("", False)

    def __str__(self) -> str:
        return str(self.expression)

    def __call__(self, tree: etree._Element) -> list[etree._Element]:
        """The elements below `tree`, in the order of the page; only the first where the expression asks for the first."""
        if self._is_plain and (said := _said.get()) is not None and self._is_silent(said):
            return []
        known, attributes, named, values = self._known, self._attributes, self._named, self._values
        asked: list[tuple[etree._Element, _Asked]] = []
        unknown: dict[_Asked, bool] = {}
        for element in tree.iterdescendants(*self._names):
            items = element.items()
            tag = element.tag
            question = (
                tag if tag in named else _OTHER,
                tuple([(name, values[value]) for name, value in items if name in attributes]) if items else (),
            )
            verdict = known.get(question)
            if verdict is None:
                unknown[question] = False
            elif not verdict:
                continue
            elif self._first and not unknown:
                return [element]
            asked.append((element, question))
        if unknown:
            try:
                self._answer(unknown)
            except ValueError:  # a parser may let pass in an attribute what lxml does not write
                return self.expression(tree)
        found = [element for element, question in asked if unknown.get(question, True)]
        if found and self._is_bound:
            return self.expression(tree)
        return found[:1] if self._first else found

    def _takes_any(self) -> bool:
        """Whether an element without attributes can be among the answers."""
        plain: dict[_Asked, bool] = dict.fromkeys(((tag, ()) for tag in (*self._named, _OTHER) if tag), False)
        self._answer(plain)
        return any(plain.values())

    def _is_silent(self, said: str) -> bool:
        """Whether no literal is in the page's values. What it says of the latest page is kept."""
        page, answer = self._silent
        if page is not said:
            answer = not any(map(said.__contains__, self._literals or ()))
            self._silent = said, answer
        return answer

    def _answer(self, questions: dict[_Asked, bool]) -> None:
        """Sets and remembers the answers to `questions`, asked all at once."""
        parent = etree.Element("parent")
        for tag, attributes in questions:
            child = etree.SubElement(parent, tag)
            for name, value in attributes:
                child.set(name, value)
        hits = set(self._every(parent))
        questions.update((question, child in hits) for child, question in zip(parent, list(questions), strict=True))
        if len(self._known) + len(questions) > _MOST_KEPT:
            self._known.clear()
        self._known.update(questions)


class _Values(dict[str, str]):
    """Values of attributes -> the same, or "" for all to which the tests of an expression say no: most."""

    def __init__(self, literals: tuple[str, ...] | None) -> None:
        super().__init__()
        self._literals = literals

    def __missing__(self, value: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        folded = value.casefold()
        is_telling = self._literals is None or any(map(folded.__contains__, self._literals))
        told = self[value] = value if is_telling else ""
        return told


@contextmanager
def page_values(tree: etree._Element) -> Iterator[None]:
    """While it is open, expressions are asked of `tree` and its copies only, whose values are told here once for all of them.

    What trafilatura changes on the way are names of elements; the one value that it sets, the role of a table's head, holds no
    literal of an expression.
    """
    values = {value for element in tree.iter() for name, value in element.items() if name in _every_attribute}
    token = _said.set("\n".join(values).casefold())
    try:
        yield
    finally:
        _said.reset(token)


def _is_of_element(part: str) -> bool:
    """A path of a single step whose tests ask for nothing but the element itself."""
    if _OWN.fullmatch(part) is None:
        return False
    return all(test == "1" or _OF_ELEMENT.fullmatch(test) for test in re.findall(r"\[([^\[\]]*)\]", part))


def remember_answers() -> None:
    """Replaces the expressions that trafilatura uses for texts. A second call does nothing."""
    for name in vars(xpaths):
        expressions = getattr(xpaths, name)
        if name.endswith(_OF_TEXTS) and isinstance(expressions, MutableSequence):
            expressions[:] = map(_remembering, expressions)
    # it is no list, and the package's attribute `baseline` is a function
    baseline: ModuleType = sys.modules["trafilatura.baseline"]
    vars(baseline)["BASIC_CLEAN_XPATH"] = _remembering(settings.BASIC_CLEAN_XPATH)


_OF_TEXTS = ("BODY_XPATH", "DISCARD_XPATH", "PRUNE_XPATH", "COMMENTS_XPATH", "COMMENTS_AND_LISTS_XPATH", "IMAGE_ELEMENTS")


def _remembering(expression: Callable[[etree._Element], list[etree._Element]]) -> Callable[..., list[etree._Element]]:
    if not isinstance(expression, etree.XPath):
        return expression
    try:
        return Selector(expression)
    except ValueError:
        return expression
