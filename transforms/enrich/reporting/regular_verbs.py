"""Forms of regular verbs that report speech, beside English: a table of stems and of the endings that reports have.

Only finite forms of the third person and the gerund: infinitives and participles have other uses.
"""

from transforms.enrich.lexicon import words


def _inflected(stems: str, endings: str) -> frozenset[str]:
    return frozenset(stem + ending for stem in words(stems) for ending in words(endings))


GERMAN_VERBS = _inflected(
    """
    sag erklär beton mein ergänz frag warn kritisier forder erzähl erläuter klag lob bekräftig mahn versicher
    begründ bedauer schwärm jubel kommentier resümier bilanzier scherz glaub bestätig behaupt appellier schimpf
    wetter polter vermut urteil verkünd plädier beklag wünsch konstatier attestier staun erinner äußer monier rüg
    spekulier argumentier dementier postulier präzisier signalisier zitier titulier charakterisier verurteil bemerk
    beteuer befürcht bemängel bewert schilder veranschaulich verdeutlich beurteil raun murmel flüster brüll spott
    höhn frotzel läster orakel witzel philosophier formulier skizzier analysier insistier proklamier verlang vernein
    bejah zürn bescheinig
    """,
    "t te ten",
) | _inflected("antwort bericht erwart befürcht behaupt vermut spott bewert empfind", "et ete eten")
FRENCH_VERBS = _inflected(
    """
    déclar indiqu affirm expliqu ajout assur estim soulign précis racont confi témoign résum regrett insist répliqu avou soupir
    plaid comment détaill martel tranch not observ constat critiqu fustig accus jug considér demand interrog murmur déplor
    confirm ironis plaisant argument réclam révél argu assén clam contest préconis prôn proclam redout remarqu rectifi raill
    recommand scand vant qualifi alert nuanc dénonc annonc
    """,
    "e ent ait aient a ant",
)
SPANISH_VERBS = _inflected(
    """
    afirm asegur señal explic declar indic coment subray destac lament denunci critic expres apunt relat pregunt precis reiter
    matiz remarc enfatiz calific tild acus anunci confirm exclam opin replic bromea ironiz consider alert detall valor
    argument reproch espet rechaz asever acot aclar puntualiz recalc resalt agreg narr revel refut justific cuestion
    remat sentenci adelant ratific vaticin augur estim juzg plante reclam proclam constat apostill bautiz
    """,
    "a an ó aron aba aban ando",
) | words("negó niega negaba niegan recomendó recomienda esgrimió esgrime definió define describió describe llamó llama")
PORTUGUESE_VERBS = _inflected(
    """
    afirm declar ressalt destac lembr avali inform coment alert critic observ sublinh salient fris pergunt lament revel anunci
    consider argument classific acus relat enfatiz reforç confirm celebr brinc ponder pontu reiter detalh question ironiz
    justific aponte indic elogi recomend assegur denunci exclam opin estim ratific
    """,
    "a am ou aram ava avam ando",
)
ITALIAN_VERBS = _inflected(
    """
    spieg afferm dichiar raccont sottoline comment osserv ricord assicur annunci denunci precis replic confess lament accus
    parl rivel conferm evidenzi esclam scherz constat critic sintetizz ipotizz puntualizz auspic
    """,
    "a ano ò arono ava avano ando",
)
