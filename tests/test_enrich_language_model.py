"""`transforms/enrich/language_model.py`: py3langid's results from a file, whatever stands in the cache."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from transforms.enrich import language_model
from transforms.enrich.language_model import load_identifier

TEXTS = (
    "The ferry sails again on Monday, said the harbour master, after three weeks of storm.",
    "Die Fähre fährt am Montag wieder, sagte die Hafenmeisterin nach drei Wochen Sturm.",
    "Le bateau repart lundi, après trois semaines de tempête, a dit la capitaine du port.",
    "El barco vuelve a salir el lunes, dijo la capitana del puerto tras tres semanas de tormenta.",
    "Паром снова отправится в понедельник, сообщила начальница порта после трёх недель шторма.",
    "三週間の嵐のあと、月曜日にフェリーの運航が再開されると港長が述べた。",
    "تبحر العبّارة مجددا يوم الاثنين بعد ثلاثة أسابيع من العواصف.",
    "THE FERRY SAILS",
    "a",
    "12 : 30",
    "",
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    load_identifier("1", folder)
    return folder


@pytest.fixture(scope="module")
def packed() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@pytest.fixture(scope="module")
def opened(cache: Path) -> Any:
    return load_identifier("1", cache)


@pytest.mark.parametrize("text", TEXTS)
def test_the_results_are_those_of_the_package(packed: Any, opened: Any, text: str) -> None:
    assert opened.rank(text) == packed.rank(text)


@given(text=st.text(max_size=200))
@settings(deadline=None)
def test_any_text_has_the_results_of_the_package(packed: Any, opened: Any, text: str) -> None:
    assert opened.rank(text) == packed.rank(text)


def test_weights_are_read_as_the_floats_they_are() -> None:
    halves = np.arange(1 << 16, dtype=np.uint16)
    floats = halves.view(np.float16)
    exact = halves[np.isfinite(floats) & (np.abs(floats) >= np.finfo(np.float16).tiny)]

    assert len(exact) == 2 * 30 * 1024
    assert (language_model._floats(exact.view(np.int16)) == exact.view(np.float16).astype(np.float32)).all()


def test_a_second_process_unpacks_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model, "load_model", lambda path: pytest.fail("unpacked again"))

    assert load_identifier("1", cache).rank(TEXTS[1])[0][0] == "de"


@pytest.mark.parametrize("damage", ["cut", "other", "open to others", "one bit"])
def test_a_file_that_is_not_to_be_trusted_is_written_anew(cache: Path, tmp_path: Path, damage: str) -> None:
    (good,) = cache.iterdir()
    mine = tmp_path / good.name
    turned = bytearray(good.read_bytes())
    turned[len(turned) // 2] ^= 1
    damaged = {"one bit": bytes(turned), "cut": good.read_bytes()[:-1], "other": b"<html>", "open to others": good.read_bytes()}
    mine.write_bytes(damaged[damage])
    mine.chmod(0o666 if damage == "open to others" else 0o600)

    assert load_identifier("1", tmp_path).rank(TEXTS[1])[0][0] == "de"
    assert mine.read_bytes() == good.read_bytes()
    assert mine.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [mine]


def test_a_pipe_in_its_place_is_replaced(cache: Path, tmp_path: Path) -> None:
    (good,) = cache.iterdir()
    os.mkfifo(tmp_path / good.name)

    assert load_identifier("1", tmp_path).rank(TEXTS[1])[0][0] == "de"
    assert (tmp_path / good.name).read_bytes() == good.read_bytes()


def test_drafts_of_processes_that_were_killed_are_removed(cache: Path, tmp_path: Path) -> None:
    (good,) = cache.iterdir()
    old, new = tmp_path / f".{good.name}-old", tmp_path / f".{good.name}-new"
    for draft in (old, new):
        draft.write_bytes(b"half")
    os.utime(old, (0, 0))

    load_identifier("1", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {good.name, new.name}


def test_without_a_cache_a_temporary_file_serves(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("")

    assert load_identifier("1", taken / "cache").rank(TEXTS[1])[0][0] == "de"
    assert list(tmp_path.iterdir()) == [taken]


def test_the_cache_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert language_model._user_cache() == tmp_path / "newsbeam"

    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    assert language_model._user_cache() == tmp_path / "home" / ".cache" / "newsbeam"
