"""The form in which two texts of an article are compared, and the lines of a page that change without the article.

Quotation marks, dashes, white space and Unicode compatibility forms are equal, and so are relative times. Lines that hold only
a clock or a counter, lines of advertising and of recommendation boxes are not compared at all. All patterns are linear; those
for lines see at most `_MAX_LINE` characters.
"""

import re
import unicodedata
from collections.abc import Sequence

from transforms.enrich.lexicon import words

#: A line with more words is prose: its times and numbers count.
_MAX_WORDS = 14
_MAX_COUNTER_WORDS = 8
_MAX_LINE = 300
_MAX_SENTENCE = 3_000
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛‹›′´`ʼ＇", "'"),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", ""),
    }
)
_FOLDABLE = re.compile(f"[{''.join(map(chr, _FOLDED))}]")
_TIME_UNITS = (
    r"(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?"
    r"|secondes?|heures?|jours?|semaines?|mois|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|secondi"
    r"|minut[oi]|or[ae]"
    r"|giorn[oi]|settiman[ae]|mes[ei]|uur|uren|dag(?:en)?|weken|maanden|minuter|timmar|timer|dagar|dage"
    r"|minut[ay]?|godzin[ay]?"
    r"|dni|minut|\u043c\u0438\u043d\u0443\u0442[\u0430\u044b]?|\u0447\u0430\u0441(?:\u0430|\u043e\u0432)?"
    r"|\u0434\u043d\u0435\u0439)"
)
_AGO = re.compile(
    rf"\b(?:vor|il y a|hace|há)\s\d{{1,3}}\s{_TIME_UNITS}\b"
    rf"|\b\d{{1,3}}\s?{_TIME_UNITS}\s(?:ago|fa|geleden|sedan|siden|temu|atrás|назад)\b",
    re.IGNORECASE,
)
#: One of these is in every text that the pattern finds something in, with a number behind or without another letter.
_AGO_HINTS = {
    hint: re.compile(hint + (r"\d" if hint.endswith(" ") else r"\b"))
    for hint in ("vor ", "il y a ", "hace ", "há ", " ago", " fa", " geleden", " sedan", " siden", " temu", " atrás", " назад")
}
#: The words of a clock: a line that holds others says something.
_CLOCK_WORDS = words("""
    last first updated update modified published posted edited created printed accessed as of on at the by to current local time
    today now date from since stand aktualisiert zuletzt letzte aktualisierung geändert veröffentlicht erstellt am um den der
    vom uhr heute jetzt datum mis mise à jour modifié publié le la les du dernière heure h aujourd hui actualizado actualizada
    publicado publicada modificado última actualización el a las hora aggiornato aggiornata pubblicato il alle ore ultimo
    aggiornamento atualizado atualizada em às última atualização bijgewerkt gepubliceerd laatst laatste op om uur uppdaterad
    publicerad senast den kl oppdatert publisert sist opdateret offentliggjort aktualizacja opublikowano dnia godz
    обновлено опубликовано в оновлено опубліковано güncelleme güncellendi güncellenme son yayın yayınlanma yayınlandı tarihi
    saat ενημερώθηκε ενημέρωση δημοσιεύθηκε δημοσίευση τελευταία στις aktualizováno aktualizované zveřejněno publikováno
    vydáno frissítve frissült megjelent közzétéve utolsó frissítés päivitetty julkaistu muokattu klo actualizat publicat ultima
    actualizare la ora diperbarui diterbitkan terbit pukul wib cập nhật lúc ngày đăng تحديث آخر نشر في الساعة تم التحديث
    更新 更新日 更新日時 更新时间 更新時間 最終更新 最終更新日時 最后更新 最後更新 公開 公開日 公開日時 配信 配信日時 掲載 投稿
    发布 发布时间 发布于 發布 發布時間 發佈 刊登 年 月 日 時 时 分 秒 午前 午後 上午 下午
    입력 수정 등록 게시 발행 승인 업데이트 최종 최종수정 최종업데이트 기사입력 기사수정 송고 오전 오후 년 월 일 시 분
    am pm est edt cst cdt pst pdt gmt utc bst cet cest eet eest msk jst ist aest z
    mon monday tue tues tuesday wed wednesday thu thurs thursday fri friday sat saturday sun sunday montag dienstag mittwoch
    donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes
    sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica
    jan january januar janvier enero gennaio feb february
    februar février febrero febbraio mar march märz mars marzo apr april avril
    abril aprile may mai mayo maggio jun june juni juin junio giugno jul july juli juillet julio luglio aug august août agosto
    sep sept september septembre septiembre settembre oct okt october oktober octobre octubre ottobre nov november novembre
    noviembre dec dez december dezember décembre diciembre dicembre de
    """)
_COUNTED = re.compile(
    r"\b(?:views?|reads?|readers?|shares?|comments?|likes?|votes?|ratings?|followers|subscribers|reactions?"
    r"|replies|clicks?|visits?"
    r"|people (?:are )?reading|online now|watching|min(?:ute)?s? read|reading time|lesezeit|kommentare?|aufrufe|geteilt"
    r"|leser|gefällt|commentaires?|vues|partages|lectures?|comentarios?|visitas|lecturas?|compartid[oa]s?|commenti"
    r"|condivisioni|visualizzazioni|letture|comentários?|visualizações|leituras|reacties|keer gelezen|gedeeld|kommentarer"
    r"|visninger|visningar|komentarz[ey]?|wyświetleń|комментари(?:й|я|ев)|просмотр(?:ов|а)?)\b",
    re.IGNORECASE,
)
#: One of these is in every counter.
_COUNTED_HINTS = (
    "view", "read", "share", "comment", "like", "vote", "rating", "follower", "subscriber", "reaction", "repl", "click",
    "visit", "online now", "watching", "lesezeit", "kommentar", "aufruf", "geteilt", "leser", "gefällt", "vues", "partage",
    "lectur", "comentario", "compartid", "condivision", "visualizza", "lettur", "comentário", "visualizaç", "leitura",
    "reactie", "gelezen", "gedeeld", "visning", "komentarz", "wyświetle", "комментари", "просмотр",
)  # fmt: skip
#: What may stand beside a counter. A line with other words counts something of the article: votes, visitors, losses.
_BESIDE_COUNTERS = words("""
    a all an and be are by compare far first from has have in is it join k leave m mal more most new no now number of on
    one only people post read reading see send share show since so story text the this to today total article view watch
    write you your alle alles anzeigen artikel beitrag bisher bislang das den der dem des diesen diesem diese ein
    einblenden hat lesen neue noch schreiben und von zeigen zu zum insgesamt tsd mio min à afficher aux articles ce cet
    cette de du en et la laisser le les lire mille nouveaux pour publier sur tous toutes un voir al añadir artículo
    compartir del deja dejar el escribir esta este leer los mil nuevos nota noticia que todos ver alla aggiungi articolo
    commenta gli i il leggi mila mostra nuovi questo scrivi tutti vedi adicionar artigo com compartilhar deixe leia ler
    mais matéria mostrar notícia novos o os um aan bekijk dit een geef het lees nieuwe op plaats reageer reactie van
    artikeln detta läs nya se skriv visa artikkelen denne nye articlen læs artykuł dodaj ten wszystkie zobacz все добавить
    к новые показать статья этой minute minutes minuten minutos minuti minuter minutter personas personnes persone pessoas
    personen han ont hanno haben lezers
    """)
_ADVERT = re.compile(
    r"^\W{0,4}(?:advertisements?|advert|ads?|anzeigen?|werbung|publicité|publicidade?|pubblicità|advertentie"
    r"|reklam[ae]?|annons|annonce"
    r"|sponsor(?:ed|isé|izzato)?(?: (?:content|post|by|stories))?|promoted|promotion|gesponsert|patrocinado"
    r"|contenuto sponsorizzato"
    r"|paid (?:content|post|partnership)|реклама)(?=\W{0,4}$|\s?[:|•·(\[–—-])",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"^\W{0,4}(?:read (?:more|also|next|on)|also read|see also|more (?:on this|from|stories|like this)"
    r"|related(?: (?:articles?|stories|"
    r"news|topics|content))?|recommended(?: (?:for you|stories|articles|reading))?|most (?:read|popular|viewed)"
    r"|trending(?: now)?"
    r"|popular now|you (?:may|might) (?:also )?like|don['’]t miss|up next|top stories|in other news|editor['’]s picks?"
    r"|lesen sie auch|auch interessant|mehr zum thema|meistgelesen|das könnte sie (?:auch )?interessieren|empfehlungen"
    r"|(?:à )?lire aussi|à voir aussi|sur le même sujet|les plus lus|recommandé|le[ae] también|te puede interesar"
    r"|(?:lo )?más leíd[oa]s?|noticias relacionadas|relacionad[oa]s|leggi anche|potrebbe interessarti|(?:i )?più letti"
    r"|le[ie]a? também|veja também|mais lidas|lees ook|meer over|meest gelezen|läs (?:också|även|mer)|les også"
    r"|læs også|mest (?:lest|läst)"
    r"|czytaj (?:też|także|więcej)|zobacz (?:też|także)|najczęściej czytane|читайте (?:также|також)|по теме"
    r"|関連(?:記事|ニュース|リンク|キーワード)|あわせて読みたい|合わせて読みたい|おすすめ(?:記事)?|人気記事"
    r"|(?:相关|推荐|延伸)(?:阅读|新闻|文章|链接)|(?:相關|推薦|延伸)(?:閱讀|新聞|文章)|热门(?:新闻|文章)"
    r"|관련\s?기사|많이 본 (?:뉴스|기사)"
    r"|ilgili haberler|bunlar da ilginizi çekebilir|διαβάστε επίσης|σχετικά (?:άρθρα|θέματα)|související články"
    r"|kapcsolódó cikkek|lue myös|citește și|baca juga|اقرأ أيضا)"
    r"(?=\W{0,4}$|\s?[:：|•·–—-])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:19|20)\d\d\b|\d{1,4}\s?[年月日時时분년월일시]")
_SENTENCE_END = re.compile(r"[.!?…。！？]\W{0,3}$")
_COUNT_MARK = re.compile(r"^\s?\(\d{1,4}\)\s")
_DIGIT = re.compile(r"\d")
#: Digits of other kinds are among them: ².
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")


def plain_form(text: str) -> str:
    """`text` with one form of quotation marks, dashes and spaces, without the marks of headings and items."""
    folded = _one_form(text)
    if folded is None:
        folded = unicodedata.normalize("NFKC", _FOLDABLE.sub(_folded, text)).translate(_FOLDED)
    return _unmarked(" ".join(folded.split()))


def _one_form(text: str) -> str | None:
    """`text` with one form of quotation marks and dashes; None where it has compatibility forms of Unicode as well."""
    if text.isascii():
        return text.replace("`", "'")  # nothing else of `_FOLDED` is ASCII
    text = _FOLDABLE.sub(_folded, text)  # a third of the time of `translate`: most characters stay
    return text if text.isascii() or unicodedata.is_normalized("NFKC", text) else None


def _unmarked(text: str) -> str:
    return text.removeprefix("## ").removeprefix("- ")


def _folded(match: "re.Match[str]") -> str:
    return _FOLDED[ord(match[0])]


def title_form(title: str | None) -> str:
    """A headline as it is compared: without the count of unread things that scripts put before it."""
    return _COUNT_MARK.sub("", plain_form(title or ""))


def quiet_forms(sentences: Sequence[str]) -> list[str]:
    """Sentences as they are compared: relative times are equal, but in what is longer than any sentence.

    All are folded as one text: a fifth of the time. `sentences`: without line breaks.
    """
    whole = _one_form("\n".join(sentences))
    if whole is None:
        forms = list(map(plain_form, sentences))
    else:
        forms = [_unmarked(" ".join(form.split())) for form in whole.split("\n")] if sentences else []
    if not _may_say_ago("\n".join(forms)):
        return forms
    return [_AGO.sub("#", form) if len(form) <= _MAX_SENTENCE and _DIGIT.search(form) else form for form in forms]


def _folded_case(text: str) -> str:
    """`text` as patterns without case compare it: they take every i for the same."""
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


def _may_say_ago(text: str) -> bool:
    """Whether a word of each relative time stands in a text with plain spaces: in few texts."""
    low = _folded_case(text)
    return any(hint in low and pattern.search(low) is not None for hint, pattern in _AGO_HINTS.items())


def _counts(line: str) -> bool:
    low = _folded_case(line)
    return any(map(low.__contains__, _COUNTED_HINTS)) and _COUNTED.search(line) is not None


def is_ticking(line: str) -> bool:
    """A short line that holds a clock, a relative time or a counter and nothing else that matters."""
    if len(line) > _MAX_LINE:
        return False
    if _DIGIT.search(line) is None and (line.isascii() or not any(map(str.isdigit, "".join(_BEYOND_ASCII.findall(line))))):
        return False
    if sum(map(str.isalpha, line.split())) > _MAX_WORDS:  # so many are words for the pattern as well
        return False
    found = _WORD.findall(line)
    if len(found) > _MAX_WORDS:
        return False
    if len(found) <= _MAX_COUNTER_WORDS and _counts(line) and not _SENTENCE_END.search(line):
        return is_counter(line)
    if not _are_of_clocks(found) and not _may_say_ago(" ".join(line.split())):
        return False
    rest = _AGO.sub("", line)
    is_clock = rest != line or _CLOCK.search(line) is not None
    return is_clock and _are_of_clocks(_WORD.findall(rest))


def _are_of_clocks(found: Sequence[str]) -> bool:
    return all(word.casefold() in _CLOCK_WORDS for word in found)


def is_counter(line: str) -> bool:
    """A short line that names counted things of a page (readers, comments, minutes of reading) and says nothing else."""
    if len(line) > _MAX_LINE or not _counts(line):
        return False
    beside = _WORD.findall(_COUNTED.sub("", line).casefold())
    return len(beside) < _MAX_COUNTER_WORDS and all(word in _BESIDE_COUNTERS or word in _CLOCK_WORDS for word in beside)


def article_lines(text: str) -> list[tuple[int, str]]:
    """The lines of `text` that belong to the article, with their offsets: no clocks, counters, advertising, boxes of links."""
    kept: list[tuple[int, str]] = []
    offset, in_box = 0, False
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            heading = stripped[:_MAX_LINE].removeprefix("## ").removeprefix("- ")
            is_short = len(stripped) <= _MAX_LINE
            box = _BOX.match(heading) if is_short else None
            if box:
                # A heading alone opens a box: the short lines below it are its links.
                in_box = not heading[box.end() :].strip(" :|•·–—-…")
            elif in_box and not (is_short and (stripped.startswith("- ") or not _SENTENCE_END.search(stripped))):
                in_box = False
            if not (box or in_box or (is_short and _ADVERT.match(heading)) or is_ticking(stripped)):
                kept.append((offset, line))
        offset += len(line) + 1
    return kept
