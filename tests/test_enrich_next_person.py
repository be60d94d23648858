"""Names without a comma between them."""

import pytest

from transforms.enrich.names.names import find_names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Dazu hat die Autorin Emma Elsner Tobias Trimmel vom Bündnis getroffen.", ["Emma Elsner", "Tobias Trimmel"]),
        ("en", "Signed by Harwick University Steven Pinnock in May.", ["Harwick University", "Steven Pinnock"]),
        ("en", "Signed by Margaret Attwell John Banfield in May.", ["Margaret Attwell", "John Banfield"]),
        ("en", "He studied at Harwick University Carey Business School in May.", ["Harwick University Carey Business School"]),
        ("en", "Mary Ann Jane Attwell met Ronald S. Sullivan Jr there.", ["Mary Ann Jane Attwell", "Ronald S. Sullivan Jr"]),
        ("es", "Lo dijo ayer María Roldán Luis Garmendia en la sala.", ["María Roldán Luis Garmendia"]),
        ("en", "Lance Corporal Mark Penfold left in May.", ["Mark Penfold"]),
    ],
)  # fmt: skip
def test_where_another_name_begins(language: str, text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_names(text, language).mentions] == names
