"""Offices, jobs and parts that people have in news, in Spanish, Italian, Portuguese and Dutch. Tables only, lower case."""

from transforms.enrich.lexicon import words

SPANISH_OFFICES = words(
    """
    accionista activista acusada acusado acusador acusadora administrador administradora afectada afectado agricultor
    agricultora alpinista ambientalista analista anestesista animador antropóloga antropólogo apicultor apoderado arqueóloga
    arqueólogo asambleísta asesor asesora asistente astrónoma astrónomo atleta autor autora bailaor bailaora bailarina
    bailarín barrendero bibliotecaria bibliotecario bombera bombero cabecilla camarera camarero camionero campeona campeón
    candidato cantaor cantaora capataz catedrática catedrático celador ciclista cineasta cirujana cirujano cocinera cocinero
    comandante comerciante comisaria comisario comisionada comisionado compañera compañero congresista conserje constructor
    coordinador coordinadora corredor corredora criador cuidador cuidadora decana decano defensor defensora delegada delegado
    demandante denunciante dependiente deportista detenida detenido dirigente diseñador diseñadora docente dueña dueño
    ebanista ecologista ecóloga ecólogo edil educador educadora ejecutiva ejecutivo embajador embajadora empleada empleado
    empresaria empresario encargada encargado entomólogo enóloga enólogo epidemióloga epidemiólogo estibador estudiante
    exalcalde exalcaldesa exdirector exdirectora exfiscal exjuez exjugador exministra exministro expresidenta expresidente
    feriante filósofa filósofo flamencóloga flamencólogo florista futbolista galerista ganadera ganadero guardameta guionista
    hostelero hotelero humorista ilustradora imputada imputado infectóloga infectólogo inquilina inquilino inspectora
    intendente interventor interventora investigado jardinero jornalera jornalero jubilada jubilado jugador jugadora jurista
    labrador legislador legisladora librera librero lideresa limpiadora locutor locutora maestra maestro magistrada magistrado
    manifestante maquinista marinero mariscadora matrona mecánico mediador mediadora mediocampista mediocentro meteoróloga
    meteorólogo modista monja monseñor montañero mánager músico naturalista novelista nutricionista obrera obrero oceanógrafo
    opositor opositora organizador organizadora paleontólogo panelista parlamentaria parlamentario pastor pastora patrona
    patrón pediatra peluquera peluquero perito pescadero pintor pintora policía politóloga portera preparador primatólogo
    procesada procesado procurador procuradora productor productora profesional programador promotor promotora propietaria
    propietario psiquiatra querellante recluso rector rectora redactor redactora refugiada refugiado regatista regidor
    regidora rehén repartidor repartidora restaurador restauradora sanitaria sanitario sargento seleccionador seleccionadora
    sindicalista sismóloga sismólogo soldado subdirector subdirectora subsecretario superviviente tendera tendero teniente
    terapeuta tesorera tesorero testigo torero trabajador trabajadora transportista tripulante técnica técnico urbanista
    usuaria usuario vendedor vendedora veterinaria veterinario vicealcalde vicealcaldesa viceministro vicepresidenta vigilante
    viróloga virólogo viticultor viticultora voluntaria voluntario víctima zaguero zoólogo
    """
)
ITALIAN_OFFICES = words(
    """
    cittadino cittadina
    agricoltore agricoltrice agronomo albergatore albergatrice allevatore allevatrice alpinista ambientalista amministratore
    amministratrice analista anestesista antropologa antropologo apicoltore archeologa archeologo architetta architetto
    arcivescovo artigiana artigiano assessora assessore assistente astrofisica astronauta atleta attaccante autista autore
    autrice bagnino barista bibliotecaria bibliotecario biologa biologo bracciante calciatore calciatrice cameriera cameriere
    candidato cantautore cantautrice capitana capogruppo caposquadra capotreno carabiniere cardinale cardiologo centrocampista
    chirurga chirurgo climatologa climatologo collega colonnella comandante commerciante commissaria commissario compagna
    compagno conducente consigliera coordinatore coordinatrice corridore critico cuoca cuoco curatore curatrice custode
    deputato difensora difensore dipendente dirigente disegnatore docente dottoressa ecologo economista editore editrice
    enologo epidemiologa epidemiologo esercente ex-sindaco farmacista filosofa filosofo fisioterapista fornaio fotografa
    fotografo gallerista generale geologa geologo gestore gestrice giocatore giocatrice giornalaio giurista guardalinee guida
    idrologo immunologa immunologo impiegata impiegato imputata imputato indagata indagato infermiera infermiere infettivologa
    infettivologo ingegnera ingegnere inquilina inquilino insegnante inviata inviato ispettore ispettrice libraia libraio
    linguista maestra maestro magistrato manifestante maresciallo marinaio medica metalmeccanica metalmeccanico meteorologa
    meteorologo mister musicista musicologo negoziante notaio nutrizionista oncologo operaia operaio operatore operatrice
    orafo organizzatore organizzatrice orologiaio ostetrica panettiera panettiere parroco parrucchiera parrucchiere passeggera
    passeggero pasticcere pastore pediatra pendolare pensionata pensionato perito pescatrice piazzaiolo pittore pittrice
    pizzaiolo pm poetessa poliziotta poliziotto preside presidentessa prete primaria primario produttore produttrice
    professionista progettista promotore promotrice proprietaria proprietario provveditore psichiatra psicologa psicoterapeuta
    questore ragazza ragazzo rappresentante referente regista responsabile restauratore restauratrice rettore rettrice rider
    ristoratore ristoratrice sacerdote sarta sarto scienziata scienziato scultore scultrice segretaria segretario sindacalista
    sismologa sismologo soccorritore soccorritrice soldato sopravvissuta sopravvissuto soprintendente sottosegretaria
    sottosegretario specialista speleologo sposo storica storico studente studentessa studiosa studioso suora superstite
    supplente tabaccaio tassista tenente terzino titolare tornitore urbanista vedova velista venditore venditrice veterinaria
    veterinario viaggiatore viaggiatrice vicepremier vicepresidente vicesindaca vicesindaco vigile vignaiola vignaiolo
    virologa virologo viticoltore viticoltrice vittima volontaria volontario
    """
)
PORTUGUESE_OFFICES = words(
    """
    acionista advogado-geral agricultor agricultora agrónomo agrônomo aluna aluno ambientalista analista antropóloga
    antropólogo apicultor aposentada aposentado arcebispo armador arqueóloga arqueólogo arquitecto arquiteta arquiteto artesã
    artesão assessor assessora assistente astrónomo astrônomo atacante atleta autarca autor autora avançado babá bailarina
    bailarino barbeiro bastonária bastonário bibliotecária bibliotecário bombeira bombeiro cabeleireira cabeleireiro
    caminhoneiro camionista candidato cantor capitã capitão cardeal cardiologista carpinteiro carteiro catador catadora
    catedrático chanceler ciclista cineasta cirurgiã cirurgião climatologista climatólogo coletora comandante comendador
    comerciante comissária comissário condutor condutora conselheira conselheiro coordenador coordenadora coronel corretor
    corretora costureira cozinheira cozinheiro cuidador cuidadora curador curadora defensor defensora denunciante
    deputado-relator desembargador desembargadora despachante diarista dirigente docente dona dono ecologista ecóloga ecólogo
    editor editora educador educadora embaixador embaixadora empreendedor empreendedora empregada empregado empresária
    empresário encarregado encenador encenadora enfermeira enfermeira-chefe enfermeiro engenheira engenheiro ensaísta
    entregador epidemiologista escultor escultora especialista estivador estudante ex-ministra ex-ministro ex-prefeito
    ex-presidente executiva executivo farmacêutica farmacêutico faxineira feirante ferroviário filósofa filósofo funcionária
    funcionário fundador fundadora gari gestor gestora goleira goleiro governador governadora guarda-redes guitarrista
    hidrólogo historiador historiadora hoteleiro humorista indígena infectologista inspetor inspetora instrutor investigador
    investigadora jardineiro jogador jogadora jurista juíza lavrador lavradora legislador liderança livreira livreiro locutor
    líder maestro magistrada magistrado manifestante maquinista marceneiro mergulhador meteorologista meteoróloga meteorólogo
    moleiro morador moradora motorista munícipe musicista músico nadador nadadora negociador negociadora nutricionista
    oceanógrafo operador operadora operária operário organizador organizadora ouvidor ouvidora padeira padeiro pajé
    paleontólogo palestrante passageira passageiro pastor pastora pediatra pedreiro pescadora pintor pintora politólogo
    presidenta primeira-ministra primeiro-ministro produtor produtora programador promotora proprietária proprietário provedor
    provedora psiquiatra quilombola rabino rainha realizador realizadora recepcionista reformada reformado refugiada refugiado
    reitor reitora relator relatora repórter restaurador reverendo sargento secretária secretário seleccionador selecionador
    senador senadora sertanejo sindicalista sismólogo sobrevivente soldado subsecretária subsecretário superintendente
    supervisor supervisora surfista sócia sócio taxista tenente tesoureira tesoureiro testemunha trabalhador trabalhadora
    tradutora treinador-adjunto urbanista usuária usuário utente vendedor vendedora veterinária veterinário vice-prefeito
    vice-presidente virologista visitante viticultor vizinha vizinho viúva viúvo voluntária voluntário vítima zagueiro zelador
    zeladora zoólogo
    """
)
DUTCH_OFFICES = words(
    """
    aanklager aannemer aanvaller aanvoerder aanvoerster actievoerder actievoerster activist activiste advocate ambassadeur
    ambtenaar analist analiste apotheker archeoloog architect astronoom atleet atlete auteur bakker beheerder belegger
    bestuurder bezoeker bioloog bisschop boekhandelaar boer boerin brandweerman buitenspeler burgemeester buschauffeur
    cabaretier chauffeur chirurg commandant commissaris conciërge conducteur coördinator curator danser danseres decaan
    demonstrant deskundige dichter directrice docent docente doelman doelvrouw dokter dominee econome eigenares fietser
    fotograaf fotografe fractieleider functionaris gastheer gedeputeerde generaal geograaf gerechtsdeurwaarder getuige gids
    gouverneur griffier handelaar historica historicus huisarts huurder imker ingenieur initiatiefneemster initiatiefnemer
    inspecteur inwoner jager jurist juriste kabinetschef kampioen kanselier kapitein kapper kapster kardinaal keeper klant
    klokkenluider kok kolonel korpschef kunstenaar kunstenares landbouwer leerkracht leerling legerleider leidster loodgieter
    loods machinist makelaar marktkoopman medewerker medewerkster melkveehouder middenvelder monteur museumdirecteur muzikant
    muzikante notaris omwonende onderhandelaar ondernemer ondernemster onderwijzer onderwijzeres oppositieleider oprichter
    oprichtster organisator organisatrice oud-burgemeester oud-minister ouder partijleider partijvoorzitter passagier pastoor
    patholoog piloot politicus portier predikant presentatrice prins prinses producent projectleider psychiater psychologe
    psycholoog raadsman raadsvrouw rechercheur rector redacteur redactrice reder regisseur regisseuse reiziger renner
    schaatser schaatsster scheidsrechter schepen schilder schipper scholier schooldirecteur slachtoffer slager socioloog
    speelster speler spits stagiair student studente taxichauffeur technicus teler terreinbeheerder toezichthouder topman
    topvrouw trainster treinmachinist uitbaatster uitbater uitgever vakbondsman vakbondsvrouw veehouder verdachte verdediger
    verkoopster verkoper verloskundige verpleegkundige verpleegster verzorgende veteraan vicepremier viroloog visser
    vluchteling voogd voorganger voorman voorzitster vrijwilliger vrijwilligster waarnemer weduwe wetenschapster wielrenner
    wielrenster wijkagent winkeleigenaar zaakvoerder zaakvoerster zanger zangeres ziekenhuisdirecteur zwemmer zwemster
    """
)
OFFICES = SPANISH_OFFICES | ITALIAN_OFFICES | PORTUGUESE_OFFICES | DUTCH_OFFICES

#: Ends of Dutch offices, which are compounds: bestuursvoorzitter, oppositieleider.
DUTCH_ENDS = (
    *(
        "minister",
        "leider",
        "leidster",
        "voorzitter",
        "voorzitster",
        "woordvoerder",
        "woordvoerster",
        "directeur",
        "hoogleraar",
    ),
    *("advocaat", "trainer", "bondscoach", "wethouder", "secretaris", "kamerlid", "raadslid", "bestuurslid", "parlementslid"),
    *("onderzoeker", "onderzoekster", "econoom", "schrijver", "schrijfster", "eigenaar", "bewoner", "bewoonster", "officier"),
    *(
        "burgemeester",
        "commissaris",
        "oloog",
        "ologe",
        "deskundige",
        "kundige",
        "houder",
        "houdster",
        "boer",
        "boerin",
        "kweker",
    ),
    *("bakker", "winkelier", "ondernemer", "onderneemster", "uitbater", "beheerder", "bestuurder", "ambassadeur", "commandant"),
    *("rechercheur", "aanklager", "leraar", "lerares", "docent", "docente", "vrijwilliger", "wetenschapper", "analist"),
    *("journalist", "verslaggever", "redacteur", "kunstenaar", "chauffeur", "machinist", "verdediger", "aanvaller", "kampioen"),
    *("speler", "speelster", "oprichter", "nemer", "activist", "makelaar", "topman", "topvrouw", "medewerker", "medewerkster"),
    *("ambtenaar", "adviseur", "coördinator", "bestuurslid", "vakbondsman", "meester", "specialist", "korpschef", "trekker"),
)
#: Ends of Romance jobs: oncólogo, infettivologa, epidemiologista.
ROMANCE_ENDS = ("ólogo", "óloga", "ologo", "ologa", "ologista", "iatra", "ógrafo", "ógrafa", "ografo", "ografa")
