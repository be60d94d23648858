"""The declarations in a page's meta elements and links, by name."""

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from transforms.extract.page.elsewhere import is_of_nested_item

#: Longer values are cut: a description is a paragraph, not a page.
_MAX_VALUE = 5_000
_MAX_ELEMENTS = 2_000


@dataclass(frozen=True, slots=True)
class Meta:
    """Values by lower-case name (property, name, itemprop or http-equiv), in the order of the page."""

    values: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        """The first value of the first of `names` that the page declares."""
        for name in names:
            for value in self.values.get(name, ()):
                return value
        return None

    def named(self, *names: str) -> tuple[str, str] | None:
        """As `first`, with the name that had it."""
        for name in names:
            for value in self.values.get(name, ()):
                return name, value
        return None

    def every(self, *names: str) -> list[str]:
        """Every value of all of `names`."""
        return [value for name in names for value in self.values.get(name, ())]


def read_meta(tree: HtmlElement) -> Meta:
    """The page's meta and link elements; those in the body count too, as publishers put them there."""
    meta = Meta()
    for count, element in enumerate(tree.iter("meta", "link")):
        if count >= _MAX_ELEMENTS:
            break
        if element.tag == "link":
            target = (element.get("href") or "").strip()
            for rel in (element.get("rel") or "").lower().split():
                if target:
                    meta.links.setdefault(rel, []).append(target[:_MAX_VALUE])
            continue
        value = " ".join((element.get("content") or "")[:_MAX_VALUE].split())
        if not value:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if " " in name:  # "og: title" is one name, "og:title twitter:title" is two, of which the first counts
                name = name.replace(": ", ":").split()[0]
            if name and not (attribute == "itemprop" and name.startswith("date") and is_of_nested_item(element)):
                meta.values.setdefault(name, []).append(value)
    return meta
