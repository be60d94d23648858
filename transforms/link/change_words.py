"""Words by which the kind of a revision is told: those that change no statement, those that turn one round, and those that mean
different things however near their spellings are.
"""

from functools import cache

from transforms.dates.names import months_named, weekdays_named
from transforms.enrich.lexicon import words

#: By language: words whose coming and going changes no statement. Negations, modal verbs and number words are not among them. A
#: word of one language may be another's negation (Portuguese and Spanish `no`) or noun (German and English `war`).
_FUNCTION = {
    "en": words("""
        a an the of in on at to for by with from and or that which who is are was were be been has have had it its this these
        those as
        """),
    "de": words("""
        der die das dem den des ein eine einer eines einem einen und oder im am zum zur von mit auf an für bei ist sind war
        waren hat haben in als zu
        """),
    "fr": words("le la les l un une des du de d et ou à au aux en dans sur par pour avec est sont était a ont qui que"),
    "es": words("el la los las un una unos unas y o de del al con por para en es son fue han ha que a"),
    "it": words("il lo la gli i le l un uno una e o di da del della nel per con che è sono ha a in al"),
    "pt": words("o a os as um uma e ou de do da dos das no na em por para com que é são foi"),
    "nl": words("de het een en of van op te met voor zijn is in dat die"),
    "sv": words("en ett och att det den som på av till är i för med"),
    "da": words("en et og at det den som på af til er i for med"),
    "no": words("en et og at det den som på av til er i for med"),
    "zh": words("的 地 得 了 着 過 过"),
    "ja": words("は が を に へ と で も や の よ ね"),
}
_NEGATIONS = {
    "en": words("no not never none nobody nothing neither nor without cannot t"),
    "de": words("nicht nie niemals niemand nichts kein keine keinen keinem keiner keines ohne weder"),
    "fr": words("ne n pas jamais rien aucun aucune sans ni non"),
    "es": words("no nunca jamás nada nadie ningún ninguna ninguno sin ni tampoco"),
    "it": words("non mai nulla niente nessuno nessun nessuna senza né"),
    "pt": words("não nunca jamais nada ninguém nenhum nenhuma sem nem"),
    "nl": words("niet geen nooit niets niemand zonder noch"),
    "sv": words("inte ej aldrig ingen inget inga utan varken"),
    "da": words("ikke aldrig ingen intet uden hverken"),
    "no": words("ikke aldri ingen intet uten verken"),
    "pl": words("nie nigdy nic nikt żaden bez ani"),
    "ru": words("не нет никогда ничего никто без ни"),
    "tr": words("değil yok hiç"),
}
#: Rows of the same numbers. Only those that stand near each other in some language matter; a row is one value.
_NUMBERS = """
    one eins uno
    two zwei deux dos due dois duas twee två dwa два iki
    three drei trois tres tre três drie trzy три üç
    four vier quatre cuatro quattro quatro fyra fire cztery четыре dört
    five fünf cinq cinco cinque vijf fem pięć пять beş
    six sechs seis sei zes sex seks sześć шесть altı
    seven sieben sept siete sette sete zeven sju syv siedem семь yedi
    eight acht huit ocho otto oito åtta otte åtte osiem восемь sekiz
    nine neun neuf nueve nove negen nio ni dziewięć девять dokuz
    ten zehn dix diez dieci dez tien tio ti dziesięć десять on
    eleven elf onze once undici elva elleve jedenaście одиннадцать
    twelve zwölf douze doce dodici doze twaalf tolv dwanaście двенадцать
    thirteen dreizehn treize trece tredici treze dertien tretton tretten trzynaście тринадцать
    fourteen vierzehn quatorze catorce quattordici catorze veertien fjorton fjorten czternaście четырнадцать
    fifteen fünfzehn quinze quince quindici vijftien femton femten piętnaście пятнадцать
    sixteen sechzehn seize dieciséis sedici dezesseis dezasseis zestien sexton seksten szesnaście шестнадцать
    seventeen siebzehn diecisiete diciassette dezessete zeventien sjutton sytten siedemnaście семнадцать
    eighteen achtzehn dieciocho diciotto dezoito achttien arton atten osiemnaście восемнадцать
    nineteen neunzehn diecinueve diciannove dezenove negentien nitton nitten dziewiętnaście девятнадцать
    twenty zwanzig vingt veinte venti vinte twintig tjugo tyve tjue dwadzieścia двадцать yirmi
    thirty dreißig dreissig trente treinta trenta trinta dertig trettio tredive tretti trzydzieści тридцать otuz
    forty vierzig quarante cuarenta quaranta quarenta veertig fyrtio fyrre førti czterdzieści сорок kırk
    fifty fünfzig cinquante cincuenta cinquanta cinquenta vijftig femtio halvtreds femti pięćdziesiąt пятьдесят elli
    sixty sechzig soixante sesenta sessanta sessenta zestig sextio tres seksti sześćdziesiąt шестьдесят altmış
    seventy siebzig septante setenta settanta zeventig sjuttio halvfjerds sytti siedemdziesiąt семьдесят yetmiş
    eighty achtzig huitante ochenta ottanta oitenta tachtig åttio firs åtti osiemdziesiąt восемьдесят seksen
    ninety neunzig nonante noventa novanta negentig nittio halvfems nitti dziewięćdziesiąt девяносто doksan
    hundred hundert cent cien ciento cento cem honderd hundra hundre sto сто yüz
    thousand tausend mille mil mila duizend tusen tusind tysiąc тысяча bin
    million millionen millions millón millones milione milioni milhão milhões miljoen miljon miljoner milion миллион milyon
    billion milliarde milliarden milliard milliards miliardo miliardi bilhão bilhões miljard miliard миллиард milyar
    trillion billionen billón billones trilhão biljoen biljon триллион trilyon
    """


def function_words(language: str) -> frozenset[str]:
    """Words of `language` (ISO 639-1) that change no statement; none for a language that is not known."""
    return _FUNCTION.get(language, frozenset())


def negations(language: str) -> frozenset[str]:
    """Words of `language` that turn a statement round; `t` is the end of `isn't`."""
    return _NEGATIONS.get(language, frozenset())


def are_two_words(old: str, new: str, language: str) -> bool:
    """True if both words are known and mean different things: two numbers, months, weekdays or countries."""
    from transforms.enrich.countries import country_codes  # noqa: PLC0415 - Babel takes 0.1 s, at the first slip of a pen

    for meanings in (_values, months_named, weekdays_named, lambda word: country_codes(word, language)):
        before, now = meanings(old), meanings(new)
        if before and now and before.isdisjoint(now):
            return True
    return False


def _values(word: str) -> frozenset[int]:
    return _number_words().get(word, frozenset())


@cache
def _number_words() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for row, names in enumerate(_NUMBERS.strip().split("\n")):
        for name in names.split():
            found.setdefault(name, set()).add(row)
    return {name: frozenset(rows) for name, rows in found.items()}
