"""What publishers put around articles, in the words of several languages. Data only; `lines.py` says how it is used.

Each entry stands at the start of a line, in lower case, without trailing marks. Add a language by adding a row.
"""

Table = dict[str, tuple[str, ...]]

#: Openers of a pointer to another article; the line says nothing else.
READ_MORE: Table = {
    "en": ("read more", "read also", "also read", "read next", "see also", "related", "related story", "related stories", "related article",
           "related articles", "related news", "related content", "related posts", "related topics", "you may also like",
           "you might also like", "you might be interested in", "more on this", "more on this story", "more from", "more stories", "more news",
           "recommended", "recommended for you", "recommended reading", "recommended stories", "further reading", "don't miss", "don’t miss",
           "up next", "next article", "previous article", "next story", "continue reading", "keep reading", "read the full story",
           "read full story", "read the full article", "click here to read", "watch more", "watch", "watch now", "watch below", "listen",
           "what to read next", "trending", "trending now", "popular now", "most read", "most popular", "editor's picks",
           "editors' picks", "top stories", "latest news", "in case you missed it", "icymi", "learn more", "find out more",
           "explore more", "read our", "also on", "back to blog", "back to top", "see more", "view more", "load more", "show more"),
    "de": ("lesen sie auch", "lesen sie hier", "lesen sie mehr", "lesen sie weiter", "lesen sie dazu auch", "lest auch", "lies auch",
           "auch interessant", "das könnte sie auch interessieren", "das könnte dich auch interessieren", "das könnte ihnen auch gefallen",
           "das könnte sie interessieren", "das könnte dich interessieren", "mehr zum thema", "mehr dazu", "mehr lesen", "mehr von", "mehr zu",
           "mehr themen", "weitere themen", "weitere artikel", "weitere beiträge", "weitere meldungen", "weitere nachrichten", "weitere news",
           "weiterlesen", "weiterführende links", "weiterführende artikel", "weitere informationen zum thema", "siehe auch", "passend dazu", "passend zum thema",
           "ähnliche artikel", "ähnliche beiträge", "verwandte artikel", "verwandte themen", "zum thema", "themen", "dazu passend",
           "auch spannend", "meistgelesen", "meistgelesene artikel", "empfehlungen der redaktion", "unsere empfehlung", "unsere empfehlungen",
           "nächster artikel", "vorheriger artikel", "vorschau auf den nächsten artikel", "zurück zur übersicht", "zur startseite", "interessante artikel",
           "aktuelle nachrichten", "mehr aktuelle news", "mehr infos", "hier geht es", "hier geht's", "video", "anzeige", "werbung", "newsletter", "lesetipp",
           "lesetipps", "leseempfehlung", "teilnehmende blogs", "in diesem artikel"),
    "fr": ("à lire aussi", "a lire aussi", "lire aussi", "à lire également", "lire également", "à lire", "lire la suite", "lire plus",
           "voir aussi", "à voir aussi", "sur le même sujet", "sur le même thème", "articles liés", "articles similaires", "articles recommandés",
           "les plus lus", "articles les plus lus", "pour aller plus loin", "en savoir plus", "à découvrir", "à retrouver", "retrouvez aussi",
           "plus d'infos", "dans la même rubrique", "notre sélection", "nos derniers articles", "vidéo", "publicité", "suite de l'article",
           "vous aimerez aussi", "ça peut vous intéresser", "découvrez aussi"),
    "es": ("lea también", "lee también", "lea además", "lee además", "leer también", "lea más", "lee más", "leer más", "ver más", "ver también",
           "vea también", "mira también", "mire también", "puede leer", "puedes leer", "también puede leer", "también puedes leer", "te puede interesar",
           "le puede interesar", "te podría interesar", "le podría interesar", "te recomendamos", "le recomendamos", "recomendamos",
           "recomendado", "noticias relacionadas", "notas relacionadas", "artículos relacionados", "contenido relacionado", "relacionado",
           "relacionadas", "más información", "más noticias", "más sobre", "más en", "sigue leyendo", "seguir leyendo", "siga leyendo",
           "además lea", "además", "no te pierdas", "no se pierda", "entérate", "lo más leído", "lo más visto", "lo último", "video", "publicidad",
           "conozca más", "conoce más", "de interés", "temas relacionados", "vea además", "lea", "lee"),
    "it": ("leggi anche", "leggi pure", "leggi di più", "leggi tutto", "leggi l'articolo", "per approfondire", "approfondisci", "approfondimenti",
           "potrebbe interessarti", "potrebbe interessarti anche", "ti potrebbe interessare", "ti potrebbero interessare", "vedi anche", "guarda anche",
           "guarda il video", "articoli correlati", "notizie correlate", "contenuti correlati", "articolo successivo", "articolo precedente",
           "i più letti", "le più lette", "altre notizie", "continua a leggere", "scopri di più", "da non perdere", "pubblicità", "correlati"),
    "pt": ("leia também", "leia mais", "leia ainda", "ler mais", "veja também", "veja mais", "saiba mais", "confira também", "continue lendo",
           "continuar a ler", "continue a ler", "notícias relacionadas", "matérias relacionadas", "artigos relacionados", "conteúdo relacionado",
           "relacionadas", "mais lidas", "mais lidos", "as mais lidas", "mais notícias", "mais sobre", "você pode gostar", "pode interessar",
           "também pode gostar", "recomendadas", "recomendados", "publicidade", "últimas notícias", "assista"),
    "nl": ("lees ook", "lees meer", "lees verder", "lees hier", "bekijk ook", "meer over", "meer lezen", "meer nieuws", "gerelateerde artikelen",
           "gerelateerd", "zie ook", "verder lezen", "ook interessant", "meest gelezen", "aanbevolen", "misschien ook interessant", "advertentie"),
    "pl": ("czytaj też", "czytaj także", "czytaj również", "czytaj więcej", "przeczytaj także", "przeczytaj też", "przeczytaj również",
           "zobacz też", "zobacz także", "zobacz również", "zobacz więcej", "sprawdź też", "więcej na ten temat", "polecamy", "powiązane artykuły",
           "podobne artykuły", "najczęściej czytane", "reklama", "dowiedz się więcej"),
    "sv": ("läs också", "läs även", "läs mer", "läs vidare", "se också", "mer om", "relaterade artiklar", "relaterat", "annons"),
    "da": ("læs også", "læs mere", "se også", "mere om", "relaterede artikler", "annonce"),
    "no": ("les også", "les mer", "se også", "mer om", "relaterte artikler"),
    "fi": ("lue myös", "lue lisää", "katso myös", "aiheesta lisää", "mainos"),
    "tr": ("ayrıca okuyun", "devamını oku", "ilgili haberler", "bunlar da ilginizi çekebilir"),
    "ru": ("читайте также", "читать далее", "читайте ещё", "смотрите также", "по теме", "похожие материалы", "реклама"),
    "uk": ("читайте також", "дивіться також", "схожі матеріали"),
}  # fmt: skip

#: Of these the line may go on as a sentence does, so only a mark or the line's end behind them makes a pointer.
NEEDS_MARK = frozenset(
    {"related", "recommended", "trending", "watch", "listen", "more from", "more news", "lea", "lee", "además", "video", "vidéo", "themen",
     "zum thema", "anzeige", "werbung", "newsletter", "à lire", "à voir", "relacionado", "relacionadas", "mehr von", "mehr zu", "mehr infos", "mehr dazu",
     "hier geht es", "hier geht's", "meer over", "mer om", "mere om", "más sobre", "más en", "mais sobre", "learn more", "find out more", "further reading",
     "in diesem artikel", "siehe auch", "see also", "watch now", "read our", "also on", "see more", "up next", "publicité", "publicidad",
     "pubblicità", "publicidade", "saiba mais", "assista", "en savoir plus", "más información", "correlati", "gerelateerd", "relaterat",
     "top stories", "latest news", "de interés", "lo último", "recomendamos", "polecamy", "по теме", "reklama", "annons", "annonce", "mainos",
     "реклама", "mehr themen", "don't miss", "don’t miss", "keep reading", "entérate", "conozca más", "conoce más", "a découvrir", "à découvrir", "à retrouver",
     "weitere informationen zum thema", "approfondimenti", "recommended for you", "most popular", "most read", "editor's picks", "editors' picks",
     "view more", "load more", "show more", "explore more", "advertentie", "interessante artikel", "aktuelle nachrichten", "lesetipp", "lesetipps",
     "pour aller plus loin", "passend dazu", "more stories", "lesen sie hier", "zobacz więcej", "dowiedz się więcej", "notre sélection", "recomendado",
     "recomendadas", "recomendados", "aanbevolen", "zie ook", "leer más", "ver más", "scopri di più", "da non perdere", "per approfondire", "auch spannend"}
)  # fmt: skip

#: Openers of an invitation to subscribe, register, follow, download, donate.
SIGN_UP: Table = {
    "en": ("subscribe", "sign up", "signup", "register now", "register for free", "join our", "join the conversation", "join us on", "follow us", "follow me",
           "follow the", "follow on", "like us on", "find us on", "connect with us", "get our", "get the latest", "get more", "get unlimited",
           "get breaking news", "get notified", "stay informed", "stay up to date", "stay updated", "stay connected", "stay tuned to", "enter your email",
           "your email address", "email address", "enter email", "thank you for subscribing", "thanks for subscribing", "thank you for signing up", "thanks for signing up",
           "download our app", "download the app", "download our free", "our newsletter", "newsletter", "daily newsletter", "weekly newsletter", "free newsletter",
           "support our journalism", "support independent journalism", "support our work", "become a member", "become a subscriber", "become a supporter",
           "already a subscriber", "already have an account", "log in", "login to", "sign in", "create an account", "create a free account",
           "for the latest", "for more news", "for more stories", "to read the full", "to continue reading", "this article is for subscribers",
           "this story is for subscribers", "this content is for", "unlock this", "start your free trial", "want more", "if you enjoyed this", "if you liked this",
           "if you like this", "did you like this", "did you enjoy this", "was this article helpful", "was this helpful", "rate this article",
           "have a story", "do you have a story", "got a tip", "got a story", "send us your", "send your", "add us as a preferred source", "google news",
           "make us your preferred", "by submitting", "by signing up", "by subscribing", "by clicking", "we use cookies", "you have successfully",
           "please enable javascript", "we want to hear from you", "check your inbox", "manage your", "turn on notifications", "click here to subscribe",
           "click here to sign up", "join the facebook", "start your free", "get started today", "get a free quote", "get started for free", "listen to this article", "listen to article", "audio by"),
    "de": ("jetzt abonnieren", "abonnieren sie", "abonniere", "jetzt anmelden", "melden sie sich", "melde dich", "hier anmelden", "zum newsletter",
           "newsletter abonnieren", "newsletter-anmeldung", "unser newsletter", "unseren newsletter", "folgen sie uns", "folge uns", "folgt uns", "folgen sie",
           "bleiben sie auf dem laufenden", "bleib auf dem laufenden", "bleiben sie informiert", "immer auf dem laufenden", "keine news mehr verpassen", "nichts mehr verpassen",
           "sie haben noch kein", "jetzt registrieren", "registrieren sie sich", "jetzt kostenlos", "jetzt testen", "jetzt weiterlesen", "jetzt spenden", "unterstützen sie",
           "unterstütze uns", "hat ihnen der artikel gefallen", "hat dir der artikel gefallen", "wenn ihnen dieser artikel gefallen", "sie sind aktuell nicht eingeloggt",
           "sie sind nicht eingeloggt", "du musst eingeloggt", "du musst angemeldet", "sie müssen angemeldet", "sie müssen eingeloggt", "bitte loggen sie sich", "bitte melden sie sich",
           "hier downloaden", "laden sie die app", "lade dir die app", "unsere app", "ihre e-mail", "deine e-mail", "e-mail-adresse", "mit der anmeldung", "ich habe die datenschutz",
           "mit diesem button", "sagen sie uns ihre meinung", "was meinen sie", "was denkst du", "war dieser artikel hilfreich", "google news", "dhb jetzt auch digital",
           "artikel anhören", "jetzt probeabo", "exklusiv für abonnenten", "dieser artikel ist für abonnenten", "mehr news gibt es", "sie möchten"),
    "fr": ("abonnez-vous", "abonnez vous", "inscrivez-vous", "inscrivez vous", "s'abonner", "je m'abonne", "je m'inscris", "recevez", "suivez-nous",
           "suivez nous", "suivez l'actualité", "suivez toute l'actualité", "rejoignez-nous", "rejoignez notre", "téléchargez l'application", "soutenez-nous", "soutenez",
           "faites un don", "votre adresse e-mail", "votre adresse email", "votre email", "déjà abonné", "cet article est réservé", "il vous reste", "la suite est réservée",
           "notre newsletter", "la newsletter", "pour ne rien manquer", "ne manquez rien", "créez un compte", "connectez-vous", "écouter l'article", "google actualités"),
    "es": ("suscríbete", "suscríbase", "suscribite", "regístrate", "regístrese", "síguenos", "síganos", "seguinos", "sigue a", "sigue toda la", "siga a", "sigue las noticias",
           "únete a", "únete", "únase a", "recibe", "reciba", "descarga la app", "descarga nuestra", "descargue", "hazte miembro", "hazte socio", "hazte suscriptor", "apoya",
           "apoye", "ya eres suscriptor", "inicia sesión", "inicie sesión", "tu correo", "su correo", "correo electrónico", "nuestro newsletter", "nuestro boletín", "boletín",
           "¿ya sabías que en", "lea esta nota completa", "este contenido es exclusivo", "contenido exclusivo", "para seguir leyendo", "accede a", "haz clic aquí", "haga clic aquí",
           "no te lo pierdas", "mantente informado", "manténgase informado", "activa las notificaciones", "escucha este artículo", "google noticias", "sé parte de", "disfruta de"),
    "it": ("iscriviti", "iscrivetevi", "abbonati", "registrati", "seguici", "segui", "ricevi", "scarica l'app", "scarica la app", "sostienici", "sostieni", "dona ora",
           "hai già un abbonamento", "sei già abbonato", "accedi", "la tua email", "il tuo indirizzo", "questo articolo è riservato", "contenuto riservato", "la nostra newsletter",
           "resta aggiornato", "rimani aggiornato", "unisciti", "ascolta l'articolo", "google news", "non perderti"),
    "pt": ("assine", "assina", "inscreva-se", "cadastre-se", "subscreva", "siga-nos", "siga o", "siga a", "nos siga", "receba", "receba as notícias", "baixe o app", "baixe o aplicativo",
           "apoie", "participe do", "entre no grupo", "entre no canal", "clique aqui", "já é assinante", "faça login", "seu e-mail", "o seu email", "nossa newsletter", "a nossa newsletter",
           "este conteúdo é exclusivo", "conteúdo exclusivo", "fique por dentro", "fique informado", "acompanhe", "ouça este artigo", "google notícias"),
    "nl": ("schrijf je in", "schrijf u in", "meld je aan", "meld u aan", "abonneer", "volg ons", "volg", "ontvang", "word lid", "steun ons", "download de app", "onze nieuwsbrief", "nieuwsbrief",
           "al abonnee", "log in", "inloggen", "jouw e-mailadres", "je e-mailadres", "uw e-mailadres", "dit artikel is alleen", "luister naar dit artikel", "blijf op de hoogte"),
    "pl": ("zapisz się", "subskrybuj", "obserwuj nas", "śledź nas", "dołącz do", "polub nas", "zaloguj się", "zarejestruj się", "wesprzyj", "pobierz aplikację", "wykup dostęp", "artykuł dostępny"),
    "sv": ("prenumerera", "följ oss", "anmäl dig", "ladda ner appen", "logga in"),
    "da": ("tilmeld dig", "følg os", "abonner", "log ind"),
    "ru": ("подпишитесь", "подписывайтесь", "следите за", "присоединяйтесь"),
}  # fmt: skip

#: Sharing and reacting. A line of at most a few words.
SHARE: Table = {
    "en": ("share", "share your story", "pin for later", "help me spread the word", "share this", "share this article", "share this story", "share this post", "share on", "share via", "share with", "share the", "tweet", "tweet this", "retweet",
           "email this", "print this", "send this to", "copy link", "copy url", "save article", "save this", "pin it", "like this", "print article", "bookmark", "click to share",
           "facebook", "twitter", "whatsapp", "linkedin", "telegram", "e-mail", "email", "print", "comments", "no comments", "add comment", "view comments", "show comments",
           "post a comment", "leave a comment", "leave a reply", "leave a response", "write a comment", "add a comment", "join the discussion", "reply", "cancel reply", "be the first to comment",
           "comments are closed", "your email address will not be published", "you must be logged in", "log in to comment", "loading comments", "load disqus comments", "skip advertisement", "skip to",
           "advertisement", "advertising", "sponsored", "sponsored content", "promoted", "report this ad", "story continues below", "article continues below", "article continues after",
           "table of contents", "contents", "on this page", "in this article", "jump to", "tags", "tagged", "filed under", "categories", "posted in", "topics", "keywords", "report an error", "report a typo"),
    "de": ("teilen", "teilen sie", "teilen mit", "artikel teilen", "beitrag teilen", "diesen artikel teilen", "auf facebook teilen", "auf twitter teilen", "per e-mail", "drucken", "artikel drucken", "merken", "kommentare",
           "keine kommentare", "kommentar schreiben", "kommentar hinterlassen", "schreibe einen kommentar", "schreiben sie einen kommentar", "hinterlasse einen kommentar", "hinterlassen sie einen kommentar",
           "kommentieren", "antworten", "deine e-mail-adresse wird nicht", "ihre e-mail-adresse wird nicht", "antwort abbrechen", "diskutieren sie mit", "jetzt kommentieren", "zu den kommentaren", "wird geladen", "anzeige",
           "werbung", "inhaltsverzeichnis", "inhalt", "schlagwörter", "schlagworte", "stichwörter", "tags", "kategorien", "kategorie", "nach oben", "fehler melden", "artikel bewerten", "bewerten", "gefällt mir"),
    "fr": ("partager", "partagez", "partager sur", "partager l'article", "imprimer", "envoyer par email", "commenter", "commentaires", "laisser un commentaire", "laissez un commentaire", "ajouter un commentaire", "réagir", "réagissez",
           "répondre", "annuler la réponse", "votre adresse e-mail ne sera pas", "publicité", "sommaire", "mots-clés", "mots clés", "étiquettes", "thèmes", "catégories", "signaler une erreur", "copier le lien", "enregistrer"),
    "es": ("compartir", "comparte", "comparta", "compartir en", "comparte esta", "comparte este", "imprimir", "comentar", "comentarios", "deja un comentario", "deja una respuesta", "dejar un comentario", "deje su comentario", "responder",
           "cancelar respuesta", "tu dirección de correo", "su dirección de correo", "publicidad", "anuncio", "etiquetas", "temas", "categorías", "archivado en", "reportar error", "copiar enlace", "guardar", "enviar por correo", "whatsapp"),
    "it": ("condividi", "condividi su", "condividi questo", "stampa", "commenta", "commenti", "lascia un commento", "scrivi un commento", "rispondi", "annulla risposta", "il tuo indirizzo email non sarà", "pubblicità", "indice", "tag",
           "argomenti", "categorie", "segnala un errore", "copia link", "riproduzione riservata", "invia per email"),
    "pt": ("compartilhe", "compartilhar", "partilhar", "partilhe", "compartilhe esta", "imprimir", "comentar", "comentários", "deixe um comentário", "deixe uma resposta", "deixe seu comentário", "comente", "responder", "cancelar resposta",
           "o seu endereço de e-mail", "o seu endereço de email", "publicidade", "anúncio", "índice", "etiquetas", "tópicos", "categorias", "copiar link", "comunicar erro", "salvar"),
    "nl": ("delen", "deel", "deel dit", "deel dit artikel", "deel op", "printen", "reageer", "reageren", "reacties", "geef een reactie", "laat een reactie achter", "plaats een reactie", "advertentie", "inhoudsopgave", "onderwerpen", "trefwoorden", "labels",
           "categorieën", "fout gezien", "kopieer link", "bewaar artikel"),
    "pl": ("udostępnij", "podziel się", "skomentuj", "komentarze", "dodaj komentarz", "zostaw komentarz", "drukuj", "reklama", "spis treści", "tagi", "kategorie", "tematy", "odpowiedz", "anuluj"),
    "sv": ("dela", "dela artikeln", "kommentera", "kommentarer", "skriv ut", "annons", "ämnen", "lämna en kommentar"),
    "da": ("del", "del artiklen", "kommentarer", "annonce", "emner"),
    "ru": ("поделиться", "комментарии", "оставить комментарий", "добавить комментарий", "реклама", "теги", "распечатать"),
}  # fmt: skip

#: Whose picture, whose text. `©` and `(c)` are marks of their own.
CREDIT: Table = {
    "en": ("photo", "photos", "photo by", "photos by", "photo credit", "photograph", "photograph by", "photography by", "image", "images", "image by", "image credit", "image courtesy", "image source", "image via",
           "featured image", "featured photo", "picture", "pictures", "picture credit", "video by", "video credit", "graphic", "illustration", "illustration by", "cover photo", "cover image", "header image", "credit", "credits",
           "file photo", "courtesy", "courtesy of", "screenshot", "getty images", "source", "sources", "via", "top image"),
    "de": ("foto", "fotos", "bild", "bilder", "bildquelle", "bildnachweis", "bildrechte", "bildcredit", "titelbild", "beitragsbild", "symbolbild", "symbolfoto", "archivbild", "archivfoto", "grafik", "illustration",
           "quelle", "quellen", "quellenangabe", "quellenangaben", "video", "aufmacherbild", "headerbild", "vorschaubild", "fotocredit", "copyright", "bildmaterial"),
    "fr": ("photo", "photos", "crédit photo", "crédits photo", "crédits photos", "crédit", "crédits", "image", "image illustrative", "image d'illustration", "illustration", "photo d'illustration", "source", "sources", "légende"),
    "es": ("foto", "fotos", "fotografía", "fotografías", "imagen", "imágenes", "crédito", "créditos", "fuente", "fuentes", "captura de pantalla", "archivo", "foto de portada", "imagen de archivo", "foto cortesía", "cortesía"),
    "it": ("foto", "foto di", "fotografia", "immagine", "immagini", "immagine di copertina", "credit", "crediti", "fonte", "fonti", "copertina"),
    "pt": ("foto", "fotos", "imagem", "imagens", "crédito", "créditos", "fonte", "fontes", "reprodução", "divulgação", "legenda"),
    "nl": ("foto", "foto's", "beeld", "afbeelding", "bron", "bronnen", "fotograaf", "credit"),
    "pl": ("fot", "fot.", "foto", "zdjęcie", "zdjęcia", "źródło", "źródła", "autor zdjęcia"),
}  # fmt: skip

#: Rights lines.
RIGHTS: Table = {
    "en": ("copyright", "all rights reserved", "©", "(c)", "this material may not be", "this article was originally published", "this story was originally published", "this article first appeared", "this content was originally",
           "reproduction without", "no part of this", "the views expressed", "the opinions expressed", "republished with permission", "distributed by", "visit our website terms"),
    "de": ("alle rechte vorbehalten", "urheberrechtlich geschützt", "nachdruck", "© ", "alle angaben ohne gewähr", "(alle angaben ohne gewähr)", "weiterverwendung nur", "dieser artikel erschien zuerst", "dieser text erschien zuerst",
           "dieser beitrag erschien zuerst"),
    "fr": ("tous droits réservés", "droits réservés", "reproduction interdite", "toute reproduction"),
    "es": ("todos los derechos reservados", "derechos reservados", "prohibida la reproducción", "prohibida su reproducción", "queda prohibida"),
    "it": ("tutti i diritti riservati", "riproduzione riservata", "© riproduzione riservata", "riproduzione vietata"),
    "pt": ("todos os direitos reservados", "direitos reservados", "proibida a reprodução", "é proibida a reprodução"),
    "nl": ("alle rechten voorbehouden", "overname", "auteursrecht"),
    "pl": ("wszelkie prawa zastrzeżone", "prawa zastrzeżone", "materiał chroniony prawem"),
    "ru": ("все права защищены",),
}  # fmt: skip

#: "Updated on ...", corrections: kept in a field of their own.
UPDATED: Table = {
    "en": ("updated", "updated on", "last updated", "last updated on", "last update", "update", "this article was updated", "this story was updated", "this article has been updated", "this story has been updated",
           "this post was updated", "this post has been updated", "correction", "corrected", "clarification", "editor's note", "editor’s note", "last modified", "modified", "an earlier version", "a previous version"),
    "de": ("aktualisiert", "aktualisiert am", "zuletzt aktualisiert", "letzte aktualisierung", "update", "korrektur", "richtigstellung", "anmerkung der redaktion", "in einer früheren version", "in einer früheren fassung", "geändert am", "stand"),
    "fr": ("mis à jour", "mis à jour le", "mise à jour", "dernière mise à jour", "modifié le", "rectificatif", "correction", "erratum", "note de la rédaction"),
    "es": ("actualizado", "actualizado el", "actualizada", "última actualización", "actualización", "corrección", "fe de erratas", "rectificación", "nota de la redacción", "nota del editor"),
    "it": ("aggiornato", "aggiornato il", "ultimo aggiornamento", "aggiornamento", "correzione", "rettifica", "nota della redazione", "ultima modifica"),
    "pt": ("atualizado", "atualizado em", "atualizada em", "última atualização", "atualização", "correção", "errata", "nota da redação"),
    "nl": ("bijgewerkt", "bijgewerkt op", "laatst bijgewerkt", "laatste update", "update", "correctie", "rectificatie"),
    "pl": ("aktualizacja", "zaktualizowano", "ostatnia aktualizacja", "sprostowanie"),
}  # fmt: skip

#: Before a date or a name at the top: the byline, not the text.
PUBLISHED: Table = {
    "en": ("published", "published on", "posted", "posted on", "posted by", "by", "written by", "reviewed by", "medically reviewed by", "edited by", "fact checked by", "story by", "date", "min read", "reading time", "read time", "release date", "author"),
    "de": ("veröffentlicht", "veröffentlicht am", "veröffentlichung", "erschienen am", "publiziert am", "von", "autor", "autorin", "datum", "erstellt am", "lesezeit", "lesedauer", "geschrieben von", "text", "redaktion"),
    "fr": ("publié", "publié le", "par", "écrit par", "posté le", "temps de lecture", "rédigé par", "auteur", "date"),
    "es": ("publicado", "publicado el", "por", "escrito por", "fecha", "tiempo de lectura", "redacción", "autor"),
    "it": ("pubblicato", "pubblicato il", "di", "scritto da", "a cura di", "tempo di lettura", "redazione", "autore"),
    "pt": ("publicado", "publicado em", "por", "escrito por", "tempo de leitura", "redação", "data"),
    "nl": ("gepubliceerd", "gepubliceerd op", "geplaatst op", "door", "leestijd", "auteur"),
    "pl": ("opublikowano", "data publikacji", "autor", "czas czytania"),
}  # fmt: skip


def starters(table: Table) -> tuple[str, ...]:
    """Every phrase of a table, the longest first."""
    return tuple(sorted({one for row in table.values() for one in row}, key=lambda one: (-len(one), one)))
