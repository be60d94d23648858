"""Countries, wire credits, keyphrases, amounts."""

import dataclasses

import pytest

from schemas.articles import Amount, Article
from tests.test_enrich_chain import article
from transforms.enrich import amounts, countries, keyphrases, wire
from transforms.enrich.chain import EnrichConfig, Skipped

CONFIG = EnrichConfig()


def in_language(text: str, language: str = "en", title: str = "") -> Article:
    one = article(text, title=title)
    return dataclasses.replace(one, enrichment=dataclasses.replace(one.enrichment, language=language))


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "France and the U.S. met; France’s envoy left.", {"FR": 2, "US": 1}),
        ("en", "Papua New Guinea, not Guinea; New Mexico, not Mexico.", {"PG": 1, "GN": 1, "MX": 1}),
        ("en", "Michael Jordan is no country, Jordan is.", {"JO": 1}),
        ("en", "American, Chinese and French officials; give us time.", {}),
        ("en", "Voters in Atlanta, Georgia.", {}),
        ("en", "Georgia and Armenia signed.", {"GE": 1, "AM": 1}),
        ("en", "Britain, England and the UK.", {"GB": 3}),
        ("en", "Bosnia and Herzegovina, the Democratic Republic of the Congo.", {"BA": 1, "CD": 1}),
        ("de", "Deutschlands Nachbarn Polen und die Schweiz, die Vereinigten Staaten.", {"DE": 1, "PL": 1, "CH": 1, "US": 1}),
        ("fr", "L’Italie et les États-Unis; un Français.", {"IT": 1, "US": 1}),
        ("es", "México y EE. UU.", {"MX": 1, "US": 1}),
        ("zh", "中国和美国，中国", {"CN": 2, "US": 1}),
        ("ru", "Россия и Китай", {"RU": 1, "CN": 1}),
        ("es", "La Universidad de Granada y el Gobierno de Francia firmaron.", {"FR": 1}),
        ("en", "It costs US$5 in France.", {"FR": 1}),
    ],
)
def test_countries(language: str, text: str, codes: dict[str, int]) -> None:
    found = countries.enrich(in_language(text, language), CONFIG)
    assert not isinstance(found, Skipped)
    listed = found["countries"]
    assert isinstance(listed, tuple)
    assert {entry.code: entry.count for entry in listed} == codes


def test_no_language_has_no_countries() -> None:
    assert countries.enrich(in_language("France", "und"), CONFIG) == Skipped("unknown_language")


@pytest.mark.parametrize(
    ("text", "agency", "kind"),
    [
        ("OSLO (Reuters) - The bank left its rate alone.", "Reuters", "dateline"),
        ("CHICAGO (AP) — The mayor spoke.", "AP", "dateline"),
        ("Berlin (dpa/lni) - Der Senat tagt.", "dpa", "dateline"),
        ("MADRID, 3 mar. (EFE).- El Gobierno.", "EFE", "dateline"),
        ("(ANSA) - ROMA, 03 MAR - Il governo.", "ANSA", "dateline"),
        ("The bank spoke.\n\n(Reporting by Ann Lee; Editing by John Roe)", "Reuters", "credit line"),
        ("Der Senat tagt.\n\nQuelle: dpa", "dpa", "credit line"),
        ("Le vote a eu lieu.\n\n© 2025 AFP", "AFP", "credit line"),
        ("Der Senat tagt.\n\n(dpa/afp)", "dpa", "credit line"),
        ("The mayor spoke. The AP has asked him, and Reuters too.", None, None),
        ("He told Reuters (see below) that AP Moller was fine.", None, None),
        ("", None, None),
    ],
)
def test_wire(text: str, agency: str | None, kind: str | None) -> None:
    found = wire.enrich(in_language(text), CONFIG)
    evidence = found["wire_evidence"]
    assert (found["wire_agency"], evidence and str(evidence).partition(":")[0]) == (agency, kind)


def test_wire_by_author_by_line_taken_out_and_by_canonical_link() -> None:
    one = in_language("The mayor spoke.")
    by_author = dataclasses.replace(one, content=dataclasses.replace(one.content, authors=("Ann Lee", "Reuters Staff")))
    assert wire.enrich(by_author, CONFIG)["wire_evidence"] == "metadata: Reuters Staff"
    by_line = dataclasses.replace(one, content=dataclasses.replace(one.content, wire_credit="With material from dpa"))
    assert wire.enrich(by_line, CONFIG)["wire_agency"] == "dpa"
    link = "https://apnews.com/article/mayor-4711"
    by_link = dataclasses.replace(one, enrichment=dataclasses.replace(one.enrichment, syndicated_from=link))
    assert wire.enrich(by_link, CONFIG) == {"wire_agency": "AP", "wire_evidence": f"canonical link: {link}"}


def test_keyphrases_name_the_topic() -> None:
    text = (
        "The old bridge over the river Arn will close in spring. Engineers found cracks in the old bridge last week. "
        "The council wants a new ferry line while the bridge is closed. A ferry line costs less than a second bridge."
    )
    found = keyphrases.enrich(in_language(text, title="Old bridge to close"), CONFIG)
    assert not isinstance(found, Skipped)
    phrases = found["keyphrases"]
    assert isinstance(phrases, tuple)
    assert phrases[0] == "old bridge"
    assert "ferry line" in phrases
    assert len(phrases) <= CONFIG.max_keyphrases
    assert not {"the", "in", "of", "last week"} & set(phrases)


def test_keyphrases_are_those_of_the_first_words() -> None:
    opening = "The old ferry sails to Lund. " * 30
    text = opening + "However, we were there again and again. " * 200 + "The silver lighthouse of Holm shines. " * 50

    found = keyphrases.enrich(in_language(text), CONFIG)

    assert isinstance(found, dict)
    assert "lighthouse" not in " ".join(found["keyphrases"])
    assert "Lund" in found["keyphrases"]


def test_keyphrases_are_no_pieces_of_a_clause() -> None:
    text = (
        "The fund donated boats. It donated quickly. Each crew quickly repaired boats, and each crew donated time. "
        "The price per Watt Installed fell. The price per Watt Installed is low. Everything quickly became cheap."
    )
    found = keyphrases.enrich(in_language(text, title="Boats"), CONFIG)
    assert not isinstance(found, Skipped)
    phrases = found["keyphrases"]
    assert isinstance(phrases, tuple)
    assert not {"donated", "quickly", "quickly repaired", "crew donated", "per Watt Installed", "everything"} & set(phrases)


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("word " * 30, "zh", "unsupported_language"),
        ("word " * 30, "und", "unsupported_language"),
        ("Too short", "en", "too_short"),
    ],
)
def test_keyphrases_skip(text: str, language: str, reason: str) -> None:
    assert keyphrases.enrich(in_language(text, language), CONFIG) == Skipped(reason)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "It cost $2.3 billion in cash.", [("$2.3 billion", 2.3e9, "USD")]),
        ("en", "They paid 1,250.50 euros, up 4.5 percent.", [("1,250.50 euros", 1250.5, "EUR"), ("4.5 percent", 4.5, "%")]),
        ("de", "Das kostet 1.250,50 Euro oder 3 Mio. Euro.", [("1.250,50 Euro", 1250.5, "EUR"), ("3 Mio. Euro", 3e6, "EUR")]),
        ("de", "Ein Plus von 5,8 %.", [("5,8 %", 5.8, "%")]),
        ("fr", "douze pour cent, puis 12 millions d'euros", [("12 millions d'euros", 12e6, "EUR")]),
        ("en", "In 2025 it had 14 rooms.", []),
        ("en", "£5m and US$3", [("£5m", 5e6, "GBP"), ("US$3", 3.0, "USD")]),
    ],
)
def test_amounts(language: str, text: str, wanted: list[tuple[str, float, str]]) -> None:
    found = amounts.enrich(in_language(text, language), CONFIG)["amounts"]
    assert isinstance(found, tuple)
    assert [(amount.text, amount.value, amount.unit) for amount in found] == wanted
    assert all(
        isinstance(amount, Amount) and text[amount.start : amount.start + len(amount.text)] == amount.text for amount in found
    )
