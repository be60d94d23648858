"""Italian offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    agente agricoltore agricoltrice agronomo aiutante albergatore albergatrice allenatore allenatrice allevatore
    allevatrice allibratore alpinista alunna alunno ambasciatore ambasciatrice ambientalista amministratore
    amministratrice analista anestesista animalista animatore antennista antropologa antropologo apicoltore arbitro
    archeologa archeologo architetta architetto archivista arcivescovo armatore armatrice artigiana artigiano assessora
    assessore assistente astrofisica astronauta astronoma astronomo atleta attaccante attivista attore attrice autista
    autore autrice avvocata avvocato bagnina bagnino ballerino barista bassista batterista benzinaia benzinaio biatleta
    bibliotecaria bibliotecario bidella bidello bioeticista biologa biologo bomber boscaiolo bracciante brigadiere
    buttafuori calciatore calciatrice calzolaio cameriera cameriere campione campionessa candidata candidato canoista
    cantante cantautore cantautrice cantoniere capitana capitano capo capocantiere capocuoco capodelegazione
    capodicastero capogruppo caporeparto caposquadra capostazione capotreno carabiniere cardinale cardiologo carpentiere
    carrozziere casalinga casaro casellante cassiera cassiere cavallerizza centravanti centrocampista cestista chirurga
    chirurgo chitarrista cittadina cittadino climatologa climatologo collaboratore collaboratrice collega colonnella
    colonnello coltivatore coltivatrice comandante commercialista commerciante commessa commesso commissaria commissario
    compagna compagno compositore conducente conduttore conduttrice consigliera consigliere consulente contadina
    contadino contestatore contestatrice controllore coordinatore coordinatrice corridore costituzionalista critico
    cronista ct cuoca cuoco curatore curatrice custode decoratore delegata delegato deputata deputato dermatologa
    dermatologo detenuta detenuto diacono difensora difensore dimostrante dipendente direttore direttrice dirigente
    disegnatore docente documentarista domatore dottore dottoressa drammaturga drammaturgo ds ecologo economista
    edicolante editore editorialista editrice educatore educatrice egittologa egittologo elettricista ematologo enologo
    epidemiologa epidemiologo epigrafista esercente esperta esperto esponente estetista etologa etologo eurodeputata
    eurodeputato europarlamentare ex-sindaco fabbro falegname fantasista fantino farmacista fattorina fattorino ferita
    ferito ferroviere filosofa filosofo fiorista fiscalista fisioterapista floricoltore fondatore fondatrice fornaia
    fornaio fotografa fotografo frate fresatore fruttivendolo fumettista funzionaria funzionario gallerista garagista
    garante generale geologa geologo geriatra gestore gestrice giardiniera giardiniere ginnasta giocatore giocatrice
    giocoliere giornalaio giornalista gip giudice giurista glaciologa glaciologo gommista gondoliera gondoliere
    governante governatore governatrice granconsigliera granconsigliere guardaboschi guardalinee guardaparco
    guardiacaccia guardiaparco guida gup idrologa idrologo igienista illustratore imbianchino immunologa immunologo
    impiegata impiegato imprenditore imprenditrice imputata imputato incisore indagata indagato infermiera infermiere
    infettivologa infettivologo ingegnera ingegnere inquilina inquilino inquirente insegnante investigatore
    investigatrice investitore investitrice inviata inviato ispettore ispettrice istruttore istruttrice ittiologo
    lattaio lavoratore lavoratrice legale legislatore legislatrice levatrice libraia libraio linguista liutaia liutaio
    locandiere lottatore macchinista macellaia macellaio maestra maestro magazziniera magazziniere maggiordomo
    magistrata magistrato mandriano manifestante manovale maratoneta marciatore maresciallo marinaio marittimo marmista
    massaggiatore mediatore mediatrice medica medico medievista membro metalmeccanica metalmeccanico meteorologa
    meteorologo mezzala mezzofondista migrante minatore mister monsignore montatore mosaicista mugnaia mugnaio muratore
    musicista musicologo navigatore nefrologo negoziante netturbina netturbino neurochirurgo neurologa neurologo notaia
    notaio nuotatore nuotatrice nutrizionista oculista oncologa oncologo onorevole operaia operaio operatore operatrice
    opinionista oppositore oppositrice orafo oratore organizzatore organizzatrice ornitologa ornitologo orologiaio oste
    ostessa ostetrica ostetrico otorino paleontologa paleontologo pallavolista palleggiatore palleggiatrice panettiera
    panettiere paracadutista parlamentare parroco parrucchiera parrucchiere parà passeggera passeggero pasticcere
    pasticciera pasticciere pastore pattinatore pattinatrice pediatra penalista pendolare pensionata pensionato pentita
    pentito perita perito pescatore pescatrice pescivendola pescivendolo pianista piazzaiolo pilota pittore pittrice
    pivot pizzaiola pizzaiolo pm pneumologa pneumologo poeta poetessa poliziotta poliziotto pompiera pompiere
    portabandiera portalettere portavoce portiere portinaia portinaio postina postino prefetta prefetto presentatore
    preside presidentessa prete primaria primario primatista primatologo procuratore procuratrice produttore produttrice
    professionista professore professoressa profuga profugo progettista programmatore programmatrice proiezionista
    promotore promotrice proprietaria proprietario provveditore psichiatra psicologa psicologo psicoterapeuta
    pubblicista pugile questore rabbino radiologa radiologo ragazza ragazzo ragioniera ragioniere rappresentante
    referente regista relatore relatrice residente responsabile restauratore restauratrice rettore rettrice rianimatore
    rianimatrice ricamatrice ricercatore ricercatrice rider rilegatore risicoltore ristoratore ristoratrice romanziere
    rugbista sacerdote saggista salumiera salumiere sarta sarto scacchista scafista scalatore scalatrice scalpellino
    sceneggiatore sceneggiatrice scenografa scenografo schiacciatore schiacciatrice sciatore sciatrice scienziata
    scienziato scrittore scrittrice scrutatore scultore scultrice segretaria segretario seminarista semiologo senatore
    senatrice sfollata sfollato sindaca sindacalista sindaco sismologa sismologo soccorritore soccorritrice sociologa
    sociologo soldatessa soldato sommozzatore sopravvissuta sopravvissuto soprintendente sottosegretaria sottosegretario
    sovrintendente spadista spazzino specialista speleologo sposo stagista stenografa stilista storica storico
    storiografo studente studentessa studiosa studioso suggeritore suggeritrice suora superstite supplente tabaccaio
    tassista tatuatore tatuatrice tecnico telecronista tenente tennista teologa teologo terapista terzino tesoriera
    tesoriere timoniere tipografo titolare tornitore tossicologo traduttore traduttrice trequartista triatleta tuffatore
    tuffatrice urbanista urologo usciere vedova vedovo velista velocista venditore venditrice vescova vescovo
    veterinaria veterinario vetraio viaggiatore viaggiatrice viceallenatore vicecapitano vicecomandante vicecommissario
    vicedirettore vicedirettrice vicepremier vicepreside vicepresidente vicesindaca vicesindaco vigile vignaiola
    vignaiolo vinificatore violinista virologa virologo viticoltore viticoltrice vittima vivaista volontaria volontario
    zoologa zoologo
    """
)
