"""Verbs by which somebody judges or sees something, apart from those of speaking. Tables only.

`JUDGING_VERBS` report whatever they lead to: er empfand das als „Affront“, boccia la «resa». `SEEING_VERBS` have an everyday
sense and report only what follows them at once or behind "as": présente le plan comme « un cap », betrachtet das als „Affront“.
"""

from transforms.enrich.lexicon import words

JUDGING_VERBS: dict[str, frozenset[str]] = {
    "de": words(
        """
        empfand empfanden prangert prangerte prangerten preist pries priesen verspottet verspottete verhöhnt verhöhnte
        verteufelt verteufelte verunglimpft verunglimpfte beschimpft beschimpfte diffamiert diffamierte umschreibt umschrieb
        bezweifelt bezweifelte fürchtet fürchtete pocht pochte beharrt beharrte verwirft verwarf beschwört beschwor
        entschuldigt entschuldigte bedankt bedankte dankt dankte vermisst vermisste erhofft erhoffte träumt träumte ätzt ätzte
        """
    ),
    "fr": words(
        """
        attribue rejette rejeté rejetait pourfend pourfendu éreinte éreinté conspue conspué condamne condamné condamnait
        désavoue désavoué milite milité balayé balayait décèle subodore assume assumé assumait taxé
        """
    ),
    "es": words(
        """
        saluda saludó invoca invocó desaprueba desaprobó desautorizó sueña soñó presume presumió alardea alardeó pregona pregonó
        vislumbra vislumbró demandó desdeña desdeñó previene previno afea afeó recela receló
        """
    ),
    "it": words(
        """
        fustiga taccia tacciato rimpiange rimpianto attribuisce boccia bocciato sogna sognato intuisce sospetta evoca paventa
        paventato ventila auspica pretende preteso esige prospettato snobba apprezza
        apprezzato esclude escluso escludeva reputa reputato scorge
        """
    ),
    "pt": words(
        """
        julga julgou saúda invoca invocou refuta refutou desaprova desaprovou sonha sonhou suspeitou enxerga enxergou receia
        receou desconfia desconfiou prega pregou vislumbra vislumbrou ridicularizou debochou zombou exalta exaltou detona
        detonou reputa assume assumiu espera esperava recusa recusou recusava
        """
    ),
    "nl": words(
        """
        betitelt achtte
        verwacht verwachtte wijt beroept beriep droomt droomde wenst wenste verlangt verlangde pleit stoort stoorde wantrouwt
        wantrouwde bespeurt bespeurde fileert fileerde kraakt kraakte verguist verguisde beticht betichtte voorziet voorzag
        hamert hamerde
        """
    ),
}
SEEING_VERBS: dict[str, frozenset[str]] = {
    "de": words(
        """
        fühlt fühlte betrachtet betrachtete erachtet erachtete wertet wertete interpretiert interpretierte deutet deutete
        verharmlost verharmloste präsentiert präsentierte
        """
    ),
    "fr": words("perçoit perçu ressent ressenti traite trouve trouvé présente présenté remercie remercié attend attendait"),
    "es": words("percibe percibió presenta presentó despacha despachó retrata retrató pinta pintó"),
    "it": words(
        """
        percepisce trova trovato presenta presentato celebra celebrato dipinge dipinto interpreta indica
        indicato aspetta aspettava
        """
    ),
    "pt": words("percebe percebeu apresenta apresentou encara encarou aponta culpa pinta pintou retrata retratou"),
    "nl": words("voelt voelde ervaart ervoer beschouwt beschouwde begroet begroette interpreteert interpreteerde"),
}
#: Those of all languages.
SEEING = frozenset(verb for verbs in SEEING_VERBS.values() for verb in verbs)


def judging_verbs(language: str) -> frozenset[str]:
    """Both kinds of a language."""
    return JUDGING_VERBS[language] | SEEING_VERBS[language]
