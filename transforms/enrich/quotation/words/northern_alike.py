"""Nouns by which German and Dutch call one person: the minister is `die Ministerin` and then `die Politikerin`, the mayor `de
burgemeester` and then `de burgervader`. Tables only.

Each group has the nouns that may stand for the person, and the ends of the offices whose holders they may mean.
"""

from functools import lru_cache
from typing import NamedTuple

from transforms.enrich.lexicon import words

_MIN_END = 6  # letters of a noun at the end of a compound
_COMMON_END = 7  # letters in which two compounds with the same office end


class _Group(NamedTuple):
    nouns: frozenset[str]
    offices: tuple[str, ...]


def _german(nouns: str, offices: str) -> _Group:
    """A group; women's nouns in -in are added."""
    called = {form for noun in words(nouns) for form in (noun, _woman(noun))}
    held = {form for office in words(offices) for form in (office, _woman(office))}
    return _Group(frozenset(called), tuple(held | called))


def _woman(noun: str) -> str:
    return (noun[:-1] if noun.endswith("e") else noun) + "in"


def _dutch(nouns: str, offices: str) -> _Group:
    return _Group(words(nouns), tuple(words(offices) | words(nouns)))


_GERMAN = (
    _german(
        """
        politiker christdemokrat sozialdemokrat liberale grüne linke mandatar parlamentarier abgeordnete abgeordneter
        volksvertreter ressortchef magistrat amtsinhaber kommunalpolitiker sozialist
        """,
        """
        minister abgeordneten bürgermeister landrat landrätin senator kanzler stadtrat stadträtin dezernent fraktionschef
        fraktionsvorsitzende fraktionsvorsitzender parteichef parteivorsitzende parteivorsitzender landesrat landesrätin
        nationalrat nationalrätin ständerat ständerätin bundesrat bundesrätin regierungsrat regierungsrätin staatssekretär
        ministerpräsident kandidat obmann obfrau gemeinderat gemeinderätin generalsekretär landeschef landesvorsitzende
        landesvorsitzender
        """,
    ),
    _german(
        """
        bürgermeister rathauschef stadtoberhaupt gemeindechef ortschef dorfchef stadtchef verwaltungschef stadtpräsident
        gemeindepräsident schultheiß oberbürgermeister
        """,
        "ortsvorsteher",
    ),
    _german("landrat landrätin kreischef", "landrat landrätin"),
    _german("regierungschef landeschef", "ministerpräsident kanzler premier premierminister landeshauptmann landeshauptfrau"),
    _german(
        """
        stürmer angreifer torschütze torjäger spieler profi kapitän spielführer nationalspieler mittelstürmer mittelfeldspieler
        mittelfeldmann abwehrspieler abwehrchef innenverteidiger außenverteidiger routinier goalgetter matchwinner kicker
        torhüter torwart keeper schlussmann flügelspieler fußballer handballer offensivspieler neuzugang torfrau sportler
        """,
        "torschütze spieler profi",
    ),
    _german(
        "trainer coach übungsleiter fußballlehrer chefcoach chefanweiser bundestrainer cheftrainer teamchef",
        "trainer coach teamchef",
    ),
    _german(
        """
        ceo boss unternehmer manager konzernchef firmenchef vorstandschef unternehmenschef geschäftsführer chef inhaber gründer
        eigentümer betreiber besitzer firmengründer topmanager geschäftsmann geschäftsfrau vorstand hausherr
        """,
        "vorstandsvorsitzende vorstandsvorsitzender ceo chef geschäftsführer inhaber gründer betreiber unternehmer",
    ),
    _german(
        """
        forscher wissenschaftler wissenschafter experte professor fachmann fachfrau gelehrte gelehrter studienleiter
        studienautor akademiker
        """,
        """
        ologe ologin physiker chemiker historiker ökonom geograf mathematiker informatiker astronom virologe linguist
        forscher wissenschaftler professor dozent experte botaniker ingenieur agoge agogin jurist studienleiter
        """,
    ),
    _german("anwalt anwältin jurist verteidiger rechtsanwalt rechtsanwältin rechtsbeistand advokat", "anwalt anwältin"),
    _german("jurist vorsitzende vorsitzender", "richter"),
    _german("ankläger jurist staatsanwalt staatsanwältin chefankläger", "staatsanwalt staatsanwältin"),
    _german(
        "pfarrer geistliche geistlicher pastor seelsorger theologe bischof kirchenmann oberhirte priester gottesmann",
        "pfarrer pastor bischof dekan kaplan priester pfarrvikar propst kardinal prälat abt superintendent",
    ),
    _german(
        "musiker künstler sänger pianist komponist geiger liedermacher rapper solist popstar",
        "musiker sänger pianist komponist geiger rapper dirigent cellist gitarrist schlagzeuger organist bassist",
    ),
    _german("schauspieler darsteller mime künstler star", "schauspieler darsteller"),
    _german("regisseur filmemacher künstler theatermacher", "regisseur filmemacher intendant"),
    _german(
        "autor schriftsteller dichter literat romancier publizist buchautor verfasser erzähler lyriker",
        "autor schriftsteller dichter lyriker romancier",
    ),
    _german("künstler maler bildhauer fotograf", "maler bildhauer künstler fotograf zeichner"),
    _german(
        "arzt ärztin mediziner chirurg doktor chefarzt chefärztin klinikchef",
        "arzt ärztin chirurg mediziner klinikchef kardiologe onkologe virologe neurologe",
    ),
    _german(
        "beamte beamter polizist ermittler kommissar polizeichef fahnder ordnungshüter",
        "kommissar inspektor polizist polizeichef polizeisprecher ermittler polizeipräsident",
    ),
    _german("gewerkschafter arbeitnehmervertreter betriebsratschef", "betriebsratschef betriebsrat gewerkschafter"),
    _german("landwirt bauer bäuerin züchter viehhalter agrarier", "landwirt bauer bäuerin winzer züchter"),
    _german("lehrer pädagoge schulleiter direktor rektor schulchef", "lehrer schulleiter direktor rektor pädagoge"),
    _german("angeklagte angeklagter beschuldigte beschuldigter", "angeklagte angeklagter beschuldigte beschuldigter"),
    _german(
        "sportler athlet olympiasieger leichtathlet",
        "schwimmer läufer springer turner athlet radprofi tennisspieler judoka ruderer",
    ),
    _german(
        "handwerker unternehmer handwerksmeister meister", "bäckermeister friseurmeister dachdeckermeister tischlermeister"
    ),
    _german("rentner pensionist pensionär senior ruheständler", "rentner pensionist pensionär"),
    _german("gastronom wirt gastwirt küchenchef koch köchin", "wirt gastronom koch köchin küchenchef hotelier"),
)
_DUTCH = (
    _dutch(
        """
        politicus politica bestuurder bewindsman bewindsvrouw bewindspersoon bewindsvoerder parlementariër
        volksvertegenwoordiger liberaal socialist sociaaldemocraat christendemocraat
        """,
        """
        minister staatssecretaris wethouder gedeputeerde schepen burgemeester kamerlid raadslid statenlid fractievoorzitter
        fractieleider partijleider lijsttrekker premier commissaris oppositieleider partijvoorzitter
        """,
    ),
    _dutch("burgemeester burgervader burgermoeder", "burgemeester"),
    _dutch("kamerlid parlementariër volksvertegenwoordiger raadslid", "kamerlid raadslid parlementslid statenlid"),
    _dutch("regeringsleider minister-president", "premier minister-president"),
    _dutch(
        """
        aanvaller spits middenvelder verdediger keeper doelman doelvrouw voetballer voetbalster speler speelster international
        aanvoerder aanvoerster captain buitenspeler matchwinnaar sluitpost linksback rechtsback
        """,
        "speler speelster spits keeper doelman aanvaller aanvoerder aanvoerster verdediger middenvelder",
    ),
    _dutch("trainer coach oefenmeester keuzeheer bondscoach hoofdtrainer", "trainer coach trainster"),
    _dutch(
        """
        ondernemer onderneemster directeur directrice topman topvrouw baas zakenman zakenvrouw eigenaar eigenares oprichter
        oprichtster uitbater uitbaatster zaakvoerder zaakvoerster bestuursvoorzitter ceo
        """,
        """
        directeur directrice topman topvrouw ceo bestuursvoorzitter eigenaar eigenares ondernemer oprichter uitbater
        uitbaatster zaakvoerder
        """,
    ),
    _dutch(
        "onderzoeker onderzoekster wetenschapper wetenschapster hoogleraar deskundige expert professor promovendus promovenda",
        "oloog ologe onderzoeker hoogleraar econoom professor docent natuurkundige historicus wetenschapper deskundige",
    ),
    _dutch("advocaat advocate raadsman raadsvrouw jurist pleiter", "advocaat advocate raadsman raadsvrouw"),
    _dutch("priester pastoor dominee predikant geestelijke bisschop kerkleider", "pastoor dominee bisschop predikant"),
    _dutch(
        "muzikant muzikante zanger zangeres artiest artieste componist pianist pianiste violist violiste kunstenaar",
        "muzikant muzikante zanger zangeres componist pianist pianiste violist violiste rapper",
    ),
    _dutch(
        "kunstenaar kunstenares schilder beeldhouwer beeldhouwster fotograaf fotografe ontwerper ontwerpster keramist",
        "schilder beeldhouwer beeldhouwster fotograaf fotografe keramist illustrator tekenaar tekenares",
    ),
    _dutch("acteur actrice", "acteur actrice"),
    _dutch(
        "agent agente politieman politievrouw rechercheur", "politieagent rechercheur inspecteur politiewoordvoerder korpschef"
    ),
    _dutch(
        "sporter sportster topsporter atleet atlete olympiër kampioen kampioene",
        "schaatser schaatsster zwemmer zwemster atleet atlete wielrenner tennisser tennisster turnster roeier roeister judoka",
    ),
    _dutch("winkelier middenstander ondernemer onderneemster", "winkelier bakker slager kapper bloemist boekhandelaar"),
    _dutch("kok chef-kok horecaondernemer uitbater", "kok restauranthouder cafébaas kroegbaas hotelier"),
    _dutch("visser schipper", "visser schipper"),
    _dutch("regisseur regisseuse theatermaker filmmaker", "regisseur regisseuse theatermaker filmmaker"),
    _dutch("schrijver schrijfster auteur romancier dichter dichteres", "schrijver schrijfster auteur dichter dichteres"),
    _dutch("arts dokter medicus chirurg specialist huisarts", "arts chirurg huisarts oloog ologe"),
    _dutch("boer boerin veehouder landbouwer agrariër", "boer boerin veehouder teler kweker landbouwer"),
    _dutch("leraar lerares docent docente leerkracht juf meester", "leraar lerares docent docente leerkracht"),
    _dutch("beklaagde verdachte beschuldigde", "verdachte beklaagde"),
    _dutch("renner wielrenner coureur", "renner wielrenner"),
)
#: Ends of learned professions, which people have beside an office.
_SCHOLARS = words(
    """
    jurist ologe ökonom informatiker physiker chemiker historiker mathematiker mediziner philosoph pädagoge ingenieur
    wissenschaftler wissenschafter betriebswirt geograf germanist theologe agronom architekt
    """
)
_DUTCH_SCHOLARS = words(
    "jurist juriste oloog ologe econoom econome historicus historica filosoof filosofe wetenschapper ingenieur"
)
_LEARNED = (*_SCHOLARS, *map(_woman, _SCHOLARS), *_DUTCH_SCHOLARS)
_BY_LANGUAGE = {"de": _GERMAN, "nl": _DUTCH}


@lru_cache(maxsize=2_000)
def _groups_of(noun: str, language: str) -> tuple[_Group, ...]:
    last, groups = noun.rpartition("-")[2], _BY_LANGUAGE[language]
    if exact := tuple(group for group in groups if noun in group.nouns or last in group.nouns):
        return exact
    # a compound counts by its end: Bildungsforscherin
    return tuple(group for group in groups if any(len(end) >= _MIN_END and last.endswith(end) for end in group.nouns))


def northern_alike(noun: str, roles: frozenset[str], language: str) -> bool:
    """Whether somebody of one of these offices may be called so in German (`de`) or Dutch (`nl`)."""
    if len(noun) > _COMMON_END and any(role.endswith(noun[-_COMMON_END:]) for role in roles):
        return True  # die Bundesministerin, die Integrationsministerin
    return any(role.endswith(group.offices) for group in _groups_of(noun, language) for role in roles)


def is_learned(noun: str) -> bool:
    """Whether a German or Dutch noun is a learned profession: die Juristin, de socioloog."""
    return noun.endswith(_LEARNED)
