"""Parts of a record that tell how its text relates to the texts that newsbeam has seen before."""

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Containment:
    """The shares of a copy and its original in each other. Estimates from sketches, with a standard error of about .06."""

    in_original: Annotated[float, "Share of this text that stands in the original, 0 to 1"]
    of_original: Annotated[float, "Share of the original that stands in this text, 0 to 1"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The source of a text by the available evidence. A canonical link outweighs a wire credit, and a wire credit the rest."""

    evidence: Annotated[
        Literal["earliest_seen", "wire_credit", "canonical"],
        "newsbeam saw this article first; the text credits an agency; a rel=canonical link leads to another site",
    ]
    article_id: Annotated[str | None, "Article of the origin, if newsbeam has seen it"] = None
    agency: Annotated[str | None, "Agency that is credited"] = None
    url: Annotated[str | None, "Address that the canonical link names"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateLine:
    """A line that at least three articles of the host have in common."""

    text: Annotated[str, "The line"]
    offset: Annotated[int | None, "Offset of its start in `text`, in characters; null if it was left out"] = None
