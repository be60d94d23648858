"""The words by which newspapers say who spoke, by language.

A language that is missing here gets its quotations without speakers.
"""

from transforms.enrich.reporting.dutch import DUTCH
from transforms.enrich.reporting.germanic import ENGLISH, GERMAN, SCANDINAVIAN
from transforms.enrich.reporting.romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH
from transforms.enrich.reporting.slavic import POLISH, RUSSIAN
from transforms.enrich.reporting.words import Reporting

REPORTING: dict[str, Reporting] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "sv": SCANDINAVIAN,
    "da": SCANDINAVIAN,
    "no": SCANDINAVIAN,
    "pl": POLISH,
    "ru": RUSSIAN,
}
