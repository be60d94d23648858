"""The publisher's note of a correction: in schema.org's `correction`, in a note that extraction took out of the text, or in a
paragraph at the edges of the text that begins as such notes do in many languages."""

import re

from transforms.extract.page.jsonld import JsonLd
from transforms.extract.wording.correction_leads import between_lead_and_mark

_MAX_NOTE = 2_000
_MAX_LINE = 1_500
#: Notes stand above the text or below it.
_EDGE_LINES = 6
_EARLIER = re.compile(
    r"^\W{0,4}(?:corrects\b|refiles to (?:correct|fix|clarify)\b"
    r"|a (?:correction|clarification) was (?:made on|appended|added to)\b)"
    r"|\bthis (?:[a-z]{3,9}\.? \d{1,2},? (?:\d{4},? )?)(?:article|story|report|post|piece|item) (?:was|has been) "
    r"(?:corrected|amended|clarified|(?:edited|refiled|updated|rewritten) to (?:correct|clarify|fix))"
    r"|\b(?:an? |the )?(?:earlier|previous|prior|original|first) (?:version|edition) of (?:this|the|our) "
    r"(?:article|story|report|post|piece|headline|text|page)"
    r"|\bthis (?:article|story|report|post|piece|headline) (?:was|has been) (?:corrected|amended|clarified|edited to correct"
    r"|updated to (?:correct|clarify|fix|reflect that))|\bwe (?:have )?(?:corrected|amended)\b.{0,40}\b(?:article"
    r"|story|error)"
    r"|\bin einer (?:früheren|ersten|vorherigen|älteren) (?:version|fassung)"
    r"|\bin der (?:früheren|ersten|vorherigen|älteren|ursprünglichen) (?:version|fassung) "
    r"(?:(?:dieses|dieser|unseres|unserer|des) (?:textes|artikels|beitrags|berichts|meldung)|(?:hatten|haben) wir)"
    r"|\bdieser (?:artikel|text|beitrag) wurde"
    r" (?:korrigiert|berichtigt)|\bwir haben (?:den fehler|das|dies) korrigiert"
    r"|\b(?:une|la|dans une) (?:version|première version) (?:antérieure|précédente|de cet article)"
    r"|\bcet article a été (?:corrigé|rectifié)"
    r"|\b(?:una|la) versión (?:anterior|previa)|\beste artículo (?:ha sido|fue) corregido"
    r"|\b(?:una|la) (?:precedente versione|versione precedente)|\bquesto articolo è stato corretto"
    r"|\buma versão anterior|\b(?:este|o) (?:texto|artigo) foi corrigido|\been eerdere versie|\ben tidigare version"
    r"|\ben tidligere (?:versjon|version|udgave|utgave)|\b(?:w )?(?:poprzedni|wcześniejsz)[a-z]{1,3} wersj"
    r"|\bв (?:предыдущей|первой|ранней) версии",
    re.IGNORECASE,
)
#: One of these is in every line that `_EARLIER` accepts.
_EARLIER_HINTS = (
    *("versi", "versão", "versjon", "wersj", "верси", "edition", "fassung", "udgave", "utgave"),
    *("correct", "amended", "clarif", "updated to", "refile", "korrigiert", "berichtigt"),
    *("corrigé", "rectifié", "corregido", "corretto", "corrigido"),
)
#: Chinese, Japanese and Korean notes: a lead in brackets or before a colon, or a sentence about the article.
_EAST = re.compile(
    r"^[\W_]{0,4}(?:(?:お詫び|おわび)(?:と|して)?)?(?:訂正|更正|勘误|勘誤|정정(?:보도(?:문)?)?|바로잡습니다|바로잡음)"
    r"(?:と?(?:お詫び|おわび)|啟事|启事|說明|说明)?\s?[:：\]】』」)）〕〉》]"
    r"|(?:本文|本報道|本报道|本稿|文章)(?:的?(?:较早|較早|早前|先前|之前|早期)的?版本|(?:已|已经|已經)(?:更正|修正|订正|訂正))"
    r"|(?:記事|見出し|本文)(?:の一部|中|内容)?を(?:訂正|修正)(?:しました|して)|기사.{0,20}(?:바로잡|정정)"
)
#: What agencies write before the headline of a corrected article.
_TITLE = re.compile(
    r"^\W{0,3}(CORRECTED|CORRECTION|CORRECTIF|RECTIFICATIF|KORREKTUR|BERICHTIGUNG"
    r"|CORRECCIÓN|CORREZIONE|CORREÇÃO|RÄTTELSE|RETTELSE)"
    r"(?:\W{0,3}\(OFFICIAL\))?\s?[-:–—)\]]"
)


def find_correction_note(text: str, taken_note: str | None, linked: JsonLd, title: str | None) -> str | None:
    """The notes of corrections, one a line, at most 2,000 characters; None if there is none.

    `taken_note`: lines that extraction has taken out of `text`. Of `title` only the word before it is a note: CORRECTED.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    edge = lines if len(lines) <= 2 * _EDGE_LINES else [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]
    marked = _TITLE.match(title or "")
    found = (line.strip() for line in [*(taken_note or "").split("\n"), *edge] if is_correction(line))
    notes = [*_stated(linked), *([marked[1]] if marked else []), *(line for line in found if line != title)]
    return "\n".join(dict.fromkeys(notes))[:_MAX_NOTE] or None


def is_correction(line: str) -> bool:
    """'Correction: ...', or a sentence about an earlier version of the article."""
    if len(line) > _MAX_LINE:
        return False
    if between_lead_and_mark(line) is not None:
        return True
    if not line.isascii() and _EAST.search(line):
        return True
    low = line.lower()
    return any(map(low.__contains__, _EARLIER_HINTS)) and _EARLIER.search(line) is not None


def _stated(linked: JsonLd) -> list[str]:
    """Texts of `correction` in JSON-LD: text, or a CorrectionComment."""
    notes: list[str] = []
    for value in linked.values(linked.article, "correction")[:20]:
        words = value
        if isinstance(value, dict):
            words = next((value[name] for name in ("text", "description", "headline", "name") if value.get(name)), None)
        if isinstance(words, str) and words.strip() and not words.startswith(("http://", "https://")):
            notes.append(" ".join(words[:_MAX_NOTE].split()))
    return notes
