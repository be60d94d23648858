"""Reports of several words in Romance languages, of which the first alone reports nothing. Tables only.

What somebody makes known (`ha fatto sapere`, `hizo saber`, `fez notar`), is said to be (`si è detta`, `se mostró`), says by
saying it (`al decir que`, `ao afirmar que`) or wants to say (`quiso subrayar`, `ha tenuto a precisare`).
"""

from transforms.enrich.lexicon import words
from transforms.enrich.reporting.regular_verbs import inflected

Joined = dict[str, frozenset[str]]
"""First word -> what follows it, words parted by a space."""

_ES_SAY = inflected(
    """
    afirm asegur señal explic declar indic subray destac lament denunci critic apunt relat precis reiter matiz recalc
    remarc enfatiz calific tild acus anunci confirm opin consider alert reproch aclar puntualiz resalt agreg revel justific
    sentenci reclam recrimin valor insist recordar record tach cont aleg argument
    """,
    "ar",
) | words(
    "decir sostener admitir reconocer advertir añadir responder escribir describir definir insistir hablar pedir concluir"
)
_PT_SAY = inflected(
    """
    afirm declar ressalt destac lembr inform alert critic observ sublinh salient fris lament revel anunci consider
    argument classific acus relat enfatiz reforç confirm pontu reiter justific denunci apont vinc recordar record cham not
    """,
    "ar",
) | words("dizer sustentar admitir reconhecer advertir acrescentar responder escrever descrever definir insistir falar pedir")
_IT_SAY = inflected(
    """
    spieg afferm dichiar raccont sottoline comment osserv ricord assicur precis replic lament accus rivel conferm critic
    puntualizz ironizz specific illustr argoment motiv giustific segnal attacc parl evidenzi annunci denunci rimarc
    """,
    "are",
) | words("dire sostenere ammettere riconoscere avvertire aggiungere rispondere scrivere descrivere definire ribadire chiarire")


_FR_SAY = inflected(
    """
    salu soulign rappel dénonc précis affirm assur expliqu évoqu regrett déplor critiqu ironis qualifi relev signal témoign
    not confirm rassur not fustig nuanc tempér plaid parl lâch gliss lanc souffl murmur félicit
    """,
    "er",
) | words("dire répondre reconnaître admettre avertir décrire défendre promettre conclure prévenir remercier")


def _leads(verbs: str, said: frozenset[str], between: str = "") -> Joined:
    """Each of `verbs` before each infinitive, with a preposition between them where it has one."""
    follows = frozenset(f"{between} {infinitive}" for infinitive in said) if between else said
    return dict.fromkeys(words(verbs), follows)


def _each(firsts: str, *follows: str) -> Joined:
    return dict.fromkeys(words(firsts), frozenset(follows))


#: What somebody says of himself: se comprometió a.
_ES_SELF = ("comprometió", "compromete", "congratuló", "felicitó", "jactó", "jacta", "quejó", "queja")
_PT_SELF = ("comprometeu", "compromete", "congratulou", "queixou", "queixa", "orgulha", "orgulhou")

SPANISH_JOINED: Joined = {
    **_leads("al tras quiso quería querido queriendo quiere solía suele", _ES_SAY),
    **_leads("llegó volvió vuelve vuelto llega", _ES_SAY, "a"),
    **_leads("limitó limita limitaba limitado alcanzó alcanza alcanzado acertó atinó atrevió atreve", _ES_SAY, "a"),
    **_leads("apresuró apresura apresurado entró pasó animó aventuró precipitó", _ES_SAY, "a"),
    **_leads("dudó duda dudado insistió insiste insistido", _ES_SAY, "en"),
    **_leads("terminó termina acabó acaba empezó empieza comenzó comienza", _ES_SAY, "por"),
    **_leads("prefirió prefiere preferido logró intentó supo pudo", _ES_SAY),
    **_leads("aprovechó aprovecha aprovechado", _ES_SAY, "para"),
    **_each("hace hizo hecho hacía haciendo hicieron", "saber", "notar", "ver", "hincapié", "constar", "suyo"),
    **_each("deja dejó dejado dejaba dejando", "claro", "patente", "caer", "entrever"),
    **_each("da dio dado daba dando", "a conocer", "a entender", "por hecho", "cuenta de"),
    **_each("pone puso puesto poniendo", "de manifiesto", "de relieve"),
    **_each("echa echó echaba", "la culpa", "en cara"),
    **_each("no", "oculta", "ocultó", "ocultaba", "esconde", "escondió", "escondía", "disimula", "disimuló"),
    **_each(
        "se",
        "mostró",
        "muestra",
        "mostraba",
        "declaró",
        "declara",
        "definió",
        "define",
        "confesó",
        "siente",
        "sintió",
        "sentía",
        *_ES_SELF,
    ),
}
PORTUGUESE_JOINED: Joined = {
    **_leads("ao após quis quer querendo costumava costuma", _PT_SAY),
    **_leads("voltou volta chegou limitou-se limita-se limitava-se limitou limita apressou-se atreveu-se", _PT_SAY, "a"),
    **_leads("hesitou hesita insistiu insiste", _PT_SAY, "em"),
    **_leads("acabou acaba começou começa terminou", _PT_SAY, "por"),
    **_leads("preferiu prefere conseguiu soube", _PT_SAY),
    **_leads("questão", _PT_SAY, "de"),
    **_leads("aproveitou", _PT_SAY, "para"),
    **_each("fez faz feito fazia fazendo", "saber", "notar", "ver", "eco"),
    **_each("deixou deixa deixado deixava deixando", "claro", "patente", "escapar", "entrever"),
    **_each("deu dá dado dava dando", "conta", "a conhecer", "a entender"),
    **_each("não", "esconde", "escondeu", "escondia", "oculta", "ocultou", "disfarça", "disfarçou"),
    **_each(
        "se",
        "mostrou",
        "mostra",
        "mostrava",
        "disse",
        "diz",
        "declarou",
        "declara",
        "definiu",
        "confessou",
        "sente",
        "sentiu",
        *_PT_SELF,
    ),
}
ITALIAN_JOINED: Joined = {
    **_leads("nel nell' nell’ nello voluto vuole volle voleva volendo", _IT_SAY),
    **_leads("tenuto tiene teneva tornato tornata torna", _IT_SAY, "a"),
    **_leads("limita limitato limitata affretta affrettato affrettata esita esitato", _IT_SAY, "a"),
    **_leads("finito finita finisce", _IT_SAY, "per"),
    **_leads("preferito preferisce saputo", _IT_SAY),
    **_each("fa fatto fece faceva fanno facendo", "sapere", "notare", "presente", "capire", "intendere", "osservare", "eco"),
    **_each("lascia lasciato lasciando lasciò", "intendere", "capire", "trapelare"),
    **_each("non", "nasconde", "nascondeva", "nascose", "ha nascosto", "cela"),
    **_each("dà dato diede", "la colpa"),
    **_each("rende reso rese rendendo", "noto"),
    **_each("mette messo mise mettendo", "in chiaro", "in guardia", "in evidenza"),
    **_each(
        "si",
        "sente",
        "sentiva",
        "è sentito",
        "è sentita",
        "mostra",
        "è mostrato",
        "è mostrata",
        "è detto",
        "è detta",
        "dice",
        "dichiara",
        "è dichiarato",
        "è dichiarata",
    ),
}
FRENCH_JOINED: Joined = {
    **_each("cache cachait caché", "pas"),
    **_each("se", "sent", "sentait", "veut", "voulait", "déclare", "déclarait", "félicite", "réjouit", "réjouissait"),
    **_leads("voulu veut voulait souhaité souhaite préféré préfère venu venue", _FR_SAY),
    **_leads("tenu tient tenait borné bornée borne hésité cherché", _FR_SAY, "à"),
    **_leads("contenté contentée contente empressé empressée", _FR_SAY, "de"),
    **_leads("fini finit", _FR_SAY, "par"),
}


def of_themselves(verbs: frozenset[str]) -> Joined:
    """What French women say of themselves, whose participles agree with them: `s’est réjouie`; and what both do so only."""
    women = {f"{verb}e" for verb in verbs if verb.endswith(("é", "i", "u"))}
    own = words(
        "dite insurgé insurgée alarmé alarmée ému émue offusqué offusquée amusée targué targuée engagé engagée montré montrée"
        " senti sentie"
        " voulu voulue"
    )
    return dict.fromkeys(words("s'est s’est s'était s’était"), frozenset(women) | own)


def of_their_own(verbs: frozenset[str]) -> frozenset[str]:
    """The same behind the Italian `si`, for men as well: è lamentata, è rammaricato."""
    own = words("rammaricato indignato scagliato impegnato detto congratulato complimentato compiaciuto allarmato")
    men = own | {verb for verb in verbs if verb.endswith(("ato", "uto", "ito", "sto", "eso"))}
    return frozenset(f"{been} {said}" for been in ("è", "era") for man in men for said in (man, f"{man[:-1]}a"))
