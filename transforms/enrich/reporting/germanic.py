"""How English, German and the Scandinavian languages tell who spoke. Tables only; forms are in lower case."""

from transforms.enrich.lexicon import words
from transforms.enrich.reporting.english_verbs import VERBS
from transforms.enrich.reporting.judging_verbs import judging_verbs
from transforms.enrich.reporting.own_views import ENGLISH_VIEWS, GERMAN_VIEWS
from transforms.enrich.reporting.regular_verbs import GERMAN_REPORTED, GERMAN_VERBS
from transforms.enrich.reporting.words import Reporting

ENGLISH = Reporting(
    verbs=VERBS,
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
    own_views=ENGLISH_VIEWS,
    author=words("i me we us you myself ourselves yourself"),
    inverts=False,
    fillers=("for his part", "for her part", "in turn", "meanwhile", "however"),
    clause=words(
        """
            and but while when after before as because although though that who which whom whose if where since or
        """
    ),
)

_VIEWS = (
    *("angaben", "ansicht", "den worten", "worten", "meinung", "auffassung", "überzeugung", "einschätzung", "darstellung"),
    *("aussage", "aussagen", "den angaben"),
)
GERMAN = Reporting(
    verbs=GERMAN_VERBS
    | judging_verbs("de")
    | words(
        """
            führt führte führten rät riet raten informiert informierte sagen so teilte teilten teilt fügt fügte ruft rief
            schreibt schrieb schrieben räumt räumte stellt stellte zeigt zeigte findet fand unterstreicht unterstrich verrät
            verriet spricht sprach sprachen nennt nannte nannten bezeichnet bezeichnete begründet begründete freut freute
            rechnet rechnete gesteht gestand gibt gab kündigt kündigte weiß wusste hofft hoffte denkt dachte entgegnet
            entgegnete erwidert erwiderte wirft warf verweist verwies lacht lachte seufzt seufzte prophezeit gesagt
            vorgeworfen genannt gefordert mitgeteilt angekündigt gewarnt verkündete mitteilte mitteilten ankündigte
            verkündet verspricht versprach haderte hadert ärgert ärgerte wundert wunderte verteidigt verteidigte begrüßt
            begrüßte befand befanden sieht sah beschreibt beschrieb beschrieben empfiehlt empfahl
            ausschließen einräumen bestätigen betonen zugeben behaupten versichern beteuern angegeben ausgesagt
            twitterte twittert postete postet brummte brummt streitet stritt
            lässt ließ liess ließen liessen ortet ortete orteten wähnt wähnte wittert witterte
            widerspricht widersprach widersprachen schwört schwor schreit schrie befiehlt befahl hält hielt
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
            montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute abend nachmittag
            vormittag mittag
        """
    ),
    according=(
        *(f"nach {view}{of}" for view in _VIEWS for of in (" von", "")),
        "aus sicht von",
        "aus sicht",
        "in den worten von",
        "den worten von",
        "laut",
        "für",
    ),
    own_views=GERMAN_VIEWS,
    author=words("es ich mich mir wir uns du dich man"),
    fillers=("seinerseits", "ihrerseits", "univ.-", "wiederum", "mehrfach", "wörtlich"),
    clause=words(
        """
            und aber während als wenn weil dass der die das obwohl nachdem bevor wie wo denn oder doch sondern da damit
            sodass ob falls sowie sobald solange indem
        """
    ),
    verb_second=True,
    demonstratives={"der": "m", "die": "f", "dieser": "m", "diese": "f"},
    doubtful=words("so lässt ließ liess ließen liessen"),
    closing=words(
        """
            genannt bezeichnet kritisiert gelobt geschrieben beschrieben gesagt gefordert zurückgewiesen angekündigt beklagt
            gerügt verlangt gewarnt gesprochen betont erklärt eingestuft gewürdigt gescholten getadelt angeprangert verurteilt
            versprochen bedauert verteidigt gerechtfertigt verworfen begründet gepriesen abgetan charakterisiert umschrieben
            zugesagt zugegeben geantwortet reagiert kommentiert quittiert erwidert entgegnet gekontert geschimpft gerufen
            gefragt gepostet getwittert überschrieben betitelt tituliert
            vorgeworfen eingeräumt attestiert bescheinigt unterstellt vorgehalten befürchtet moniert bemängelt beanstandet
            empfunden beschworen prophezeit eingefordert eingestanden beteuert bekundet bestätigt gerühmt gebrandmarkt gegeißelt
            vermisst prognostiziert konstatiert angemahnt zugestanden gewünscht vermutet ausgemacht diagnostiziert gedroht
        """
    ),
    reported=GERMAN_REPORTED
    | words(
        """
            lege sei seien habe werde könne müsse solle wolle dürfe gebe gehe komme bleibe lasse stehe mache brauche wisse
            halte bekomme lasse finde handele liege zeige gelte bestehe drohe führe nehme sehe trage wachse
            entwickle
            handle gehöre dominiere entstehe scheine bedeute verdiene fehle helfe laufe würden hätten lägen müssten
            könnten kämen gäbe stünden
        """
    ),
)

SCANDINAVIAN = Reporting(
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
