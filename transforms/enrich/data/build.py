"""Build the tables of this folder that come out of installed packages: `python transforms/enrich/data/build.py`.

places_cldr.tsv: names of countries, areas and cities in English (Babel: Unicode CLDR, Unicode License v3).
frequent_words.tsv: the most frequent words by language, in order (jusText's stop lists, BSD-2-Clause).
"""

from pathlib import Path
from zoneinfo import available_timezones

import justext
from babel import Locale
from babel.dates import get_timezone_location
from justext import get_stoplists

HERE = Path(__file__).parent
_WORDS = 500  # beyond, the lists hold the names and topics of the encyclopedia they were counted in
#: CLDR calls these otherwise than jusText does.
_CODES = {"Norwegian_Bokmal": "no", "Norwegian_Nynorsk": "nn", "Tagalog": "tl", "West_Frisian": "fy", "Simple_English": ""}


def places() -> None:
    """Countries, areas and the cities that name time zones."""
    territories = Locale("en").territories
    countries = {
        name for code, name in territories.items() if len(code) == 2 and code not in ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")
    }
    # "Myanmar (Burma)" and "St. Lucia" are written otherwise in texts
    countries |= {name.split(" (")[0] for name in countries}
    countries |= {name.replace("St. ", "Saint ").replace(" & ", " and ").replace("’", "'") for name in countries}
    areas = {name for code, name in territories.items() if code.isdigit() and code != "001"}
    zones = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "US/", "SystemV/")))
    cities = {get_timezone_location(zone, locale="en", return_city=True) for zone in zones}
    rows = [
        (kind, "|".join(sorted(names))) for kind, names in (("country", countries), ("area", areas), ("city", cities - areas))
    ]
    _write(
        "places_cldr.tsv",
        "Countries, areas, cities in English. Source: Babel, Unicode CLDR; licence: Unicode License v3.",
        rows,
    )


def frequent_words() -> None:
    """One row a language: its code, its most frequent words in order."""
    names = {name.replace(" ", "_"): code for code, name in Locale("en").languages.items() if len(code) == 2}
    rows = []
    for title in sorted(get_stoplists()):
        code = _CODES.get(title, names.get(title, ""))
        if code:
            given = [word for word in _ordered(title) if word.isalpha() or "'" in word]
            known = set(given)
            # in lower case where it is also written so: what is not, is a name or a German noun
            found = dict.fromkeys(word.lower() if word.lower() in known else word for word in given)
            rows.append((code, " ".join(list(found)[:_WORDS])))
    _write(
        "frequent_words.tsv",
        "The most frequent words by language, in order. Source: jusText 3.0; licence: BSD-2-Clause.",
        sorted(rows),
    )


def _ordered(title: str) -> list[str]:
    path = Path(justext.__file__).parent / "stoplists" / f"{title}.txt"
    return path.read_text(encoding="utf-8").split()


def _write(name: str, note: str, rows: list[tuple[str, str]]) -> None:
    lines = [f"# {note} Built by build.py.", *("\t".join(row) for row in rows)]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    places()
    frequent_words()
