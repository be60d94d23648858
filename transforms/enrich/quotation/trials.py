"""Whom a Romance text of a trial means by `l'accusé`, `o réu`: the person of whom it told that he is tried."""

import re
from bisect import bisect_right

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.names import Mention
from transforms.enrich.quotation.noun_phrases import Subject
from transforms.enrich.quotation.pronouns import Pronouns
from transforms.enrich.reporting.words import Pronoun

DEFENDANTS = words_of(
    """
    accusé accusée prévenu prévenue suspect suspecte condamné condamnée réu ré arguido arguida acusado acusada suspeito suspeita
    condenado condenada detido detida imputado imputada procesado procesada detenido detenida sospechoso sospechosa imputato
    imputata accusato accusata indagato indagata
    """
)
#: They do their office at a trial.
_COURT = words_of(
    """
    avocat avocate juge procureur procureure président présidente magistrat magistrate bâtonnier greffier policier commissaire
    advogado advogada juiz juíza procurador procuradora promotor promotora delegado delegada abogado abogada juez jueza fiscal
    avvocato avvocata giudice pm procuratore procuratrice magistrato magistrata
    """
)
_TRIED = re.compile(
    r"\b(?:comparaît|comparaissait|comparaîtra|jugée?|mise? en examen|poursuivie?|condamnée?|accusée?|soupçonnée?|écrouée?"
    r"|incarcérée?|acusad[oa]|condenou|condenad[oa]|detid[oa]|deteve|pres[oa] (?:em|por|na|no)|arguid[oa]|réu|julgad[oa]"
    r"|imputad[oa]|procesad[oa]|detenid[oa]|condenó|vinculó a proceso|imputat[oa]|accusat[oa]|condannat[oa]|arrestat[oa]"
    r"|indagat[oa])\b"
)


class Trials(Pronouns):
    """What a text of a trial tells of whom it tries."""

    def _tried(self, subject: Subject, sex: Pronoun) -> set[str]:
        """The people of a sex of whom the sentences before a phrase tell that they are tried."""
        tried: set[str] = set()
        for index in range(bisect_right(self._starts, subject.start) - 1):
            first, last = self._sentences[index]
            told = _TRIED.search(self._masked, first, last)
            if told is None:
                continue
            about = self._subject(index)
            mention = about.mention if about is not None else None
            if mention is None or not self._may_be_tried(mention, sex):
                low = bisect_right(self._mention_starts, told.end())
                high = bisect_right(self._mention_starts, last - 1)
                behind = [other for other in self._mentions[low:high] if other.kind == "PER"]
                mention = behind[0] if behind and self._may_be_tried(behind[0], sex) else None
            if mention is not None:
                tried.add(mention.name)
        return tried

    def _may_be_tried(self, mention: Mention, sex: Pronoun) -> bool:
        offices = self._names.roles.get(mention.name, frozenset())
        return mention.kind == "PER" and self._is_of_sex(mention.name, sex) and _COURT.isdisjoint(offices)
