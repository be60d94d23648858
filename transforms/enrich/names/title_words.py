"""Words that stand before a person's name and are never part of it, as tables: ranks, addresses, relatives, peoples."""

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.words import Gender

#: Ranks and addresses that are neither words nor names: before a surname alone as well.
SURE = words(
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
CAPITALS = frozenset(
    ("PC", "DC", "DS", "DI", "CI", "SI", "SP", "CP", "PS", "AC", "SC", "WO", "CS", "CC", "KR", "NR", "BR", "SM")
)
#: Neither surnames nor first names: before any full name.
BEFORE_FULL = words(
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
BEFORE_KNOWN = words(
    """
    first second third class chief staff leading able flight squadron wing special private agent model cook clerk porter walker
    fisher gardener miner shepherd potter weaver hunter archer tutor guide dealer collector patient graduate fra vice donna ras
    agente garda lance twin cousin
    """
)
#: First names elsewhere, titles in these languages.
FIRST_ELSEWHERE = {
    "en": words("oba garda hon"),
    "fr": words("mamie tata"),
    "es": words("tía mamá"),
    "pt": words("tia dona"),
    "de": words("oma"),
    "nl": words("oma"),
}
#: A first name before all but these: Lance Corporal.
LANCE = words("corporal sergeant naik bombardier")
#: Ends of English nouns for what somebody does, at the head of a sentence: Forecaster Ann Lee.
DOERS = ("er", "or", "ist", "man", "woman", "ian", "ress")
#: What an English office is of, before the name of its holder: Leader of the Opposition Ann Lee, Chief of Staff Ann Lee.
FIELDS = words(
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
KIN: dict[str, Gender] = {
    **FAMILY,
    **dict.fromkeys(words("grandad granddad grandpa gramps daddy pops papi papy tonton abuelito tito babbo vô opi"), "m"),
    **dict.fromkeys(
        words("grandma gran granny nan nana nanna mummy auntie aunty mamie tata nonnina abuelita vó omi tatie"), "f"
    ),
}
PEOPLES = words(
    """
    dutchman dutchwoman frenchman frenchwoman englishman englishwoman irishman irishwoman welshman welshwoman scotsman
    scotswoman cornishman yorkshireman ulsterman manxman spaniard briton dane swede finn aussie texan londoner
    """
)
#: Between a noun and a name in languages that write nouns with a capital, and between offices and places.
LINKS = words("von vom bei für van zu zum zur")
#: Between two names of a run.
JOINTS = words("of for and de del di do da du della dello y e et und")
#: What ministers are ministers of, with a capital in French, Spanish, Italian, Portuguese and Dutch.
PORTFOLIOS = words(
    """
    santé intérieur justice défense économie finances éducation culture agriculture travail environnement transports
    hacienda interior sanidad educación economía defensa trabajo cultura salud seguridad justicia agricultura energía
    salute interno giustizia difesa economia istruzione lavoro agricoltura saúde fazenda educação justiça segurança
    defesa trabalho agricultura onderwijs justitie defensie financiën volksgezondheid étrangères exteriores esteri état etat
    sports logement budget outre-mer numérique deportes vivienda transporte igualdad sport trasporti ambiente esporte desporto
    habitação ambiente saneamento
    verkeer wonen zorg welzijn middenstand klimaat landbouw natuur milieu energie economie binnenlandse buitenlandse zaken
    mobiliteit toerisme jeugd armoede migratie asiel ruimtelijke infrastructuur handel media bestuur begroting onderwijs
    cultuur erfgoed jeugdzorg werk inkomen stadsontwikkeling dierenwelzijn participatie inburgering veiligheid
    scuola cultura turismo ambiente università urbanistica bilancio mobilità urbanismo obras turismo comercio hacienda
    urbanisme tourisme commerce logement finanças obras urbanismo turismo comércio
    """
)
