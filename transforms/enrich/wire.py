"""Which news agency an article credits, and what the credit is."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from schemas.articles import Article
from transforms.enrich.chain import EnrichConfig
from transforms.enrich.lexicon import rows
from transforms.enrich.url import site

#: How agencies are written -> their name.
_AGENCIES = {spelling: name for name, spellings, _ in rows("agencies") for spelling in spellings.split("|")}
_NAMES = "|".join(re.escape(name) for name in sorted(_AGENCIES, key=len, reverse=True))
#: OSLO (Reuters) - | Berlin (dpa) - | MADRID, 3 mar. (EFE) - | (ANSA) - ROMA, 03 MAR - | PARIS, March 3 (Xinhua) --
_DATELINE = re.compile(
    rf"[^\n()]{{0,80}}?\(({_NAMES})(?:[/\-, ][^()\n]{{0,40}})?\)\s*(?:\.?\s?[-–—]{{1,2}}|[.:|])|\(({_NAMES})\)\s*[-–—]"
)
#: NEW YORK, March 3 /PRNewswire/ is advertising; Tokyo, March 3 -Kyodo
_OPENING = re.compile(rf"({_NAMES})\s*[-–—|:]\s|[^\n]{{0,40}}?\b({_NAMES})\s[-–—]\s")
_CREDIT = re.compile(
    rf"""(?:^|\n)[ \t]*[(\[–—-]?[ \t]*(?:
        (?:Quellen?|Sources?|Fuentes?|Fonti?|Fontes?|Bron|Källa|Kilde|Źródło|Источник|Credit|Von|By|Par|Por
          |Mit\ Material\ (?:der|von)|With\ reporting\ (?:by|from)|Avec|Con\ información\ de)
          [ ]?:?[ ]?(?:the\ |der\ |l['’])?({_NAMES})\b
        |©\s*(?:\d{{4}}\s*)?(?:by\s|the\s|The\s)?({_NAMES})\b
        |(?:Copyright\s+)(?:\d{{4}}\s*)?(?:by\s|the\s|The\s)?({_NAMES})\b
        |({_NAMES})(?:[/,]\s?[\w-]{{1,20}}){{0,4}}[ ]?[)\]]?[ \t]*(?=\n|$)
    )""",
    re.VERBOSE,
)
_REPORTING = re.compile(r"\((?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled) by [^()]{3,300}\)")
_THIS_REPORT = re.compile(rf"(?:^|\n)[^\n]{{0,40}}\b({_NAMES})\b[^\n]{{0,60}}\bcontributed to this (?:report|story|article)")
_SITES = {site: name for name, _, site in rows("agencies") if site}
_BYLINE = re.compile(
    rf"(?:.{{0,80}}[,/|(-]\s*|[Bb]y\s+)?({_NAMES})(?:\s(?:Staff|News|Agency|Editorial|Writer|Correspondent)|\))?"
)
_EDGE = 600  # credits stand in the last lines


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object]:
    """`wire_agency`, and `wire_evidence`: what credits it, as `kind: words`; both None where nothing does.

    The first of: the credit that extraction took out of the text, a dateline, an author or publisher, a credit line at the
    end, the canonical link. An agency that is only mentioned is not credited.
    """
    for kind, found in _claims(article):
        if found is not None:
            return {"wire_agency": found[0], "wire_evidence": f"{kind}: {found[1]}"[:200]}
    return {"wire_agency": None, "wire_evidence": None}


def _claims(article: Article) -> list[tuple[str, tuple[str, str] | None]]:
    content, text = article.content, article.content.text
    return [
        ("credit line", _whole(content.wire_credit)),
        ("dateline", _dateline(text)),
        (
            "metadata",
            next(filter(None, map(_byline, (*content.authors, *article.item.authors, content.publisher or ""))), None),
        ),
        ("credit line", _credit(text)),
        ("canonical link", _canonical(article.enrichment.syndicated_from)),
    ]


def _whole(credit: str | None) -> tuple[str, str] | None:
    if not credit:
        return None
    match = re.search(rf"(?<!\w)({_NAMES})(?!\w)", credit[:500])
    return (_AGENCIES[match[1]], credit) if match else None


def _dateline(text: str) -> tuple[str, str] | None:
    match = _DATELINE.match(text[:300].lstrip()) or _OPENING.match(text[:120].lstrip())
    return (_agency(match), " ".join(match[0].split())) if match else None


def _byline(name: str) -> tuple[str, str] | None:
    """An author that is an agency: "Reuters Staff", "dpa", "By Ann Lee, Associated Press"."""
    match = _BYLINE.fullmatch(name[:200].strip())
    return (_AGENCIES[match[1]], name) if match else None


def _credit(text: str) -> tuple[str, str] | None:
    tail = text[-_EDGE:]
    if match := _CREDIT.search(tail) or _THIS_REPORT.search(tail):
        return _agency(match), " ".join(match[0].split())
    if match := _REPORTING.search(tail):
        return "Reuters", match[0]  # the closing line of Reuters' style, used by no other agency
    return None


def _canonical(url: str | None) -> tuple[str, str] | None:
    agency = _SITES.get(site(url)) if url and urlsplit(url).path.strip("/") else None
    return (agency, url or "") if agency else None


def _agency(match: "re.Match[str]") -> str:
    return _AGENCIES[next(group for group in match.groups() if group)]
