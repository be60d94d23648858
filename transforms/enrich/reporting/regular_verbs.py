"""Forms of regular verbs that report speech, in German and French: a table of stems and of the endings that reports have.

Only finite forms of the third person and the gerund: infinitives and participles have other uses.
"""

from transforms.enrich.lexicon import words


def inflected(stems: str, endings: str) -> frozenset[str]:
    """Each stem with each ending."""
    return frozenset(stem + ending for stem in words(stems) for ending in words(endings))


GERMAN_VERBS = inflected(
    """
    sag erklär beton mein ergänz frag warn kritisier forder erzähl erläuter klag lob bekräftig mahn versicher
    begründ bedauer schwärm jubel kommentier resümier bilanzier scherz glaub bestätig behaupt appellier schimpf
    wetter polter vermut urteil verkünd plädier beklag wünsch konstatier attestier staun erinner äußer monier rüg
    spekulier argumentier dementier postulier präzisier signalisier zitier titulier charakterisier verurteil bemerk
    beteuer befürcht bemängel bewert schilder veranschaulich verdeutlich beurteil raun murmel flüster brüll spott
    höhn frotzel läster orakel witzel philosophier formulier skizzier analysier insistier proklamier verlang vernein
    bejah zürn bescheinig unterstell brandmark geißel würdig rühm diagnostizier prognostizier notier beschuldig
    bezichtig beanstand mutmaß konter stichel folger ächz blaff brummel feix frohlock fauch giggel grantel grins
    grummel hauch heul japs johl jammer kalauer keif kicher knurr krächz kreisch mecker moser munkel nörgel näsel
    pöbel prahl prust quengel räsonier raunz referier rechtfertig relativier säusel schluchz schmunzel schmeichel
    schnaub schnauz schwadronier sinnier stammel stöhn stotter tadel tob tröst tuschel unk wehklag wimmer winsel
    wisper zeter zisch zwitscher fluch beschwer protestier bekrittel rekapitulier parier ironisier sekundier
    """,
    "t te ten",
) | inflected("antwort bericht erwart befürcht behaupt vermut spott bewert empfind", "et ete eten")
#: The mood of indirect speech, third person: "es umfasse zehn Orte". No stem whose form is an adjective or adverb as well.
GERMAN_REPORTED = inflected(
    """
    änder arbeit atm bau bedürf beeinfluss befind beginn begreif behalt beherrsch beinhalt bekenn belast beleg
    berücksichtig beruh beschäftig beschleunig beschränk besitz beton betrag betreff betreib bevorzug beweis bewirk bild
    biet bind blick brauch brech bring dauer dien droh eign enthalt erfahr erfolg erforder erfüll ergeb erhalt erhöh
    erkenn erlaub erleb erleichter ermöglich erreich erschein erwart erweis erwerb erziel erzeug etablier existier fall
    fass fahr flieg fließ folg förder forder freu fühl funktionier fürcht garantier gefährd geling genieß genüg gescheh
    gewinn glaub greif häng hoff hör interessier kämpf kauf kenn klag klapp konzentrier kost kümmer lad leb leist lern
    les lieg lös mangel meid misch nutz orientier pass passier plan produzier prüf reagier rechn red regel reich reis
    sag schad schaff schätz scheiter schick schließ schreib schütz send setz sieh sink sorg spar sperr spiel sprech spür
    steck steig stell sterb stimm streb such teil tret tu überleg übernehm überrasch überzeug umfass unterlieg
    unterscheid unterstütz untersuch veränder verbind verbesser verdien verfolg verfüg vergess verhalt verhinder verkauf
    verlang verlass verlier vermeid vermittl verschwind versteh versuch vertrau vertret verwend verzicht wart wechsel
    wend werb wirk wohn woll wünsch zahl zähl zerstör zieh ziel zwing akzeptier amtier beend behandel behaupt behinder
    bekräftig bekämpf bemüh benachteilig benötig beobacht berechn besag beseitig bestimm bestraf besuch beteilig bezahl
    bezeichn bezieh bezweifel blockier brenn dräng dring empfehl empfind entfern entlast entscheid entschuldig entsprech
    erfind ergänz ergreif erinner erklär erleid ersetz erstreck erzähl feier forsch fress frier gelang gesteh gründ häuf
    herrsch hinder ignorier informier investier klär kling kontrollier korrigier krieg kritisier kürz lach lähm land
    leid leit lenk lock lüg meld mess miet modernisier motivier neig nenn öffn opfer ordn pflanz plag präsentier
    profitier protestier reduzier renn rett richt riskier ruf ruh sammel sanier schenk schlaf schlag schlepp schneid
    schrei schrumpf schwank schweig sieg sing sitz spend stamm stärk start stehl steuer stoß strahl streich streik
    streit stürz stütz tausch täusch tob töt trenn treff treib trink trotz überleb überprüf übersteig überwieg überwind
    unternehm unterricht unterschätz unterschreib unterzeichn verantwort verbiet verbleib verbrauch verbreit vergleich
    vergrößer verfehl verhandel verharmlos verhäng verkürz verlager verlänger verletz vermiet vermiss vernachlässig
    vernicht verpass verpflicht verringer verschärf verschieb verschlechter verschweig verschwend versetz versink
    versorg versprech verstärk verstoß verteidig verteil vertag verursach verwandel verweiger verzeichn verzöger
    vollzieh warn weck weiger widerleg widersprech wiederhol wieg zeichn zerfall zöger zweifel geb geh komm bleib lass
    steh mach nehm trag wachs zeig gelt
    """,
    "e",
)
FRENCH_VERBS = inflected(
    """
    déclar indiqu affirm expliqu ajout assur estim soulign précis racont confi témoign résum regrett insist répliqu avou soupir
    plaid comment détaill martel tranch not observ constat critiqu fustig accus jug considér demand interrog murmur déplor
    confirm ironis plaisant argument réclam révél argu assén clam contest préconis prôn proclam redout remarqu rectifi raill
    recommand scand vant qualifi alert nuanc dénonc annonc évoqu relat rapport reproch moqu invoqu souhait revendiqu exprim
    rappel signal suggèr considèr espèr répèt répét vilipend compar félicit excus attaqu exhort implor conseill dout pronostiqu
    envisag
    blâm ridiculis encens lou désapprouv réfut récus écart acclam minimis relativis tempêt fulmin grinc
    stigmatis étrill brocard assimil insinu soupçonn menac jur certifi imput impliqu redemand supput diagnostiqu
    recens énumèr oppos pest décri cingl gliss lâch exig rassur accueill réprouv
    parl ronchonn marmonn bougonn grommel balbuti bredouill chuchot hurl rigol ripost enchaîn confess théoris analys synthétis
    décrypt attest vocifér ordonn interpell apostroph sermonn philosoph rembarr plastronn tonn
    temporis dédramatis péror
    """,
    "e ent ait aient a ant é",
)
