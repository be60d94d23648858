"""How notes of corrections begin, in many languages: "Correction:", "Fe de errores:"."""

import re

_LEADS = (
    r"corrections?(?: and clarifications?)?|update ?/ ?corrections?|corrections? ?/ ?updates?|corrigend(?:um|a)"
    r"|clarifications?"
    r"|errata corrige|errat(?:um|a)|for the record|retractions?|editor['’]?s['’]? note|editors['’] note"
    r"|korrektur(?:hinweis)?|berichtigung|richtigstellung|klarstellung|anm(?:erkung|\.) der redaktion|hinweis der redaktion"
    r"|rectificatifs?|rectification|mise au point|note de la rédaction|ndlr|corrección|correcciones"
    r"|fe de erratas?|fe de errores"
    r"|rectificación|aclaración|nota de la redacción|correzione|rettifica|precisazione|nota della redazione|correção|erramos"
    r"|correcção|retificação|rectificação|esclarecimento|nota da redação|correctie|rectificatie|verbetering|naschrift|rättelse"
    r"|korrigering|förtydligande"
    r"|rettelse|retting|presisering|præcisering|sprostowanie|korekta|oprava|erratum|düzeltme|поправка|исправление|уточнение"
    r"|виправлення|уточнення|спростування|исправка|ispravak|ispravka|корекция|oikaisu|korjaus|helyesbítés|helyreigazítás"
    r"|erată|rectificare|διόρθωση|διευκρίνιση|leiðrétting|õiendus|parandus|patikslinimas|precizējums|labojums"
    r"|fe d['’]errates|correcció|rectificació|ralat|koreksi|đính chính|تصحيح|توضيح|תיקון"
)
#: Leads of which some notes correct nothing: the words of the note decide.
_WEAK_LEAD = re.compile(r"editor|anm|hinweis|note|ndlr|nota|naschrift|for the record", re.IGNORECASE)
_LEAD = re.compile(rf"^\W{{0,5}}(?P<lead>{_LEADS})(?P<between>[^:–—\n]{{0,45}})(?P<mark>[:–—]|\s-\s|$)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MOST_WORDS = 7


def between_lead_and_mark(line: str) -> str | None:
    """What stands between the lead of a note and its mark, empty or with a date in it; None for any other line.

    Other words make the line a sentence about something else. A lead alone is a heading.
    """
    lead = _LEAD.match(line)
    if lead is None or not lead["mark"] or _WEAK_LEAD.match(lead["lead"]) or line.strip().endswith(lead["lead"]):
        return None
    between = lead["between"].strip()
    date = between.strip(" ,().")
    return between if not date or (_DIGIT.search(date) and date.count(" ") < _MOST_WORDS) else None
