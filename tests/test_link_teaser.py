"""The beginning of a known text is no revision; an editor's cut is."""

from typing import Any

import pytest

from schemas.dead_letters import Ending
from tests.support.articles import article
from tests.test_link_record import Linker
from transforms.link.linked import KEEP_TEXT

PARAGRAPHS = [
    "The council has agreed on a new pier. It will cost 2.4 million euros, the mayor said on Monday.",
    "Work begins in May and will take two years. The old pier sank in a storm.",
    "Since then the ferry has landed at the fish quay. There is no shelter from the wind.",
    "The fishermen had asked for a decision in spring. The insurance of their boats ends with the frost.",
]
TEXT = "\n\n".join(PARAGRAPHS)


def looked(now: str, **content: Any) -> Any:
    link = Linker()
    link(article(text=TEXT))
    return link(article(text=now, at_s=10, look="schedule", **content))


@pytest.mark.parametrize(
    ("now", "content"),
    [
        (PARAGRAPHS[0], {}),
        ("\n\n".join(PARAGRAPHS[:2]), {}),
        (f"{PARAGRAPHS[0]}\n\nWork begins in May and will ta\u2026", {}),
        (f"{PARAGRAPHS[0]}\n\nWork begins in May and will take two [...]", {}),
        ("\n\n".join(PARAGRAPHS[:3]), {"paywalled": True}),
        (
            f"{PARAGRAPHS[0]}\n\nYou have read your free articles of this month.\n\nGet all for 4 crowns. Cancel at any time.",
            {},
        ),
        (f"{PARAGRAPHS[0]}\n\nWork begins in May and will ta...\n\nDieser Text ist für Abonnenten.", {}),
    ],
)
def test_a_teaser_of_the_known_text_is_no_revision(now: str, content: dict[str, Any]) -> None:
    ended = looked(now, **content)
    assert isinstance(ended, Ending)
    assert ended.kind == "unchanged"


@pytest.mark.parametrize(
    ("now", "content"),
    [
        ("\n\n".join(PARAGRAPHS[:3]), {}),
        ("\n\n".join([PARAGRAPHS[0], PARAGRAPHS[3]]), {}),
        (f"{PARAGRAPHS[0]}\n\nThe ferry has new owners.", {}),
        (f"{PARAGRAPHS[0]}\n\nNobody knows why\u2026", {}),
        (f"{PARAGRAPHS[0]}\n\nThe works begin with a subscription of the villages." + " Nobody knows why." * 6, {}),
        (PARAGRAPHS[0].replace("2.4", "2.9"), {}),
    ],
)
def test_a_cut_of_an_editor_is_a_revision(now: str, content: dict[str, Any]) -> None:
    assert looked(now, **content).change == "substantive"


def test_a_correction_makes_a_revision_of_any_text() -> None:
    assert looked(PARAGRAPHS[0], note="Correction: the pier is not agreed.").change == "correction"


def test_the_whole_text_after_a_teaser_is_a_revision_and_the_teaser_after_it_is_none() -> None:
    link = Linker()
    first = link(article(text=PARAGRAPHS[0]))
    whole = link(article(text=TEXT, at_s=10, look="schedule"))
    again = link(article(text=PARAGRAPHS[0], at_s=20, look="schedule"))
    assert (first.change, whole.change, again.kind) == ("new", "substantive", "unchanged")


def test_a_teaser_is_told_by_digests_when_the_words_are_not_kept() -> None:
    link = Linker()
    link(article(text=TEXT))
    link(None, KEEP_TEXT.total_seconds() + 86_400)
    cut = article(text=f"{PARAGRAPHS[0]}\n\nWork begins in May and will ta\u2026", at_s=1e6, look="feed")
    assert link(cut).kind == "unchanged"
