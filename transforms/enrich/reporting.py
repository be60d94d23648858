"""The words by which newspapers say who spoke: tables by language, nothing else. Forms are in lower case.

A language that is missing here gets its quotations without speakers.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from transforms.enrich.lexicon import words

Pronoun = Literal["m", "f", "n", "u"]


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """How one language reports speech."""

    verbs: frozenset[str]
    pronouns: dict[str, Pronoun]
    """Third person; n refers to organisations, u to anybody."""
    articles: frozenset[str]
    """They open a noun phrase: articles, possessives, numerals."""
    prepositions: frozenset[str]
    """A name behind one is no subject."""
    of: frozenset[str]
    """Prepositions within the name of a role: a spokesman for the ministry."""
    skip: frozenset[str]
    """Auxiliaries, reflexives and adverbs that may stand between verb and subject."""
    according: tuple[str, ...]
    """Phrases before the one who said it; the longest first."""
    clause: frozenset[str]
    """Conjunctions and relative pronouns that open a clause."""
    author: frozenset[str]
    """First and second person: the writer or the reader, whom no quotation is credited to."""
    inverts: bool = True
    """Behind a quotation the verb may stand before its subject, with an article."""
    verb_second: bool = False
    """A sentence that opens with an adverb has its subject behind the verb."""

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Whatever is neither noun nor verb."""
        return self.prepositions | self.skip | self.clause | self.articles

    @cached_property
    def openers(self) -> frozenset[str]:
        """They open a clause and no noun phrase."""
        return self.clause - self.articles

    @cached_property
    def said_by(self) -> tuple[tuple[str, ...], ...]:
        """The phrases of `according`, word by word."""
        return tuple(tuple(phrase.split(" ")) for phrase in self.according)


_EN = Reporting(
    verbs=words(
        """
            said says say saying told tells tell telling added adds adding asked asks asking wrote writes writing warned
            warns warning explained explains explaining insisted insists insisting argued argues arguing noted notes
            noting continued continues recalled recalls recalling replied replies replying responded responds admitted
            admits admitting claimed claims claiming concluded concludes declared declares declaring announced announces
            announcing stated states stating acknowledged acknowledges joked jokes joking shouted shouts urged urges
            urging tweeted tweets posted posts quipped quips mused muses observed observes remarked remarks commented
            comments predicted predicts suggested suggests stressed stresses stressing emphasised emphasises emphasized
            emphasizes repeated repeats confirmed confirms complained complains lamented laments testified testifies
            countered counters agreed agrees conceded concedes boasted boasts vowed vows promised promises pledged
            pledges called calls calling described describes describing dubbed accused accuses accusing denounced
            denounces slammed slams criticised criticized condemned condemns branded labelled labeled hailed hails
            hailing praised praises praising thanked thanks thanking dismissed dismisses dismissing rejected blamed
            blames blaming laughs laughed shrugs shrugged sighs sighed smiles grins thinks believes believed reads read
            cried cries whispered whispers muttered yelled exclaimed exclaims reflected reflects elaborated reiterated
            reiterates cautioned cautions reckons reckoned jested gushed fumed raged protested protests offered ventured
            proclaimed demanded demands begged tells recounted recounts summarised summarized put puts lauded decried
            expressed
        """
    ),
    pronouns={"he": "m", "she": "f", "it": "n", "they": "u", "him": "m", "her": "f", "them": "u"},
    articles=words("the a an one two three another his her its their our this that some many several all "),
    prepositions=words(
        """
            of for with by to from in at on about against over under after before during near outside inside through
            between among like than into onto upon toward towards behind beside beyond including without within versus
            via amid alongside
        """
    ),
    of=words("of for from at with in "),
    skip=words(
        """
            also then later has had have was is were later immediately reportedly repeatedly recently once simply only
            still now have’ just previously earlier
        """
    ),
    according=("according to", "in the words of"),
    author=words("i me we us you myself ourselves yourself"),
    inverts=False,
    clause=words(
        """
            and but while when after before as because although though that who which whom whose if where since or
        """
    ),
)
_DE = Reporting(
    verbs=words(
        """
            sagt sagte sagten sagen erklärt erklärte erklärten betont betonte betonten meint meinte so teilte teilten
            teilt ergänzt ergänzte fügt fügte fragt fragte ruft rief antwortet antwortete schreibt schrieb schrieben
            warnt warnte warnten kritisiert kritisierte kritisierten fordert forderte forderten berichtet berichtete
            berichteten erzählt erzählte erläutert erläuterte räumt räumte stellt stellte zeigt zeigte findet fand klagt
            klagte lobt lobte bekräftigt bekräftigte unterstreicht unterstrich mahnt mahnte versichert versicherte
            verrät verriet spricht sprach sprachen nennt nannte nannten bezeichnet bezeichnete begründet begründete
            bedauert bedauerte schwärmt schwärmte freut freute jubelt jubelte rechnet rechnete gesteht gestand gibt gab
            kündigt kündigte kommentiert kommentierte resümiert resümierte bilanziert bilanzierte scherzt scherzte weiß
            wusste hofft hoffte glaubt glaubte denkt dachte bestätigt bestätigte behauptet behauptete entgegnet
            entgegnete erwidert erwiderte appelliert appellierte wirft warf verweist verwies lacht lachte seufzt seufzte
            schimpft schimpfte wettert wetterte poltert polterte vermutet vermutete urteilt urteilte prophezeit gesagt
            erklärt betont vorgeworfen genannt bezeichnet kritisiert gefordert mitgeteilt angekündigt gewarnt verkündete
        mitteilte mitteilten ankündigte
            verkündet plädiert plädierte beklagt beklagte wünscht wünschte verspricht versprach konstatiert konstatierte
            attestiert attestierte haderte hadert ärgert ärgerte wundert wunderte staunt staunte erinnert erinnerte
            verteidigt verteidigte begrüßt begrüßte
        """
    ),
    pronouns={"er": "m", "sie": "f", "ihm": "m", "ihr": "f"},
    articles=words("der die das ein eine einer des dem den seine sein ihr ihre mehrere viele beide "),
    prepositions=words(
        """
            von für mit bei zu zum zur nach aus in im an am auf über unter gegen um vor während durch wegen ohne seit
            laut gegenüber zwischen hinter neben bis trotz vom beim ins ans
        """
    ),
    of=words("der des von vom für im in aus bei "),
    skip=words(
        """
            auch noch zudem dann später sich dazu weiter nun dagegen jedoch außerdem wiederum hatte hat habe am mal
            einmal daraufhin hingegen abschließend
        """
    ),
    according=(
        "nach angaben von",
        "nach ansicht von",
        "nach den worten von",
        "nach worten von",
        "nach meinung von",
        "laut",
        "zufolge",
    ),
    author=words("es ich mich mir wir uns du dich man"),
    clause=words(
        """
            und aber während als wenn weil dass der die das obwohl nachdem bevor wie wo denn oder doch sondern
        """
    ),
    verb_second=True,
)
_FR = Reporting(
    verbs=words(
        """
            dit disait déclare déclaré indique indiqué affirme affirmé explique expliqué expliquait ajoute ajouté assure
            assuré estime estimé souligne souligné précise précisé lance lancé raconte raconté confie confié témoigne
            témoigné résume résumé regrette regretté dénonce dénoncé salue salué appelle appelé insiste insisté prévient
            prévenu rappelle rappelé répond répondu réplique répliqué reconnaît reconnu admet admis avoue avoué soupire
            soupiré sourit exclame exclamé inquiète inquiété indigne indigné étonne étonné réjouit réjoui félicite
            félicité souvient souvenu désole désolé plaide plaidé conclut conclu commente commenté détaille détaillé
            écrit martèle martelé tranche tranché note noté observe observé constate constaté poursuit poursuivi
            renchérit reprend repris évoque évoqué critique critiqué fustige fustigé accuse accusé annonce annoncé juge
            jugé considère considéré promet promis demande demandé interroge interrogé murmure murmuré souffle soufflé
            glisse glissé tempère tempéré relève relevé parle parlé qualifie qualifié décrit avertit averti alerte
            alerté déplore déploré dément démenti confirme confirmé réagit réagi ironise ironisé plaisante plaisanté
            analyse analysé argumente défend défendu exige exigé réclame réclamé crie crié lâche lâché complète complété
            abonde nuance nuancé rassure rassuré signale signalé soutient soutenu suggère suggéré révèle révélé pense
            pensait croit espère espéré balaie balaye revendique enrage peste rétorque rétorqué
        """
    ),
    pronouns={"il": "m", "elle": "f", "ils": "u", "elles": "f", "lui": "m"},
    articles=words("le la les l' un une des son sa ses leur leurs cet cette ce ces plusieurs "),
    prepositions=words(
        """
            de du des à au aux pour par avec sans sous sur dans en chez vers contre entre selon d'après depuis devant
            derrière comme
        """
    ),
    of=words("de du des d' à au aux "),
    skip=words(
        """
            a ont avait avaient est s' se s'est également aussi encore ensuite ainsi alors même déjà toutefois pourtant
            notamment aujourd'hui
        """
    ),
    according=("selon", "d'après", "d’après", "pour", "aux yeux de", "à en croire", "de l'avis de"),
    author=words("on je j'ai j’ai me moi nous vous"),
    clause=words("et mais qui que dont où lorsque quand alors car donc or puisque tandis "),
)
_ES = Reporting(
    verbs=words(
        """
            dijo dice dicen dijeron decía dicho afirmó afirma afirmado aseguró asegura asegurado señaló señala señalado
            explicó explica explicado declaró declara declarado añadió añade añadido agregó agrega agregado indicó
            indica indicado manifestó manifestado sostuvo sostiene sostenido comentó comenta comentado advirtió advierte
            advertido subrayó subraya subrayado destacó destaca destacado insistió insiste insistido recordó recuerda
            recordado reconoció reconoce reconocido admitió admite admitido lamentó lamenta lamentado denunció denuncia
            denunciado criticó critica criticado expresó expresa expresado apuntó apunta apuntado relató relata relatado
            contó cuenta contado escribió escribe escrito respondió responde respondido preguntó pregunta preguntado
            concluyó concluye concluido precisó precisa precisado reiteró reitera reiterado matizó matiza remarcó
            remarca enfatizó enfatiza calificó califica calificado tildó tilda acusó acusa acusado pidió pide pedido
            exigió exige exigido anunció anuncia anunciado confirmó confirma confirmado zanjó zanja exclamó exclama
            confesó confiesa confesado opinó opina opinado replicó replica resumió resume celebró celebra bromeó bromea
            ironizó considera consideró cree creía habló habla alertó alerta detalló detalla defendió defiende dedicó
            valoró valora argumentó argumenta reprochó reprocha espetó espeta rechazó rechaza prometió promete
        """
    ),
    pronouns={"él": "m", "ella": "f", "ellos": "u", "ellas": "f"},
    articles=words("el la los las un una unos unas su sus este esta ese esa varios varias otro otra "),
    prepositions=words(
        """
            de del a al para por con sin sobre en entre hacia hasta desde contra según durante ante bajo tras como
        """
    ),
    of=words("de del para en "),
    skip=words("ha han había se también además luego después ayer hoy así entonces todavía ya "),
    according=("según", "a juicio de", "en palabras de", "en opinión de", "para"),
    author=words("yo me nosotros usted ustedes"),
    clause=words("y e pero que quien quienes cuando mientras aunque porque si donde ni o "),
)
_IT = Reporting(
    verbs=words(
        """
            dice detto disse diceva dicono spiega spiegato spiegò afferma affermato affermò dichiara dichiarato dichiarò
            aggiunge aggiunto aggiunse racconta raccontato sottolinea sottolineato commenta commentato conclude concluso
            osserva osservato ricorda ricordato assicura assicurato ribadisce ribadito annuncia annunciato denuncia
            denunciato scrive scritto sostiene sostenuto precisa precisato replica replicato avverte avvertito confessa
            confessato ammette ammesso lamenta lamentato accusa accusato chiede chiesto parla parlato definisce definito
            attacca attaccato risponde risposto insiste insistito confida confidato sbotta prosegue proseguito continua
            riferisce riferito rivela rivelato promette promesso esulta conferma confermato evidenzia evidenziato
            rilancia esclama taglia scherza riassume tuona
        """
    ),
    pronouns={"lui": "m", "lei": "f", "loro": "u", "egli": "m", "ella": "f"},
    articles=words("il lo la i gli le l' un uno una suo sua suoi sue questo questa alcuni "),
    prepositions=words(
        """
            di del della dello dei degli delle a al alla ai alle da dal dalla in nel nella con su sul sulla per tra fra
            contro secondo come
        """
    ),
    of=words("di del della dello dei degli delle per "),
    skip=words("ha hanno aveva si è anche poi ancora inoltre oggi ieri così invece infine "),
    according=("secondo", "a detta di", "per"),
    author=words("io mi noi voi"),
    clause=words("e ma che chi quando mentre perché se dove anche o però "),
)
_PT = Reporting(
    verbs=words(
        """
            disse diz dizem disseram dito afirmou afirma afirmado declarou declara explicou explica explicado
            acrescentou acrescenta contou conta ressaltou ressalta destacou destaca lembrou lembra avaliou avalia
            informou informa comentou comenta escreveu escreve garantiu garante alertou alerta reconheceu reconhece
            admitiu admite criticou critica defendeu defende concluiu conclui observou observa sublinhou sublinha
            referiu refere salientou salienta frisou frisa respondeu responde perguntou pergunta lamentou lamenta
            revelou revela anunciou anuncia considerou considera argumentou pediu pede classificou acusou relatou relata
            desabafou completou completa enfatizou reforçou confirmou celebrou brincou
        """
    ),
    pronouns={"ele": "m", "ela": "f", "eles": "u", "elas": "f"},
    articles=words("o a os as um uma seu sua seus suas este esta esse essa vários várias "),
    prepositions=words(
        """
            de do da dos das a ao à aos às para por pelo pela com sem sobre em no na nos nas entre até desde contra
            segundo durante como
        """
    ),
    of=words("de do da dos das para "),
    skip=words("tem têm havia se também ainda depois hoje ontem assim já então "),
    according=("segundo", "de acordo com", "conforme", "para"),
    author=words("eu nós você"),
    clause=words("e mas que quem quando enquanto embora porque se onde ou "),
)
_NL = Reporting(
    verbs=words(
        """
            zegt zei zeiden zeggen aldus vertelt vertelde verklaart verklaarde stelt stelde meldt meldde schrijft
            schreef vindt vond legt legde voegt voegde reageert reageerde benadrukt benadrukte waarschuwt waarschuwde
            noemt noemde spreekt sprak denkt dacht antwoordt antwoordde vraagt vroeg roept riep klaagt klaagde erkent
            erkende vervolgt vervolgde concludeert concludeerde meent meende laat liet verzucht verzuchtte lacht lachte
            gezegd belooft beloofde hoopt hoopte bevestigt bevestigde oordeelt zucht
        """
    ),
    pronouns={"hij": "m", "zij": "f", "ze": "f", "hem": "m", "haar": "f"},
    articles=words("de het een zijn haar hun deze dit die dat enkele "),
    prepositions=words(
        """
            van voor met bij naar uit in op aan over onder tegen om na tijdens door wegens zonder sinds volgens tussen
            achter naast tot
        """
    ),
    of=words("van voor bij in uit "),
    skip=words("ook nog dan later zich daarop verder toen eerder heeft had "),
    according=("volgens", "aldus"),
    author=words("ik wij we jij u"),
    clause=words("en maar terwijl toen als omdat dat die wie waar of want hoewel nadat "),
    verb_second=True,
)
_SV = Reporting(
    verbs=words(
        """
            säger sade sa berättar berättade förklarar förklarade skriver skrev tillade tillägger menar menade svarar
            svarade konstaterar konstaterade uppger uppgav kallar kallade hävdar hävdade tror anser varnar varnade
            undrar frågar sier fortsetter forklarer forteller skriver sagde siger fortæller forklarer mener tilføjer
        """
    ),
    pronouns={"han": "m", "hon": "f", "hun": "f", "den": "n", "de": "u"},
    articles=words("en ett et den det de hans hennes sin "),
    prepositions=words(
        """
            av för med hos till från i på om över under mot efter vid genom utan sedan enligt mellan bakom som fra til
            ved
        """
    ),
    of=words("för på i av för fra hos "),
    skip=words("också även sedan dock då nu har hade också "),
    according=("enligt", "ifølge"),
    author=words("jag vi jeg man"),
    clause=words("och men medan när som att om där eller og når "),
    verb_second=True,
)
_PL = Reporting(
    verbs=words(
        """
            mówi powiedział powiedziała powiedzieli dodał dodała dodaje podkreślił podkreśliła podkreśla stwierdził
            stwierdziła zaznaczył zaznaczyła wyjaśnił wyjaśniła ocenił oceniła ocenia zapewnił zapewniła oświadczył
            oświadczyła tłumaczy napisał napisała zapowiedział zapowiedziała przekazał przekazała przyznał przyznała
        """
    ),
    pronouns={"on": "m", "ona": "f"},
    articles=frozenset(),
    prepositions=words("w we z ze na do od dla o po przed przez przy pod nad za u "),
    of=frozenset(),
    skip=words("się też również także w "),
    according=("według", "zdaniem"),
    author=words("ja my"),
    clause=words("i a ale że który która gdy kiedy bo jeśli oraz "),
)
_RU = Reporting(
    verbs=words(
        """
            сказал сказала сказали говорит заявил заявила заявили отметил отметила добавил добавила подчеркнул
            подчеркнула пояснил пояснила рассказал рассказала написал написала сообщил сообщила сообщили объяснил
            объяснила считает уточнил уточнила признал признала ответил ответила предупредил предупредила
        """
    ),
    pronouns={"он": "m", "она": "f", "они": "u"},
    articles=frozenset(),
    prepositions=words("в во с со на к ко от для о об по перед через при под над за у из до "),
    of=frozenset(),
    skip=words("также ещё еще затем тогда "),
    according=("по словам", "по мнению"),
    author=words("я мы"),
    clause=words("и а но что который которая когда если или "),
)

REPORTING: dict[str, Reporting] = {
    "en": _EN,
    "de": _DE,
    "fr": _FR,
    "es": _ES,
    "it": _IT,
    "pt": _PT,
    "nl": _NL,
    "sv": _SV,
    "da": _SV,
    "no": _SV,
    "pl": _PL,
    "ru": _RU,
}
