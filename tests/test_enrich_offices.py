"""Which words are offices, and which sex they tell."""

import pytest

from transforms.enrich.offices.roles import is_role, office_sex


@pytest.mark.parametrize(
    ("word", "language", "wanted"),
    [
        # whole words of each language, whatever the language of the text
        *((word, "ru", True) for word in ("harbourmaster", "charpentier", "vigilante", "fornaio", "padeira", "lijsttrekker")),
        # ends of compounds in their language only, and in all of them where it is not told
        ("umweltministerin", "de", True),
        ("umweltministerin", "en", False),
        ("umweltministerin", "", True),
        ("buurtvoorzitter", "nl", True),
        ("buurtvoorzitter", "fr", False),
        ("endocrinologista", "pt", True),
        ("endocrinologista", "en", False),
        # scientists, and what ends as they do
        ("vulcanólogo", "en", True),
        *(
            (word, language, False)
            for word, language in (("prólogo", "fr"), ("prólogo", "es"), ("dialogo", "it"), ("monologo", ""))
        ),
        ("house-boat", "en", False),
    ],
)
def test_offices(word: str, language: str, wanted: bool) -> None:
    assert is_role(word, language) is wanted


@pytest.mark.parametrize(
    ("office", "language", "sex"),
    [
        ("directrice", "fr", "f"),
        ("directeur", "fr", "m"),
        ("docteur", "fr", None),
        ("voorzitster", "nl", "f"),
        ("minister", "nl", None),
        ("zakenman", "nl", "m"),
        ("dirigentin", "de", "f"),
        ("organist", "de", "m"),
        ("vorsitzende", "de", "f"),
        ("vorsitzender", "de", "m"),
        ("professor", "de", None),
        ("benzin", "de", None),
        ("directrice", "en", None),
        ("directora", "es", "f"),
        ("empresário", "pt", "m"),
        ("direttrice", "it", "f"),
        ("dentista", "es", None),
        ("presidente", "it", None),
    ],
)
def test_the_sex_an_office_tells(office: str, language: str, sex: str | None) -> None:
    assert office_sex(office, language) == sex
