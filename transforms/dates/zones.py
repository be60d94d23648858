"""Names of time zones in dates. Data and one lookup.

A name means what it says: `BST` is +01:00 and `EST` is -05:00 at any season, also where a publisher forgot to change the
letters. Names with several meanings take the one that newsrooms use most and are marked as assumed: `IST` India, `CST` and
`EST` North America, `BST` Britain, `AST` Atlantic, `GST` the Gulf. Names without a season (`ET`) follow the place's clock.
"""

# ruff: noqa: SIM905 - a row of words is easier to read and to extend than a list of quoted ones

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from schemas.times import ZoneRule

#: Minutes east of UTC.
OFFSETS_MIN: dict[str, int] = {
    "utc": 0, "gmt": 0, "ut": 0, "z": 0, "zulu": 0, "uct": 0, "tu": 0, "wet": 0, "weltzeit": 0, "tuc": 0, "гмт": 0,
    "bst": 60, "west": 60, "cet": 60, "met": 60, "mez": 60, "wat": 60, "hec": 60,
    "cest": 120, "mest": 120, "mesz": 120, "cesz": 120, "eet": 120, "cat": 120, "sast": 120, "oez": 120, "cedt": 120,
    "eest": 180, "oesz": 180, "msk": 180, "мск": 180, "msd": 240, "eat": 180, "trt": 180, "idt": 180, "fet": 180, "tsi": 180,
    "irst": 210, "irdt": 270, "gst": 240, "azt": 240, "get": 240, "amt": -240, "samt": 240, "mut": 240, "sct": 240,
    "aft": 270, "pkt": 300, "uzt": 300, "yekt": 300, "tjt": 300, "tmt": 300, "mvt": 300, "ist": 330, "slst": 330, "npt": 345,
    "bdt": 360, "btt": 360, "omst": 360, "almt": 360, "kgt": 360, "mmt": 390, "ict": 420, "wib": 420, "krat": 420, "novt": 420,
    "hkt": 480, "sgt": 480, "pht": 480, "phst": 480, "myt": 480, "awst": 480, "wita": 480, "irkt": 480, "ulat": 480, "bnt": 480,
    "acwst": 525, "jst": 540, "kst": 540, "wit": 540, "yakt": 540, "tlt": 540, "acst": 570, "acdt": 630,
    "aest": 600, "aedt": 660, "vlat": 600, "chst": 600, "pgt": 600, "magt": 660, "sakt": 660, "nct": 660, "sbt": 660,
    "nzst": 720, "nzdt": 780, "fjt": 720, "pett": 720, "chast": 765, "chadt": 825, "tot": 780, "wst": 780, "lint": 840,
    "azost": 0, "azot": -60, "cvt": -60, "gyt": -240, "fnt": -120, "brst": -120, "brt": -180, "art": -180, "uyt": -180,
    "clst": -180,
    "pmst": -180, "wgt": -120, "srt": -180, "nst": -210, "ndt": -150, "hnt": -210, "hat": -150, "ast": -240, "adt": -180,
    "hna": -240,
    "haa": -180, "clt": -240, "bot": -240, "vet": -240, "pyt": -240, "pyst": -180, "est": -300, "edt": -240, "hne": -300,
    "hae": -240,
    "cot": -300, "pet": -300, "ect": -300, "act": -300, "cst": -360, "cdt": -300, "hnc": -360, "hac": -300, "galt": -360,
    "mst": -420, "mdt": -360, "hnr": -420, "har": -360, "pst": -480, "pdt": -420, "hnp": -480, "hap": -420,
    "akst": -540, "akdt": -480, "hny": -540, "hay": -480, "hst": -600, "hast": -600, "hdt": -540, "hadt": -540, "mart": -570,
    "sst": -660,
}  # fmt: skip

#: Names that mean something else elsewhere.
AMBIGUOUS = frozenset("ist cst cdt est edt bst ast adt gst amt act ect art wst sst mst met pst get mmt".split()) - frozenset(
    "est edt pst met get".split()  # their other meanings are gone or never met in news
)

#: Names that follow a place's clock, winter and summer.
PLACES: dict[str, str] = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
    "eastern": "America/New_York", "pacific": "America/Los_Angeles", "akt": "America/Anchorage", "at": "America/Halifax",
    "nt": "America/St_Johns", "uk": "Europe/London", "aet": "Australia/Sydney", "nzt": "Pacific/Auckland",
}  # fmt: skip

#: Names in words, as Windows and Unicode's CLDR have them; letters by the season that they name.
_LONG_NAMES: dict[str, str] = {
    name: letters
    for letters, names in (
        ("GMT", "greenwich mean|greenwich standard|gmt standard"),
        ("UTC", "coordinated universal"),
        ("BST", "british summer|gmt daylight"),
        ("WET", "western european standard"),
        ("WEST", "western european summer"),
        ("CET", "central european|central european standard|central europe standard|w. europe standard|romance standard"),
        ("CEST", "central european summer|central europe daylight|w. europe daylight|w. europe summer|romance daylight"),
        ("EET", "eastern european standard|e. europe standard|fle standard|gtb standard"),
        ("EEST", "eastern european summer|e. europe daylight|fle daylight|gtb daylight"),
        ("MSK", "moscow standard|russian standard"),
        ("TRT", "turkey standard"),
        ("ET", "eastern"),
        ("EST", "eastern standard|us eastern standard"),
        ("EDT", "eastern daylight|us eastern daylight"),
        ("CT", "central"),
        ("CST", "central standard"),
        ("CDT", "central daylight"),
        ("MT", "mountain"),
        ("MST", "mountain standard"),
        ("MDT", "mountain daylight"),
        ("PT", "pacific"),
        ("PST", "pacific standard"),
        ("PDT", "pacific daylight"),
        ("AST", "atlantic standard"),
        ("ADT", "atlantic daylight"),
        ("BRT", "brasilia standard|e. south america standard"),
        ("ART", "argentina standard"),
        ("IST", "india standard"),
        ("PKT", "pakistan standard"),
        ("SGT", "singapore standard"),
        ("HKT", "hong kong standard"),
        ("JST", "japan standard|tokyo standard"),
        ("KST", "korea standard|korean standard"),
        ("SAST", "south africa standard"),
        ("AEST", "australian eastern standard|aus eastern standard"),
        ("AEDT", "australian eastern daylight|aus eastern daylight"),
        ("NZST", "new zealand standard"),
        ("NZDT", "new zealand daylight"),
        # Letters of these mean something else, too.
        ("+0200", "israel standard"),
        ("+0300", "arab standard|israel daylight"),
        ("+0400", "arabian standard|gulf standard"),
        ("+0700", "se asia standard"),
        ("+0800", "china standard|taipei standard"),
    )
    for name in names.split("|")
}
_LONG_NAME = re.compile(r"(?<![A-Za-z.])((?:[A-Z][A-Za-z]{0,12}\.?\s){1,4})Time\b")
_POSIX_NAME = re.compile(r"\b([ECMP])ST[5-8]\1DT\b")

_IANA = re.compile(r"[A-Za-z_]{2,20}(?:/[A-Za-z_+-]{2,20}\d{0,2}){1,2}")


@cache
def _iana_names() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones() if "/" in name}


def named_zone(name: str) -> tuple[tzinfo, ZoneRule] | None:
    """The zone that `name` (any case) means, with its certainty; None for other names."""
    lower = name.lower().replace(".", "")
    if lower == "z":
        return UTC, "given"
    if lower in OFFSETS_MIN:
        return timezone(timedelta(minutes=OFFSETS_MIN[lower])), "assumed" if lower in AMBIGUOUS else "named"
    if lower in PLACES:
        return ZoneInfo(PLACES[lower]), "named"
    if _IANA.fullmatch(name) and lower in _iana_names():
        return ZoneInfo(_iana_names()[lower]), "named"
    return None


def with_short_names(text: str) -> str:
    """`text` with the letters of zones that it names in words (`Eastern Standard Time`) or as POSIX does (`EST5EDT`)."""
    if "Time" in text:
        text = _LONG_NAME.sub(_short_name, text)
    return _POSIX_NAME.sub(r"\1T", text) if "DT" in text else text


def _short_name(found: re.Match[str]) -> str:
    words = found[1].split()
    for at in range(len(words)):  # `AM Eastern Standard Time`: the name is behind other words
        if letters := _LONG_NAMES.get(" ".join(words[at:]).lower()):
            return " ".join([*words[:at], letters])
    return found[0]


def offset_at(zone: tzinfo, local: datetime) -> timedelta | None:
    """Distance of `zone` from UTC at the local time `local` (naive); the first of two where clocks go back."""
    return zone.utcoffset(local.replace(tzinfo=zone))


_OFFSET = re.compile(r"(?:(?:GMT|UTC|UT|Z)\s?)?([+-])\s?(\d{1,2})(?::?(\d{2}))?(?::\d{2})?", re.IGNORECASE)
#: Names that are also words of some language count as zones in capitals only.
_SAFE_IN_LOWER_CASE = frozenset(
    "utc gmt est edt cst cdt mst mdt pst pdt cet cest bst msk мск mez mesz aest aedt jst ist z".split()
)


def read_zone(text: str) -> tuple[tzinfo | None, ZoneRule] | None:
    """The zone that stands behind a time: an offset, a name, both (the offset counts), an IANA name in brackets.

    (None, "unknown") for no text or for letters that may be a zone nobody knows; None for what cannot be a zone.
    """
    text = text.strip(" ,;").replace("\u2212", "-")
    if not text:
        return None, "unknown"
    found = _OFFSET.match(text)
    if found:
        hours, minutes = int(found[2]), int(found[3] or 0)
        rest = text[found.end() :].strip(" ()[]")
        if hours > 14 or minutes > 59 or (rest and not _is_name(rest)):
            return None
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(-offset if found[1] == "-" else offset), "given"
    for name in (
        text,
        text.strip("()[]"),
        *text.replace("[", " ").replace("]", " ").replace("(", " ").replace(")", " ").split(),
    ):
        known = named_zone(name) if name.isupper() or "/" in name or name.lower() in _SAFE_IN_LOWER_CASE else None
        if known is not None:
            rest = text.replace(name, "", 1).strip(" ()[]")
            offset_behind = _OFFSET.fullmatch(rest)
            return read_zone(rest) if offset_behind else known
    return (None, "unknown") if text.isalpha() and text.isupper() and len(text) < 6 else None


def _is_name(text: str) -> bool:
    """True for what may stand behind an offset to explain it: a zone's name, a comment."""
    return len(text) <= 60 and not any(char.isdigit() for char in text)
