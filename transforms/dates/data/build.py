"""Build names.tsv, the names of months and weekdays: `python transforms/dates/data/build.py`.

From Babel (Unicode CLDR, Unicode License v3). Reading them from Babel takes 0.3 s and 75 MB of a process.
"""

# ruff: noqa: SIM905 - a row of words is easier to read and to extend than a list of quoted ones

from pathlib import Path

from babel import Locale

from transforms.dates.names import plain

LANGUAGES = """
    af am ar az be bg bn bs ca cs cy da de el es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo
    lt lv
    mk ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sr_Latn sv sw ta te th tr uk ur uz vi zh zh_Hant
    ar_EG ar_SY ar_DZ ar_MA de_AT pt_PT es_MX fr_CA
""".split()


def table() -> str:
    """The lines: month or day, its number (January is 1, Monday 0), its folded names in all languages."""
    names: dict[tuple[str, int], set[str]] = {}
    for language in LANGUAGES:
        locale = Locale.parse(language)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    if not plain(name).isdigit():
                        names.setdefault(("month", number), set()).add(plain(name))
                for number, name in locale.days[context][width].items():
                    names.setdefault(("day", number), set()).add(plain(name))
    rows = [f"{kind}\t{number}\t{'|'.join(sorted(found))}" for (kind, number), found in sorted(names.items())]
    note = "# Names of months and weekdays. Source: Babel, Unicode CLDR; licence: Unicode License v3. Built by build.py."
    return "\n".join([note, *rows]) + "\n"


if __name__ == "__main__":
    (Path(__file__).parent / "names.tsv").write_text(table(), encoding="utf-8")
