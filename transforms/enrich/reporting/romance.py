"""How French, Spanish, Italian and Portuguese tell who spoke. Tables only; forms are in lower case."""

from transforms.enrich.lexicon import words
from transforms.enrich.reporting.regular_verbs import FRENCH_VERBS, ITALIAN_VERBS, PORTUGUESE_VERBS, SPANISH_VERBS
from transforms.enrich.reporting.words import Reporting

FRENCH = Reporting(
    verbs=FRENCH_VERBS
    | words(
        """
            dit disait déclare déclaré indique indiqué affirme affirmé explique expliqué expliquait ajoute ajouté assure
            assuré estime estimé souligne souligné précise précisé lance lancé raconte raconté confie confié témoigne
            témoigné résume résumé regrette regretté dénonce dénoncé salue salué appelle appelé insiste insisté prévient
            prévenu rappelle rappelé répond répondu réplique répliqué reconnaît reconnu admet admis avoue avoué soupire
            soupiré sourit exclame exclamé inquiète inquiété indigne indigné étonne étonné réjouit réjoui félicite
            félicité souvient souvenu désole désolé plaide plaidé conclut conclu commente commenté détaille détaillé
            écrit martèle martelé tranche tranché note noté observe observé constate constaté poursuit poursuivi
            renchérit reprend repris évoque évoqué critique critiqué fustige fustigé accuse accusé annonce annoncé juge
            jugé considère considéré promet promis demande demandé interroge interrogé murmure murmuré souffle soufflé
            glisse glissé tempère tempéré relève relevé parle parlé qualifie qualifié décrit avertit averti alerte
            alerté déplore déploré dément démenti confirme confirmé réagit réagi ironise ironisé plaisante plaisanté
            analyse analysé argumente défend défendu exige exigé réclame réclamé crie crié lâche lâché complète complété
            abonde nuance nuancé rassure rassuré signale signalé soutient soutenu suggère suggéré révèle révélé pense
            pensait croit espère espéré balaie balaye revendique enrage peste rétorque rétorqué estimant affirmant
            ajoutant précisant
            soulignant expliquant assurant déclarant indiquant rappelant dénonçant regrettant jugeant évoquant qualifiant
            disant concluant insistant martelant pointant déplorant avertissant reconnaissant promettant critiquant annonçant
            saluant prévenant pointe pointé
        """
    ),
    pronouns={"il": "m", "elle": "f", "ils": "u", "elles": "f", "lui": "m"},
    articles=words("le la les l' un une des son sa ses leur leurs cet cette ce ces plusieurs "),
    prepositions=words(
        """
            de d d' d’ du des à au aux pour par avec sans sous sur dans en chez vers contre entre selon d'après depuis devant
            derrière comme
        """
    ),
    of=words("de du des d' à au aux "),
    skip=words(
        """
            a ont avait avaient est s' se s'est également aussi encore ensuite ainsi alors même déjà toutefois pourtant
            notamment aujourd'hui
        """
    ),
    according=("selon", "d'après", "d’après", "pour", "aux yeux de", "à en croire", "de l'avis de"),
    author=words("on je j'ai j’ai me moi nous vous"),
    clause=words("et mais qui que dont lequel laquelle où lorsque quand alors car donc or puisque tandis "),
)

SPANISH = Reporting(
    drops=True,
    verbs=SPANISH_VERBS
    | words(
        """
            dijo dice dicen dijeron decía dicho afirmó afirma afirmado aseguró asegura asegurado señaló señala señalado
            explicó explica explicado declaró declara declarado añadió añade añadido agregó agrega agregado indicó
            indica indicado manifestó manifestado sostuvo sostiene sostenido comentó comenta comentado advirtió advierte
            advertido subrayó subraya subrayado destacó destaca destacado insistió insiste insistido recordó recuerda
            recordado reconoció reconoce reconocido admitió admite admitido lamentó lamenta lamentado denunció denuncia
            denunciado criticó critica criticado expresó expresa expresado apuntó apunta apuntado relató relata relatado
            contó cuenta contado escribió escribe escrito respondió responde respondido preguntó pregunta preguntado
            concluyó concluye concluido precisó precisa precisado reiteró reitera reiterado matizó matiza remarcó
            remarca enfatizó enfatiza calificó califica calificado tildó tilda acusó acusa acusado pidió pide pedido
            exigió exige exigido anunció anuncia anunciado confirmó confirma confirmado zanjó zanja exclamó exclama
            confesó confiesa confesado opinó opina opinado replicó replica resumió resume celebró celebra bromeó bromea
            ironizó considera consideró cree creía habló habla alertó alerta detalló detalla defendió defiende dedicó
            valoró valora argumentó argumenta reprochó reprocha espetó espeta rechazó rechaza prometió promete
        """
    ),
    pronouns={"él": "m", "ella": "f", "ellos": "u", "ellas": "f"},
    articles=words("el la los las un una unos unas su sus este esta ese esa varios varias otro otra "),
    prepositions=words(
        """
            de del a al para por con sin sobre en entre hacia hasta desde contra según durante ante bajo tras como
        """
    ),
    of=words("de del para en "),
    skip=words("ha han había se también además luego después ayer hoy así entonces todavía ya "),
    according=("según", "de acuerdo con", "a juicio de", "en palabras de", "en opinión de", "a criterio de", "para"),
    author=words("yo me nosotros usted ustedes"),
    clause=words("y e pero cuyo cuya cuyos cuyas que quien quienes cuando mientras aunque porque si donde ni o "),
)

ITALIAN = Reporting(
    drops=True,
    verbs=ITALIAN_VERBS
    | words(
        """
            dice detto disse diceva dicono spiega spiegato spiegò afferma affermato affermò dichiara dichiarato dichiarò
            aggiunge aggiunto aggiunse racconta raccontato sottolinea sottolineato commenta commentato conclude concluso
            osserva osservato ricorda ricordato assicura assicurato ribadisce ribadito annuncia annunciato denuncia
            denunciato scrive scritto sostiene sostenuto precisa precisato replica replicato avverte avvertito confessa
            confessato ammette ammesso lamenta lamentato accusa accusato chiede chiesto parla parlato definisce definito
            attacca attaccato risponde risposto insiste insistito confida confidato sbotta prosegue proseguito continua
            riferisce riferito rivela rivelato promette promesso esulta conferma confermato evidenzia evidenziato
            rilancia esclama taglia scherza riassume tuona
        """
    ),
    pronouns={"lui": "m", "lei": "f", "loro": "u", "egli": "m", "ella": "f"},
    articles=words("il lo la i gli le l' un uno una suo sua suoi sue questo questa alcuni "),
    prepositions=words(
        """
            di del della dello dei degli delle a al alla ai alle da dal dalla in nel nella con su sul sulla per tra fra
            contro secondo come dell dell' dell’ all all' all’ dall dall' dall’ nell nell' nell’ sull sull' sull’ d d' d’
        """
    ),
    of=words("di del della dello dei degli delle per "),
    skip=words("ha hanno aveva si è anche poi ancora inoltre oggi ieri così invece infine "),
    according=("secondo", "stando a", "a detta di", "per"),
    author=words("io mi noi voi"),
    clause=words("e ma che chi quando mentre perché se dove anche o però "),
)

PORTUGUESE = Reporting(
    drops=True,
    verbs=PORTUGUESE_VERBS
    | words(
        """
            disse diz dizem disseram dito afirmou afirma afirmado declarou declara explicou explica explicado
            acrescentou acrescenta contou conta ressaltou ressalta destacou destaca lembrou lembra avaliou avalia
            informou informa comentou comenta escreveu escreve garantiu garante alertou alerta reconheceu reconhece
            admitiu admite criticou critica defendeu defende concluiu conclui observou observa sublinhou sublinha
            referiu refere salientou salienta frisou frisa respondeu responde perguntou pergunta lamentou lamenta
            revelou revela anunciou anuncia considerou considera argumentou pediu pede classificou acusou relatou relata
            desabafou completou completa enfatizou reforçou confirmou celebrou brincou
        """
    ),
    pronouns={"ele": "m", "ela": "f", "eles": "u", "elas": "f"},
    articles=words("o a os as um uma seu sua seus suas este esta esse essa vários várias "),
    prepositions=words(
        """
            de do da dos das a ao à aos às para por pelo pela com sem sobre em no na nos nas entre até desde contra
            segundo durante como
        """
    ),
    of=words("de do da dos das para "),
    skip=words("tem têm havia se também ainda depois hoje ontem assim já então "),
    according=("segundo", "de acordo com", "conforme", "para"),
    author=words("eu nós você"),
    clause=words("e mas que quem quando enquanto embora porque se onde ou "),
)
