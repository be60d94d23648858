"""Words in marks in Romance sentences about a person who does not say them: what laws and others say, names of things."""

from tests.support.quotations import speakers_are

test_what_texts_say = speakers_are(
    [
        ("es", "La diputada Elsa Prim avisó de que el convenio prevé «servicios mínimos del 30 %» en agosto.", [None]),
        ("es", "La diputada Elsa Prim recordó que el código penal castiga «el trato degradante».", [None]),
        ("es", "El estatuto, según la diputada Elsa Prim, define la lengua como «propia».", [None]),
        ("pt", "A deputada Elsa Prim lembrou que o estatuto proíbe «qualquer remuneração» aos sócios.", [None]),
        ("pt", "A deputada Elsa Prim disse que o relatório menciona «falhas de manutenção».", [None]),
        ("fr", "La députée Elsa Prim a rappelé que le bail interdit « toute sous-location ».", [None]),
        ("fr", "La députée Elsa Prim souligne que l'arrêté prévoit une « zone tampon ».", [None]),
        ("it", "La deputata Elsa Prim ha ricordato che lo statuto prevede «la decadenza automatica».", [None]),
        ("it", "La deputata Elsa Prim ha detto che la sentenza parla di «quadro indiziario fragile».", [None]),
        ("es", "La diputada Elsa Prim dijo que la sentencia es «una bofetada».", ["Elsa Prim"]),
        ("it", "La deputata Elsa Prim ha detto che la legge «va riscritta da capo».", ["Elsa Prim"]),
        ("fr", "La députée Elsa Prim estime que le rapport est « une honte ».", ["Elsa Prim"]),
    ]
)

test_works_as_subjects = speakers_are(
    [
        ("es", "El productor Iván Lasa confirmó que «Tierra de nadie» llegará a los cines en otoño.", [None]),
        ("pt", "O produtor Ivo Lasa confirmou que «Terra de ninguém» chegará aos cinemas no outono.", [None]),
        ("fr", "Le producteur Yvan Lasa a confirmé que « Terre de personne » sortira à l'automne.", [None]),
        ("it", "Il produttore Ivo Lasa ha confermato che «Terra di nessuno» arriverà in sala in autunno.", [None]),
        ("it", "Il produttore Ivo Lasa ha detto che «il cinema» è morto.", ["Ivo Lasa"]),
        ("es", "El productor Iván Lasa dijo que «nadie» va ya al cine.", ["Iván Lasa"]),
    ]
)

test_reports_of_others = speakers_are(
    [
        ("es", "La actriz Nora Vidal contó que el taxista le gritó «¡baje!».", [None]),
        ("es", "La actriz Nora Vidal, cuyo padre repetía «todo pasa», volvió a casa.", [None]),
        ("es", "La actriz Nora Vidal dijo que los productores hablan de «ajuste».", [None]),
        ("pt", "A atriz Nora Vidal contou que o taxista lhe gritou «desça».", [None]),
        ("pt", "A atriz Nora Vidal, cujo pai repetia «tudo passa», voltou a casa.", [None]),
        ("pt", "A atriz Nora Vidal disse que os produtores falam em «ajuste».", [None]),
        ("fr", "L'actrice Nora Vidal raconte que le chauffeur lui a crié « descendez ».", [None]),
        ("fr", "L'actrice Nora Vidal, à qui les producteurs répondaient « trop tard », a insisté.", [None]),
        ("it", "L'attrice Nora Vidal racconta che il tassista le ha gridato «scenda».", [None]),
        ("it", "L'attrice Nora Vidal, il cui padre ripeteva «tutto passa», è tornata a casa.", [None]),
        ("it", "L'attrice Nora Vidal ha detto che i produttori parlano di «aggiustamento».", [None]),
        ("es", "La actriz Nora Vidal dijo que la gira fue «una fiesta».", ["Nora Vidal"]),
        ("pt", "A atriz Nora Vidal, que falou em «aventura», saiu.", ["Nora Vidal"]),
        ("it", "L'attrice Nora Vidal ha detto che il film «parla di noi».", ["Nora Vidal"]),
    ]
)

test_entries_and_charges = speakers_are(
    [
        ("es", "El guarda Luis Peña explicó que el incendio figura catalogado como «intencionado».", [None]),
        ("pt", "O guarda Luís Pena explicou que a praia está classificada como «imprópria».", [None]),
        ("es", "El concejal Luis Peña fue investigado por «cohecho impropio».", [None]),
        ("it", "Il consigliere Luigi Penna è indagato per «turbativa d'asta».", [None]),
        ("pt", "O vereador Luís Pena foi julgado por «peculato doloso».", [None]),
        ("fr", "L'élu Louis Penne est jugé pour « détournement de fonds publics ».", [None]),
        ("es", "El concejal Luis Peña preguntó qué es un «gasto sobrevenido».", [None]),
        ("it", "Il consigliere Luigi Penna ha chiesto che cos'è un «fondo perduto».", [None]),
        ("es", "El guarda Luis Peña explicó que «boira» quiere decir niebla.", [None]),
        ("fr", "Le garde Louis Penne a expliqué que « fagne » vient du wallon.", [None]),
        ("it", "Il guardiano Luigi Penna ha detto che «bora» deriva dal greco.", [None]),
        ("es", "El guarda Luis Peña describió el incendio como «un infierno».", ["Luis Peña"]),
        ("fr", "Le garde Louis Penne a jugé l'accueil « impropre ».", ["Louis Penne"]),
    ]
)

test_schemes = speakers_are(
    [
        ("es", "El concejal Luis Peña explicó el sistema de «puerta a puerta» para la basura.", [None]),
        ("es", "El concejal Luis Peña anunció que habrá una rebaja en la tarifa «nocturna».", [None]),
        ("es", "El concejal Luis Peña defendió la ley «antibotellón» en el pleno.", [None]),
        ("pt", "O vereador Luís Pena apresentou o método de «sala aberta» aos pais.", [None]),
        ("pt", "O vereador Luís Pena lembrou a lei «da rolha» no debate.", [None]),
        ("fr", "L'élu Louis Penne a présenté la méthode des « petits pas » aux parents.", [None]),
        ("fr", "L'élu Louis Penne a défendu la loi « montagne » en séance.", [None]),
        ("it", "L'assessore Luigi Penna ha presentato il metodo del «porta a porta».", [None]),
        ("it", "L'assessore Luigi Penna ha ricordato la legge «Severino».", [None]),
        ("es", "El concejal Luis Peña criticó la política de «tierra quemada» del Gobierno.", ["Luis Peña"]),
        ("it", "L'assessore Luigi Penna ha denunciato un sistema «marcio».", ["Luigi Penna"]),
        ("fr", "L'élu Louis Penne a dénoncé une politique de « l'autruche ».", ["Louis Penne"]),
    ]
)

test_people_at_large = speakers_are(
    [
        ("es", "La actriz Nora Vidal contó que en la escuela la llamaban «la larga».", [None]),
        ("es", "La actriz Nora Vidal recordó que la tacharon de «difícil».", [None]),
        ("pt", "A atriz Nora Vidal contou que na escola a chamavam «girafa».", [None]),
        ("fr", "L'actrice Nora Vidal raconte qu'on la traitait de « girafe » à l'école.", [None]),
        ("it", "L'attrice Nora Vidal racconta che a scuola la chiamavano «giraffa».", [None]),
        ("es", "La actriz Nora Vidal contó que le escribieron «vete» en el coche.", [None]),
        ("fr", "L'actrice Nora Vidal raconte qu'on a écrit « dehors » sur sa porte.", [None]),
        ("es", "La actriz Nora Vidal llamó «girafa» a su hermana.", ["Nora Vidal"]),
        ("es", "La actriz Nora Vidal tachó de «absurda» la norma.", ["Nora Vidal"]),
        ("pt", "A atriz Nora Vidal chamou-lhe «cobarde».", ["Nora Vidal"]),
    ]
)

test_names_and_signs = speakers_are(
    [
        ("es", "La directora Sol Ibarra explicó que la clave del wifi es «biblioteca».", [None]),
        ("pt", "A diretora Sol Ibarra explicou que o lema da escola é «aprender a fazer».", [None]),
        ("it", "La direttrice Sol Ibarra ha spiegato che il motto della scuola è «avanti piano».", [None]),
        ("fr", "La directrice Sol Ibarra a expliqué que la devise de l'école est « pas à pas ».", [None]),
        ("es", "Un cartel recibía a Sol Ibarra: «Cerrado por obras».", [None]),
        ("es", "La directora Sol Ibarra anunció que quiere abrir un «aula del futuro».", [None]),
        ("fr", "La directrice Sol Ibarra veut ouvrir un « lieu ressource ».", [None]),
        ("it", "La direttrice Sol Ibarra vive in una via detta «la Lunga».", [None]),
        ("pt", "A mensagem recebida por Sol Ibarra dizia «foge».", [None]),
        ("es", "La muestra «Agua y sal», explicó Sol Ibarra, cierra en junio.", [None]),
        ("pt", "A exposição «Água e sal», explicou Sol Ibarra, fecha em junho.", [None]),
        ("it", "La direttrice Sol Ibarra si è detta «delusa».", ["Sol Ibarra"]),
        ("es", "La directora Sol Ibarra dijo que la respuesta fue «tibia».", ["Sol Ibarra"]),
        ("it", "La direttrice Sol Ibarra ha detto «basta» ai tagli.", ["Sol Ibarra"]),
        ("pt", "A diretora Sol Ibarra disse que o resultado foi «bom».", ["Sol Ibarra"]),
    ]
)


test_participles = speakers_are(
    [
        ("fr", "Le juge Luc Morel parle. Une défense que Luc Morel a jugée « bancale » dès mardi.", ["Luc Morel"]),
        ("fr", "Le juge Luc Morel l'a comparée à « une loterie ».", ["Luc Morel"]),
        ("fr", "Le juge Luc Morel les a décrites comme « des ombres ».", ["Luc Morel"]),
        ("fr", "Le juge Luc Morel parle d'une audience qu'il a qualifiée d'« éprouvante ».", ["Luc Morel"]),
        ("it", "Il giudice Luca Morelli l'ha descritta come «una lotteria».", ["Luca Morelli"]),
        ("it", "Il giudice Luca Morelli le ha definite «ombre lunghe».", ["Luca Morelli"]),
        ("it", "Una scelta che il giudice Luca Morelli ha definita «azzardata».", ["Luca Morelli"]),
        ("fr", "Le juge Luc Morel a été traité de « vendu ».", [None]),
        ("fr", "Le juge Luc Morel a été décrit comme « un ours ».", [None]),
        ("fr", "La juge Anne Morel avait été qualifiée de « dure ».", [None]),
        ("it", "Il giudice Luca Morelli è stato definito «un orso».", [None]),
        ("es", "El juez Lucas Morel ha sido acusado de «parcialidad manifiesta».", [None]),
        ("it", "Il piano è stato descritto come «un azzardo» dalla ministra Ada Verdi.", ["Ada Verdi"]),
        ("fr", "Le plan a été décrit comme « un pari fou » par la ministre Ada Verdier.", ["Ada Verdier"]),
        ("fr", "L'attaquant Luc Sauvé a marqué. « On y croit », a dit l'attaquant.", ["Luc Sauvé"]),
    ]
)

test_first_names_of_countries = speakers_are(
    [
        ("it", "Il tecnico Andrea Corsi ha parlato. «Siamo stanchi», ha detto l'allenatore.", ["Andrea Corsi"]),
        ("it", "Il sindaco Gabriele Nuti è arrivato. «Ci vediamo a maggio», ha detto il primo cittadino.", ["Gabriele Nuti"]),
        ("it", "La maestra Andrea Corsi ha parlato. «Siamo stanchi», ha detto la maestra.", ["Andrea Corsi"]),
        ("fr", "Le maire Jean Valet a parlé. Anne Petit l'écoutait. « Il faut agir », a dit l'édile.", ["Jean Valet"]),
    ]
)

test_nouns_that_are_verbs_and_others = speakers_are(
    [
        ("fr", "La juge Anne Morel a parlé. « Le dossier est vide », a dit la juge.", ["Anne Morel"]),
        ("fr", "Anne Morel la juge « folle ».", ["Anne Morel"]),
        ("pt", 'O réu Davi Reis saiu. Parentes gritaram "assassino" para Davi Reis.', [None]),
        ("pt", 'O réu Davi Reis saiu. O acordo é "ruim" para Davi Reis.', ["Davi Reis"]),
        ("pt", 'O réu Davi Reis falou. "Sou inocente", disse. "Assassino, assassino", gritaram parentes.', ["Davi Reis", None]),
        ("es", "La portavoz Ana Roa, que habló de «éxito», se fue.", ["Ana Roa"]),
    ]
)
