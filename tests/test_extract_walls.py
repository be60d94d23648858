"""Sentences of walls: no text of a record, and with a text that is cut short or has few words the mark of a teaser."""

from datetime import UTC, datetime

import pytest

from schemas.articles import Content
from transforms.extract.article import extract
from transforms.extract.not_article import NotArticle
from transforms.extract.wording.walls import is_cut_short, wall_kind

NOW = datetime(2025, 6, 2, tzinfo=UTC)
URL = "https://alder-post.example/2025/06/the-lock-is-to-be-widened"
LEAD = "The lock at Alder Mill is to be widened by three metres, the council decided after a night of"
PROSE = [
    "The lock at Alder Mill is to be widened by three metres, the council decided on Sunday after a night of talks, so that "
    "the barges of the quarry can pass it without unloading half of their stone on the quay below the old brewery.",
    "Ada Weller, who keeps the lock, asked for a second winter to rebuild the gates. The boards of the old ones have been "
    "under water since 1911, and nobody knows in which state they are, she told the engineers who had come from the capital.",
    "The quarry pays a third of the cost and the county the rest. Work begins in October, when the pleasure boats have gone, "
    "and ends before the first of them comes back in April, if the frost does not last longer than it did this year.",
]
CLOSED = [
    "This article is for members. Join from 3 crowns a month.",
    "This content is available only to our paying subscribers.",
    "The rest of this story is for subscribers",
    "This post is for paid subscribers",
    "This is a premium article. Unlock it with a subscription for €1.",
    "Dieser Artikel ist nur für Abonnenten.",
    "Cet article est réservé aux abonnés.",
    "Contenido exclusivo para suscriptores",
    "Questo articolo è riservato agli abbonati",
    "Artigo exclusivo para assinantes",
    "Dit artikel is alleen voor abonnees",
    "Denne artikkelen er for abonnenter",
    "Den här artikeln är bara för prenumeranter",
    "この記事は会員限定です。残り1,204文字",
    "이 기사는 유료회원 전용입니다",
]
MORE = [
    "Subscribe to continue reading",
    "Register for free to keep reading this article",
    "To read the full story, become a member today.",
    "Keep reading for $1 a week",
    "Want to read more? Start your 30-day trial.",
    "Weiterlesen mit Plus",
    "Pour lire la suite, abonnez-vous",
    "Suscríbete para seguir leyendo",
]
STORY = [
    "This article is for members of the jury only, the judge wrote on the envelope.",
    "This story is for everybody who has ever missed a ferry.",
    "The newspaper says that this article is for subscribers only.",
    "Subscribers to the theatre will get their money back.",
    "Register of the parish to be read in public on Sunday.",
    "Keep reading the old books, she told the pupils.",
    "Members of the club asked to read the full report.",
    "You have two free hands and a boat, said the ferryman.",
    "Der Artikel ist in der Verfassung für Mitglieder der Kammer nicht vorgesehen.",
]


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs[:-1])
    return (
        f"<html><head><title>The lock is to be widened</title></head><body><article><h1>The lock is to be widened</h1>{body}"
        f"<div><p>{paragraphs[-1]}</p></div></article></body></html>"
    ).encode()


@pytest.mark.parametrize("line", CLOSED)
def test_a_text_of_few_words_that_is_closed_is_a_teaser(line: str) -> None:
    found = extract(page(PROSE[0], line), url=URL, now=NOW)
    assert isinstance(found, NotArticle)
    assert (found.reason, found.content.text if found.content else "") == ("stub", PROSE[0])


@pytest.mark.parametrize("line", [*CLOSED, *MORE])
def test_a_text_that_is_cut_short_before_a_wall_is_a_teaser(line: str) -> None:
    found = extract(page(f"{LEAD}…", line), url=URL, now=NOW)
    assert isinstance(found, NotArticle)
    assert found.reason == "stub"


@pytest.mark.parametrize(
    "line", [*CLOSED, *MORE, "You have 2 free articles left this month.", "Sie haben noch 3 kostenlose Artikel"]
)
def test_a_whole_article_stays_without_the_sentence_of_a_wall(line: str) -> None:
    found = extract(page(*PROSE, line), url=URL, now=NOW)
    assert isinstance(found, Content)
    assert (found.text, found.paywalled) == ("\n\n".join(PROSE), None)


def test_a_long_beginning_is_a_record_that_says_so() -> None:
    found = extract(page(*PROSE, f"{LEAD}…", CLOSED[0]), url=URL, now=NOW)
    assert isinstance(found, Content)
    assert found.paywalled is True
    assert any(source.name == "paywalled" and source.source == "wall-line" for source in found.field_sources)


@pytest.mark.parametrize("line", MORE)
def test_an_invitation_alone_makes_no_teaser_of_a_short_article(line: str) -> None:
    found = extract(page(PROSE[0], line), url=URL, now=NOW)
    assert isinstance(found, Content)
    assert found.paywalled is None


@pytest.mark.parametrize("line", STORY)
def test_sentences_of_a_story_are_no_wall(line: str) -> None:
    assert wall_kind(line, len(line.split())) is None
    assert wall_kind(f"“{line}”", len(line.split())) is None


def test_only_the_end_of_a_text_is_cut() -> None:
    assert is_cut_short(f"{PROSE[0]}\n\n{LEAD} ...")
    assert not is_cut_short(f"{LEAD}…\n\n{PROSE[0]}")
    assert not is_cut_short("And so on …")
