"""Phrases with which lines about the article begin: who made it, who owns it, when it was published. Tables only."""

from transforms.extract.wording.phrases import Table

#: Whose picture, whose text. `©` and `(c)` are marks of their own.
CREDIT: Table = {
    "en": ("photo", "photos", "photo by", "photos by", "photo credit", "photograph", "photograph by", "photography by",
           "image", "images", "image by", "image credit", "image courtesy", "image source", "image via",
           "featured image", "featured photo", "picture", "pictures", "picture credit", "video by", "video credit",
           "graphic", "illustration", "illustration by", "cover photo", "cover image", "header image", "credit", "credits",
           "file photo", "ap photo", "reuters photo", "afp photo",
           "courtesy", "courtesy of", "screenshot", "getty images", "source", "sources", "via", "top image"),
    "de": ("foto", "fotos", "bild", "bilder", "bildquelle", "bildnachweis", "bildrechte", "bildcredit", "titelbild",
           "beitragsbild", "symbolbild", "symbolfoto", "archivbild", "archivfoto", "grafik", "illustration",
           "quelle", "quellen", "quellenangabe", "quellenangaben", "video", "aufmacherbild", "headerbild", "vorschaubild",
           "fotocredit", "copyright", "bildmaterial"),
    "fr": ("photo", "photos", "crédit photo", "crédits photo", "crédits photos", "crédit", "crédits", "image",
           "image illustrative", "image d'illustration", "illustration", "photo d'illustration", "source", "sources",
           "légende"),
    "es": ("foto", "fotos", "fotografía", "fotografías", "imagen", "imágenes", "crédito", "créditos", "fuente", "fuentes",
           "captura de pantalla", "archivo", "foto de portada", "imagen de archivo", "foto cortesía", "cortesía"),
    "it": ("foto", "foto di", "fotografia", "immagine", "immagini", "immagine di copertina", "credit", "crediti", "fonte",
           "fonti", "copertina"),
    "pt": ("foto", "fotos", "imagem", "imagens", "crédito", "créditos", "fonte", "fontes", "reprodução", "divulgação",
           "legenda"),
    "nl": ("foto", "foto's", "beeld", "afbeelding", "bron", "bronnen", "fotograaf", "credit"),
    "pl": ("fot", "fot.", "foto", "zdjęcie", "zdjęcia", "źródło", "źródła", "autor zdjęcia"),
}  # fmt: skip


#: Rights lines.
RIGHTS: Table = {
    "en": ("copyright", "all rights reserved", "©", "(c)", "this material may not be",
           "this article was originally published", "this story was originally published", "this article first appeared",
           "this content was originally",
           "reproduction without", "no part of this", "the views expressed", "the opinions expressed",
           "republished with permission", "disclaimer", "this story has not been edited", "this story is auto-generated",
           "except for the headline, this story", "distributed by", "visit our website terms"),
    "de": ("alle rechte vorbehalten", "urheberrechtlich geschützt", "nachdruck", "© ", "alle angaben ohne gewähr",
           "(alle angaben ohne gewähr)", "weiterverwendung nur", "dieser artikel erschien zuerst",
           "dieser text erschien zuerst",
           "dieser beitrag erschien zuerst"),
    "fr": ("tous droits réservés", "droits réservés", "reproduction interdite", "toute reproduction"),
    "es": ("todos los derechos reservados", "derechos reservados", "prohibida la reproducción", "prohibida su reproducción",
           "queda prohibida"),
    "it": ("tutti i diritti riservati", "riproduzione riservata", "© riproduzione riservata", "riproduzione vietata"),
    "pt": ("todos os direitos reservados", "direitos reservados", "proibida a reprodução", "é proibida a reprodução"),
    "nl": ("alle rechten voorbehouden", "overname", "auteursrecht"),
    "pl": ("wszelkie prawa zastrzeżone", "prawa zastrzeżone", "materiał chroniony prawem"),
    "ru": ("все права защищены",),
}  # fmt: skip


#: "Updated on ...", notes of editors, sentences about an earlier version: kept in a field of their own. Lines that begin with
#: "Correction:" in any language are told by `correction_leads.py`.
UPDATED: Table = {
    "en": ("updated", "updated on", "last updated", "last updated on", "last update", "update", "this article was updated",
           "this story was updated", "this article has been updated", "this story has been updated",
           "this post was updated", "this post has been updated", "this article was amended", "this article was corrected",
           "this story was corrected", "this article has been amended", "this article has been corrected",
           "this story has been corrected", "this story was amended", "correction", "corrected", "clarification",
           "editor's note", "editor’s note", "editors' note", "last modified", "modified", "an earlier version",
           "a previous version", "an earlier version of this article", "an earlier version of this story",
           "a previous version of this article", "a previous version of this story"),
    "de": ("aktualisiert", "aktualisiert am", "zuletzt aktualisiert", "letzte aktualisierung", "update", "korrektur",
           "richtigstellung", "anmerkung der redaktion", "anm. der redaktion", "hinweis der redaktion",
           "in einer früheren version", "in einer früheren fassung",
           "geändert am", "stand"),
    "fr": ("mis à jour", "mis à jour le", "mise à jour", "dernière mise à jour", "modifié le", "rectificatif", "correction",
           "erratum", "note de la rédaction", "note de l'éditeur", "ndlr", "cet article a été corrigé",
           "une version antérieure de cet article", "une version précédente de cet article",
           "une première version de cet article", "dans une version antérieure de cet article",
           "dans une version précédente de cet article", "dans une première version de cet article"),
    "es": ("actualizado", "actualizado el", "actualizada", "última actualización", "actualización", "corrección",
           "fe de erratas", "rectificación", "nota de la redacción", "nota del editor",
           "este artículo ha sido corregido", "este artículo fue corregido", "una versión anterior de este artículo",
           "una versión anterior de esta noticia", "una versión anterior de este texto",
           "en una versión anterior de este artículo", "en una versión anterior de esta noticia",
           "en una versión anterior de este texto"),
    "it": ("aggiornato", "aggiornato il", "ultimo aggiornamento", "aggiornamento", "correzione", "rettifica",
           "nota della redazione", "nota dell'editore", "ultima modifica", "questo articolo è stato corretto",
           "una versione precedente di questo articolo", "una precedente versione di questo articolo",
           "in una versione precedente di questo articolo", "in una precedente versione di questo articolo",
           "in una versione precedente dell'articolo", "in una precedente versione dell'articolo"),
    "pt": ("atualizado", "atualizado em", "atualizada em", "última atualização", "atualização", "correção", "errata",
           "nota da redação", "nota do editor", "este artigo foi corrigido", "este texto foi corrigido",
           "uma versão anterior deste artigo", "uma versão anterior deste texto", "uma versão anterior desta reportagem",
           "em uma versão anterior deste artigo", "em uma versão anterior deste texto", "numa versão anterior deste artigo",
           "numa versão anterior deste texto"),
    "nl": ("bijgewerkt", "bijgewerkt op", "laatst bijgewerkt", "laatste update", "update", "correctie", "rectificatie",
           "naschrift", "naschrift van de redactie", "noot van de redactie", "redactionele noot",
           "dit artikel is gecorrigeerd", "een eerdere versie van dit artikel", "een eerdere versie van dit bericht",
           "in een eerdere versie van dit artikel", "in een eerdere versie van dit bericht"),
    "pl": ("aktualizacja", "zaktualizowano", "ostatnia aktualizacja", "sprostowanie"),
}  # fmt: skip


#: Before a date or a name at the top: the byline, not the text.
PUBLISHED: Table = {
    "en": ("published", "published on", "posted", "posted on", "posted by", "by", "written by", "reviewed by",
           "medically reviewed by", "edited by", "fact checked by", "story by", "date", "min read", "reading time",
           "read time", "release date", "author"),
    "de": ("veröffentlicht", "veröffentlicht am", "veröffentlichung", "erschienen am", "publiziert am", "von", "autor",
           "autorin", "datum", "erstellt am", "lesezeit", "lesedauer", "geschrieben von", "text", "redaktion"),
    "fr": ("publié", "publié le", "par", "écrit par", "posté le", "temps de lecture", "rédigé par", "auteur", "date"),
    "es": ("publicado", "publicado el", "por", "escrito por", "fecha", "tiempo de lectura", "redacción", "autor"),
    "it": ("pubblicato", "pubblicato il", "di", "scritto da", "a cura di", "tempo di lettura", "redazione", "autore"),
    "pt": ("publicado", "publicado em", "por", "escrito por", "tempo de leitura", "redação", "data"),
    "nl": ("gepubliceerd", "gepubliceerd op", "geplaatst op", "door", "leestijd", "auteur"),
    "pl": ("opublikowano", "data publikacji", "autor", "czas czytania"),
}  # fmt: skip
