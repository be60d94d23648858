"""Offices, jobs and parts that people have in news, in English and French, and more of Dutch. Tables only, lower case."""

from typing import Literal

from transforms.enrich.lexicon import words

ENGLISH_OFFICES = words(
    """
    recorder cllr cllrs coxswain substitute harbourmaster harbormaster bosun lifeguard lifeboatman cdr commodore brigadier
    corporal cpl insp det dci sgt supt cmdr maj adm archdeacon verger curate vicar chaplain abbess prioress midwife
    postman postwoman shopkeeper publican landlady innkeeper beekeeper gamekeeper zookeeper crofter grower
    winemaker dairyman trawlerman fisherwoman ferryman signalman stationmaster conductor caretaker janitor groundsman jockey
    cyclist rower swimmer sprinter batsman bowler wicketkeeper flanker goalscorer debutant captain-elect headmistress
    schoolteacher schoolboy schoolgirl lecturer postgraduate ornithologist entomologist botanist zoologist
    seismologist meteorologist climatologist glaciologist virologist immunologist geneticist toxicologist criminologist
    demographer statistician linguist philosopher theologian curator choreographer dancer ballerina soprano tenor baritone
    violinist cellist trumpeter saxophonist organist composer sculptor cartoonist illustrator printmaker
    translator memoirist biographer essayist pensioner retiree widower grandmother grandfather neighbour
    trainee trucker cabbie cleaner waiter waitress barmaid bartender
    hairdresser tailor seamstress cobbler blacksmith welder electrician roofer bricklayer surveyor locksmith rancher
    campaigner protester organiser organizer picketer whistleblower evacuee hostage inmate juror
    bailiff coroner pathologist prosecutor defender ombudswoman alderwoman selectman selectwoman warden bursar
    chairman-elect frontbencher backbencher baroness viscount countess
    """
)
FRENCH_OFFICES = words(
    """
    accusé accusée adjoint adjointe aide-soignant aide-soignante ambassadeur ambassadrice analyste anthropologue apiculteur
    apicultrice apprenti apprentie archéologue architecte arbitre artisan artisane astronome attaquant attaquante bâtonnier
    bâtonnière bénévole berger bergère bibliothécaire biologiste botaniste boucher bouchère brigadier buraliste bûcheron
    bûcheronne caissier caissière candidat candidate cardiologue céréalier chanteur chanteuse charpentier chauffeur
    chercheur chirurgien chirurgienne chorégraphe chroniqueur chroniqueuse cinéaste climatologue coiffeur coiffeuse comédien
    comédienne commissaire compositeur compositrice conducteur conductrice conservateur conservatrice contrôleur contrôleuse
    coordinateur coordinatrice coureur coureuse couturier couturière cuisinier cuisinière curateur curatrice cycliste
    danseur danseuse défenseur défenseuse démographe dentiste dessinateur dessinatrice dirigeant dirigeante doyen doyenne
    éditeur éditrice éducateur éducatrice éleveur éleveuse employé employée enseignant enseignante épicier épicière
    épidémiologiste étudiant étudiante exploitant exploitante facteur factrice fermier fermière fleuriste footballeur
    forestier galeriste garagiste géologue gérant gérante géographe gouverneur gouverneure graphiste greffier greffière
    guitariste hydrologue illustrateur illustratrice infectiologue inspecteur inspectrice instituteur institutrice
    intermittent intermittente jardinier jardinière juriste lanceur lanceuse lauréat lauréate libraire linguiste locataire
    magistrat magistrate maraîcher maraîchère maréchal marraine mécanicien mécanicienne médiateur médiatrice météorologue
    metteur metteuse meunier meunière mineur musicien musicienne navigateur navigatrice négociateur négociatrice
    océanographe ostréiculteur ostréicultrice ouvrier ouvrière paléontologue parolier paysan paysanne peintre philosophe
    photographe physicien physicienne pilote plaignant plaignante plombier plongeur plongeuse poète poétesse policier
    policière politologue pompier pompière porte-drapeau préparateur présentateur présentatrice prêtre prévenu prévenue
    producteur productrice propriétaire proviseur proviseure psychiatre psychologue puéricultrice rabbin rapporteur
    rapporteuse recteur rectrice rédacteur rédactrice régisseur régisseuse religieuse restaurateur restauratrice retraité
    retraitée romancier romancière routier routière salarié salariée sage-femme sapeur-pompier sauveteur sauveteuse
    scénariste sculpteur sculptrice secouriste sélectionneur sélectionneuse serveur serveuse sinologue sismologue skipper
    skippeuse soignant soignante soldat sous-préfet sous-préfète stagiaire substitut suspect suspecte technicien
    technicienne témoin torero trésorier trésorière urbaniste urgentiste vendeur vendeuse vétérinaire veuf veuve victime
    vice-président vice-présidente viticulteur viticultrice volcanologue zoologue
    """
)
MORE_DUTCH_OFFICES = words(
    """
    aalmoezenier archivaris bankier barman beiaardier bewindsman bewindspersoon bewindsvrouw bosarts boswachter brigadier
    buitenspeelster caissière choreograaf cineast columnist componist componiste debutant debutante deelnemer deelneemster
    dirigent dirigente drukker eigenaresse ex-minister ex-wethouder filmmaker filosoof fietsenmaker geluidstechnicus
    gemeentesecretaris glazenwasser goudsmid havenmeester hoofdcommissaris hoofdofficier hovenier huisbaas illustrator imam
    invalster invaller jockey juf kandidaat kapelaan kleermaker koerier kraanmachinist kroegbaas landmeter lasser lasster
    leerlinge lerares loopster loper luitenant magazijnier majoor mandataris marktkramer matroos meteoroloog meubelmaker
    metselaar motorrijder nabestaande oogarts opzichter oud-wethouder oud-voorzitter oud-penningmeester padvinder
    parketwoordvoerder penningmeester pianist pianiste pleegmoeder pleegvader ploegbaas ploegleider poetsvrouw postbode
    postbezorger priester rapper recensent romancier romanschrijver romanschrijfster rentmeester rijksambtenaar
    rouwverwerker schoonmaakster schoonmaker schooljuf sergeant sluiswachter slotenmaker sopraan sportarts stamgast
    stamgaste stadsdichter statenlid strateeg stratenmaker strandjutter superintendent tiener tolk toneelspeler tuinder
    tuinman turnster turner uitvinder vakbondsbestuurder veerman veldwachter verhuizer vertaalster vertrouwenspersoon
    violist violiste visboer vliegenier vrachtwagenchauffeur vroedvrouw wachtmeester weerman weervrouw wijkverpleegkundige
    wielertoerist wijnboer zakenman zakenvrouw zonecommandant zorgverlener zuster
    """
)
OFFICES = ENGLISH_OFFICES | FRENCH_OFFICES | MORE_DUTCH_OFFICES

#: Ends of French and Dutch nouns that only women are, or only men.
_FRENCH_WOMEN = (
    *("trice", "euse", "ière", "ienne", "ente", "ante", "ée", "esse", "cheffe", "patronne", "avocate", "députée", "adjointe"),
    *("préfète", "doyenne", "paysanne", "candidate", "magistrate", "suspecte", "retraitée", "sénatrice", "syndique"),
)
_FRENCH_MEN = (
    *("cteur", "ateur", "iteur", "uteur", "aîneur", "nneur", "anteur", "anseur", "ieur", "ier", "ien", "dent", "yant", "itant"),
    *("enant", "élégué", "éputé", "etraité", "alarié", "ccusé", "avocat", "préfet", "adjoint", "andidat", "patron", "éleveur"),
    *("ocureur", "oueur", "oyen", "ysan", "agistrat", "uspect", "évenu", "oyé", "élu", "mployé", "ntraîneur", "oiffeur"),
)
_FRENCH_EITHER = words("auteur docteur recteur ingénieur défenseur")
_DUTCH_WOMEN = ("ster", "vrouw", "trice", "euse", "esse", "boerin", "vriendin", "lares", "zangeres", "danseres", "actrice")


def office_sex(office: str, language: str) -> Literal["m", "f"] | None:
    """The sex that a French or Dutch noun of an office (lower case) tells: "f", "m", or None."""
    if language == "nl":
        woman = office.endswith(_DUTCH_WOMEN) and not office.endswith(("minister", "meester", "register"))
        return "f" if woman else "m" if office.endswith("zakenman") else None
    if language != "fr" or office in _FRENCH_EITHER:
        return None
    return "f" if office.endswith(_FRENCH_WOMEN) else "m" if office.endswith(_FRENCH_MEN) else None
