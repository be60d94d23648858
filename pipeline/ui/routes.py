"""The pages over HTTP. A thread renders each page; its headers forbid scripts and resources of other origins."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlencode, urlsplit

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.local.ledger.ledger_reader import NoLedgerError
from pipeline.ui.views import Rendered, Views, missing, unreadable

_FOLDER = Path(__file__).parent
#: No script, no frame, no picture, no form to elsewhere: what a page of the web says can only be text here.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_View: TypeAlias = Callable[[Mapping[str, str]], Rendered]


def environment() -> Environment:
    """The templates. All values are escaped; an undefined name raises an error."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"instant": _instant, "duration": _duration, "web": _web, "query": urlencode}
    return made


def ui_routes(views: Views) -> list[web.RouteDef]:
    """The routes of the pages."""
    templates = environment()
    style = (_FOLDER / "style.css").read_text(encoding="utf-8")

    def page(view: _View) -> Callable[[web.Request], Awaitable[web.Response]]:
        def render(asked: Mapping[str, str], path: str) -> web.Response:
            try:
                rendered = view(asked)
            except NoLedgerError as error:
                rendered = unreadable(str(error))
            except sqlite3.OperationalError as error:
                rendered = unreadable(f"The ledger cannot be read now: {error}. Load the page again.")
            text = templates.get_template(rendered.template).render(**rendered.values, path=path, now=views.clock())
            return web.Response(text=text, content_type="text/html", status=rendered.status, headers=HEADERS)

        async def answer(request: web.Request) -> web.Response:
            return await asyncio.to_thread(render, dict(request.query), request.path)

        return answer

    async def css(request: web.Request) -> web.Response:
        return web.Response(text=style, content_type="text/css", headers=HEADERS)

    return [
        web.get("/", page(views.overview)),
        web.get("/feeds", page(views.feeds)),
        web.get("/feed", page(views.feed)),
        web.get("/records", page(views.list_records)),
        web.get("/record", page(views.record)),
        web.get("/dead-letters", page(views.dead_letters)),
        web.get("/style.css", css),
        web.get("/favicon.ico", _no_content),
        web.get("/{other:.*}", page(lambda asked: missing("There is no such page."))),
    ]


async def _no_content(request: web.Request) -> web.Response:
    return web.Response(status=204, headers=HEADERS)


def _instant(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}" if at is not None else "never"


def _duration(seconds: float | None) -> str:
    """A duration in its two largest units: 2 d 3 h."""
    if seconds is None:
        return "-"
    left, parts = round(abs(seconds)), list[str]()
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)):
        number, left = divmod(left, length)
        if number or (unit == "s" and not parts):
            parts.append(f"{number} {unit}")
    return ("-" if seconds < 0 else "") + " ".join(parts[:2])


def _web(url: str | None) -> str | None:
    """The URL if its scheme is http(s), because pages may declare `javascript:` as their canonical URL; else None."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None
