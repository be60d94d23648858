"""Dutch offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    aalmoezenier aanklager aannemer aanvaller aanvoerder aanvoerster acteur actievoerder actievoerster activist
    activiste actrice advocaat advocate ambassadeur ambtenaar analist analiste apotheker archeoloog architect
    archivaris arts astronoom atleet atlete auteur bakker bankier barman beheerder beiaardier belegger bestuurder
    bewaker bewindsman bewindspersoon bewindsvrouw bewoner bezoeker bioloog bisschop boekhandelaar boer boerin
    bosarts boswachter brandweerman brigadier buitenspeelster buitenspeler burgemeester buschauffeur buurman
    buurvrouw cabaretier caissière chauffeur chirurg choreograaf cineast coach columnist commandant commissaris
    componist componiste conciërge conducteur coördinator curator danser danseres debutant debutante decaan
    deelneemster deelnemer demonstrant deskundige dichter dijkgraaf directeur directrice dirigent dirigente docent
    docente doelman doelvrouw dokter dominee drukker econome econoom eigenaar eigenares eigenaresse ex-minister
    ex-wethouder fietsenmaker fietser filmmaker filosoof fotograaf fotografe fractieleider fractievoorzitter
    functionaris gastheer gedeputeerde geluidstechnicus gemeentesecretaris generaal geograaf gerechtsdeurwaarder
    getuige gids glazenwasser goudsmid gouverneur griffier handelaar havenmeester historica historicus
    hoofdcommissaris hoofdofficier hoogleraar hovenier huisarts huisbaas huurder illustrator imam imker ingenieur
    initiatiefneemster initiatiefnemer inspecteur invaller invalster inwoner jager jockey juf jurist juriste
    kabinetschef kamerlid kampioen kandidaat kanselier kapelaan kapitein kapper kapster kardinaal keeper klant
    kleermaker klokkenluider koerier kok kolonel korpschef kraanmachinist kroegbaas kunstenaar kunstenares
    landbouwer landmeter lasser lasster leerkracht leerling leerlinge legerleider leidster leraar lerares
    lijsttrekker loodgieter loods loopster loper luitenant machinist magazijnier majoor makelaar mandataris
    marktkoopman marktkramer matroos medewerker medewerkster melkveehouder meteoroloog metselaar meubelmaker
    middenvelder minister minister-president monteur motorrijder museumdirecteur muzikant muzikante nabestaande
    notaris officier omwonende onderhandelaar ondernemer ondernemster onderwijzer onderwijzeres onderzoeker
    onderzoekster oogarts oppositieleider oprichter oprichtster opzichter organisator organisatrice oud-burgemeester
    oud-minister oud-penningmeester oud-voorzitter oud-wethouder ouder padvinder parketwoordvoerder partijleider
    partijvoorzitter passagier pastoor patholoog penningmeester pianist pianiste piloot pleegmoeder pleegvader
    ploegbaas ploegleider poetsvrouw politicus portier postbezorger postbode predikant premier presentator
    presentatrice priester prins prinses producent projectleider psychiater psychologe psycholoog raadslid raadsman
    raadsvrouw rapper recensent rechercheur rechter rector redacteur redactrice reder regisseur regisseuse reiziger
    renner rentmeester rijksambtenaar romancier romanschrijfster romanschrijver rouwverwerker schaatser schaatsster
    schapenhouder scheidsrechter schepen schilder schipper scholier schooldirecteur schooljuf schoonmaakster
    schoonmaker schrijver sergeant slachtoffer slager slotenmaker sluiswachter socioloog sopraan speelster speler
    spits sportarts staatssecretaris stadsdichter stagiair stamgast stamgaste statenlid strandjutter strateeg
    stratenmaker student studente superintendent taxichauffeur technicus teler terreinbeheerder tiener
    toezichthouder tolk toneelspeler topman topvrouw trainer trainster treinmachinist tuinder tuinman turner
    turnster uitbaatster uitbater uitgever uitvinder vakbondsbestuurder vakbondsman vakbondsvrouw veehouder veerman
    veldwachter verdachte verdediger verhuizer verkoopster verkoper verloskundige verpleegkundige verpleegster
    verslaggever vertaalster vertaler vertrouwenspersoon verzorgende veteraan vicepremier violist violiste viroloog
    visboer visser vliegenier vluchteling voogd voorganger voorman voorzitster voorzitter vrachtwagenchauffeur
    vrijwilliger vrijwilligster vroedvrouw waarnemer wachtmeester weduwe weerman weervrouw wetenschapper
    wetenschapster wethouder wielertoerist wielrenner wielrenster wijkagent wijkverpleegkundige wijnboer
    winkeleigenaar winkelier woordvoerder woordvoerster zaakvoerder zaakvoerster zakenman zakenvrouw zanger zangeres
    ziekenhuisdirecteur zonecommandant zorgverlener zuster zwemmer zwemster
    """
)

#: Ends of offices, which are compounds: bestuursvoorzitter, oppositieleider.
ENDS = tuple(
    words(
        """
        aanklager aanvaller activist adviseur advocaat ambassadeur ambtenaar analist bakker beheerder bestuurder
        bestuurslid bewoner bewoonster boer boerin bondscoach burgemeester chauffeur commandant commissaris
        coördinator deskundige directeur docent docente econoom eigenaar hoogleraar houder houdster journalist kamerlid
        kampioen korpschef kundige kunstenaar kweker leider leidster leraar lerares machinist makelaar medewerker
        medewerkster meester minister nemer officier ologe oloog onderneemster ondernemer onderzoeker onderzoekster
        oprichter parlementslid raadslid rechercheur redacteur schrijfster schrijver secretaris specialist speelster
        speler topman topvrouw trainer trekker uitbater vakbondsman verdediger verslaggever voorzitster voorzitter
        vrijwilliger wetenschapper wethouder winkelier woordvoerder woordvoerster
        """
    )
)
#: Ends of offices of women.
WOMEN = tuple(
    words(
        """
        actrice boerin danseres esse euse lares ster trice vriendin vrouw zangeres
        """
    )
)
