"""Words that stand before a person's name and are never part of it: ranks, addresses, members of a family, peoples, degrees.

Beside `HONORIFICS`, which tell the sex, and the offices of `enrich/offices/`. Most of them are no offices elsewhere in a text.
"""

from collections.abc import Sequence
from typing import NamedTuple

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.gazetteer import given_names, places
from transforms.enrich.names.organisation_words import ORG_GENERIC, ORG_HEADS
from transforms.enrich.names.tokens import Word
from transforms.enrich.names.words import DEMONYMS, PLACE_ENDS, Gender
from transforms.enrich.offices.roles import is_role

#: Ranks and addresses that are neither words nor names: before a surname alone as well.
_SURE = words(
    """
    pte pvt gnr bdr lbdr cpl lcpl ssgt csgt tsgt msgt smsgt cmsgt sgt-maj sfc spc pfc cpt brig flt lt-col lt-cdr ltcol lcdr
    cdre wo1 wo2 pcso dcs dsu dci dcc asp dsp csp aig dig igp ccp adg adgp dgp psi asi insp supt ch.supt chsupt det.insp
    subedar havildar jawan naik jemadar risaldar ssp acp dcp
    cllr engr barr arch esv alhaji alhaja hajiya hajia hajj hadj alh datuk dato datin tunku tengku shri smt maulana mufti
    ustaz ustad ustazah mallam malama mullah ayatollah hojatoleslam kyai sardarni pandit sri-la-sri archdeacon
    mgr mgr. mons dott.ssa prof.ssa avv geom rag cav arq lic licda gral cnel sgto tte cmte dra dª eng.º eng.ª profª profª.
    drs ds ir dipl-ing labg bgm mag.a
    """
)
#: The same in capitals, which before two words are no name: DC Ann Lee, SP Ravi Rao.
_CAPITALS = frozenset(
    ("PC", "DC", "DS", "DI", "CI", "SI", "SP", "CP", "PS", "AC", "SC", "WO", "CS", "CC", "KR", "NR", "BR", "SM")
)
#: Neither surnames nor first names: before any full name.
_BEFORE_FULL = words(
    """
    acc ch con petty warrant sub gunner bombardier guardsman seaman cadet airman corpsman superintendent sub-inspector
    sub-lieutenant hon ald adv eng comrade guard gardaí oba igwe emir sultan datuk tan sri seri swami guru baba bhai sardar
    pradhan sarpanch kgosi sheikh shaikh maître sœur frère mère père abbé cheikh hadj gendarme adjudant-chef sergent-chef
    justices judges professors sergeants senators ministers reverends malam haji hajah hajji begum acharya mahant nawab otunba
    elder deaconess prophet prophetess apostle togbe morena mwalimu ndugu matua whaea kaumatua
    caporal-chef brigadier-chef maréchal brigadière commissaire divisionnaire
    fray sor padre hermana hermano profe subcomisario suboficial cabo primero sargento-mor subchefe mestre cacique
    frei irmã irmão dom seu dona babalorixá ialorixá mãe pai pajé vovó vovô
    suor appuntato scelto brigadiere carabiniere finanziere vigile questore superiore
    hoofdagent hoofdinspecteur korporaal zuster broeder pastoor dominee pater
    """
)
#: Words and surnames elsewhere: before a full name whose first name is known.
_BEFORE_KNOWN = words(
    """
    first second third class chief staff leading able flight squadron wing special private agent model cook clerk porter walker
    fisher gardener miner shepherd potter weaver hunter archer tutor guide dealer collector patient graduate fra vice donna ras
    agente garda lance twin cousin
    """
)
#: First names elsewhere, titles in these languages.
_FIRST_ELSEWHERE = {
    "en": words("oba garda hon"),
    "fr": words("mamie tata"),
    "es": words("tía mamá"),
    "pt": words("tia dona"),
    "de": words("oma"),
    "nl": words("oma"),
}
#: A first name before all but these: Lance Corporal.
_LANCE = words("corporal sergeant naik bombardier")
#: Ends of English nouns for what somebody does, at the head of a sentence: Forecaster Ann Lee.
_DOERS = ("er", "or", "ist", "man", "woman", "ian", "ress")
#: What an English office is of, before the name of its holder: Leader of the Opposition Ann Lee, Chief of Staff Ann Lee.
_FIELDS = words(
    """
    state staff police transport health education finance defence defense justice agriculture trade energy power environment
    housing labour labor culture sport sports tourism industry commerce information communications interior home foreign
    external internal affairs opposition house parliament assembly senate council treasury works water lands fisheries
    immigration religion heritage climate science technology innovation planning welfare development women youth children
    families communities resources mines steel railways aviation roads urban renewal services security prosecutions public
    operations research marketing engineering intelligence protocol history law physics economics medicine english theology
    music mathematics chemistry biology philosophy
    """
)
ENGLISH_OF = words("of for the and")
#: Members of a family as they are called; of the others `FAMILY` tells the sex.
_KIN: dict[str, Gender] = {
    **FAMILY,
    **dict.fromkeys(words("grandad granddad grandpa gramps daddy pops papi papy tonton abuelito tito babbo vô opi"), "m"),
    **dict.fromkeys(
        words("grandma gran granny nan nana nanna mummy auntie aunty mamie tata nonnina abuelita vó omi tatie"), "f"
    ),
}
_PEOPLES = words(
    """
    dutchman dutchwoman frenchman frenchwoman englishman englishwoman irishman irishwoman welshman welshwoman scotsman
    scotswoman cornishman yorkshireman ulsterman manxman spaniard briton dane swede finn aussie texan londoner
    """
)
_MIN_BODY = 3  # words of a body and its place: Bank of Hull
_MIN_ACRONYM, _MAX_ACRONYM = 3, 6  # letters of a rank or a body that is no initials
_NAME = 2  # words of a full name


_ROYAL = words("prince princess king queen")


class Titles(NamedTuple):
    """Words ahead of a name: how many, and the sex they tell."""

    length: int
    gender: Gender


def titles_ahead(run: Sequence[Word], language: str) -> Titles:
    """The words at the head of a run of capitals that are no part of the name behind them, an office between two of them."""
    count, gender, at = 0, "u", 0
    while at + 1 < len(run):
        sex = _title(run, at, language)
        at += 1
        if sex is not None:
            count, gender = at, sex if sex != "u" else gender
        elif not is_role(run[at - 1].lower, language) or run[at - 1].text in given_names():
            break
        elif run[at].text in ENGLISH_OF and (end := fields_end(run, at + 1)):
            count = at = end  # Secretary of State Ann Lee
    return Titles(count, gender)  # type: ignore[arg-type]  # a Gender


def fields_end(run: Sequence[Word], start: int) -> int:
    """Where a full name begins behind what an English office is of, 0 where the words at `start` are no fields."""
    end = start
    while end < len(run) - _NAME and (is_field(run[end]) or (end > start and run[end].text in ENGLISH_OF)):
        end += 1
    return end if end > start and not is_field(run[end]) and run[end].text[0].isupper() and _is_name(run[end:]) else 0


def is_field(word: Word) -> bool:
    """Whether an English office may be of a word: Minister for Transport."""
    return word.lower in _FIELDS


def _title(run: Sequence[Word], at: int, language: str) -> Gender | None:
    """The sex that a word ahead of a name tells, None for a word of the name."""
    word, behind = run[at], run[at + 1 :]
    if not behind[0].text[0].isupper():
        return None
    if word.text in given_names() and word.lower not in _FIRST_ELSEWHERE.get(language, ()):
        return "u" if word.text == "Lance" and behind[0].lower in _LANCE else None
    if word.lower in _SURE:
        return "u"
    if len(behind) < _NAME or not _is_name(behind):
        return None
    if word.lower in _KIN:
        return _KIN[word.lower]
    if word.lower in _PEOPLES:
        return "f" if word.lower.endswith("woman") else "m" if word.lower.endswith("man") else "u"
    if word.lower in _BEFORE_FULL:
        return "u"
    named = next((name for name in behind if name.lower not in _BEFORE_KNOWN and name.lower not in _BEFORE_FULL), behind[0])
    if named.text not in given_names():
        return None
    english = language == "en" and (word.lower in DEMONYMS or (word.first and word.lower.endswith(_DOERS)))
    return "u" if english or word.text in _CAPITALS or word.lower in _BEFORE_KNOWN or _is_acronym(word) else None


def _is_acronym(word: Word) -> bool:
    """Whether a word in capitals may be a rank or a body, and no initials."""
    return word.text.isupper() and word.text.isalpha() and _MIN_ACRONYM <= len(word.text) <= _MAX_ACRONYM


def _is_name(run: Sequence[Word]) -> bool:
    """Whether words look like a first name and a surname: none in capitals, none of a body, no place first."""
    if any(len(word.text) > 1 and word.text.isupper() for word in run) or run[0].text in places():
        return False
    return not any(word.lower in ORG_HEADS or word.lower in ORG_GENERIC for word in run[-1:])


def is_royal_place(run: Sequence[Word]) -> bool:
    """Whether a title of royalty is a part of the name of a place: Prince William Sound."""
    return len(run) > _NAME and run[0].lower in _ROYAL and run[-1].lower in PLACE_ENDS


def behind_place(run: Sequence[Word], language: str) -> int:
    """Where a person begins behind a place or a body of one, or 0: of Massachusetts Joshua Levy; in English with an office:
    Bank of Hull President Ann Lee."""
    for index in range(1, len(run) - 1):
        if run[index].text not in given_names():
            continue
        ahead = run[index - 1]
        if ahead.text in places() and ahead.text not in given_names():
            return index
        if language == "en" and index > _MIN_BODY and run[index - 3].text == "of" and is_role(ahead.lower, language):
            return index - 1
    return 0
