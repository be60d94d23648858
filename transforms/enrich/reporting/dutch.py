"""How Dutch tells who spoke. Tables only; forms are in lower case."""

from transforms.enrich.lexicon import words
from transforms.enrich.reporting.judging_verbs import judging_verbs
from transforms.enrich.reporting.own_views import DUTCH_VIEWS
from transforms.enrich.reporting.regular_verbs import inflected
from transforms.enrich.reporting.words import Reporting

#: Third persons of regular verbs, present and past; of separable verbs (legt uit) the first part.
_REGULAR = inflected(
    """
    vertel verklaar stel meld reageer voeg leg waarschuw vervolg concludeer oordeel bevestig beschuldig bekritiseer hekel
    verzeker herhaal betoog analyseer constateer relativeer nuanceer bagatelliseer protesteer suggereer speculeer opper
    voorspel verwoord formuleer typeer vul vermeld beweer jammer brom mopper fulmineer tier schamper sneer grom snauw
    bestempel kwalificeer adviseer redeneer motiveer verdedig verduidelijk preciseer corrigeer beaam ontken erken herinner
    geloof beloof vrees betreur klaag meen noem roem accepteer beklaag complimenteer erger feliciteer foeter informeer jubel
    karakteriseer kondig schater gniffel giechel peins mijmer murmel prevel stamel stotter hijg kreun smaal hoon dreig maan
    riposteer pareer repliceer memoreer filosofeer resumeer citeer minimaliseer grijns plaag verhaal duid garandeer bezweer
    counter relativeer sakker foeter orakel profeteer dramatiseer kritiseer loof noteer signaleer veroordeel vermoed
    verwonder schreeuw
    """,
    "t de den",
) | inflected(
    """
    benadruk grap lach fluister juich smeek pleit hoop verwacht eis merk brul app bedank dank laak mail onderstreep snik bries
    grinnik kuch blaf troost sus knik glimlach schets gisp berisp bepleit schat tweet post bericht stip proest
    """,
    "t te ten",
)
_IRREGULAR = words(
    """
    toont toonde
    zegt zei zeiden zeggen gezegd aldus schrijft schreef schreven geschreven vindt vond vonden spreekt sprak spraken denkt
    dacht dachten antwoordt antwoordde antwoordden vraagt vroeg vroegen roept riep riepen geroepen laat liet lieten verzucht
    verzuchtte zucht zuchtte genoemd omschreven omschrijft omschreef geprezen prees pleitte verwijt verweet verweten wijst
    wees geeft gaf gaven klinkt klonk luidt luidde vat vatte houdt hield licht lichtte snikt snikte fluisterde spot spotte
    twittert twitterde verteld verklaard gesteld gemeld gewaarschuwd aangekondigd toegelicht blikt blikte bekritiseerd
    beschreef beschreven beschrijft bestempeld bestreed bestrijdt betwist betwistte gehekeld prijst uitsluiten bevestigen
    benadrukken ontkennen toegeven beloven verzekeren volgehouden aangegeven benadrukt betoogd beweerd erkend herhaald
    ontkend toegevoegd verzekerd bezwoer dringt drong werpt wierp kaatst kaatste zingt zong scheldt schold fluistert spotten
    beet bijt toegegeven vergeleek vergeleken vergelijkt veroordeeld verwerpt verwierp vinden zag ziet zweert zwoer
    """
)

DUTCH = Reporting(
    verbs=_REGULAR | _IRREGULAR | judging_verbs("nl"),
    pronouns={"hij": "m", "zij": "f", "ze": "f", "hem": "m", "haar": "f"},
    articles=words("de het een zijn haar hun deze dit die dat enkele "),
    prepositions=words(
        """
            van voor met bij naar uit in op aan over onder tegen om na tijdens door wegens zonder sinds volgens tussen
            achter naast tot namens vanuit
        """
    ),
    of=words("van voor bij in uit "),
    skip=words(
        """
            ook nog dan later zich daarop verder toen eerder heeft had daarna desgevraagd
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag vanochtend vanmiddag vanavond
            gisteravond maandagavond dinsdagavond woensdagavond donderdagavond vrijdagavond zaterdagavond zondagavond
        """
    ),
    according=("volgens", "aldus", "in de woorden van", "naar de mening van", "in de ogen van", "voor"),
    demonstratives={"die": "u", "deze": "u"},
    closing=words(
        """
            genoemd gezegd beschreven omschreven bestempeld geprezen bekritiseerd geschreven gesproken toegezegd toegegeven
            aangekondigd verklaard verdedigd gehekeld betreurd beloofd volgehouden aangegeven toegevoegd geroepen gevonden
            gekwalificeerd getypeerd weggezet afgedaan veroordeeld
            verweten erkend voorspeld beklaagd bepleit geëist gevreesd ervaren geconstateerd gewenst bekend ontkend beaamd
        """
    ),
    resounds=words("klinkt klonk luidt luidde"),
    own_views=DUTCH_VIEWS,
    author=words("ik wij we jij u men"),
    fillers=("op zijn beurt", "op haar beurt"),
    clause=words("en maar terwijl toen als omdat dat die wie waar of want hoewel nadat "),
    verb_second=True,
)
