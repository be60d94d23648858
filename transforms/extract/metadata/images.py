"""The article's picture, as the page declares it."""

from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from schemas.articles import Image
from transforms.extract.metadata.titles import tidy
from transforms.extract.page.jsonld import JsonLd
from transforms.extract.page.meta import Meta
from transforms.urls.user_info import without_user_info

#: Logos, trackers and placeholders, by what their URLs say.
_NO_PICTURE = ("logo", "placeholder", "favicon", "pixel.", "1x1", "spacer", "default-image", "fallback", "icon-", "avatar")
#: Below this it is a thumbnail, above it nobody's picture.
_SANE_PIXELS = (100, 20_000)


def find_image(tree: HtmlElement, meta: Meta, linked: JsonLd, base: str | None) -> tuple[Image, str] | None:
    """The largest sane image that JSON-LD and meta declare, and its source; the first declared wins where sizes are unknown.

    Caption and credit are JSON-LD's, else those of the figure in the page that shows the same file.
    """
    candidates: list[tuple[Image, str]] = []
    for value in linked.values(linked.article, "image")[:20]:
        image = _linked_image(linked, value, base)
        if image:
            candidates.append((image, "json-ld:image"))
    social = meta.first("og:image:secure_url", "og:image", "og:image:url")
    if social:
        width, height = _pixels(meta.first("og:image:width")), _pixels(meta.first("og:image:height"))
        candidates.append((Image(url=_absolute(social, base), width=width, height=height), "meta:og:image"))
    for name in ("twitter:image", "twitter:image:src", "thumbnail"):
        value = meta.first(name)
        if value:
            candidates.append((Image(url=_absolute(value, base)), f"meta:{name}"))
    sane = [candidate for candidate in candidates if _is_sane(candidate[0])]
    if not sane:
        return None
    image, source = max(sane, key=lambda sized: (sized[0].width or 0) * (sized[0].height or 0))
    if image.caption is None:
        caption, credit = _figure(tree, image.url)
        image = Image(url=image.url, caption=caption, credit=image.credit or credit, width=image.width, height=image.height)
    return image, source


def _linked_image(linked: JsonLd, value: Any, base: str | None) -> Image | None:
    if isinstance(value, str):
        return Image(url=_absolute(value, base))
    if not isinstance(value, dict):
        return None
    url = linked.text(value, "url") or linked.text(value, "contentUrl") or value.get("@id")
    if not isinstance(url, str):
        return None
    return Image(
        url=_absolute(url, base),
        caption=tidy(linked.text(value, "caption") or linked.text(value, "description")),
        credit=tidy(linked.text(value, "creditText") or linked.text(value, "copyrightHolder") or linked.text(value, "author")),
        width=_pixels(value.get("width")),
        height=_pixels(value.get("height")),
    )


def _figure(tree: HtmlElement, url: str) -> tuple[str | None, str | None]:
    """Caption and credit of the figure that shows the file of `url`."""
    file = url.split("?", maxsplit=1)[0].rsplit("/", 1)[-1]
    if len(file) < 8:
        return None, None
    for figure in tree.iter("figure"):
        if not any(
            file in (image.get("src") or "") + (image.get("srcset") or "")[:5000] for image in figure.iter("img", "source")
        ):
            continue
        caption = credit = None
        for element in figure.iter("figcaption", "span", "p", "div", "cite", "small"):
            label = (element.get("class") or "").lower()
            text = tidy(" ".join(element.itertext()))
            if text and any(word in label for word in ("credit", "copyright", "source", "photographer", "quelle")):
                credit = credit or text
            elif text and (element.tag == "figcaption" or "caption" in label):
                caption = caption or text
        if caption and credit:
            caption = caption.replace(credit, "").strip() or None
        return caption, credit
    return None, None


def _absolute(url: str, base: str | None) -> str:
    url = url.strip().replace("&amp;", "&")  # escaped twice
    try:
        return without_user_info(urljoin(base, url) if base else url)
    except ValueError:
        return without_user_info(url)


def _pixels(value: Any) -> int | None:
    if isinstance(value, dict):
        value = value.get("value")
    text = str(value).strip().lower().removesuffix("px").split(".")[0]
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None


def _is_sane(image: Image) -> bool:
    low = image.url.lower()
    if not low.startswith(("http://", "https://")) or len(low) > 2000 or any(part in low for part in _NO_PICTURE):
        return False
    least, most = _SANE_PIXELS
    return all(side is None or least <= side <= most for side in (image.width, image.height))
