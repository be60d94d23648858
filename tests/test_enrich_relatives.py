"""Whom a surname of several people means."""

import pytest

from transforms.enrich.names.names import find_names


def _meant(text: str, language: str, surname: str) -> list[str]:
    """Who the mentions of a surname alone are."""
    return [m.name for m in find_names(text, language).mentions if m.end - m.start == len(surname) and m.kind == "PER"]


@pytest.mark.parametrize(
    ("language", "text", "surname", "name"),
    [
        (
            "en",
            "Nine-year-old Lucy Harmon wrote. Her mother, Ruth Harmon, 34, rang the school. Ms Harmon said so.",
            "Harmon",
            "Ruth Harmon",
        ),
        ("en", "Jack Harmon spoke. His wife Ruth Harmon was ill. Mr Harmon said so.", "Harmon", "Jack Harmon"),
        ("en", "Jack Harmon spoke. His wife Ruth Harmon was ill. Harmon said so.", "Harmon", "Jack Harmon"),
        ("fr", "Le maire, Luc Le Bihan, parle. Anne Le Bihan rit. Mme Le Bihan a dit non.", "Le Bihan", "Anne Le Bihan"),
        (
            "es",
            "El matrimonio formado por Aurelio y Dora Quispe murió. Su hijo, Daniel Quispe, lo vio. Ayer Quispe dijo que no.",
            "Quispe",
            "Daniel Quispe",
        ),
    ],
)
def test_whom_a_surname_of_several_people_means(language: str, text: str, surname: str, name: str) -> None:
    assert _meant(text, language, surname) == [name]


def test_a_dutch_name_with_a_small_word_is_one_whatever_its_first_name() -> None:
    mentions = find_names("Voor Wubbo de Bruijne was dat het moment, zei hij.", "nl").mentions
    assert [mention.name for mention in mentions] == ["Wubbo de Bruijne"]
