"""How Polish and Russian tell who spoke. Tables only; forms are in lower case."""

from transforms.enrich.lexicon import words
from transforms.enrich.reporting.words import Reporting

POLISH = Reporting(
    verbs=words(
        """
            mówi powiedział powiedziała powiedzieli dodał dodała dodaje podkreślił podkreśliła podkreśla stwierdził
            stwierdziła zaznaczył zaznaczyła wyjaśnił wyjaśniła ocenił oceniła ocenia zapewnił zapewniła oświadczył
            oświadczyła tłumaczy napisał napisała zapowiedział zapowiedziała przekazał przekazała przyznał przyznała
        """
    ),
    pronouns={"on": "m", "ona": "f"},
    articles=frozenset(),
    prepositions=words("w we z ze na do od dla o po przed przez przy pod nad za u "),
    of=frozenset(),
    skip=words("się też również także w "),
    according=("według", "zdaniem"),
    author=words("ja my"),
    clause=words("i a ale że który która gdy kiedy bo jeśli oraz "),
)

RUSSIAN = Reporting(
    verbs=words(
        """
            сказал сказала сказали говорит заявил заявила заявили отметил отметила добавил добавила подчеркнул
            подчеркнула пояснил пояснила рассказал рассказала написал написала сообщил сообщила сообщили объяснил
            объяснила считает уточнил уточнила признал признала ответил ответила предупредил предупредила
        """
    ),
    pronouns={"он": "m", "она": "f", "они": "u"},
    articles=frozenset(),
    prepositions=words("в во с со на к ко от для о об по перед через при под над за у из до "),
    of=frozenset(),
    skip=words("также ещё еще затем тогда "),
    according=("по словам", "по мнению"),
    author=words("я мы"),
    clause=words("и а но что который которая когда если или "),
)
