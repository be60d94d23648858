"""Ends of German compounds that are things, and words before a thing that look like the office of a person."""

from transforms.enrich.lexicon import words

#: The last parts of compounds, in their forms: Skigebiete, Backhefe, Presseagentur.
_HEADS = tuple(
    words(
        """
        agentur agenturen aktien album anfragen angaben angebot angebote angeboten anlage anlagen anträge anwälte anwälten
        anzeige anzeigen aufgabe aufgaben auftrag aufträge autos bahnen bedarf behörde behörden bestand bestände beständen
        betrieb betriebe betriebs bilder bildern branche branchen brille brillen briefe briefen bäume bäumen bücher büchern
        cafés creme cremes datei dateien daten energie energien erkenntnisse erkenntnissen fahrten familie familien farbe
        farben fasern fehler fehlern figuren filme filmen filters finanzen firma firmen fläche flächen flüge flügen folgen
        fonds formen fotos fragen früchte früchten funktionen gebiet gebiete gebieten gebühr gebühren geld gelder geldern
        gerät geräte geräten gericht gerichte gerichten gerichts geschichte geschichten geschäft geschäfte geschäften
        gespräch gespräche gesprächen gründe gründen gäste gästen hefe hotels häuser häusern ideen indizien industrie
        inhalte inhalten inhaltsstoffe jahre jahren jahres kampagnen karriere karrieren kasse kassen kenntnisse kenntnissen
        klinik kliniken konflikt konflikte konten konto konzern konzerns konzert konzerte konzerten kosten krankheit kredite
        krediten kräfte kräften kunden kurse küche küchen kühen leistung leute leuten lieder liedern läden länder ländern
        magazin magazins mangel marken marketing maske masken maschine maschinen material materialien mathematik medien
        menge mengen menschen mittel mitteln modell modelle modellen monate monaten musik märkte märkten männer männern
        netze netzwerk netzwerke netzwerken noten opfer ordner paket pakete paketen patienten personal pflanze pflanzen
        plattform plattformen politik portal portale preis preise preisen presse problem probleme problemen produkt produkte
        produkten prozesse prozessen punkte punkten quellen quote quoten rahmen rechner rechte rechten rechtsanwälte regeln
        region regionen reifen reise reisen rente renten rezept rezepte rezepten räume räumen schiffe schiffen schritte
        schritten schutz schuhe schäden seite seiten sender senders serien software sorte sorten speise speisen sperre
        sperren spiele spielen sprache sprachen steuer steuern stoffe stoffen stimmen studie studien stunde stunden stücke
        stücken symptome system systeme systemen systems szene szenen tabelle tabellen team teams technik techniken texte
        texten themen tiere tieren tipps trainings truppe truppen unternehmen unternehmens urteil urteile urteilen verfahren
        verhalten verkauf verkäufe verlag verlags vertrag verträge verträgen videos vorgehen vorgaben waffe waffen wagen
        wahlen ware waren wege wegen weise werbung werte werten wissen woche wochen wörter wörtern zahlen zeiten zeitschrift
        zeitschriften ziele zielen zinsen zucker züge zügen zutaten zusage zusagen zuschuss zuschüsse
        """
    )
)
_LAST_LETTERS = frozenset(head[-3:] for head in _HEADS)
#: Adjectives that are nouns of people as well, and words of English names, all of which the tables hold as offices.
NO_TITLES = words(
    """
    deutsche deutscher deutschen deutsches reine reiner reinen reines freiwillige freiwilliger freiwilligen geistlichen
    synodaler synodale synodalen bekannte bekannter bekannten angestellte angestellten jugendliche jugendlicher jugendlichen
    gesandte gesandten erwachsene erwachsenen star stars sri home resident world senior mother miss me m chief
    """
)


def has_head(noun: str) -> bool:
    """Whether a noun (lower case) ends as one of the things; most words have other last letters than all of them."""
    return noun[-3:] in _LAST_LETTERS and noun.endswith(_HEADS)
