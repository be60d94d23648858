"""Words for works, campaigns and signs, whose titles stand in quotation marks, and for making them."""

from transforms.enrich.lexicon import words

#: Works, in the languages of the tables; the title follows.
WORKS = words(
    """
    film movie novel book song album single series show play musical opera essay memoir poem exhibition painting
    documentary magazine newspaper podcast sequel bestseller hit ballad thriller titled entitled called named film roman
    article headline booklet column report paper study blog post slogan banner placard poster sticker chapter section
    episode track comedy sitcom drama musical game videogame app lecture speech biopic trilogy franchise anthem mural
    sculpture installation pamphlet leaflet brochure newsletter motto category award prize programme program campaign
    project initiative act bill law exhibit tour tune cartoon comic manga anime remake prequel soundtrack mixtape ep lp
    caption hashtag reading
    buch lied album enzyklika studie kampagne filter blog kanal initiative programm motto verein serie stück
    theaterstück oper essay gedicht ausstellung gemälde dokumentation zeitschrift
    zeitung magazin podcast bestseller inszenierung benefizkonzert konzert krimi komödie drama song titel
    ausstellung projekt aktion reihe livre roman chanson pièce série opéra essai poème exposition tableau
    documentaire journal revue concerto spectacle película novela libro canción disco obra ópera ensayo poema
    exposición cuadro documental revista periódico serie romanzo libro canzone disco opera saggio poesia mostra
    quadro documentario rivista giornale filme romance livro canção disco peça ópera ensaio poema exposição quadro
    documentário revista jornal
    campagne opération émission operazione operación operação processo inchiesta indagine missione misión missão
    morceau tube single clip feuilleton recueil tribune ouvrage refrain hit court-métrage long-métrage téléfilm sketch valse
    bordão faixa música samba minissérie novela coletânea curta curta-metragem longa longa-metragem espetáculo telenovela
    banderole pancarte affiche panneau écriteau tract tifo calicot cartaz cartazes outdoor
    inédit inédito manuscrito folhetim crónica crônica reportagem fado balada marchinha valsa
    programa telediario poemario cortometraje largometraje filme miniserie telenovela sencillo balada himno monólogo cuento
    columna reportaje trilogía pódcast muestra pieza campaña escultura novelas libros canciones películas
    programma trasmissione brano singolo spettacolo monologo cortometraggio lungometraggio docufilm fiction raccolta
    racconto tragedia commedia trilogia murale scultura campagna rubrica poema canzoni romanzi libri
    curta-metragem longa-metragem minissérie conto crônica crónica espetáculo monólogo telejornal campanha novela faixa
    concurso concours concorso concurso festival
    boek liedje voorstelling toneelstuk gedicht schilderij tentoonstelling dichtbundel televisieserie reeks leus spandoek
    opschrift actiegroep werkgroep stichting vereniging burgerinitiatief muziekstuk theatervoorstelling
    """
)
#: By which somebody makes a work.
MAKES = words(
    """
    enregistre enregistré enregistrait publie publié publiait tourne tourné tournait signe signé compose composé composait
    chante chanté chantait interprète interprété interprétait réalise réalisé réalisait adapte adapté coécrit cosigné
    gravou grava gravava publica publicou estreou estreia dirigiu dirige compôs compõe filmou filma cantou canta interpretou
    regravou
    """
)
#: Ends of German and Dutch works.
WORK_ENDS = {
    "de": (
        *(
            "serie",
            "sendung",
            "show",
            "film",
            "buch",
            "album",
            "roman",
            "magazin",
            "zeitung",
            "zeitschrift",
            "reihe",
            "podcast",
        ),
        *("konzert", "ausstellung", "spiel", "slogan", "motto", "lied", "programm", "kampagne", "projekt", "stück", "oper"),
    ),
    "nl": (
        *("programma", "serie", "reeks", "show", "film", "boek", "album", "roman", "magazine", "krant", "blad", "podcast"),
        *(
            "concert",
            "tentoonstelling",
            "spel",
            "slogan",
            "lied",
            "campagne",
            "ngsactie",
            "project",
            "stuk",
            "bundel",
            "voorstelling",
        ),
    ),
}
