"""Pages in encodings that nobody declares, or declares wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.markup.tree import decode
from transforms.web.content.charset_detection import LATIN, page_charset
from transforms.web.content.latin_charsets import latin_charset

#: Language -> a paragraph of fiction, and the encodings of its pages.
_WESTERN = ("windows-1252", "iso-8859-1")
_CENTRAL = ("windows-1250", "iso-8859-2")
TEXTS = {
    "fr": (
        "La mairie de Corvelle a décidé hier de rénover le théâtre. « C’était très attendu », a déclaré le maire, après "
        "une réunion où chaque élève a pu parler à voix haute.",
        ("windows-1252",),
    ),
    "es": (
        "El alcalde de Peñaluz señaló ayer que la estación abrirá en otoño. La población esperó quince años, según dijo, "
        "y mañana habrá música en la plaza.",
        _WESTERN,
    ),
    "pt": (
        "A câmara de São Brás abriu ontem uma nova escola. O presidente João Simões disse que a construção levou três anos "
        "e não custou mais do que o previsto.",
        _WESTERN,
    ),
    "it": (
        "Il comune di Castelvà ha aperto mercoledì una scuola. La città, però, aspettava già da più di due anni, e così "
        "ci sarà una festa lunedì.",
        _WESTERN,
    ),
    "ca": (
        "L’ajuntament de Puigverd va obrir dimarts una escola nova. Això era molt esperat; els veïns hi són des de fa anys "
        "i l’alcaldessa ho va dir així.",
        ("windows-1252",),
    ),
    "de": (
        "Die Bürgermeisterin von Größenau sagte gestern, das Brückengeländer werde für dreißig Euro erneuert. Die Züge "
        "fahren wieder über die Höhe.",
        _WESTERN,
    ),
    "nl": (
        "De coöperatie van Oudvliet heeft één nieuwe loods geopend. De leden reageerden enthousiast op het financiële plan, "
        "zei zij; België volgt later.",
        _WESTERN,
    ),
    "sv": (
        "Kommunen Västra Ås öppnade på onsdagen en ny skola för elever från byarna. Ordföranden Åke Björk sade att bygget "
        "tog tre år.",
        _WESTERN,
    ),
    "no": (
        "Kommunen Nordøy åpnet på onsdag en ny skole. Ordføreren sa at bygget var på tide, og at små barn nå får gå på "
        "skole nær sjøen.",
        _WESTERN,
    ),
    "fi": (
        "Väinölän kunta avasi keskiviikkona uuden koulun. Pääjohtaja sanoi, että työ kesti kolme vuotta ja että lähikylät "
        "hyötyvät siitä.",
        _WESTERN,
    ),
    "is": (
        "Bæjarstjórinn í Norðurvík sagði í gær að nýr skóli yrði opnaður á miðvikudag. Það tók þrjú ár að byggja hann við "
        "höfnina.",
        _WESTERN,
    ),
    "tr": (
        "Yeşilköy Belediyesi çarşamba günü yeni bir okul açtı. Başkan, yapımın üç yıl sürdüğünü ve çocukların artık ırmağın "
        "öbür yakasına geçmeyeceğini söyledi.",
        ("windows-1254", "iso-8859-9"),
    ),
    "pl": (
        "Gmina Żółwin otworzyła w środę nową szkołę, w której będzie się uczyć trzystu uczniów. Wójt powiedział, że budowa "
        "trwała trzy lata.",
        _CENTRAL,
    ),
    "cs": (
        "Obec Březina otevřela ve středu novou školu. Starostka řekla, že stavba trvala tři roky a že děti už nebudou "
        "jezdit přes řeku.",
        _CENTRAL,
    ),
    "sk": (
        "Obec Ľubovec otvorila v stredu novú školu. Starosta povedal, že stavba trvala tri roky a že deti už nebudú chodiť "
        "cez rieku.",
        _CENTRAL,
    ),
    "hu": (
        "Fűzfő szerdán új iskolát nyitott. A polgármester azt mondta, hogy az építkezés három évig tartott, és a gyerekek "
        "többé nem járnak át a folyón.",
        _CENTRAL,
    ),
    "hr": (
        "Općina Šumarica otvorila je u srijedu novu školu. Načelnik je rekao da je gradnja trajala tri godine i da će đaci "
        "ići pješice.",
        _CENTRAL,
    ),
    "ro": (
        "Comuna Fântânele a deschis miercuri o şcoală nouă. Primarul a spus că lucrările au durat trei ani şi că băieţii nu "
        "mai trec râul.",
        _CENTRAL,
    ),
    "lv": (
        "Bērzpils pagasts trešdien atvēra jaunu skolu. Priekšsēdētājs teica, ka celtniecība ilga trīs gadus un bērni vairs "
        "nebrauks pāri upei.",
        ("windows-1257", "iso-8859-13"),
    ),
    "lt": (
        "Beržynės seniūnija trečiadienį atidarė naują mokyklą. Seniūnas sakė, kad statybos truko trejus metus ir vaikai "
        "nebevažinės per upę.",
        ("windows-1257",),
    ),
    "ru": (
        "Посёлок Берёзовка открыл в среду новую школу. Глава сказал, что строительство длилось три года и дети больше не "
        "ездят через реку.",
        ("windows-1251", "koi8-r"),
    ),
    "el": (
        "Ο δήμος Πεύκης άνοιξε την Τετάρτη νέο σχολείο. Ο δήμαρχος είπε ότι το έργο κράτησε τρία χρόνια.",
        ("windows-1253",),
    ),
    "he": ("עיריית גבעת אלון פתחה ביום רביעי בית ספר חדש. ראש העיר אמר שהבנייה ארכה שלוש שנים.", ("windows-1255",)),
    "ar": ("افتتحت بلدية عين الزيتون يوم الأربعاء مدرسة جديدة وقال رئيسها إن البناء استغرق ثلاث سنوات", ("windows-1256",)),
    "ja": ("松ヶ浜町は水曜日に新しい学校を開いた。町長は工事に三年かかったと話した。", ("shift_jis", "euc_jp")),
    "zh": ("松滩镇周三开办了一所新学校。镇长说工程花了三年时间，孩子们不必再过河。", ("gb18030",)),
}
CASES = [(language, text, encoding) for language, (text, encodings) in TEXTS.items() for encoding in encodings]
IDS = [f"{language}-{encoding}" for language, _, encoding in CASES]


def page(text: str, encoding: str, *, language: str = "") -> bytes:
    declared = f' lang="{language}"' if language else ""
    title = text[:40]
    page = f"<html{declared}><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    return page.encode(encoding)


@pytest.mark.parametrize(("language", "text", "encoding"), CASES, ids=IDS)
def test_an_undeclared_encoding_is_told_by_the_letters(language: str, text: str, encoding: str) -> None:
    assert text in decode(page(text, encoding), None)
    assert text in decode(page(text, encoding, language=language), None)


@pytest.mark.parametrize("wrong", ["fr", "pl", "en"])
@pytest.mark.parametrize("language", ["es", "pt", "sv", "tr", "cs", "hu", "lt", "ru"])
def test_a_wrong_language_does_not_decide(language: str, wrong: str) -> None:
    text, encodings = TEXTS[language]
    assert text in decode(page(text, encodings[0], language=wrong), None)


def test_between_equal_answers_the_declared_language_decides() -> None:
    assert "ń" in decode(page("Toruń", "windows-1250", language="pl"), None)
    assert "ñ" in decode(page("El señor Cañas", "windows-1252", language="es"), None)
    assert "ñ" in decode(page("El señor Cañas", "windows-1252"), None)


@pytest.mark.parametrize(
    ("language", "encoding"), [("ar", "windows-1256"), ("ru", "koi8-r"), ("ru", "windows-1251"), ("el", "windows-1253")]
)
@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252"])
def test_a_latin_label_of_a_page_in_another_script_is_wrong(language: str, encoding: str, label: str) -> None:
    text = TEXTS[language][0]
    assert text in decode(page(text, encoding, language=language), label)


@pytest.mark.parametrize(
    ("language", "text", "encoding"), [case for case in CASES if case[0] not in ("ru", "el", "he", "ar", "ja", "zh")]
)
def test_a_right_latin_label_is_kept(language: str, text: str, encoding: str) -> None:
    assert text in decode(page(text, encoding, language=language), encoding)


@given(st.binary(max_size=400))
def test_any_bytes_have_an_encoding(body: bytes) -> None:
    body.decode(page_charset(body), "replace")
    assert latin_charset(body, "") in LATIN | {"cp1258", None}


def test_bytes_that_are_no_text_are_read_as_no_letters() -> None:
    assert "\ufffd" in decode(page("~" * 500, "ascii").replace(b"~", b"\xf7\x1e\xb4q"), None)
