"""Dutch offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    aalmoezenier aangeefster aangever aanklager aannemer aanvaller aanvalster aanvoerder aanvoerster aartsbisschop
    accordeonist acteur actievoerder actievoerster activist activiste actrice adviseuse advocaat advocaat-generaal advocate
    afdelingshoofd afgevaardigde akkerbouwer altvioliste ambassadeur ambtenaar ambulancebroeder analist analiste anesthesist
    antiquair apotheker apothekersassistente arbeidsmigrant archeoloog architect archivaris arts asfalteerder asielzoeker
    asielzoekster astronoom atleet atlete auteur automobilist automobiliste badgast bakker bakkerin balletdanser
    ballonvaarder bankier barman barvrouw basketballer
    beeldhouwer beeldhouwster beheerder beiaardier beklaagde belegger
    belegster bergbeklimmer bergbeklimster bestuurder betoogster beurshandelaar bevelvoerder bewaker bewindsman bewindspersoon
    bewindsvrouw bewoner bezoeker bezoekster bibliothecaresse bibliothecaris bierbrouwer biograaf biografe bioloog bisschop
    bloementeler bloemist bloemiste boekhandelaar boekverkoopster boekverkoper boer boerin bokser bollenteler bosarts boswachter
    bovenbuurman brandweerman brandweervrouw brigadier bromfietser brugwachter buitenspeelster buitenspeler burgemeester
    burgemeestersvrouw buschauffeur buschauffeuse buurman buurtregisseur buurtvader buurvrouw cabaretier cabaretière
    cafébaas caissière cameraman cameravrouw chauffeur chef-kok chirurg choreograaf choreografe cineast clubicoon coach
    columnist columniste commandant commissaris commissielid componist componiste conciërge conducteur conrector copiloot
    coördinator coördinatrice criticus curator dakdekker dakloze danser danseres debutant debutante decaan darter decorontwerper
    deurwaarder
    deelneemster deelnemer delegee demonstrant demonstrante deskundige dichter dichteres dierenarts dierentemmer
    dierenverzorger dijkgraaf diplomaat directeur directielid directrice dirigent dirigente diëtist diëtiste docent docente
    doelman doelpuntenmaker doelvrouw dokter doktersassistente dominee dompteur dorpsgenoot dramaturg drukker duikster
    econome econometrist econoom eigenaar eigenares eigenaresse eindexamenkandidaat elektricien ergotherapeut
    europarlementariër ex-minister ex-wethouder favoriet favoriete fietsenmaker fietser fietskoerier fietsster
    filiaalmanager filmmaker filosofe filosoof fluitist fluitiste forens formateur fotograaf fotografe fotomodel fractiegenoot
    fractieleider fractielid fractievoorzitter frontvrouw fruitteler functionaris fysiotherapeut garnalenvisser gastheer
    gastspreker gastvrouw gedeputeerde gedetineerde geluidsman geluidstechnicus gemeentesecretaris generaal geograaf
    gepensioneerde gerant gerante gerechtsdeurwaarder getuige gezagvoerder gezant ghostwriter gids gitarist glazenier
    glazenwasser goochelaar goudsmid gouverneur grensrechter griffier handbalster handelaar hardloopster hardloper harpiste
    havenmeester heemraad historica historicus hockeyer hockeyster hoofdcommissaris hoofdconducteur hoofdofficier hoogleraar
    hoogspringer hopteler hotelier hovenier hovenierster huidarts huisarts huisbaas huurder huurster ijscoman illustrator
    imam imker imkerin informateur ingenieur initiatiefneemster initiatiefnemer inspecteur invaller invalster inwoner
    inwoonster jachtopziener jager jockey jongerenwerker jongerenwerkster judoka juf juffrouw jurist juriste kaasmaker
    kabinetschef kamerlid kampeerder kampioen kandidaat kanselier kantonrechter kapelaan kapitein kapper kapster
    kardinaal kastelein keramist klokkenmaker
    keeper keepster kinderarts kinderombudsman klant kleermaker klokkenluider koerier kok kolonel komiek koningin kopman
    kopvrouw korporaal korpschef kostuumontwerper kraamverzorgster kraandrijver kraanmachinist kroegbaas kroegbazin
    kroongetuige kroonprins kunstenaar kunstenares kunsthistorica kunsthistoricus landbouwer landmeter landschapsarchitect
    lantaarnopsteker lasser lasster leerkracht leerling leerlinge legerleider leidster leraar lerares lichtman liefhebber
    liefhebster lijsttrekker logopedist logopediste loodgieter loods loopster loper luitenant maaltijdbezorger machinist
    machiniste magazijnier majoor makelaar makelaarster mandataris mantelzorger marathonloopster marathonloper marechaussee
    marktkoopman marktkramer marktvrouw matchwinnaar matroos medewerker medewerkster melkveehouder meteoroloog metselaar
    meubelmaker middenvelder middenveldster militair minister minister-president modeontwerper mondhygiëniste monteur
    motorrijder motorrijdster museumdirecteur museumgids muzikant muzikante nabestaande nieuwslezer notaris officier
    omstander omwonende omwoonster onderbuurvrouw onderhandelaar ondernemer ondernemster onderwijsassistent onderwijzer
    onderwijzeres onderzoeker onderzoeksrechter onderzoekster ontwerper ontwerpster ontwikkelaar oogarts ooggetuige
    opbouwwerker operazanger operazangeres oppositieleider oprichter oprichtster opzichter organisator organisatrice
    oud-burgemeester oud-minister oud-penningmeester oud-voorzitter oud-wethouder ouder overbuurman overbuurvrouw padvinder
    pakketbezorger palingvisser parketwoordvoerder parlementariër partijgenoot partijleider partijvoorzitter passagier
    pastoor patholoog paus penningmeester penningmeesteres perronchef persrechter pianist pianiste piloot plaatsgenoot
    pleegmoeder pleegvader ploegbaas ploegchef ploeggenoot ploegleider ploegmaat poetsvrouw politica politicus politieagent
    politiechef politieman politievrouw portier postbezorger postbode predikant predikante premier presentator presentatrice
    priester prins prinses procureur-generaal producent programmamanager programmeur programmeuse projectleider
    projectmanager pedagoge pedagoog promovenda promovendus psychiater psychologe psycholoog putjesschepper quizmaster
    raadsheer raadslid
    raadsman raadsvrouw rabbijn rapper recensent recensente recherchechef rechercheur rechter rechtsgeleerde rector rectrix
    redacteur redactrice reddingszwemmer reder regieassistent regisseur regisseuse reiziger reizigster renner rentmeester
    rijinstructeur rijinstructrice rijksambtenaar rioolwerker roeister romancier romanschrijfster romanschrijver routinier
    rouwverwerker ruimtevaarder saxofonist scenarist scenariste schaapherder schaatser schaatsster schade-expert
    schapenhouder scheepsbouwer scheepstimmerman scheidsrechter schelpenvisser schepen schilder schipper schippersvrouw
    scholier scholiere schooldirecteur schoolhoofd schooljuf schoonheidsspecialiste schoonmaakster schoonmaker
    schoorsteenveger schrijver secretaris-generaal sergeant serveerster slachtoffer slager slagerin slagwerker slotenmaker
    sluiswachter sluiswachteres sluitpost socioloog soldaat sommelier sopraan speelster speler spelverdeelster spelverdeler
    speurder spits sportarts spreekster staatssecretaris stadgenoot stadsdichter stagiair stamgast stamgaste statenlid
    stationschef straatcoach straatkrantverkoper straatmuzikant strafpleiter strandjutter strateeg stratenmaker stripauteur
    striptekenaar student studente stukadoor stuntman stuntvrouw stuurman styliste substituut superintendent suppoost
    tandarts taxateur taxichauffeur teamgenoot teammanager technicus tegenstander tegenstandster tekenaar tekenares teler
    tennisser tennisster terreinbeheerder tiener timmerman timmervrouw toerist toeriste toeschouwer toetsenist toezichthouder
    tolk toneelspeler topman topvrouw trainer trainster trapezeacrobate treinmachinist trompettist tuinarchitect tuinder tuinman
    tuinvrouw turner turnster uitbaatster uitbater uitgeefster uitgever uitsmijter uitvinder vakantieganger
    vakbondsafgevaardigde vakbondsbestuurder vakbondsman vakbondsvrouw veearts veehouder veerman veldwachter verdachte
    verdediger verdedigster verhuizer verhuurder verhuurster verkoopmanager verkoopster verkoper verloskundige veroordeelde
    verpleegkundige verpleegster verpleger verslaggever verspringer vertaalster vertaler vertrouwenspersoon verzamelaar
    verzamelaarster verzetsstrijder verzorgende verzorger verzorgster vestigingsmanager veteraan vicepremier
    videoscheidsrechter violist violiste viroloog visagist visagiste visboer visser visteelster vliegenier vluchteling
    vluchtelinge vogelaar vogelkenner volleyballer volleybalster voogd voorbijganger voorganger voorman voorstander
    voorstandster voorzitster voorzitter vormgeefster vormgever vrachtwagenchauffeur vrijwilliger vrijwilligster vroedvrouw
    vuilnisman vuurtorenwachter waarnemer wachtmeester wandelaar wandelaarster weduwe weerman weerpresentator weervrouw
    wegwerker werkloze werkvoorbereider wetenschapper wetenschapster wethouder wielertoerist wielrenner wielrenster
    wijkagent wijkmanager wijkverpleegkundige wijnboer wijnbouwer winkeleigenaar winkelier woordvoerder woordvoerster
    zaakvoerder zaakvoerster zakenman zakenvrouw zanger zangeres zegsman zegsvrouw zeilster ziekenhuisdirecteur
    zonecommandant zorgverlener zuster zweefvlieger zwemmer zwemster
    """
)

#: Ends of offices, which are compounds: bestuursvoorzitter, oppositieleider.
ENDS = tuple(
    words(
        """
        aanklager aanvaller activist adviseur advocaat ambassadeur ambtenaar analist arbeider arbeidster bakker
        beheerder bestuurder bestuurslid bewoner bewoonster bezoeker bezoekster boer boerin bondscoach
        burgemeester chauffeur chef commandant commissaris coördinator deskundige directeur docent docente
        econoom eigenaar genoot genote hoogleraar houder houdster journalist kamerlid kampioen korpschef kundige
        kunstenaar kweker leider leidster leraar lerares machinist makelaar manager medewerker medewerkster
        meester minister nemer officier ologe oloog onderneemster ondernemer onderzoeker onderzoekster ontwerper
        ontwerpster oprichter parlementslid politieagent raadslid rechercheur redacteur schrijfster schrijver
        secretaris specialist speelster speler topman topvrouw trainer trekker uitbater vakbondsman verdediger
        verslaggever voetballer voetbalster voorzitster voorzitter vrijwilliger werker werkster wetenschapper
        wethouder winkelier woordvoerder woordvoerster
        """
    )
)
#: Ends of offices of women.
WOMEN = tuple(
    words(
        """
        actrice boerin danseres esse euse lares ster trice vriendin vrouw zangeres dochter zus moeder oma tante weduwe
        echtgenote
        """
    )
)
#: Ends of offices of men.
MEN = (
    "zakenman",
    "buurman",
    "raadsman",
    "bewindsman",
    "brandweerman",
    "politieman",
    "vakbondsman",
    "broer",
    "vader",
    "zoon",
    "prins",
)
