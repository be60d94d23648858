"""Italian offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    agente agricoltore agricoltrice agronomo albergatore albergatrice allenatore allenatrice allevatore allevatrice
    alpinista alunna alunno ambientalista amministratore amministratrice analista anestesista animalista antropologa
    antropologo apicoltore archeologa archeologo architetta architetto arcivescovo armatore armatrice artigiana
    artigiano assessora assessore assistente astrofisica astronauta atleta attaccante attivista attore attrice autista
    autore autrice avvocata avvocato bagnino ballerino barista bibliotecaria bibliotecario bidella bidello biologa
    biologo bomber bracciante brigadiere calciatore calciatrice cameriera cameriere campione campionessa candidata
    candidato cantante cantautore cantautrice capitana capitano capo capodicastero capogruppo caposquadra capotreno
    carabiniere cardinale cardiologo cassiera cassiere centravanti centrocampista cestista chirurga chirurgo cittadina
    cittadino climatologa climatologo collaboratore collaboratrice collega colonnella colonnello comandante commerciante
    commissaria commissario compagna compagno compositore conducente conduttore conduttrice consigliera consigliere
    consulente contadina contadino coordinatore coordinatrice corridore costituzionalista critico cronista ct cuoca
    cuoco curatore curatrice custode delegata delegato deputata deputato detenuta detenuto difensora difensore
    dipendente direttore direttrice dirigente disegnatore docente documentarista dottore dottoressa ds ecologo
    economista edicolante editore editorialista editrice enologo epidemiologa epidemiologo esercente esperta esperto
    eurodeputata eurodeputato europarlamentare ex-sindaco fabbro falegname fantasista farmacista fattorina fattorino
    ferita ferito ferroviere filosofa filosofo fisioterapista fondatore fondatrice fornaia fornaio fotografa fotografo
    frate funzionaria funzionario gallerista garante generale geologa geologo gestore gestrice ginnasta giocatore
    giocatrice giornalaio giornalista gip giudice giurista gondoliera gondoliere governante governatore governatrice
    granconsigliera granconsigliere guardalinee guida gup idrologo immunologa immunologo impiegata impiegato
    imprenditore imprenditrice imputata imputato indagata indagato infermiera infermiere infettivologa infettivologo
    ingegnera ingegnere inquilina inquilino inquirente insegnante investigatore investigatrice investitore investitrice
    inviata inviato ispettore ispettrice legale libraia libraio linguista liutaia liutaio macchinista macellaia
    macellaio maestra maestro magistrata magistrato manifestante maratoneta maresciallo marinaio marittimo medica medico
    membro metalmeccanica metalmeccanico meteorologa meteorologo mezzala migrante mister muratore musicista musicologo
    negoziante netturbina netturbino notaio nuotatore nuotatrice nutrizionista oncologo onorevole operaia operaio
    operatore operatrice orafo organizzatore organizzatrice orologiaio oste ostessa ostetrica pallavolista palleggiatore
    palleggiatrice panettiera panettiere parlamentare parroco parrucchiera parrucchiere passeggera passeggero pasticcere
    pasticciera pasticciere pastore pediatra penalista pendolare pensionata pensionato pentita pentito perita perito
    pescatore pescatrice pianista piazzaiolo pilota pittore pittrice pivot pizzaiolo pm poeta poetessa poliziotta
    poliziotto pompiere portavoce portiere portinaia portinaio prefetta prefetto preside presidentessa prete primaria
    primario procuratore procuratrice produttore produttrice professionista professore professoressa profuga profugo
    progettista promotore promotrice proprietaria proprietario provveditore psichiatra psicologa psicologo
    psicoterapeuta pugile questore rabbino ragazza ragazzo rappresentante referente regista residente responsabile
    restauratore restauratrice rettore rettrice ricercatore ricercatrice rider ristoratore ristoratrice romanziere
    sacerdote saggista sarta sarto scalatore scalatrice sceneggiatore sceneggiatrice schiacciatore schiacciatrice
    sciatore sciatrice scienziata scienziato scrittore scrittrice scultore scultrice segretaria segretario senatore
    senatrice sfollata sfollato sindaca sindacalista sindaco sismologa sismologo soccorritore soccorritrice sociologa
    sociologo soldato sopravvissuta sopravvissuto soprintendente sottosegretaria sottosegretario specialista speleologo
    sposo stilista storica storico studente studentessa studiosa studioso suggeritore suggeritrice suora superstite
    supplente tabaccaio tassista tecnico tenente tennista terzino tesoriera tesoriere titolare tornitore traduttore
    trequartista urbanista vedova vedovo velista velocista venditore venditrice vescova vescovo veterinaria veterinario
    viaggiatore viaggiatrice vicepremier vicepresidente vicesindaca vicesindaco vigile vignaiola vignaiolo violinista
    virologa virologo viticoltore viticoltrice vittima volontaria volontario
    """
)
