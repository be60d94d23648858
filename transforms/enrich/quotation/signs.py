"""Words that nobody speaks whom a text knows: they are written on something, or somebody calls them. "Un manifestant brandit
une pancarte : « Assez »"."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clause_tokens import Token

_SIGNS = words(
    """
    sign signs banner banners placard placards poster posters notice plaque inscription graffiti mural sticker stickers label
    billboard billboards t-shirt t-shirts tee-shirt tee-shirts shirt shirts
    pancarte pancartes banderole banderoles panneau panneaux affiche affiches écriteau graffiti inscription plaque autocollant
    calicot étiquette maillot maillots
    aushang schriftzug aufschrift inschrift graffito grabstein aufkleber
    spandoek spandoeken bord borden bordje bordjes briefje karton kartonnetje kartonnen laken lakens affiche opschrift kaartje
    bordkarton tekstbord shirts
    cartel carteles pancarta pancartas letrero letreros lona pegatina placa camiseta camisetas remera remeras playeras
    cartello cartelli striscione striscioni maglietta magliette lenzuolo targa volantino
    cartaz cartazes faixa faixas camisola camisolas placas outdoor autocolante adesivo
    """
)
#: Ends of German ones: Hinweisschild, Pappschildern, Anzeigetafel, Haftzettel.
_SIGN_ENDS = (
    *("schild", "schilder", "schildern", "plakat", "plakate", "plakaten", "tafel", "tafeln", "zettel", "zetteln"),
    *("transparent", "transparente", "transparenten", "banner", "bannern", "spruchband", "etikett", "shirt"),
)
#: What a sign does, or who looks at it, right before its words.
_READS = words(
    """
    reading read reads saying said says stating proclaiming declaring
    decía decían dice dicen rezaba rezaban reza leía leían leer lee ponía pone dizia diziam diz dizem dizendo lia ler lê
    diceva dicevano recitava recitavano recita leggeva leggevano leggere legge
    disait disaient dit disant lire lisait lit proclamant proclamait proclamaient
    stand standen steht stehen lesen prangt prangte hieß verkündet stond stonden staat staan lezen prijkte prijkt
    """
)
_WRITTEN = frozenset(("heißt", "hieß", "heisst", "hiess"))
#: Behind a quotation they tell that it is written: „...“, steht auf dem Zettel; “...”, staat in het vonnis.
_STANDS = frozenset(("steht", "stand", "staat", "stond"))
_SOMEBODY = words("iemand eentje somebody someone quelqu'un quelqu’un jemand")
_MAX_BETWEEN = 5  # words between the sign and the colon: een karton omhoog met daarop; ein Schild an der Tür


def is_on_sign(before: Sequence[Token]) -> bool:
    """Whether a colon behind a sign or behind "somebody" leads to a quotation, with no report between them."""
    if not before or before[-1].text != ":" or before[0].kind == "verb":
        return False  # Contestó con una frase que acabó en camisetas: “...”
    if len(before) > 1 and before[-2].lower in _SOMEBODY:
        return True  # riep iemand: ‘Schande!’
    last = before[:-1][-_MAX_BETWEEN - 1 :]
    at = next((at for at in range(len(last) - 1, -1, -1) if _is_sign(last[at].lower)), None)
    return at is not None and all(token.kind == "word" for token in last[at:])


def reads_so(ahead: Sequence[str]) -> bool:
    """Whether the words before a quotation (lower case) end in what a sign says: remeras que decían “...”, Auf Plakaten stand
    „...“."""
    return bool(ahead) and ahead[-1] in _READS and any(map(_is_sign, ahead[-_MAX_BETWEEN - 1 : -1]))


def _is_sign(word: str) -> bool:
    return word in _SIGNS or word.endswith(_SIGN_ENDS)


def is_written(tokens: Sequence[Token]) -> bool:
    """Whether German or Dutch words tell that a text says it: heißt es in einem Brief, steht auf dem Zettel."""
    lowers = [token.lower for token in tokens]
    if len(lowers) > 1 and tokens[0].kind == "comma" and lowers[1] in _STANDS:
        return True
    return "es" in lowers and not _WRITTEN.isdisjoint(lowers)
