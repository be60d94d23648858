"""Words of bylines: what stands before a name, and what is none."""

#: Said before a name, by language.
BY = {
    "en": ("view all posts by", "view all articles by", "show all articles of",
           "see all posts by", "posts by", "articles by", "more about",
           "more from", "about the author", "written by", "posted by", "published by", "reported by", "story by", "words by",
           "text by", "additional reporting by", "opinion by", "analysis by", "review by", "interview by", "commentary by",
           "column by", "essay by", "a report by", "guest post by", "a guest post by",
           "guest column by", "guest essay by", "letter by", "compiled by",
           "words and photographs by", "words and photos by", "words and pictures by",
           "text and photos by", "story and photos by",
           "author", "authors", "by"),
    "de": ("zeige alle beiträge von", "alle beiträge von", "alle artikel von", "artikel von", "beitrag von",
           "geschrieben von", "veröffentlicht von", "ein artikel von", "ein beitrag von", "ein gastbeitrag von", "text von",
           "gastbeitrag von", "gastkommentar von", "ein gastkommentar von", "kommentar von", "ein kommentar von",
           "analyse von", "eine analyse von", "interview von", "ein interview von", "kolumne von", "eine kolumne von",
           "ein essay von", "essay von", "eine reportage von", "reportage von", "rezension von", "eine rezension von",
           "eine glosse von", "protokoll von", "aufgezeichnet von", "das interview führte", "das gespräch führte",
           "interview geführt von",
           "autor", "autorin", "autoren", "verfasst von", "erstellt von", "von"),
    "fr": ("voir tous les articles de", "tous les articles de", "écrit par", "publié par", "rédigé par",
           "propos recueillis par", "recueilli par", "une analyse de", "une chronique de", "une tribune de",
           "tribune de", "article de", "auteur", "auteurs", "par"),
    "es": ("ver todas las entradas de", "escrito por", "publicado por", "redactado por", "un análisis de", "una crónica de",
           "entrevista de", "autor", "autora", "autores", "por"),
    "it": ("scritto da", "pubblicato da", "a cura di", "articolo di", "dal nostro inviato", "dalla nostra inviata",
           "dal nostro corrispondente",
           "dalla nostra corrispondente", "intervista di", "un'analisi di", "autore", "autrice", "autori", "di", "da"),
    "pt": ("escrito por", "publicado por", "texto de", "autor", "autora", "por"),
    "nl": ("geschreven door", "gepubliceerd door", "auteur", "auteurs", "door"),
    "pl": ("autor", "autorzy", "napisał", "napisała", "opracował", "opracowała", "oprac"),
    "sv": ("av", "skriven av", "text av"),
    "da": ("af", "skrevet af"),
    "no": ("skrevet av", "tekst av"),
}  # fmt: skip

#: Said before a name with a colon: without one these are words of names and headlines.
BEFORE_COLON = (
    "text und fotos?", "text und bilder", "texte et photos?", "texto y fotos?", "texto e fotos?", "testo e foto",
    "words and photos",    "words and pictures", "text och foto", "text and photos", "tekst i zdjęcia",
    "text", "texte", "texto", "testo", "tekst", "teksti", "interview", "story", "words", "reporter", "yazar", "yazan", "haber",
    "szerző", "írta", "oleh", "piše", "pišu", "napisao", "napisala", "napsala?", "penulis", "tác giả", "kirjoittaja",
    "skribent", "av", "af", "autorka", "autoři", "συντάκτης",
)  # fmt: skip
#: Said before a name in scripts without capitals or in Cyrillic, with a colon or a space.
BEFORE_NAME = (
    "автор(?:ы|и)?", "текст", "беседовала?", "بقلم", "كتبت?", "الكاتب", "نویسنده", "מאת", "作者",
    "取材・文", "文・写真", "構成・文", "文", "撰文", "筆者", "采写",
    "द्वारा", "लेखक", "от", "γράφ(?:ει (?:η|ο)|ουν (?:οι|η|ο))", "โดย",
)  # fmt: skip
#: The same, also written together with the name.
BEFORE_GLUED = ("(?:本报|本報|特约|特約)?(?:记者|記者)",)
#: Said behind a name: 김철수 기자, 山田太郎 記者.
BEHIND_NAME = (
    "編集委員",
    "論説委員",
    "特派員",
    "선임기자",
    "수석기자",
    "전문기자",
    "인턴기자",
    "논설위원",
    "記者",
    "记者",
    "기자",
    "특파원",
    "통신원",
)
#: Offices behind a name; first they may be a part of one.
ROLES = frozenset(
    """analyst professor lecturer university institute college director specialist fellow founder ceo researcher critic
    photographer blogger freelancer senior chief associate freelance chefredakteur chefredakteurin leiter leiterin volontär
    volontärin fotograf fotografin chercheur chercheuse professeur profesor profesora professore""".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: Behind a name, without full stops.
DEGREES = frozenset(
    """MD PhD PHD MBA MSc BSc MS MA BA RN JD DDS DVM MPH RD CFA CFP CPA FACS FRCP FRCS Esq LLM LLB EdD PsyD OBE MBE CBE MP
    MPP""".split()  # noqa: SIM905  (a list of words reads best as words)
)

#: Before a name, what somebody is: "Education correspondent Ada Weller".
OFFICES = frozenset(
    """editor correspondent reporter writer columnist contributor producer presenter journalist journaliste
    redakteur redakteurin reporterin korrespondent korrespondentin kolumnist kolumnistin autor autorin volontär volontärin
    correspondant correspondante rédacteur rédactrice reportère
    redactor redactora corresponsal periodista giornalista corrispondente inviato inviata
    jornalista repórter correspondente verslaggever redacteur correspondent dziennikarz dziennikarka""".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: The same behind a name without a comma: "Kari Berg Journalist".
TITLES = frozenset(
    """journalist journaliste periodista giornalista jornalista reporter reporterin redakteur redakteurin korrespondent
    korrespondentin correspondent verslaggever dziennikarz dziennikarka repórter toimittaja""".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: Behind a name, a desk: "Ada Weller, Foreign Affairs".
DESK_WORDS = frozenset(
    """affairs politics business sports sport culture economy economics education science technology health crime courts
    opinion features investigations lifestyle travel
    politik wirtschaft kultur wissen gesellschaft feuilleton lokales
    politique économie société culture politica economia cultura sociedad sociedade política economía""".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: The same before an office: "Political Reporter".
DESKS_AHEAD = DESK_WORDS | frozenset(
    """political foreign legal economic financial diplomatic environmental technical special our video digital web local
    regional national city county courts investigative general royal religious military defence defense science news""".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: Words that no person's name holds: desks, roles, agencies' boilerplate, dates.
NO_NAME = frozenset(
    """editor editors editorial newsroom desk correspondent reporter reporters writer contributor contributors columnist
    producer profile bio profil complet publiziert veröffentlicht alle beiträge zeige artikel entradas
    published updated posted share follow twitter facebook instagram linkedin email mail website comments comment subscribe
    minutes
    read ago uhr mitarbeiter redakteur redakteurin korrespondent korrespondentin journaliste correspondant rédacteur redactor
    redactora
    corresponsal periodista giornalista redattore jornalista repórter verslaggever redacteur journalist autorenprofil
    anzeigen null
    undefined none nan name copyright photo photos foto fotos getty reuters/
    others datum stand video videos graphics illustration illustrations feed rss""".split()  # noqa: SIM905  (a list of words reads best as words)
)  # fmt: skip
#: What stands in for a person where a house does not name one; kept only where nothing better is there.
STANDS_IN = frozenset(
    """admin administrator webmaster root user anonymous unknown guest
    staff team default author autor wordpress drupal joomla""".split()  # noqa: SIM905  (a list of words reads best as words)
)

#: Alone these are dates, not names; April and June with a family name are people.
MONTHS = frozenset(
    """january february march april may june july august september october november december januar februar märz mai juni juli
    oktober dezember""".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: Words of houses: a name that holds one is no person's.
HOUSE_WORDS = frozenset(
    """corporation company inc ltd llc gmbh newspaper herald tribune gazette magazine agency agence agencia agenzia agentur
    network broadcasting verlag""".split()  # noqa: SIM905  (a list of words reads best as words)
)
DESKS = ("redaktion", "redazione", "rédaction", "redacción", "redação", "redactie", "redakcja")
#: Within names, in lower case.
PARTICLES = frozenset(
    "von van de del della di da dos das du der den ten ter la le el al bin ibn y e af av zu zur o' mc st".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: Houses, behind a name; as the last word of one they may be a family's.
HOUSES_BEHIND = frozenset({"news", "tv", "radio", "television", "times", "post", "media", "press", "online", "sport"})
#: Places of several words, behind a name; those of one word are told by that.
PLACES = frozenset(
    ("new york", "los angeles", "san francisco", "washington dc", "mexico city", "hong kong", "tel aviv", "new delhi",
     "cape town", "kuala lumpur", "the hague", "den haag", "buenos aires", "ciudad de méxico",
     "são paulo", "rio de janeiro", "porto alegre",
     "belo horizonte", "santiago de chile", "la paz", "san josé", "san sebastián", "palma de mallorca", "las palmas",
     "abu dhabi", "saudi arabia", "south africa", "new zealand", "united kingdom", "united states", "frankfurt am main",
     "st petersburg", "ho chi minh city", "phnom penh", "addis ababa"),
)  # fmt: skip
