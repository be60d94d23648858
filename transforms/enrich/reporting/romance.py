"""How French, Spanish, Italian and Portuguese tell who spoke. Tables only; forms are in lower case."""

from transforms.enrich.lexicon import words
from transforms.enrich.reporting.regular_verbs import FRENCH_VERBS, ITALIAN_VERBS, PORTUGUESE_VERBS, SPANISH_VERBS
from transforms.enrich.reporting.words import Reporting

FRENCH = Reporting(
    elides=True,
    whole=words("après abord ailleurs accord avance autres"),
    verbs=FRENCH_VERBS
    | words(
        """
            dit disait déclaré indiqué affirmé expliqué ajouté assuré estimé souligné précisé lance lancé raconté confié
            témoigné résumé regretté dénoncé salue salué appelle appelé insisté prévient prévenu rappelle rappelé répond
            répondu répliqué reconnaît reconnu admet admis avoué soupiré sourit exclame exclamé inquiète inquiété indigne
            indigné étonne étonné réjouit réjoui félicite félicité souvient souvenu désole désolé plaidé conclut conclu
            commenté détaillé écrit martèle martelé tranché noté observé constaté poursuit poursuivi renchérit reprend
            repris évoque évoqué critiqué fustigé accusé annoncé jugé considère considéré promet promis demandé interrogé
            murmuré souffle soufflé glisse glissé tempère tempéré relève relevé parle parlé qualifié décrit avertit averti
            alerté déploré dément démenti confirmé réagit réagi ironisé plaisanté analyse analysé défend défendu exige exigé
            réclamé crie crié lâche lâché complète complété abonde nuancé rassure rassuré signale signalé soutient soutenu
            suggère suggéré révèle révélé pense pensait croit espère espéré balaie balaye revendique enrage peste rétorque
            rétorqué rappelant dénonçant jugeant évoquant disant concluant pointant avertissant reconnaissant promettant
            annonçant saluant prévenant pointe pointé voit voient voyait défendait soutenait promettait reprochant
            prédit prédisait dépeint dépeignait décrivait contredit médit maudit plaint dirait réplique répliquait bondit
            applaudit applaudi accueilli rétorquait réagissait avertissait admettait reconnaissait répondait écrivait
            excuse renchérissait conclut concluait
        """
    ),
    pronouns={"il": "m", "elle": "f", "ils": "u", "elles": "f", "lui": "m"},
    articles=words("le la les l' l’ un une des son sa ses leur leurs cet cette ce ces plusieurs "),
    prepositions=words(
        """
            de d d' d’ du des à au aux pour par avec sans sous sur dans en chez vers contre entre selon d'après depuis devant
            derrière comme
        """
    ),
    of=words("de du des d' à au aux "),
    skip=words(
        """
            a ont avait avaient est s' se s'est s’est s'était s’était s'étaient s’étaient
            également aussi encore ensuite ainsi alors même déjà toutefois pourtant
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
            dijo dice dicen dijeron decía dicho afirmado asegurado señalado explicado declarado añadió añade añadido
            agregado indicado manifestó manifestado sostuvo sostiene sostenido comentado advirtió advierte advertido
            subrayado destacado insistió insiste insistido recordó recuerda recordado reconoció reconoce reconocido admitió
            admite admitido lamentado denunciado criticado expresado apuntado relatado contó cuenta contado escribió escribe
            escrito respondió responde respondido preguntado concluyó concluye concluido precisado reiterado calificado
            acusado pidió pide pedido exigió exige exigido anunciado confirmado zanjó zanja confesó confiesa confesado
            opinado resumió resume celebró celebra bromeó bromea cree creía habló habla defendió defiende dedicó prometió
            promete prometido defendido hablado descrito definido sugirió sugiere sugerido propuso propone refirió refiere
            atribuyó atribuye atribuía atribuido instó insta instado agradeció agradece arremetió arremete desmintió desmiente
            ve veía temió teme predijo predice ruega rogó reprende riñó aplaudió aplaude rebatió rebate replica sentencia
            contradijo escuchó repitió repite soltó suelta urgió exigía pedía pedían advertía insistía repetía
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
    elides=True,
    whole=words("altra altro accordo altronde"),
    verbs=ITALIAN_VERBS
    | words(
        """
            dice detto disse diceva dicono spiegato affermato dichiarato aggiunge aggiunto aggiunse raccontato sottolineato
            commentato conclude concluso osservato ricordato assicurato ribadisce ribadito annunciato denunciato scrive
            scritto sostiene sostenuto precisato replicato avverte avvertito confessato ammette ammesso lamentato accusato
            chiede chiesto parlato definisce definito attacca attaccato risponde risposto insiste insistito confida
            confidato sbotta prosegue proseguito continua riferisce riferito rivelato promette promesso esulta confermato
            evidenziato rilancia taglia riassume tuona bollato descrive descritto descrisse respinge respinto difende difeso
            esprime espresso chiama chiamò vede vedeva suggerisce suggerito ammonisce ammonito smentisce smentito ritiene
            ritenuto
            crede teme garantisce garantito ribatte ribattuto controbatte obietta sorride interviene commentava definiva
            chiedeva sosteneva diceva risponde rispose aggiungeva concludeva applaude deride irride punta rivolge nega chiarisce
            chiarito stupisce infierisce lamenta propone proposto
        """
    ),
    pronouns={"lui": "m", "lei": "f", "loro": "u", "egli": "m", "ella": "f"},
    articles=words("il lo la i gli le l' l’ un' un’ un uno una suo sua suoi sue questo questa alcuni "),
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
            disse diz dizem disseram dito afirmado explicou explica explicado acrescentou acrescenta contou conta escreveu
            escreve garantiu garante reconheceu reconhece admitiu admite defendeu defende concluiu conclui referiu refere
            respondeu responde pediu pede falou falava desabafou completou completa prometeu promete prometido descreveu
            descreve
            definiu define definido vê via atribuiu atribui sugeriu sugere propôs propõe exigiu exige instou insta agradeceu
            agradece advertiu adverte rebateu rebate desmentiu desmente negou nega temeu teme aplaudiu aplaude resumiu resume
            repetiu repete insistiu insiste previu prevê replicou replica descrito defendido reconhecido admitido dizia diziam
            pedia insistia respondia garantia explicava repetia
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
    skip=words("tem têm tinha ter havia se também ainda depois hoje ontem assim já então "),
    according=("segundo", "de acordo com", "conforme", "para"),
    author=words("eu nós você"),
    clause=words("e mas que quem quando enquanto embora porque se onde ou "),
)
