"""Who a quotation is given to, in which words, by which rule, and how sure that is."""

from typing import Literal, NamedTuple, Self

#: `named` beside the quotation by a name, `pronoun`, `description` (the minister, for a person introduced as one), `phrase` (a
#: spokesman for the ministry), `continued` (no word of its own; the one before goes on), `paragraph` (whom the paragraph is
#: about).
Method = Literal["named", "pronoun", "description", "phrase", "continued", "paragraph"]

#: How often a named speaker was right on articles that no rule had seen: the first scores of the seven sealed sets of
#: `bench.real`, 945 answers, rounded down to .05; `phrase` by judgement. The guards of `fragments` came after most of them.
CONFIDENCE: dict[Method, float] = {
    "named": 0.9,
    "pronoun": 0.8,
    "description": 0.7,
    "phrase": 0.8,
    "continued": 0.8,
    "paragraph": 0.75,
}
#: Below it there is no speaker, only the words.
MIN_CONFIDENCE = 0.5


class Attribution(NamedTuple):
    """What is known of the one who speaks; `start:end` are the words that tell, `speaker` is who they mean."""

    speaker: str | None = None
    start: int = 0
    end: int = 0
    """Equal to `start` where no words tell."""
    verb: str | None = None
    method: Method | None = None
    confidence: float = 0.0
    told: bool = False
    """The quotation's own sentence says who speaks, so that nothing is inferred where the rules do not understand it."""

    @property
    def known(self) -> bool:
        return self.speaker is not None

    def unnamed(self, *, told: bool = False) -> Self:
        """The same words, of which it is not known whom they mean; with `told`, nothing is inferred instead."""
        return self._replace(speaker=None, method=None, confidence=0.0, told=self.told or told)


NOBODY = Attribution()
#: Nobody, and nothing is inferred: a title, a sign, words whose speaker the text hides.
UNSAID = Attribution(told=True)
