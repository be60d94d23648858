"""Nouns by which Romance languages call one person: the mayor is `la sindaca` and then `la prima cittadina`, the
trainer `il tecnico` and then `l'allenatore`. A table only; a noun may stand in several groups."""

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.words.wide_words import is_wide, is_wider

_GROUPS = tuple(
    words(group)
    for group in (
        "maire mairesse édile élu élue bourgmestre échevin échevine",
        "entraîneur entraîneuse coach technicien technicienne sélectionneur sélectionneuse manager",
        """
        joueur joueuse footballeur footballeuse pilier attaquant attaquante défenseur défenseuse gardien gardienne portier
        milieu ailier ailière capitaine buteur buteuse international internationale
        """,
        "avocat avocate conseil défenseur pénaliste bâtonnier bâtonnière",
        "procureur procureure magistrat magistrate parquetier",
        "député députée parlementaire élu élue sénateur sénatrice",
        "chercheur chercheuse scientifique professeur professeure spécialiste expert experte économiste universitaire",
        "écrivain écrivaine auteur autrice romancier romancière",
        "réalisateur réalisatrice cinéaste metteur",
        "chanteur chanteuse musicien musicienne artiste compositeur compositrice",
        "patron patronne directeur directrice dirigeant dirigeante pdg président présidente",
        "médecin docteur docteure praticien praticienne chirurgien chirurgienne légiste",
        "agriculteur agricultrice éleveur éleveuse paysan paysanne exploitant exploitante",
        "lieutenant capitaine commandant commandante colonel officier gradé",
        """
        sindaco sindaca cittadino cittadina alcalde alcaldesa regidor regidora edil autarca prefeito prefeita
        presidente edile
        """,
        """
        tecnico allenatore allenatrice mister ct coach entrenador entrenadora técnico técnica seleccionador
        seleccionadora míster preparador treinador treinadora dt timonel estratega adiestrador adiestradora selezionatore
        """,
        """
        giocatore giocatrice calciatore calciatrice capitano capitana centrocampista attaccante difensore portiere
        terzino jugador jugadora futbolista capitán central delantero delantera defensa portero portera mediocampista
        jogador jogadora capitão capitã atacante avançado avançada defesa guarda-redes goleiro goleira médio zagueiro
        atleta campione campionessa campeón campeona campeão campeã volante goleador goleadora zaguero zaguera lateral extremo
        central mediapunta golero guardameta guardavallas arquero arquera bomber centravanti trequartista fantasista mediano
        mediocentro esterno punta pivot pívot
        """,
        """
        avvocato avvocata avvocatessa legale difensore penalista abogado abogada letrado letrada defensor defensora
        advogado advogada causídico
        """,
        """
        pm procuratore procuratrice magistrato magistrata fiscal magistrado magistrada procurador procuradora promotor
        promotora
        """,
        "giudice magistrato magistrata juez jueza magistrado magistrada juiz juíza gip",
        """
        deputato deputata parlamentare onorevole esponente diputado diputada parlamentario parlamentaria legislador
        legisladora deputado deputada parlamentar politico politica político
        """,
        """
        senatore senatrice parlamentare esponente senador senadora parlamentario parlamentaria legislador legisladora
        parlamentar politico politica político
        """,
        """
        consigliere consigliera capogruppo esponente concejal concejala edil vereador vereadora político politico
        politica
        """,
        """
        ministro ministra governante titolare titular vicepremier premier primo-ministro viceministro sottosegretario
        sottosegretaria
        """,
        """
        gobernador gobernadora governador governadora governatore presidente mandatario mandataria mandatário
        mandatária
        """,
        """
        segretario segretaria sindacalista leader secretario secretaria sindicalista líder dirigente secretário
        secretária politico político
        """,
        """
        ricercatore ricercatrice scienziato scienziata studioso studiosa professore professoressa docente esperto
        esperta specialista investigador investigadora científico científica académico académica profesor profesora
        especialista experto experta catedrático catedrática pesquisador pesquisadora cientista acadêmico acadêmica
        professor professora docente coordinatore coordinatrice coordinador coordinadora coordenador coordenadora
        """,
        """
        scrittore scrittrice autore autrice romanziere romanziera giornalista poeta poetessa saggista escritor
        escritora autor autora novelista poetisa ensayista dramaturgo dramaturga romancista ensaísta jornalista
        periodista cronista
        """,
        """
        cantante cantautore cantautrice musicista artista músico cantor cantora compositor compositora compositore
        sambista pianista violinista chitarrista direttore pintor pintora pittore pittrice fotografo fotografa
        fotógrafo fotógrafa escultor escultora
        """,
        """
        attore attrice regista artista actor actriz director directora cineasta ator atriz diretor diretora realizador
        realizadora
        """,
        """
        imprenditore imprenditrice titolare fondatore fondatrice amministratore amministratrice manager dirigente
        proprietario proprietaria empresario empresaria fundador fundadora ejecutivo ejecutiva directivo directiva
        empresário empresária gestor gestora executivo executiva proprietário proprietária dueño dueña dono dona
        gerente gerenta propietario propietaria
        """,
        """
        direttore direttrice responsabile preside rettore rettrice dirigente manager director directora responsable gerente
        gerenta diretor diretora responsável reitor reitora rector rectora
        """,
        """
        medico medica dottore dottoressa primario primaria chirurgo chirurga médico médica doctor doctora cirujano
        cirujana clínico galeno facultativo facultativa sanitario sanitaria
        """,
        """
        parroco prete sacerdote vescovo prelato cura párroco obispo padre bispo prelado arcivescovo cardinale
        religiosa monja superiora
        """,
        """
        maestro maestra insegnante professore professoressa docente profesor profesora professor professora preside
        """,
        """
        comandante colonnello ufficiale comisario comisaria delegado delegada commissario commissaria oficial
        investigador
        """,
        """
        agricoltore agricoltrice allevatore allevatrice contadino contadina ganadero ganadera agricultor agricultora
        criador criadora
        """,
        """
        pensionato pensionata anziano anziana jubilado jubilada anciano anciana aposentado aposentada reformado
        reformada idoso idosa
        """,
    )
)
#: Ends of those who know a science: biologo, etnomusicóloga.
_SCIENTISTS = (
    *("logo", "loga", "nomo", "noma", "grafo", "grafa"),
    *("fisico", "fisica", "físico", "física", "historiador", "historiadora"),
)
_SCIENCE = "docente"
#: People who are called by age or sex and no office.
PEOPLE = words(
    """
    joven jovem giovane ragazzo ragazza anziano anziana idoso idosa chico chica rapaz rapariga señor señora signore signora
    senhor senhora menino menina garoto garota moço moça
    """
)


#: Offices of which nobody holds two at once, in languages that the groups leave out.
_APART = tuple(
    words(group)
    for group in (
        "mayor maire bourgmestre bürgermeister bürgermeisterin burgemeester",
        "senator senatorin sénateur sénatrice",
        "minister ministre ministerin",
        "judge juge richter richterin rechter",
        "prosecutor procureur procureure staatsanwalt staatsanwältin officier",
        "lawyer attorney avocat avocate anwalt anwältin rechtsanwalt rechtsanwältin advocaat advocate",
        "doctor médecin arzt ärztin arts",
        "governor gouverneur gouverneurin landrat landrätin préfet préfète",
        "coach trainer trainerin entraîneur entraîneuse",
        "goalkeeper gardien torhüter torhüterin torwart doelman keeper",
        "priest bishop prêtre évêque pfarrer pfarrerin bischof pastoor bisschop",
        "teacher enseignant enseignante lehrer lehrerin leraar lerares",
        "president präsident präsidentin président présidente",
    )
)


def contradicts(noun: str, roles: frozenset[str]) -> bool:
    """Whether somebody with these offices is never called so: a deputado is no senador. A noun of several groups, as dirigente
    is, may mean many."""
    groups = [group for group in _GROUPS if noun in group]
    if is_wider(noun, roles):
        return False
    held = any(role in group for group in _GROUPS for role in roles)
    if held and is_wide(noun):
        return True  # no abogado is el funcionario
    if len(groups) == 1 and held and groups[0].isdisjoint(roles):
        return True
    return is_apart(noun, roles)


def is_apart(noun: str, roles: frozenset[str]) -> bool:
    """Whether somebody with these offices holds one that nobody has beside the one called so: no maire is a président."""
    own = next((group for group in _APART if noun in group), None)
    return own is not None and own.isdisjoint(roles) and any(role in group for group in _APART for role in roles)


def alike(noun: str, roles: frozenset[str]) -> bool:
    """Whether somebody of one of these offices may be called so."""
    if is_wider(noun, roles):
        return True
    science = noun.endswith(_SCIENTISTS)
    for group in _GROUPS:
        if noun in group or (science and _SCIENCE in group):
            if not group.isdisjoint(roles):
                return True
            if _SCIENCE in group and any(role.endswith(_SCIENTISTS) for role in roles):
                return True
    return False
