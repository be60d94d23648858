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
    absolvent akademiker akkordeonist aktionär angreifer ankläger anlieger anrainer anrufer apotheker arbeiter architekt
    archivar archäologe artist assistent astronaut athlet augenzeuge ausbilder aussteiger auswanderer autor bademeister
    bergführer bergretter bergsteiger bestatter betreuer betrüger bewerber bildhauer botaniker bratschist briefträger
    buchhändler bundesrat busfahrer busunternehmer bühnenbildner bürgermeisterkandidat cellist chauffeur chemiker
    chirurg choreograf chronist dachdecker darsteller designer dichter dirigent dolmetscher dompteur dozent dramaturg
    drogist einbrecher einwohner eisenbahner elektriker enkel entführer ermittler erpresser erzieher ethiker ethnologe
    fahrlehrer filmemacher fischhändler flieger florist fluglotse flötist flüchtling forstwirt fotograf friseur galerist
    gastgeber gastronom gefängniswärter gegenspieler gemeinderat geograf geologe gerichtsvollzieher gesellschafter
    gitarrist gleitschirmflieger goldschmied grafiker gutachter hafenmeister handballer handwerker hausarzt hausmeister
    heilpraktiker heimatforscher helfer hellseher historiker hotelier hydrologe hüttenwirt imker immobilienmakler
    informatiker ingenieur initiator inspektor installateur instrumentenbauer jugendleiter jugendtrainer jugendwart
    jurist juwelier kabarettist kameramann kapellmeister kaplan kassenwart kassier kassierer kirchenmusiker klarinettist
    klimatologe kläger komiker kommandeur kommissar komponist konditor konservator konsul korrespondent
    kreisbrandmeister kritiker kunsthistoriker kunstschmied kurator küchenchef künstler kürschner küster laborant
    ladenbesitzer landeshauptmann landesrat lektor leuchtturmwärter liedermacher linguist literat logopäde lokführer
    lotse makler markenrechtler maschinist maskenbildner masseur mathematiker mechaniker mediziner mentor messner
    meteorologe mieter mineraloge ministrant mitbegründer mitbewohner mitschüler mitspieler mitstreiter
    mittelfeldspieler moderator musikant musiker musikwissenschaftler nachbar nachfolger nationalrat nationalspieler
    neurologe notar numismatiker oberst oberstaatsanwalt olympiasieger operateur optiker organisator organist
    ornithologe ortsvorsteher ozeanograf paläontologe passagier passant pastor pathologe patient pendler pfleger
    pförtner philosoph pianist pilot platzwart poet polizist pomologe postbote praktikant prediger preisträger priester
    producer produzent programmierer protokollant präsident prüfer psychiater psychologe psychotherapeut pächter
    pädagoge radler radprofi rapper rechtsanwalt rechtsextremist rechtspfleger redakteur redner referent regierungsrat
    reiseleiter rektor reporter restaurator rettungssanitäter rettungsschwimmer revierförster romancier ruderer
    sachbearbeiter sammler sanitäter schaffner schiedsrichter schlagzeuger schlichter schornsteinfeger schriftführer
    schriftsteller schuldirektor schwimmer schöffe seelsorger segler seismologe servicetechniker skifahrer skipper
    skispringer snowboarder sozialarbeiter spediteur spezialist stadtführer stadtplaner stadtrat statiker statistiker
    steinmetz stellvertreter steuerberater stifter stipendiat strafverteidiger straßenbauer straßenmusiker ständerat
    surfer synchronsprecher taxifahrer techniker tennisprofi testamentsvollstrecker therapeut tierarzt tierpfleger
    toningenieur tontechniker torhüter treuhänder trompeter tänzer täter türsteher uhrmacher umweltschützer unterhändler
    unternehmensberater verfasser verfolger verkäufer verleger vermesser verteidiger veteran veterinär virtuose
    vogelkundler volkswirt volontär vorarbeiter vorgänger vorkämpfer vorsteher weltmeister werkzeugmacher widersacher
    wildhüter wissenschafter zahnarzt zauberer zoologe zugbegleiter zuwanderer züchter übersetzer
    """
)
#: Nouns without a regular woman's noun, and adjectives that are used as nouns, in their forms.
_OTHERS = words(
    """
    abgeordneten abt adlige adliger altbundeskanzler altkanzler amtsrichter angehörige angehörigen angehöriger
    angeklagte angeklagten angeklagter angestellte angestellten angestellter anwältin archäologin augenzeugin
    auszubildende auszubildender azubi bassistin beamte beamten beauftragten bedienstete bediensteter bekannte bekannter
    beschuldigte beschuldigten beschuldigter betroffener biologin brauerin bundesanwalt bundespräsident bundesrätin
    bäckerin bäuerin cousin cousine delegierte delegierten delegierter detektivin diakon diakonin druckerin
    ehrenamtliche ehrenamtlicher einzelrichter einzelrichterin enkelin epidemiologe epidemiologin erbin erwachsene
    erwachsener erzbischof ethnologin ex-kanzler ex-minister ex-profi fachfrau fachleute fachmann feuerwehrfrau
    feuerwehrmann fischerin fleischerin fährmann försterin gefangene gefangener geigerin geistlichen geistlicher
    gemeindeammann gemeinderätin geologin germanist germanistin gerontologe gerontologin gesandter geschäftsfrau
    glaserin gynäkologe gynäkologin hausfrau hausmann hausärztin hebamme hinterbliebene hirtin hydrologin idol ikone
    jugendliche jugendlicher juniorchef jurorin jägerin kamerafrau kameramann kardiologe kardiologin kauffrau kellnerin
    klimatologin klubobfrau klubobmann kollege kollegin krankenpfleger krankenschwester kriminologe kriminologin kundin
    köchin landammann landesbischof landeshauptfrau landeshauptmann landesrat landesrätin landtagsabgeordnete
    landtagsabgeordneter legende logopädin läuferin malerin maurerin mediävist mediävistin meteorologin metzgerin
    mikrobiologe mikrobiologin mönch müllerin nationalrätin neffe neurologin nichte nonne obfrau obmann ombudsfrau
    ombudsmann onkologe onkologin ordensfrau ordensmann ornithologin paläontologin patenonkel pathologin pensionist
    pensionistin pensionär pensionärin philologe philologin pilgerin politologe politologin pomologin prior priorin
    profi psychologin putzfrau putzmann pädagogin ratsfrau regierungsrätin reisende reisenden reisender reiterin
    rentnerin retterin ringerin rätin sachverständige sachverständigen sachverständiger schirmherr schirmherrin
    schneiderin schreinerin schultheiß schusterin schwager schwiegermutter schwiegersohn schwiegertochter schwiegervater
    schwägerin schäferin schöffin schützin seismologin selbstständige selbständige senior seniorchef seniorchefin
    seniorin senn sennin siegerin soziologin stadtpräsident stadtpräsidentin star statthalter steuermann stiefmutter
    stiefvater studierende ständerätin superintendent superintendentin synodale synodaler taucherin theologe theologin
    tierärztin tischlerin töpferin urenkel urenkelin urologe verdächtige verdächtigen verdächtiger verletzte verletzten
    verletzter verlobte verlobter vertrauensfrau vertrauensmann vertraute vertrauter verwandter virologe virologin
    vorsitzenden wachmann wandererin weberin weihbischof winzerin wirtin witwer zahnärztin zeuge zeugin zimmererin
    zoologin äbtissin ärztin ökologe ökologin überlebende überlebenden überlebender
    """
)
#: Ends of women's nouns that are always people, whatever stands before; not those of towns: Linzerin.
_WOMEN_ENDS = ("istin", "torin", "sorin", "eurin", "ärin", "ologin", "agogin", "iatrin", "antin")
#: No women, for all their end.
_NO_WOMEN = words("konstantin constantin diamantin")
_MIN_END = 6  # letters of an office at the end of a compound

_OFFICES = _REGULAR | {f"{office[:-1] if office.endswith('e') else office}in" for office in _REGULAR} | _OTHERS


def is_office(word: str) -> bool:
    """Whether a word (lower case) is an office or a job, or a compound that ends in one: Kulturreferentin."""
    if word in _OFFICES or (word.endswith(_WOMEN_ENDS) and word not in _NO_WOMEN):
        return True
    return any(word[at:] in _OFFICES for at in range(3, len(word) - _MIN_END + 1))
