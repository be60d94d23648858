"""How bodies are named in Spanish, Italian, Portuguese and Dutch: by their first word, in Dutch by an end. Tables only."""

from transforms.enrich.lexicon import words

#: First words of bodies, firms and places where people work: Instituto Floresta, Fit Ferrovie.
FIRST = words(
    """
    acciaierie credito tessitura salvamento deportes colônia secretaria gestora corretora consultoria fondo fundo lista
    academia accademia administración agencia agenzia agência agrupación alianza aliança alleanza archivo arquivo asociación
    assembleia assemblea associazione associação audiencia autoridad autoridade autorità ayuntamiento banca banco biblioteca
    casa lojas rede bombeiros brigada caixa caja camera cantiere centro cgil chiesa cisl club clube coalición coletivo
    colectivo colegio colégio collegio comando comisaría comisión comissão comitato comité comitê commissione compagnia
    companhia compañía comune comunidad comunità concello confederación confederação confederazione confindustria congreso
    congresso conseil consejería consejo conselho consiglio consorcio consorzio consórcio consulta cooperativa coordinadora
    corporación corte croce cruz câmara cámara defensoría defensoria defesa delegación departamento deportivo
    diputación atlético atlètic olympique desportivo
    direccion dirección direzione direção ejecutivo ejército embajada embaixada empresa escola escuela exército facultad
    faculdade federación federação federazione ferrovie filarmónica fiscalía fondazione fondo forças frente fuerzas fundación
    fundação galería galleria gobierno governo grupo gruppo guarda guardia guardería hospital iglesia igreja industrias
    inspección inspecção institución instituto istituto junta justicia justiça juventudes laboratorio laboratorios legambiente
    liceo liga lega marina mesa ministero ministerio ministério misión movimento movimiento municipio museo museu observatorio
    observatório oficina operário ordem orden ordine organización organização organizzazione orquesta orquestra ospedale
    osservatorio parlamento partido partito peña plataforma policía politecnico polizia polícia prefeitura prefettura procura
    procuradoria protección protezione proteção provincia questura regione región rete scuola secretaría senado senato
    servicio serviço servizio sindacato sindicato sociedad sociedade società superintendência textiles teatro transportes
    unidad unità unidade nucleo núcleo ufficio sezione sección seção subdirección dipartimento división divisione divisão
    squadra jefatura superintendencia contraloría intendencia gobernación alcaldía capitanía concejalía cabildo assessorato
    cadena canal canale radio rádio televisión televisão televisione emisora emissora emittente diario diário jornal gazzetta
    gaceta gazeta correo correio corriere tele
    tribunal tribunale união unión unione universidad universidade università
    """
)
#: Romance nouns in lower case of firms and bodies, whose name follows them, an adjective between or not: la société Froid Bleu,
#: il gruppo bergamasco Vento Alto, a fintech paulistana Grana Leve. No word that is a job.
BODIES_AHEAD = words(
    """
    bufete conserverie corretora fondo fonds fundo gestora firma consultoria entidad entidade organización organização
    organizzazione organisation collège lycée colegio colégio liceo club clube hôpital ospedale hospital
    aerolínea agence agenzia aseguradora asociación association associazione associação azienda banca banco banque
    bodega cabinet cadena cantina catena cementera cervecera cervejaria chaîne collectif collettivo colosso compagnia
    compagnie companhia compañía confédération consorcio consorzio constructeur constructora construtora consórcio
    cooperativa coopérative discográfica disquera editora editorial eléctrica empresa enseigne entreprise fabricant
    farmacéutica federación federazione federação filial filiale fintech fondation fondazione fundación fundação
    fédération gravadora groupe gruppo hebdomadaire imobiliária impresa incorporadora inmobiliaria institut istituto
    laboratoire magazine marchio marque minera mineradora montadora multinacional multinazionale naviera ong onlus
    operadora opérateur parti partido partito petroleira petrolera piattaforma plataforma plateforme quotidiano
    quotidien rede revista revue rivista seguradora semanario settimanale siderúrgica sindacato sindicato società
    société start-up startup syndicat transportadora varejista
    """
)
#: First words of Dutch bodies.
DUTCH_FIRST = words(
    """
    stichting vereniging gemeente provincie ministerie inspectie universiteit hogeschool raad rechtbank politie partij bond
    vakbond federatie unie hof museum bakkerij vishandel café restaurant hotel winkel bedrijf rederij brouwerij uitgeverij
    waterschap veiligheidsregio koninklijke coöperatie orkest
    """
)
#: Ends of Dutch nouns for bodies: onderzoeksbureau, boerenbond.
DUTCH_ENDS = (
    *("organisatie", "bureau", "fonds", "vereniging", "bedrijf", "partij", "bond", "stichting", "dienst", "inspectie"),
    *("ministerie", "universiteit", "ziekenhuis", "bank", "groep", "commissie", "autoriteit", "maatschappij", "federatie"),
    *("krant", "museum", "coöperatie", "handel", "concern", "kliniek", "college", "instituut", "centrum", "uitgeverij"),
    *("brouwerij", "bakkerij", "raad", "beweging", "comité", "platform", "koepel", "orkest", "agentschap"),
    *("club", "school", "omroep", "vakbond", "fractie"),
)
#: Ends of German nouns for bodies, before their names: Fahrgastverband Pro Gleis, Gewerkschaft NGG.
GERMAN_ENDS = (
    *("gewerkschaft", "partei", "verband", "verein", "organisation", "stiftung", "bank", "firma", "konzern", "gruppe"),
    *("initiative", "agentur", "behörde", "verlag", "klinik", "betreiber", "hersteller", "anbieter", "bündnis", "vertretung"),
    *("kanzlei", "hochschule", "universität", "unternehmen", "netzwerk"),
    *("genossenschaft", "gesellschaft", "institut", "fraktion", "brauerei", "reederei", "airline", "versicherung"),
)
#: Ends of Dutch words with a capital that are neither a person nor a body: laws, streets, fields.
DUTCH_THINGS = (
    *("richtlijn", "wet", "verdrag", "akkoord", "rapport", "straat", "laan", "plein", "weg", "kade", "brug", "zorg", "plan"),
    *("zaal", "hal", "toren", "kerk", "theater", "stadion", "station", "festival"),
    *("beleid", "zaken", "parlement", "regeling", "besluit", "dijk", "polder", "markt", "gracht", "park", "haven"),
)
#: People by their nation or town, which Dutch writes with a capital.
DUTCH_PEOPLE = words(
    """
    nederlander nederlandse belg belgische vlaming vlaamse waal fries friezin duitser duitse fransman franse brit britse
    engelsman amerikaan amerikaanse turk turkse marokkaan marokkaanse syriër syrische oekraïner oekraïense rus russin
    russische pool poolse roemeen roemeense bulgaar spanjaard spaanse italiaan italiaanse portugees portugese griek griekse
    afghaan afghaanse iraniër iraanse irakees iraakse somaliër somalische eritreeër eritrese ethiopiër chinees chinese
    kroaat kroatische serviër servische sloveen sloveense slowaak slowaakse tsjech tsjechische hongaar hongaarse
    oostenrijkse fin finse ijslander ijslandse est let litouwer schotse argentijn argentijnse colombiaan colombiaanse chileen
    chileense uruguayaan keniaanse oegandees senegalees ivoriaan kameroener algerijnse tunesische egyptische israëlische
    friezin belgische luxemburger kosovaar albanees albanese georgiër georgische armeniër armeense
    surinamer surinaamse antilliaan antilliaanse indonesiër indonesische deen deense zweed zweedse noor noorse zwitser
    zwitserse oostenrijker ier ierse schot canadees canadese australiër braziliaan braziliaanse mexicaan israëliër palestijn
    palestijnse libanees egyptenaar algerijn tunesiër keniaan ghanees nigeriaan congolees rwandees zuid-afrikaan pakistaan
    pakistaanse indiër japanner japanse koreaan limburger brabander zeeuw groninger drent
    """
)
#: Languages with words for bodies in this table.
BODY_LANGUAGES = ("es", "it", "pt", "nl", "de")
#: Ends of Dutch nouns of people by what they do: Darter, Kwalificant.
DUTCH_AGENTS = ("er", "ant", "ent", "ist", "iste", "eur", "euse", "iet", "aar", "ster", "loog", "graaf", "loge")
DUTCH_CITIZENS = ("dammer", "naar", "enaar", "ïer", "iër")
#: Ends of Dutch adjectives of nations and the like.
DUTCH_ADJECTIVES = ("ische", "landse", "pese", "lijke", "aamse", "aanse", "itse", "erse", "ense", "ïsche", "nale", "se")
#: Last words of bodies that bear somebody's name: Jan Smit Centrum.
DUTCH_NAMESAKES = words("centrum instituut fonds museum stichting college ziekenhuis lyceum school prijs huis kliniek")
#: Articles before the name of a club or a firm; people who are called De Smit have a first name the first time.
DUTCH_ARTICLES = words("de het")


def is_dutch_citizen(noun: str) -> bool:
    """Whether a Dutch noun calls somebody by a nation or a town: Engelsman, Rotterdammer."""
    return noun[:1].isupper() and (noun.lower() in DUTCH_PEOPLE or noun.lower().endswith(DUTCH_CITIZENS))


def names_body(first: str, last: str, language: str) -> bool:
    """Whether a name of several words, of which the first and the last are given in lower case, is one of a body."""
    if language == "nl":
        if last.endswith(DUTCH_THINGS):
            return False
        return first in DUTCH_FIRST or first.endswith(DUTCH_ENDS) or last.endswith(DUTCH_ENDS)
    if language == "de":
        return first.endswith(GERMAN_ENDS)
    return language in BODY_LANGUAGES and first in FIRST
