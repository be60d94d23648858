"""Secret headers: read where they are kept, told nowhere."""

from pathlib import Path

import pytest

from pipeline.sources.secrets import secret_headers
from transforms.feeds.sources import FeedSource, SecretHeader


def test_each_kind(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("t0ken\n")
    source = FeedSource(
        "https://a.example/",
        headers=(
            SecretHeader("X-Key", "env:KEY"),
            SecretHeader("Authorization", "env:LOGIN", "basic"),
            SecretHeader("Authorization2", f"file:{tmp_path}/token", "bearer"),
        ),
    )
    assert secret_headers(source, {"KEY": "k", "LOGIN": "me:hush"}) == {
        "X-Key": "k",
        "Authorization": "Basic bWU6aHVzaA==",
        "Authorization2": "Bearer t0ken",
    }


def test_one_that_is_missing_is_named_by_its_place(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    source = FeedSource("https://a.example/", headers=(SecretHeader("A", "env:NO"), SecretHeader("B", f"file:{tmp_path}/no")))
    assert secret_headers(source, {"OTHER": "hush"}) == {}
    assert "env:NO cannot be read" in caplog.text
    assert "hush" not in caplog.text
