"""Offices, jobs and parts that people have in German news. Tables only, lower case.

Only in German texts: a Koch or a Wirth of an English text has a surname.
"""

from transforms.enrich.lexicon import words

#: Men's nouns, whose women's noun ends in -in. Trades that are frequent surnames are missing: Anna Weber.
_REGULAR = words(
    """
    absolvent akademiker akkordeonist aktionär  angreifer ankläger anlieger anrainer anrufer apotheker arbeiter
     architekt archivar archäologe artist assistent astronaut athlet augenzeuge ausbilder aussteiger 
    auswanderer autor bademeister bergführer bergretter bergsteiger bestatter  betreuer betrüger bewerber bildhauer
    botaniker bratschist briefträger buchhändler bundesrat busfahrer busunternehmer bühnenbildner 
    bürgermeisterkandidat cellist chauffeur chemiker chirurg choreograf chronist dachdecker darsteller designer dichter
    dirigent dolmetscher dompteur dozent dramaturg drogist einbrecher einwohner eisenbahner elektriker enkel entführer
     ermittler erpresser erzieher ethiker ethnologe fahrlehrer filmemacher fischhändler flieger
    florist fluglotse flötist flüchtling forstwirt fotograf friseur galerist gastgeber gastronom gefängniswärter
    gegenspieler gemeinderat geograf geologe gerichtsvollzieher gesellschafter gitarrist gleitschirmflieger goldschmied
    grafiker gutachter hafenmeister handballer handwerker hausarzt hausmeister heilpraktiker heimatforscher helfer hellseher
     historiker hotelier hydrologe hüttenwirt imker immobilienmakler informatiker ingenieur initiator inspektor
    installateur instrumentenbauer jugendleiter jugendtrainer jugendwart jurist juwelier kabarettist kameramann
    kapellmeister kaplan kassenwart kassier kassierer kirchenmusiker klarinettist klimatologe kläger komiker
    kommandeur kommissar komponist konditor  konservator konsul korrespondent kreisbrandmeister kritiker
    kunsthistoriker kunstschmied kurator  küchenchef künstler kürschner küster laborant ladenbesitzer landeshauptmann
    landesrat lektor  leuchtturmwärter liedermacher  linguist literat logopäde lokführer lotse makler
    markenrechtler maschinist maskenbildner masseur mathematiker mechaniker mediziner mentor messner meteorologe mieter
    mineraloge ministrant mitbegründer mitbewohner mitschüler mitspieler mitstreiter mittelfeldspieler moderator musikant
    musiker musikwissenschaftler nachbar nachfolger nationalrat nationalspieler neurologe notar numismatiker  oberst
    oberstaatsanwalt olympiasieger operateur optiker organisator organist ornithologe ortsvorsteher ozeanograf paläontologe
    passagier passant pastor pathologe patient pendler pfleger pförtner philosoph pianist pilot platzwart poet polizist
    pomologe postbote praktikant prediger preisträger priester producer produzent programmierer protokollant präsident
    prüfer psychiater psychologe psychotherapeut pächter pädagoge radler radprofi rapper rechtsanwalt rechtsextremist
    rechtspfleger redakteur redner referent regierungsrat reiseleiter rektor reporter restaurator rettungssanitäter
    rettungsschwimmer revierförster romancier ruderer sachbearbeiter sammler sanitäter schaffner schiedsrichter schlagzeuger
    schlichter schornsteinfeger schriftführer schriftsteller schuldirektor schwimmer schöffe seelsorger segler seismologe
    servicetechniker skifahrer skipper skispringer snowboarder sozialarbeiter spediteur spezialist stadtführer stadtplaner
    stadtrat statiker statistiker steinmetz stellvertreter steuerberater stifter stipendiat strafverteidiger
    straßenbauer straßenmusiker ständerat surfer synchronsprecher taxifahrer techniker  tennisprofi
    testamentsvollstrecker therapeut tierarzt tierpfleger toningenieur tontechniker torhüter treuhänder trompeter tänzer
    täter türsteher uhrmacher umweltschützer unterhändler unternehmensberater  verfasser verfolger verkäufer
    verleger vermesser   verteidiger  veteran veterinär virtuose vogelkundler volkswirt volontär
    vorarbeiter vorgänger vorkämpfer vorsteher weltmeister werkzeugmacher widersacher wildhüter wissenschafter
    zahnarzt zauberer zoologe zugbegleiter  zuwanderer züchter übersetzer
    """
)
#: Nouns without a regular woman's noun, and adjectives that are used as nouns, in their forms.
_OTHERS = words(
    """
    bassistin brauerin bäckerin detektivin druckerin fischerin fleischerin försterin geigerin gesandter glaserin jägerin
    kellnerin klubobmann köchin landtagsabgeordnete landtagsabgeordneter läuferin malerin maurerin metzgerin müllerin obmann
    pilgerin reiterin retterin ringerin sachverständige sachverständigen sachverständiger schneiderin schreinerin schusterin
    schäferin senn sennin siegerin synodale synodaler taucherin tischlerin töpferin wandererin weberin winzerin wirtin
    zimmererin
    obfrau klubobfrau fachfrau fachmann fachleute feuerwehrmann kameramann landeshauptmann wachmann fährmann steuermann kauffrau hausfrau hausmann ratsfrau landesrätin köchin
    ärztin zahnärztin hausärztin tierärztin bäuerin anwältin gemeinderätin nationalrätin ständerätin regierungsrätin rätin
    bundesrätin feuerwehrfrau kamerafrau geschäftsfrau putzfrau putzmann ombudsfrau ombudsmann schirmherr schirmherrin
    landeshauptfrau vertrauensfrau vertrauensmann hebamme krankenschwester krankenpfleger ordensfrau ordensmann nonne mönch abt äbtissin prior priorin diakon diakonin
    pilgerin kollege kollegin zeuge zeugin augenzeugin kundin schöffin erbin hirtin schützin jurorin psychologin pädagogin
    soziologin biologin geologin archäologin ethnologin meteorologin hydrologin klimatologin pathologin neurologin
    ornithologin zoologin paläontologin seismologin philologin theologin theologe philologe politologe politologin
    virologe virologin ökologe ökologin onkologe onkologin kardiologe kardiologin urologe gynäkologe gynäkologin
    epidemiologe epidemiologin kriminologe kriminologin mikrobiologe mikrobiologin gerontologe gerontologin
    mediävist mediävistin germanist germanistin pomologin logopädin
    angeklagte angeklagter angeklagten beschuldigte beschuldigter beschuldigten verdächtige verdächtiger verdächtigen
    verletzte verletzter verletzten überlebende überlebender überlebenden angehörige angehöriger angehörigen angestellte
    angestellter angestellten beamte beamten selbstständige selbständige reisende reisender reisenden studierende
    auszubildende auszubildender vorsitzenden beauftragten abgeordneten delegierte delegierter delegierten geistlicher
    geistlichen hinterbliebene ehrenamtliche ehrenamtlicher bedienstete bediensteter betroffener verwandter bekannte bekannter
    adlige adliger gefangene gefangener vertraute vertrauter jugendliche jugendlicher erwachsene erwachsener verlobte verlobter
    pensionist pensionistin pensionär pensionärin rentnerin senior seniorin witwer seniorchef seniorchefin juniorchef
    azubi profi star idol legende ikone altkanzler altbundeskanzler ex-minister ex-profi ex-kanzler
    enkelin urenkel urenkelin cousin cousine schwager schwägerin schwiegermutter
    schwiegervater schwiegersohn schwiegertochter stiefvater stiefmutter patenonkel nichte neffe
    landesbischof weihbischof erzbischof superintendent superintendentin landesrat statthalter landammann gemeindeammann
    stadtpräsident stadtpräsidentin bundespräsident schultheiß bundesanwalt amtsrichter einzelrichter einzelrichterin
    """
)
#: Ends of women's nouns that are always people, whatever stands before; not those of towns: Linzerin.
_WOMEN_ENDS = ("istin", "torin", "sorin", "eurin", "ärin", "ologin", "agogin", "iatrin", "antin")
#: No women, for all their end.
_NO_WOMEN = words("konstantin constantin diamantin")
_MIN_END = 6  # letters of an office at the end of a compound

GERMAN_OFFICES = _REGULAR | {f"{office[:-1] if office.endswith('e') else office}in" for office in _REGULAR} | _OTHERS


def is_german_office(word: str) -> bool:
    """Whether a word (lower case) is an office or a job, or a compound that ends in one: Kulturreferentin."""
    if word in GERMAN_OFFICES or (word.endswith(_WOMEN_ENDS) and word not in _NO_WOMEN):
        return True
    return any(word[at:] in GERMAN_OFFICES for at in range(3, len(word) - _MIN_END + 1))
