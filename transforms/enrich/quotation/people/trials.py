"""Whom a Romance text of a trial means by `l'accusé`, `o réu`: the person of whom it told that he is tried."""

import re
from bisect import bisect_right
from functools import cached_property

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.names import Mention
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.people.described import Described
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


class Trials(Described):
    """What a text of a trial tells of whom it tries."""

    def _tried(self, subject: Subject, sex: Pronoun) -> set[str]:
        """The people of a sex of whom the sentences before a phrase tell that they are tried."""
        return {name for at, name in self._defendants if at < subject.start and self._is_of_sex(name, sex)}

    @cached_property
    def _defendants(self) -> list[tuple[int, str]]:
        """The people of whom a sentence tells that they are tried, each with the end of the first one."""
        found: dict[str, int] = {}
        for index, (first, last) in enumerate(self._sentences):
            told = _TRIED.search(self._masked, first, last)
            if told is None:
                continue
            about = self._subject(index)
            mention = about.mention if about is not None else None
            if mention is None or not self._may_be_tried(mention):
                at = bisect_right(self._mention_starts, told.end())
                mention = self._mentions[at] if at < len(self._mentions) and self._mentions[at].end <= last else None
            if mention is not None and self._may_be_tried(mention):
                found.setdefault(mention.name, last)
        return [(at, name) for name, at in found.items()]

    def _may_be_tried(self, mention: Mention) -> bool:
        return mention.kind == "PER" and _COURT.isdisjoint(self._names.roles.get(mention.name, frozenset()))
