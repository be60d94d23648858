"""Revisions of the streaming engine: an edited article is a new record of the running job."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.newsroom.server import Newsroom
from tests.support.newsroom import bulletins
from tests.support.run_newsbeam import Folders
from tests.support.streaming import Stream

pytestmark = pytest.mark.slow


def test_an_edit_is_a_revision(tmp_path: Path) -> None:
    with Newsroom() as newsroom:
        newsroom.publish(*bulletins("nordmark", "alles", 3))
        (feed,) = [url for url in newsroom.feeds if url.startswith(newsroom.bases["nordmark"])]
        sources = tmp_path / "newsbeam.toml"
        sources.write_text(f'[[feed]]\nurl = "{feed}"\npoll_min = "1m"\npoll_max = "1m"\n')
        piece = next(piece for piece in newsroom.articles.values() if piece.path == "/bulletins/00001.html")
        folders = Folders(tmp_path)

        def changes() -> list[str]:
            found = [record for record in folders.records() if record.url.endswith(piece.path)]
            return [record.change for record in sorted(found, key=lambda record: record.revision)]

        with Stream(tmp_path, [str(sources)]) as job:
            job.until(lambda: len(changes()) == 1)
            edited = piece.body.replace("centimetres", "metres")
            newsroom.publish(replace(piece, body=edited, updated=piece.published + timedelta(hours=1)))
            job.until(lambda: len(changes()) == 2)
            ended = job.stop()

    assert changes() == ["new", "substantive"]
    assert (ended["looks"], ended["revisions"]) == (1, {"substantive": 1})
