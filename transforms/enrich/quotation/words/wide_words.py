"""Romance nouns that tell a kind of work and not which one: whoever runs an authority is `el funcionario`, whoever heals is
`o médico`. A table only."""

from transforms.enrich.lexicon import words

_AUTHORITIES = words(
    """
    director directora secretario secretaria subsecretario subsecretaria ministro ministra viceministro viceministra alcalde
    alcaldesa gobernador gobernadora intendente intendenta comisionado comisionada titular coordinador coordinadora delegado
    delegada subdelegado subdelegada superintendente procurador procuradora comisario comisaria regidor regidora síndico
    secretário secretária subsecretário subsecretária diretor diretora prefeito prefeita governador governadora
    coordenador coordenadora delegado delegada superintendente comissário comissária
    """
)
_GOVERNING = words(
    """
    presidente presidenta ministro ministra primer gobernador gobernadora alcalde alcaldesa secretário secretária governador
    governadora prefeito prefeita primeiro-ministro primeira-ministra premier governatore governatrice
    """
)
_HEADS = words(
    """
    presidente presidenta director directora secretario secretaria coordinador coordinadora jefe jefa diretor diretora
    secretário secretária coordenador coordenadora chefe presidente direttore direttrice segretario segretaria coordinatore
    coordinatrice capo président présidente directeur directrice secrétaire coordinateur coordinatrice chef cheffe
    """
)
_MEDICAL = words(
    """
    cirujano cirujana pediatra epidemiólogo epidemióloga infectólogo infectóloga virólogo viróloga cardiólogo cardióloga
    oncólogo oncóloga neurólogo neuróloga psiquiatra anestesista ginecólogo ginecóloga dermatólogo dermatóloga geriatra
    intensivista neumólogo neumóloga traumatólogo traumatóloga internista
    cirurgião cirurgiã epidemiologista infectologista infecciologista virologista cardiologista oncologista neurologista
    pneumologista ginecologista dermatologista ortopedista
    chirurgo chirurga epidemiologo epidemiologa infettivologo infettivologa virologo virologa cardiologo cardiologa oncologo
    oncologa neurologo neurologa psichiatra ginecologo ginecologa dermatologo dermatologa pneumologo pneumologa primario
    primaria
    chirurgien chirurgienne pédiatre épidémiologiste infectiologue virologue cardiologue oncologue neurologue psychiatre
    anesthésiste gynécologue dermatologue gériatre pneumologue urgentiste généraliste
    """
)
_MILITARY = words(
    """
    coronel general comandante capitán teniente mayor almirante capitão tenente major sargento colonnello generale capitano
    tenente maresciallo maggiore colonel général commandant capitaine lieutenant amiral adjudant
    """
)
_CLERGY = words(
    "cura párroco obispo arzobispo cardenal padre parroco vescovo arcivescovo cardinale bispo arcebispo cardeal curé évêque"
)

_WIDE = {
    noun: offices
    for nouns, offices in (
        ("funcionario funcionaria funcionário funcionária", _AUTHORITIES),
        ("gobernante governante mandatario mandataria mandatário mandatária", _GOVERNING),
        ("responsable responsabile responsável dirigente dirigeant dirigeante", _HEADS),
        ("médico médica medico medica médecin doctor doctora doutor doutora dottore dottoressa docteur facultativo", _MEDICAL),
        ("especialista specialista spécialiste", _MEDICAL),
        ("militar militare militaire oficial ufficiale officier uniformado", _MILITARY),
        ("religioso religieux sacerdote prelado prelato prélat prêtre", _CLERGY),
    )
    for noun in nouns.split()
}


def is_wide(noun: str) -> bool:
    return noun in _WIDE


def is_wider(noun: str, roles: frozenset[str]) -> bool:
    """Whether a noun tells the kind of work of somebody with one of these offices."""
    return not _WIDE.get(noun, frozenset()).isdisjoint(roles)
