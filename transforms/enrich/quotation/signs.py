"""Words that nobody speaks whom a text knows: they are written on something, or somebody calls them. "Un manifestant brandit
une pancarte : « Assez »"."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clause_tokens import Token

_SIGNS = words(
    """
    sign banner placard poster notice plaque inscription graffiti mural sticker label billboard
    pancarte banderole panneau affiche écriteau graffiti inscription plaque autocollant calicot étiquette
    schild plakat transparent zettel aushang tafel anzeigetafel hinweisschild pappschild türschild aufkleber spruchband
    grabstein aufschrift inschrift graffito schriftzug spickzettel haftzettel etikett
    spandoek bord bordje briefje karton kartonnetje laken affiche opschrift kaartje sticker bordkarton tekstbord
    """
)
_WRITTEN = frozenset(("heißt", "hieß", "heisst", "hiess"))
#: Behind a quotation they tell that it is written: „...“, steht auf dem Zettel; “...”, staat in het vonnis.
_STANDS = frozenset(("steht", "stand", "staat", "stond"))
_SOMEBODY = words("iemand eentje somebody someone quelqu'un quelqu’un jemand")
_MAX_BETWEEN = 3  # words between the sign and the colon: een karton omhoog met daarop; ein Schild an der Tür


def is_on_sign(before: Sequence[Token]) -> bool:
    """Whether a colon behind a sign or behind "somebody" leads to a quotation, with no report between them."""
    if not before or before[-1].text != ":":
        return False
    if len(before) > 1 and before[-2].lower in _SOMEBODY:
        return True  # riep iemand: ‘Schande!’
    last = before[:-1][-_MAX_BETWEEN - 1 :]
    at = next((at for at in range(len(last) - 1, -1, -1) if last[at].lower in _SIGNS), None)
    return at is not None and all(token.kind == "word" for token in last[at:])


def is_written(tokens: Sequence[Token]) -> bool:
    """Whether German or Dutch words tell that a text says it: heißt es in einem Brief, steht auf dem Zettel."""
    lowers = [token.lower for token in tokens]
    if len(lowers) > 1 and tokens[0].kind == "comma" and lowers[1] in _STANDS:
        return True
    return "es" in lowers and not _WRITTEN.isdisjoint(lowers)
