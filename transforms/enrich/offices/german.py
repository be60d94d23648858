"""German offices and jobs, lower case: ends of compounds (Umweltminister, Oppositionsführerin) and whole words."""

from transforms.enrich.lexicon import words

_MEN_AND_WOMEN = words(
    """
    abgeordnete abgeordneter aktivist amerikaner analyst analystin anwalt anwohner anwältin arzt athlet autor bauer
    beamter beamtin beauftragte beauftragter belgier berater besitzer bewohner biologe biologin bischof blogger
    botschafter brite bruder bäuerin bürgermeister chef chefredakteur coach dekan demonstrant demonstrantin deutsche
    dezernent diplomat direktor ehefrau ehemann einsatzleiter ermittler experte expertin fahrer fan feldwebel
    forscher franzose freund freundin frontmann führer gast general geschäftsführer gewerkschafter gründer gärtner
    hausherr herausgeber historiker händler influencer inhaber intendant journalist kandidat kandidatin kanzler
    kanzlerkandidat kapitän kardinal kenner kollege kollegin kommandant kommissar kritiker kämmerer könig königin
    künstler landrat landwirt lehrer leiter macher manager meister minister ministerpräsident mitarbeiter mitglied
    moderator musiker mutter nachbar oberbürgermeister oberbürgermeisterin oberst offizier onkel papst pfarrer
    physiker pilot politiker produzent professor präsident präsidentin psychologe psychologin radfahrer rat
    regisseur rentner reporter retter richter rätin schauspieler schwester schüler sekretär senator sieger sohn
    soziologe soziologin spanier spieler sportdirektor sportler sprecher staatsanwalt staatsanwältin stadträtin
    student stürmer sänger tante tochter torschütze torwart trainer unternehmer vater verwalter virologe virologin
    vize vorsitzende vorsitzender vorstand wirt wissenschaftler witwe zeuge zeugin ärztin ökonom ökonomin
    """
)
#: Each with -in for women as well.
ENDS = tuple(sorted({ending for end in _MEN_AND_WOMEN for ending in (end, end + "in")}))
#: Men's nouns, whose women's noun ends in -in; only in German texts. Trades that are frequent surnames are missing: Anna Weber.
_REGULAR = words(
    """
    abiturient absolvent akademiker akkordeonist akrobat aktionär angreifer anklagevertreter ankläger anlieger
    anrainer anrufer anästhesist apotheker arbeiter architekt archivar archäologe artist assistent astronaut
    astronom athlet augenzeuge ausbilder aussteiger auswanderer autor bademeister badmintonspieler banker barkeeper
    bergführer bergretter bergsteiger bestatter betreuer betrüger bewerber bibliothekar bildhauer bobfahrer
    botaniker boxer bratschist briefträger buchhändler bundesrat busfahrer busunternehmer bühnenbildner
    bürgermeisterkandidat cellist chauffeur chemiker chirurg choreograf chronist dachdecker darsteller datenschützer
    deichgraf deichhauptmann designer dichter dirigent doktorand dolmetscher dompteur dozent dramaturg drogist
    ehepartner einbrecher einwohner eisenbahner eiskunstläufer eisläufer elektriker enkel entdecker entertainer
    entführer erfinder ermittler erpresser erzieher ethiker ethnologe fahrlehrer favorit fechter filmemacher finder
    fischhändler flieger florist fluglotse flötist flüchtling forstwirt fotograf friseur fährmeister galerist
    gastgeber gastronom gefreiter gefängniswärter gegenspieler gemeinderat gemeindeschreiber genossenschafter
    keramiker kolumnist matrose fußballer
    geograf geologe gerichtsvollzieher gesellschafter gitarrist gleitschirmflieger goldschmied golfer grafiker
    gutachter gymnasiast hafenkapitän hafenmeister handballer handwerker hausarzt hausmeister heilpraktiker
    heimatforscher helfer hellseher historiker hochspringer hotelier hubschrauberpilot hydrologe häftling
    höhlenforscher hürdenläufer hüttenwirt imker immobilienmakler informatiker ingenieur initiator inspektor
    installateur instrumentenbauer internist jagdaufseher jongleur judoka judokämpfer jugendamtsleiter jugendleiter
    jugendtrainer jugendwart jurist juwelier kabarettist kameramann kapellmeister kaplan kassenwart kassier
    kassierer kirchenmusiker klarinettist klavierlehrer kletterer klimatologe kläger komiker kommandeur kommissar
    komplize komponist konditor konservator konsul korrespondent kosmetiker kostümbildner kreisbrandmeister kritiker
    kugelstoßer kunsthistoriker kunstschmied kurator küchenchef künstler kürschner küster laborant ladenbesitzer
    lagerist landeshauptmann landesrat langläufer lebensgefährte lehrling lektor leuchtturmwärter liedermacher
    linguist linksaußen literat logopäde lokführer lotse lyriker makler marathonläufer markenrechtler maschinist
    maskenbildner masseur mathematiker maturant mechaniker mechatroniker mediziner mentor messner meteorologe mieter
    mineraloge ministrant mitbegründer mitbewohner mitschüler mitspieler mitstreiter mittelfeldspieler moderator
    modeschöpfer motorradfahrer mountainbiker musikant musiker musiklehrer musikwissenschaftler müllwerker nachbar
    nachfolger nationalrat nationalspieler naturschützer nebenklagevertreter neurologe notar notfallsanitäter
    numismatiker oberst oberstaatsanwalt oberstleutnant olympiasieger olympiazweiter operateur optiker organisator
    organist ornithologe ortsvorsteher ozeanograf paketbote paketzusteller paläontologe partner passagier passant
    pastor pathologe patient pendler pfleger pförtner philosoph pianist pilot platzwart poet polier polizist
    pomologe postbote postdoktorand praktikant prediger preisträger priester producer produzent profiler
    programmierer protokollant präsident prüfer psychiater psychologe psychotherapeut puppenspieler pächter pädagoge
    rabbiner radler radprofi rallyefahrer rapper rechtsanwalt rechtsaußen rechtsextremist rechtspfleger redakteur
    redner referent regierungsrat reiseleiter reitlehrer rektor rennfahrer reporter restaurator rettungssanitäter
    rettungsschwimmer rettungstaucher revierförster rodler romancier ruderer sachbearbeiter sammler sanitäter
    schachmeister schaffner schiedsrichter schlagzeuger schlichter schornsteinfeger schriftführer schriftsteller
    schuldirektor schulwart schwimmer schöffe seelsorger segellehrer segler seismologe senner servicetechniker
    showmaster skifahrer skipper skirennfahrer skispringer snowboarder soldat sommelier sozialarbeiter spaziergänger
    spediteur spezialist sprinter staatsrechtler stabhochspringer stadtammann stadtführer stadtplaner stadtrat
    stadtschreiber statiker statistiker steinmetz stellvertreter steuerberater stifter stipendiat strafverteidiger
    strandkorbvermieter straßenbauer straßenkehrer straßenmusiker streetworker stylist ständerat surfer
    synchronsprecher tanzlehrer taucher tauchlehrer taxifahrer techniker tennisprofi testamentsvollstrecker
    therapeut tierarzt tierpfleger tierschützer toningenieur tontechniker torhüter torjäger trafikant treuhänder
    triathlet trompeter turner tänzer täter tätowierer türsteher uhrmacher umweltschützer unterhändler
    unternehmensberater urlauber verfasser verfolger verkäufer verleger verlierer vermesser verteidiger veteran
    veterinär virtuose visagist vogelkundler volkswirt volontär vorarbeiter vorgänger vorkämpfer vorsteher
    völkerrechtler wachtmeister weitspringer weltenbummler weltmeister werkzeugmacher widersacher wildhüter
    wissenschafter zahnarzt zauberer zehnkämpfer zirkusdirektor zoologe zugbegleiter zuwanderer züchter
    älpler übersetzer
    """
)
#: Nouns without a regular woman's noun, and adjectives that are used as nouns, in their forms.
_OTHERS = words(
    """
    abgeordneten abt adlige adliger alleinerziehende alleinerziehender altbundeskanzler altkanzler amtsrichter
    angehörige angehörigen angehöriger angeklagte angeklagten angeklagter angestellte angestellten angestellter
    anwältin archäologin augenzeugin auszubildende auszubildender azubi bassbariton bassistin beamte beamten
    beauftragten bedienstete bediensteter beigeordnete beigeordneten beigeordneter bekannte bekannter bergfrau
    beschuldigte beschuldigten beschuldigter betroffener biologin bischöfin brauerin braut bräutigam bundesanwalt
    bundespräsident bundesrätin bäckerin bäuerin cousin cousine delegierte delegierten delegierter detektivin diakon
    diakonin druckerin ehrenamtliche ehrenamtlicher einzelrichter einzelrichterin enkelin epidemiologe epidemiologin
    erbin erwachsene erwachsener erzbischof ethnologin ex-kanzler ex-minister ex-profi fachfrau fachleute fachmann
    feuerwehrfrau feuerwehrmann finanzvorständin fischerin fleischerin freiwillige freiwilliger frontfrau fährmann
    försterin gefangene gefangener geigerin geistlichen geistlicher gemeindeammann gemeinderätin geologin germanist
    germanistin gerontologe gerontologin gesandte gesandter geschworene geschworener geschädigte geschädigter
    geschäftsfrau glaserin gynäkologe gynäkologin hausfrau hausmann hausärztin hebamme hinterbliebene hirtin
    hydrologin idol ikone jugendliche jugendlicher juniorchef jurorin jägerin kamerafrau kameramann kardiologe
    kardiologin kauffrau kellnerin klimatologin klubobfrau klubobmann kollege kollegin krankenpfleger
    krankenschwester kriminologe kriminologin kundin kämmerin köchin landammann landesbischof landeshauptfrau
    landeshauptmann landesrat landesrätin landtagsabgeordnete landtagsabgeordneter lebensgefährtin legende logopädin
    läuferin malerin marktfrau maurerin mediävist mediävistin meteorologin metzgerin mikrobiologe mikrobiologin
    mönch müllerin müllmann nationalrätin neffe neurologin nichte nonne obfrau obmann olympiazweite ombudsfrau
    ombudsmann onkologe onkologin ordensfrau ordensmann ornithologin paläontologin patenonkel pathologin pensionist
    pensionistin pensionär pensionärin philologe philologin pilgerin politologe politologin pomologin prior priorin
    profi psychologin putzfrau putzmann pädagogin ratsfrau regierungsrätin reisende reisenden reisender reiterin
    rentnerin retterin ringerin ruderin rätin sachverständige sachverständigen sachverständiger schirmherr
    schirmherrin schneiderin schreinerin schultheiß schusterin schwager schwiegermutter schwiegersohn
    schwiegertochter schwiegervater schwingerin schwägerin schäferin schöffin schützin seismologin selbstständige
    selbständige senior seniorchef seniorchefin seniorin senn sennin siegerin skilehrerin soldatin soziologin
    stadtpräsident stadtpräsidentin star starkoch statthalter sternekoch sterneköchin steuermann stiefmutter
    stiefvater studierende ständerätin superintendent superintendentin synodale synodaler taucherin theologe
    theologin tierärztin tischlerin torfrau töpferin urenkel urenkelin urologe verdächtige verdächtigen verdächtiger
    verletzte verletzten verletzter verlobte verlobter vertrauensfrau vertrauensmann vertraute vertrauter
    verurteilte verurteilter verwandter virologe virologin vorsitzenden wachmann wandererin weberin weihbischof
    winzerin wirtin witwer zahnärztin zeuge zeugin zimmererin zoologin äbtissin ärztin ökologe ökologin überlebende
    überlebenden überlebender
    """
)
#: Ends of women's nouns that are always people, whatever stands before; not those of towns: Linzerin.
_WOMEN_ENDS = ("istin", "torin", "sorin", "eurin", "ärin", "ologin", "agogin", "iatrin", "antin")
#: No women, for all their end.
_NO_WOMEN = words("konstantin constantin diamantin")
#: Ends of offices of women and of men; an adjective that stands for a noun has -e for a woman where no article is before it.
WOMEN = ("in", "frau", "mutter", "schwester", "tochter", "tante", "witwe", "hebamme", "ende", "eordnete", "ftragte")
MEN = (
    *(
        "er",
        "eur",
        "ist",
        "ant",
        "ent",
        "tor",
        "loge",
        "soph",
        "arzt",
        "anwalt",
        "wirt",
        "graf",
        "mann",
        "rat",
        "vater",
        "sohn",
    ),
    *("bruder", "onkel", "neffe", "bauer", "könig", "papst", "meister"),
)
#: Offices of one gender for people of both sexes.
EITHER = words(
    "professor star gast fan vorstand mitglied idol ikone legende profi azubi promi rat gemeinderat stadtrat betriebsrat vize"
)
_MIN_END = 6  # letters of an office at the end of a compound

_OFFICES = _REGULAR | {f"{office[:-1] if office.endswith('e') else office}in" for office in _REGULAR} | _OTHERS


def is_office(word: str) -> bool:
    """Whether a word (lower case) is an office or a job, or a compound that ends in one: Kulturreferentin."""
    if word in _OFFICES or (word.endswith(_WOMEN_ENDS) and word not in _NO_WOMEN):
        return True
    return any(word[at:] in _OFFICES for at in range(3, len(word) - _MIN_END + 1))
