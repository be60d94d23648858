"""Italian offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    agricoltore agricoltrice agronomo albergatore albergatrice allenatore allenatrice allevatore allevatrice alpinista
    ambientalista amministratore amministratrice analista anestesista antropologa antropologo apicoltore archeologa
    archeologo architetta architetto arcivescovo armatore armatrice artigiana artigiano assessora assessore assistente
    astrofisica astronauta atleta attaccante attivista attore attrice autista autore autrice avvocato bagnino barista
    bibliotecaria bibliotecario bidella bidello biologa biologo bracciante calciatore calciatrice cameriera cameriere
    candidato cantante cantautore cantautrice capitana capitano capo capogruppo caposquadra capotreno carabiniere
    cardinale cardiologo centravanti centrocampista chirurga chirurgo cittadina cittadino climatologa climatologo
    collega colonnella colonnello comandante commerciante commissaria commissario compagna compagno conducente
    conduttore conduttrice consigliera consigliere contadina contadino coordinatore coordinatrice corridore critico
    cuoca cuoco curatore curatrice custode deputata deputato difensora difensore dipendente direttore direttrice
    dirigente disegnatore docente dottoressa ecologo economista edicolante editore editrice enologo epidemiologa
    epidemiologo esercente esperta esperto ex-sindaco falegname fantasista farmacista fattorina fattorino ferita ferito
    filosofa filosofo fisioterapista fondatore fondatrice fornaio fotografa fotografo gallerista generale geologa
    geologo gestore gestrice giocatore giocatrice giornalaio giornalista giudice giurista governatore governatrice
    guardalinee guida idrologo immunologa immunologo impiegata impiegato imprenditore imprenditrice imputata imputato
    indagata indagato infermiera infermiere infettivologa infettivologo ingegnera ingegnere inquilina inquilino
    insegnante inviata inviato ispettore ispettrice libraia libraio linguista macellaia macellaio maestra maestro
    magistrato manifestante maresciallo marinaio medica medico membro metalmeccanica metalmeccanico meteorologa
    meteorologo mezzala mister muratore musicista musicologo negoziante notaio nutrizionista oncologo operaia operaio
    operatore operatrice orafo organizzatore organizzatrice orologiaio oste ostessa ostetrica panettiera panettiere
    parroco parrucchiera parrucchiere passeggera passeggero pasticcere pastore pediatra pendolare pensionata pensionato
    perito pescatore pescatrice piazzaiolo pittore pittrice pizzaiolo pm poetessa poliziotta poliziotto portavoce
    portiere portinaia portinaio prefetto preside presidentessa prete primaria primario procuratore produttore
    produttrice professionista professore professoressa progettista promotore promotrice proprietaria proprietario
    provveditore psichiatra psicologa psicologo psicoterapeuta questore ragazza ragazzo rappresentante referente regista
    responsabile restauratore restauratrice rettore rettrice ricercatore ricercatrice rider ristoratore ristoratrice
    sacerdote sarta sarto scienziata scienziato scrittore scrittrice scultore scultrice segretaria segretario senatore
    senatrice sindaca sindacalista sindaco sismologa sismologo soccorritore soccorritrice sociologa sociologo soldato
    sopravvissuta sopravvissuto soprintendente sottosegretaria sottosegretario specialista speleologo sposo storica
    storico studente studentessa studiosa studioso suggeritore suggeritrice suora superstite supplente tabaccaio
    tassista tecnico tenente terzino titolare tornitore traduttore urbanista vedova velista venditore venditrice vescovo
    veterinaria veterinario viaggiatore viaggiatrice vicepremier vicepresidente vicesindaca vicesindaco vigile vignaiola
    vignaiolo virologa virologo viticoltore viticoltrice vittima volontaria volontario
    """
)
