"""The note in place of an article, in many languages, and articles about removed articles."""

from datetime import UTC, datetime

import pytest

from transforms.extract.article import extract
from transforms.extract.kinds.withdrawn import is_withdrawn
from transforms.extract.not_article import NotArticle


@pytest.mark.parametrize(
    "text",
    [
        "This article has been removed.",
        "This story has been withdrawn for legal reasons. We apologise to the harbour office.",
        "We have removed this article because it did not meet our standards.",
        "This article is no longer available.",
        "Home\n\nNews\n\nSport\n\nThis article has been removed.",
        "Dieser Artikel wurde gelöscht.",
        "Dieser Beitrag ist nicht mehr verfügbar.",
        "Cet article n’est plus disponible.",
        "Cet article a été supprimé à la demande d'un tiers.",
        "Esta noticia ha sido eliminada.",
        "Questo articolo è stato rimosso.",
        "Este artigo foi removido.",
        "Dit artikel is ingetrokken.",
        "Artikeln har tagits bort.",
        "Ten artykuł został usunięty.",
        "Эта статья была удалена.",
        "この記事は削除されました。",
        "该文章已被删除。",
        "해당 기사는 삭제되었습니다.",
    ],
)
def test_notes_of_a_withdrawal(text: str) -> None:
    assert is_withdrawn(text)


@pytest.mark.parametrize(
    "text",
    [
        "The post was removed by the network an hour later, the mayor said.",
        "This article has been removed. " + "The harbour master said that the boats would be moved to the northern quay. " * 6,
        "This article is no longer available for free. Subscribe to read on.",
        "Cet article n’est plus disponible aux non abonnés.",
        "The article has a new owner.",
        "",
    ],
)
def test_no_notes(text: str) -> None:
    assert not is_withdrawn(text)


def test_a_page_that_is_still_marked_as_an_article() -> None:
    linked = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Boats move"}</script>'
    body = "<article><h1>Boats move</h1><p>This article has been removed.</p></article>"
    page = f"<html><head>{linked}</head><body>{body}</body></html>"
    found = extract(page.encode(), url="https://post.example/2025/boats-move.html", now=datetime(2025, 6, 2, tzinfo=UTC))
    assert isinstance(found, NotArticle)
    assert found.reason == "soft_404"
