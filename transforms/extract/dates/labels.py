"""What stands before a date that a page shows: of publication, of the last change, of an event."""

import re

_PUBLISHED_WORDS = (
    r"date(?: published| of publication)?|published(?: on| at)?|posted(?: on)?|(?:original )?publication date|"
    r"(?:first|originally) published(?: on)?|erstveröffentlichung|"
    r"datum|veröffentlicht(?: am)?|erschienen(?: am)?|erstellt(?: am)?|geplaatst(?: op)?|"
    r"publié le|mis en ligne le|date de publication|fecha(?: de publicación)?|publicado(?: el| em| a)?|"
    r"publicat(?: el| la| pe)?|pubblicato(?: il)?|data(?: di pubblicazione| publikacji)?|gepubliceerd(?: op)?|opublikowano|"
    r"objavljeno|publikované|zverejnené|avaldatud|paskelbta|publicēts|publicerad(?: den)?|publicerat|publisert|"
    r"offentliggjort|udgivet|julkaistu|zveřejněno|publikováno|megjelent|"
    r"опубликовано|дата публикации|опубліковано|публикувано(?: на)?|δημοσίευση|δημοσιεύτηκε|"
    r"yayınlanma(?: tarihi)?|yayın tarihi|diterbitkan|ngày đăng|تاريخ النشر|نُ?شر في|تاریخ انتشار|פורסם(?: ב)?|"
    r"发布时间|发布日期|發布時間|時間|时间|日期|公開日|掲載日|配信|投稿日|입력|등록|게시일|작성일"
)
_UPDATED_WORDS = (
    r"(?<![^\W\d_])(?:last\s)?(?:updated|modified|revised|reviewed)(?:\son|\sat)?\b|\b(?:aktualisiert|geändert|aktualisierung)(?:\sam)?\b|"
    r"\bmise? à jour(?:\sle)?\b|\bactualizad[oa](?:\sel)?\b|\batualizad[oa](?:\sem)?\b|\bactualitza(?:t|da|ció)\b|"
    r"\baggiornato(?:\sil)?\b|\b(?:bijgewerkt|gewijzigd)(?:\sop)?\b|\bactualizat(?:\sla)?\b|"
    r"\baktualizacja\b|\bzaktualizowano\b|\baktualizováno\b|\bfrissítve\b|\buppdatera[dt]\b|\boppdatert\b|\bopdateret\b|"
    r"\baktualizované\b|\bažurirano\b|\bposodobljeno\b|\buuendatud\b|\batnaujinta\b|\batjaunots\b|\bpäivitetty\b|"
    r"\bmodifiée?(?:\sle)?\b|обновено(?: на)?|"
    r"обновлено|оновлено|ενημερώθηκε|更新|修改|수정|güncelle(?:n)?me(?:\starihi)?|\bdiperbarui\b|cập nhật|"
    r"تحديث|به‌روزرسانی|עודכן"
)
_EVENT_WORDS = (
    r"when|event date|date of (?:the )?event|deadline|closing date|apply by|starts?|ends?|closes|begins|expires?|valid|until|"
    r"next (?:issue|meeting|event)|wann|termin|beginn|frist|einsendeschluss|anmeldeschluss|gültig bis|bis(?: zum)?|"
    r"quand|date limite|jusqu'au|cuándo|fecha límite|plazo|hasta(?: el)?|quando|scadenza|entro il|prazo|até|"
    r"retrieved|accessed|abgerufen(?: am)?|consulté le|wanneer|sluitingsdatum|kiedy|"
    # of a picture, a film, a manuscript, a version, a letter
    r"(?:(?:archive?|archiv|file|stock|symbol)[ -]?)?(?:photo|picture|image|foto|bild|aufnahme|photographie)(?:graph)?s?"
    r"(?: (?:taken|dated|vom|aus|from|of|du|del|dal|on)){0,2}|premiere[sd]|streamed(?: live)?(?: on)?|recorded(?: on)?|"
    r"as of|in force(?: (?:on|from|since))?|effective(?: (?:on|from))?|"
    r"in kraft(?: (?:seit|ab))?|received|accepted|submitted|version|latest issue|"
    r"correct(?:ion|ed)|clarification|berichtigung|korrektur|rectificatif|corrección|"
    r"born|died|geboren(?: am)?|gestorben(?: am)?|"
    r"(?:urteil|beschluss|gesetz|verordnung|erlass|richtlinie|bescheid|fassung|schreiben|brief) vom|"
    r"(?:judgment|regulation|directive|decision|decree|order|act|letter)(?: \S{1,12}){0,4} of|"
    r"(?:loi|décret|arrêté|arrêt|règlement|directive)(?: \S{1,12}){0,4} du|"
    r"(?:ley|decreto|reglamento|legge)(?: \S{1,12}){0,4} del?"
)
#: At a block's start.
PUBLISHED = re.compile(rf"\W{{0,3}}(?:{_PUBLISHED_WORDS})(?!\w)\s{{0,3}}[:：|\-–]?\s{{0,3}}", re.IGNORECASE)
#: Within a block that begins with another date: "Updated 16 May 2026, first published 14 May 2026".
PUBLISHED_WITHIN = re.compile(
    r"\b(?:published|posted|(?:original )?publication date|veröffentlicht|erschienen|publié|mis en ligne|publicado|"
    r"creado|pubblicato|gepubliceerd|geplaatst|opublikowano)"
    r"(?: on| at| am| le| el| em| il| op)?\s{0,3}[:：|\-–]?\s{0,3}(?=\d|[^\W\d]{3,12}\.?\s\d)",
    re.IGNORECASE,
)
UPDATED = re.compile(_UPDATED_WORDS, re.IGNORECASE)
#: At the end of the text before a date.
PUBLISHED_BEFORE = re.compile(rf"(?:^|\W)(?:{_PUBLISHED_WORDS})\W{{0,4}}$", re.IGNORECASE)
UPDATED_BEFORE = re.compile(rf"(?:{_UPDATED_WORDS})(?:时间|時間|日期|日時|日)?\W{{0,4}}$", re.IGNORECASE)
EVENT_BEFORE = re.compile(rf"(?:^|\W)(?:{_EVENT_WORDS})\W{{0,4}}$|[†✝]\s?$", re.IGNORECASE)


def is_labelled(text: str) -> bool:
    """Whether a line says that its day is that of publication or of the last change."""
    return PUBLISHED.match(text) is not None or PUBLISHED_WITHIN.search(text) is not None or UPDATED.search(text) is not None
