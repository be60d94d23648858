"""Verbs that report speech in Spanish, Portuguese and Italian: tables of stems, and the endings that reports have.

Third persons of the tenses of news, gerunds and participles; no infinitives.
"""

from transforms.enrich.lexicon import words
from transforms.enrich.reporting.regular_verbs import inflected

_ES_AR, _ES_IR = "a an ó aron aba aban ando ado", "e en ió ieron ía ían iendo ido"
_PT_AR, _PT_ER, _PT_IR = (
    "a am ou ara aram ava avam ando ado",
    "e em eu era eram ia iam endo ido",
    "e em iu ira iram ia iam indo ido",
)
_IT_ARE, _IT_ERE = "a ano ò arono ava avano ando ato", "e ono eva evano endo"
_IT_IARE, _IT_IRE = "ia iano iò iarono iava iavano iando iato", "isce iscono ì irono iva ivano endo ito"

SPANISH_VERBS = (
    inflected(
        """
        afirm asegur señal explic declar indic coment subray destac lament denunci critic expres apunt relat pregunt precis
        reiter matiz remarc enfatiz calific tild acus anunci confirm exclam opin replic brome ironiz consider alert detall
        valor argument reproch espet rechaz asever acot aclar puntualiz recalc resalt agreg narr revel refut justific
        cuestion remat sentenci adelant ratific vaticin augur estim juzg plante reclam proclam constat apostill bautiz
        garantiz elogi conden aleg contest disculp quej sincer explay suspir susurr murmur insinu reflexion reivindic censur
        rememor evoc pronostic calcul avis implor suplic jur felicit sospech apel abund ahond traslad comunic notific zanj
        lanz tach denomin observ abog anticip ataj especific inform recrimin fulmin diagnostic atestigu confes record cont
        alab amenaz compar deplor descalific desestim dud emplaz equipar excus exhort fustig grit minimiz musit repudi reprob
        ridiculiz clam reaccion desahog corrobor secund discrep confirm recapitul
        avanz enumer remach farfull balbuce chill vocifer aventur increp interpel ponder postul propugn refunfuñ tartamude
        titube tranquiliz ufan congratul contraatac dictamin enunci refrend repregunt resopl presag machac
        razon mascull protest rezong teoriz objet bram grafic ejemplific
        achac descart responsabiliz ensalz relativiz desliz rubric solicit jact tron esper dese anhel
        desmarc reafirm puntu parafrase dramatiz congratul minusvalor menospreci enjuici desacredit
        """,
        _ES_AR,
    )
    | inflected("coincid alud describ defin reconoc admit promet insist asum rebat transmit aplaud añad escrib respond", _ES_IR)
    | words(
        """
        dijera dijeran afirmara asegurara declarara anunciara reconociera admitiera advirtiera denunciara señalara explicara
        revelara confirmara confesara sostuviera calificara tildara criticara acusara lamentara manifestara
        resumió resume resumía dijo dice dicen dijeron decía decían dicho manifestó manifestado manifiesta sostuvo sostiene
        sostenía sostenido negó niega negaba niegan negado recomendó recomienda esgrimió esgrime definió define definía llamó
        llama llaman repite repitió repetía contradijo desmintió desmiente sonrió sonríe confía tercia terció corrige corrigió
        continúa continuó prosigue prosiguió agradeció agradece sugirió sugiere sugería reconoce reconoció reconocía
        reconocido concluye concluyó concluido intervino exige exigió exigía exigido pide pidió pedía pidieron piden pedido
        pensó piensa expuso expone propuso propone atribuyó atribuye incide incidió ruega rogó cuenta cuentan recuerda
        recuerdan confiesa confiesan advierte advierten advirtió advertía advertido descrito escrito describe describió
        describía refiere arremetió arremete prevé teme temía defendió defiende defendía defendido cree creen creía habló
        habla hablaba hablan hablaban hablaron dedicó celebró celebra definido atribuido hablado insta instó pedían predice
        predijo refirió reprende
        diciendo sosteniendo advirtiendo pidiendo proponiendo sugiriendo concluyendo exigiendo reconociendo defendiendo adujo
        aduce arguye arguyó soltó suelta sugerido temió urge urgió ve veía visto culpó culpaba culpado cargó mofó repuso repone
        inquirió inquiere asintió asiente concedió interrumpió prorrumpió confió ríe rió reía concibe concibió intuye intuyó
        """
    )
)
PORTUGUESE_VERBS = (
    inflected(
        """
        afirm declar ressalt destac lembr avali inform coment alert critic observ sublinh salient fris pergunt lament revel
        anunci consider argument classific acus relat enfatiz reforç confirm celebr brinc ponder pontu reiter detalh question
        ironiz justific aponte indic elogi recomend assegur denunci exclam opin estim ratific conden rejeit suspir grit
        murmur confess adiant sustent continu remat replic comemor analis diagnostic design apelid cham apel jur repudi
        reafirm ressalv calcul avis acredit reclam queix protest aleg assinal especific comunic narr testemunh evoc indag
        ameaç qualific rotul desabaf acrescent cont record explic atir interrog aconselh contest
        acautel assever atac censur compar congratul deplor descart desdenh dispar duvid equipar exort felicit implor insinu
        lanç louv manifest minimiz parabeniz reivindic responsabiliz retruc rog saud sussurr tach vaticin
        vinc corrobor ripost gracej resmung vocifer exemplific teoriz objet clam atalh relembr desdramatiz lastim
        solicit relativiz desconvers conclam sentenci proclam arremat preconiz
        menospreci desvaloriz dramatiz desej profetiz
        """,
        _PT_AR,
    )
    | inflected("respond escrev descrev promet esclarec agradec reconhec defend rebat", _PT_ER)
    | inflected("reag admit garant insist resum defin prossegu conclu retorqu", _PT_IR)
    | words(
        """
        fala falam dizendo pedindo propondo referindo sugerindo advertindo arguiu argui sente-se sentiu-se
        mostrou-se mostra-se mostrava-se
        declarou-se disse-se diz-se precisou disse diz dizem disseram dizia diziam dissera dito nega negou negava negam
        falou falava falaram propôs propõe sugeriu sugere sugeria previu prevê exigiu exige exigia repete repetiu repetia
        refere referiu referia conclui acha achou pensa contrapôs pede pediu pedia pedem desmente desmentiu adverte advertiu
        sorri sorriu escrito reflete refletiu completa completou aplaude aplaudiu atribui atribuiu descrito insta instou
        teme temeu vê via viu apontou apontava ri riu inquiriu culpou culpava cobrou enalteceu enaltece vibrou concedeu
        interrompeu advoga advogou estranhou emendou
        """
    )
) - words("testemunha")  # the witness
ITALIAN_VERBS = (
    inflected(
        """
        spieg afferm dichiar raccont sottoline comment osserv ricord assicur precis replic confess lament accus parl rivel
        conferm esclam scherz constat critic sintetizz ipotizz puntualizz sbott tuon attacc rincar sfog sospir
        sussurr url grid mormor borbott incalz rassicur giur profetizz sper pens giudic consider boll etichett liquid
        confid ramment rievoc ragion obiett neg contest condann stigmatizz lod invit esort invoc implor supplic rilev rimarc
        specific illustr argoment motiv giustific continu comunic inform segnal allert attest ironizz insinu protest
        rivendic augur bacchett biasim chios classific deplor domand dubit imput minimizz paragon qualific reclam rimprover
        salut sollecit stronc concord esult corrobor
        """,
        _IT_ARE,
    )
    | inflected("annunc denunc evidenz elog ringraz rilanc auspic sentenz dettagl consigl rinfacc minacc", _IT_IARE)
    | inflected(
        """
        sostien ammett conclud aggiung promett chied rispond scriv insist avvert ribatt descriv riassum riflett ripet
        prosegu tem cred ritien sorrid interven controbatt
        """,
        _IT_ERE,
    )
    | inflected("reag ribad chiar garant defin ammon esord sment asser rifer sugger", _IT_IRE)
    | words(
        """
        dice dicono detto disse dissero diceva dicevano dicendo aggiunto aggiunse concluso concluse scritto scrisse sostiene
        sostenuto avvertito avvertì ammesso ammise chiesto chiese risposto rispose insistito confidato proseguito promesso
        promise ripetuto ribattuto descritto riflettuto creduto ritiene ritenuto sorriso interviene intervenuto smentisce
        smentito temuto taglia esulta tagliato applaude plaude chiama chiamò deride descrisse difende difeso espresso esprime
        infierisce irride propone proposto punta respinge respinto rivolge sosteneva stupisce vede vedeva
        """
    )
)
