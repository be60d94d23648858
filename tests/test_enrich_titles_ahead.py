"""Words before a name that are no part of it."""

import pytest

from transforms.enrich.names.names import find_names

_SAID = {
    "en": "{} {}, 45, said so.",
    "fr": "{} {}, 45 ans, l'a dit.",
    "es": "{} {}, de 45 años, lo dijo.",
    "it": "{} {}, 45 anni, lo ha detto.",
    "pt": "{} {}, de 45 anos, disse.",
    "nl": "{} {} (45) zei dat.",
    "de": "{} {} (45) sagte das.",
}


def _people(text: str, language: str) -> list[str]:
    return [mention.name for mention in find_names(text, language).mentions if mention.kind == "PER"]


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        ("en", "DSP", "Tunde Okafor"),
        ("en", "Det Ch Insp", "Amy Whitcombe"),
        ("en", "WO2", "Oyekan Brightwell"),
        ("en", "Lance Corporal", "Mark Penrose"),
        ("en", "Petty Officer First Class", "Joel Ramos"),
        ("en", "IGP", "Femi Adewale"),
        ("en", "Smt", "Lakshmi Nair"),
        ("en", "Mallam", "Sani Brightwell"),
        ("en", "Justices", "Farida Okafor"),
        ("en", "Otunba", "Oyekan Brightwell"),
        ("en", "TD", "Gráinne Nic Aodha"),
        ("en", "Grandad", "Harold Finch"),
        ("en", "Auntie", "Oyekan Brightwell"),
        ("en", "Glassblower", "Edith Marlow"),
        ("en", "The Canadian", "Jennifer Tully"),
        ("en", "Frenchwoman", "Maëlenn Kerjean"),
        ("fr", "L'adjudant-chef", "Ginko Blairon"),
        ("fr", "Mamie", "Lucette Blanc"),
        ("es", "Fray", "Nahuel Corvalán"),
        ("es", "Tía", "Rosa Quispe"),
        ("it", "Appuntato Scelto", "Oronzo Bellucci"),
        ("it", "Nonna", "Ada Ferri"),
        ("pt", "Sargento-mor", "Jussara Pontes"),
        ("pt", "Vovó", "Maria Reis"),
        ("nl", "Hoofdinspecteur", "Thibau Callens"),
        ("de", "Oma", "Wenzel Brandauer"),
    ],
)
def test_a_title_is_no_part_of_the_name_behind_it(language: str, title: str, name: str) -> None:
    assert _people(_SAID[language].format(title, name), language) == [name]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The Minister for Transport Oyekan Brightwell said so.", "Oyekan Brightwell", "minister"),
        ("Minister of State for Power Oyekan Brightwell said so.", "Oyekan Brightwell", "minister"),
        ("It was late when Leader of the Opposition Digambar Pandya spoke.", "Digambar Pandya", "leader"),
        ("Chief of Staff Ann Whitcombe said so.", "Ann Whitcombe", "chief"),
    ],
)
def test_what_an_office_is_of_is_no_part_of_the_name(text: str, name: str, role: str) -> None:
    names = find_names(text, "en")
    assert [mention.name for mention in names.mentions if mention.kind == "PER"] == [name]
    assert role in " ".join(names.roles[name]).split()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "JK Rowling"),
        ("en", "Tia Morwell Hardy"),
        ("en", "Lance Armley"),
        ("en", "Hunter Thompson"),
        ("en", "Ann Shepherd"),
        ("en", "KP Sharma Oli"),
        ("es", "Tomás Primero Ruiz"),
        ("de", "Oskar Roth"),
    ],
)
def test_a_first_name_is_no_title(language: str, name: str) -> None:
    assert _people(_SAID[language].format("", name).strip(), language) == [name]


@pytest.mark.parametrize(
    "body", ["Institute of Public Affairs Research Centre", "UEFA Champions League", "British Grand Lodge Trust"]
)
def test_a_body_keeps_its_first_words(body: str) -> None:
    names = find_names(f"The {body} said so on Monday.", "en")
    assert [(mention.name, mention.kind) for mention in names.mentions] == [(body, "ORG")]


def test_what_happens_meanwhile_is_nobody() -> None:
    names = find_names("She rose during Zero Hour, leader of the debate, to protest.", "en")
    assert not [mention for mention in names.mentions if mention.kind == "PER"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Labour TD Conor Hegarty was late.", ["Conor Hegarty"]),
        ("en", "It was late when Sinn Féin TD Gráinne Nic Aodha spoke.", ["Gráinne Nic Aodha"]),
        ("nl", "Jan van der Kamp kwam laat. Daarom zei Van der Kamp niets.", ["Jan van der Kamp"] * 2),
        ("nl", "Gisteren kwam Jan van den Heuvel laat. Van den Heuvel zei niets.", ["Jan van den Heuvel"] * 2),
        ("de", "Jan van der Kamp kam spät. Deshalb sagte Van der Kamp nichts.", ["Jan van der Kamp"] * 2),
        ("de", "Jan Roth kam spät. Von der Polizei Köln war niemand da.", ["Jan Roth"]),
        ("nl", "Lotte Smit kwam laat. Van het Openbaar Ministerie was niemand er.", ["Lotte Smit"]),
    ],
)
def test_a_party_or_a_particle_with_a_capital_before_a_name(language: str, text: str, names: list[str]) -> None:
    assert _people(text, language) == names
