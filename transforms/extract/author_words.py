"""Words of bylines: what stands before a name, and what is none."""

#: Said before a name, by language.
BY = {
    "en": ("view all posts by", "view all articles by", "see all posts by", "posts by", "articles by", "more about",
           "more from", "about the author", "written by", "posted by", "published by", "reported by", "story by", "words by",
           "text by", "additional reporting by", "author", "authors", "by"),
    "de": ("zeige alle beiträge von", "alle beiträge von", "alle artikel von", "artikel von", "beitrag von",
           "geschrieben von", "veröffentlicht von", "ein artikel von", "ein beitrag von", "ein gastbeitrag von", "text von",
           "autor", "autorin", "autoren", "verfasst von", "erstellt von", "von"),
    "fr": ("voir tous les articles de", "tous les articles de", "écrit par", "publié par", "rédigé par",
           "propos recueillis par", "article de", "auteur", "auteurs", "par"),
    "es": ("ver todas las entradas de", "escrito por", "publicado por", "redactado por", "autor", "autora", "autores", "por"),
    "it": ("scritto da", "pubblicato da", "a cura di", "articolo di", "autore", "autrice", "autori", "di", "da"),
    "pt": ("escrito por", "publicado por", "texto de", "autor", "autora", "por"),
    "nl": ("geschreven door", "gepubliceerd door", "auteur", "auteurs", "door"),
    "pl": ("autor", "autorzy", "napisał", "napisała"),
}  # fmt: skip

#: Said before a name with a colon: without one these are words of names and headlines.
BEFORE_COLON = (
    "text", "texte", "texto", "testo", "tekst", "teksti", "interview", "story", "words", "reporter", "yazar", "yazan", "haber",
    "szerző", "írta", "oleh", "penulis", "tác giả", "kirjoittaja", "skribent", "av", "af", "autorka", "autoři", "συντάκτης",
)  # fmt: skip
#: Said before a name in scripts without capitals or in Cyrillic, with a colon or a space.
BEFORE_NAME = (
    "автор(?:ы|и)?", "текст", "беседовала?", "بقلم", "كتبت?", "الكاتب", "نویسنده", "מאת", "作者", "文", "撰文", "筆者", "采写",
)  # fmt: skip
#: The same, also written together with the name.
BEFORE_GLUED = ("(?:本报|本報|特约|特約)?(?:记者|記者)",)
#: Said behind a name: 김철수 기자, 山田太郎 記者.
BEHIND_NAME = ("記者", "记者", "기자", "특파원", "통신원")
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
    datum stand video videos graphics illustration illustrations""".split()  # noqa: SIM905  (a list of words reads best as words)
)  # fmt: skip
#: What stands in for a person where a house does not name one; kept only where nothing better is there.
STANDS_IN = frozenset(
    "admin administrator webmaster root user anonymous unknown guest staff team default author autor".split()  # noqa: SIM905  (a list of words reads best as words)
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
