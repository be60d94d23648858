"""Given names of the world, out of Faker's lists for 83 locales (MIT): a part of `build`.

Our own list comes first; left out are names that are words, places, offices or firms as well.
"""

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from transforms.enrich.lexicon import rows, words
from transforms.enrich.names.gazetteer import all_places, cities_in
from transforms.enrich.names.organisation_words import ORG_GENERIC, ORG_HEADS, ORG_KNOWN
from transforms.enrich.names.words import DEMONYMS, HONORIFICS, NO_NAMES, THINGS
from transforms.enrich.offices.roles import is_role

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž’'ə]{2,}(?:-[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž]+)?")
#: Names that stood in lower case in at least two of 4,000 pages: they are words as well.
_WORDS = words(
    """
    Aada Abb Abe Ace Ada Add Ade Adem Ala Ale Alis Ally Almond Alpha Alpin Alta Alto Amelie Ami Amie Amor Amos
    Anderson Anh Ani Anie Ants Arch Aria Armas Asu Ati Aura Autumn Avis Baba Baby Bala Banks Bas Basil Bea Beau Bee
    Bell Bent Berg Berry Beste Beta Bird Bitten Blanche Blessing Bliss Blossom Brain Branch Brown Buck Bud Buddy Buena
    Bunk Burk Burns Burr Bush Buster Cadence Cal Cam Canal Candy Canyon Cap Capa Carry Carter Case Cash Ceil Cena
    Champ Chance Charly Chase Cher Cherish Cherry Chi Chin Chip Cicero Cinnamon Clair Cleo Cliff Colon Comfort
    Constant Cora Coral Cord Corona Crystal Dania Darin Davor Deb Dee Deja Dell Demi Dena Destiny Dev Devi Diamond Doc
    Dock Dom Domingo Dot Drew Dries Dulce Dusty Dwi Earnest Eba Ebb Eben Echo Eda Edd Edel Eden Edit Edu Elder Ell Els
    Emerald Emit Encarna Eren Eres Essence Estrella Ever Evita Fae Fairy Fancy Fares Fate Fed Fem Fern Ferne Fleet
    Floor Ford Foster Fran Franc Freyr Fuller Gabe Gal Gala Gale Garner Gauge Gay Genesis Genie Geo Gert Gion Golden
    Graves Gray Green Greet Grit Gun Hal Hall Ham Handy Harden Hardy Harmony Harsh Hart Haven Hege Helle Hellen Hence
    Herb Hill Hoy Hung Hunt Hunter Icy Ige Ima Immo Indie Infant Innocent Ion Iva Ivory Ivy Jail Jaki Jep Jet Jewel
    Job Johnson Joke Journey Juris Justo Kale Karma Keji Kick Kole Lan Landen Lane Laurel Lavender Leafy Lean Leaner
    Leia Leider Lemon Len Lene Levy Lia Liberty Lien Lies Link Little Loan Lon Lone Lore Lot Love Loyal Lucky Lundi
    Lupe Luster Luz Mac Malen Manu Manuelle Mar Marcu Mareen Marine Marry Mart Marvel Mason Mat Mate Math Maxi Mentor
    Mercy Metro Mie Mile Mille Mina Miner Minor Miracle Miran Mist Mont Monte Moody Nada Nat Nea Nell Neo Nete Nik Nil
    Nim Ninja Noble Noe Novella Odd Ola Olive Olympia Ona Oni Osa Owe Page Park Patience Paw Paz Peace Pepper Peta
    Philo Pink Pleasant Pol Porter Precious Price Prudence Puck Purity Purl Raf Rand Ransom Ras Reason Red Rein Rene
    Reto Ria Rica Rice Rich Rico Ridge Rim River Rock Rocky Roe Rok Roll Royal Rua Rush Safari Sage Salud Samo Sanders
    Santa Sante Sep Serenity Server Shade Shepherd Sid Signe Sil Silver Sincere Sine Sing Skip Sky Sol Sole Spring
    Stan Starr Sten Stig Stina Stone Storm Summer Sunny Sunshine Sys Tab Tad Tage Tai Tan Tea Tere Tierra Ties Til
    Tine Tiny Tira Toma Tone Tor Toy Trace Traci Treasure Tri True Ture Uche Uda Uni Unique Unknown Val Valid Valves
    Velvet Ver Verde Versa Victory Vid Vide Villa Wage Ward Warta Wash Watson Watt Weaver Whit Wilder Williams Windy
    Wing Winter Wood Woody Worth Yoga Zeta
    """
)


def given_names() -> list[tuple[str, str]]:
    """Rows of gender and names in order; none where Faker, which newsbeam itself does not need, is not installed."""
    spec = find_spec("faker")
    if spec is None or spec.origin is None:
        return []
    found: dict[str, str] = {}
    for path in sorted((Path(spec.origin).parent / "providers" / "person").glob("*/__init__.py")):
        provider = import_module(f"faker.providers.person.{path.parent.name}").Provider
        for attribute, gender in (("male", "m"), ("female", "f"), ("nonbinary", "u"), ("unisex", "u")):
            for name in getattr(provider, f"first_names_{attribute}", None) or ():
                if _NAME.fullmatch(name):
                    found[name] = gender if found.get(name, gender) == gender else "u"
    own = {name for _, names in rows("given_names") for name in names.split()}
    others = own | _WORDS | {place for language in _LANGUAGES for place in all_places(language) | cities_in(language)}
    kept = [name for name in sorted(found) if name not in others and not _is_word(name.lower())]
    return [(gender, " ".join(name for name in kept if found[name] == gender)) for gender in "mfu"]


def _is_word(lower: str) -> bool:
    known = (NO_NAMES, DEMONYMS, HONORIFICS, ORG_HEADS, ORG_GENERIC, ORG_KNOWN, _frequent())
    return any(lower in listed for listed in known) or is_role(lower, "en") or lower.upper() in THINGS


@cache
def _frequent() -> frozenset[str]:
    listed = (names.split() for code, names in rows("frequent_words") if code in _LANGUAGES)
    return frozenset(word.lower() for some in listed for word in some)
