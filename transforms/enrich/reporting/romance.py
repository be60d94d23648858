"""How French, Spanish, Italian and Portuguese tell who spoke. Tables only; forms are in lower case."""

from transforms.enrich.lexicon import words
from transforms.enrich.reporting.judging_verbs import judging_verbs
from transforms.enrich.reporting.own_views import FRENCH_VIEWS, ITALIAN_VIEWS, PORTUGUESE_VIEWS, SPANISH_VIEWS
from transforms.enrich.reporting.regular_verbs import FRENCH_VERBS
from transforms.enrich.reporting.romance_joined import (
    FRENCH_JOINED,
    ITALIAN_JOINED,
    PORTUGUESE_JOINED,
    SPANISH_JOINED,
    of_their_own,
    of_themselves,
)
from transforms.enrich.reporting.romance_verbs import ITALIAN_VERBS, PORTUGUESE_VERBS, SPANISH_VERBS
from transforms.enrich.reporting.words import Reporting

_FRENCH_VERBS = (
    FRENCH_VERBS
    | judging_verbs("fr")
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
            excuse renchérissait conclut concluait maintient maintenu maintenait martelait concède concédé esquive esquivé
            justifie justifié justifiait fulmine exclut excluait exclu excluent prétend prétendait prétendu plaignait
            plaignent craint craignait craignent croyait croient prévoit prévoyait prévient prévenait convient convenait
            convenu contredisait médisait sourit souriait rit riait nie niait nié définit définissait défini garantit
            garantissait garanti réjouissait souvenait disent redit redisait défendent répondent écrivent décrivent
            reconnaissent admettent promettent soutiennent maintiennent conviennent poursuivait concluent poursuivent
            renchérissent avertissent affirmant ajoutant assurant précisant estimant soulignant insistant rappelle
            rappelait lançait lancent lançant glissait lâchait tranchait martèlent saluait saluent appelait appellent
            résumait soupirait avouait conseillait recommandait
        """
    )
)

FRENCH = Reporting(
    elides=True,
    joined={**FRENCH_JOINED, **of_themselves(_FRENCH_VERBS)},
    whole=words("après abord ailleurs accord avance autres"),
    verbs=_FRENCH_VERBS,
    pronouns={"il": "m", "elle": "f", "ils": "u", "elles": "f", "lui": "m", "celui-ci": "m", "celle-ci": "f"},
    anaphors={
        **dict.fromkeys(("ce dernier", "l' intéressé", "l’ intéressé", "le principal intéressé"), "m"),
        **dict.fromkeys(("cette dernière", "l' intéressée", "l’ intéressée", "la principale intéressée"), "f"),
        **dict.fromkeys(("celui qui", "celui que", "celui qu'", "celui qu’", "celui dont"), "m"),
        **dict.fromkeys(("celle qui", "celle que", "celle qu'", "celle qu’", "celle dont"), "f"),
    },
    demonstratives={"ce dernier": "m", "cette dernière": "f", "celui-ci": "m", "celle-ci": "f"},
    articles=words("le la les l' l’ un une des son sa ses leur leurs cet cette ce ces plusieurs "),
    prepositions=words(
        """
            de d d' d’ du des à au aux pour par avec sans sous sur dans en chez vers contre entre selon d'après depuis devant
            derrière comme après avant pendant durant malgré parmi dès lors envers auprès face hormis via outre
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
    phrasal=(
        *("met en garde", "mettait en garde", "mis en garde", "fait valoir", "faisait valoir", "fait savoir", "fait remarquer"),
        *("fait observer", "fait part", "laisse entendre", "laissé entendre", "laissait entendre", "tient à préciser"),
        *("tient à rappeler", "tient à rassurer", "se veut rassurant", "se veut rassurante", "monte au créneau"),
        *("met en cause", "mettait en cause", "mis en cause", "met en avant", "mis en avant", "mettait en avant"),
        *("pointe du doigt", "pointé du doigt", "montre du doigt"),
    ),
    according=("selon", "d'après", "d’après", "pour", "aux yeux de", "à en croire", "de l'avis de"),
    own_views=FRENCH_VIEWS,
    author=words("on je j'ai j’ai me moi nous vous"),
    fillers=("quant à elle", "quant à lui", "quant à eux", "pour sa part", "de son côté", "à son tour", "à plusieurs reprises"),
    clause=words("et mais qui que dont lequel laquelle où lorsque quand alors car donc or puisque tandis "),
)

SPANISH = Reporting(
    drops=True,
    verbs=SPANISH_VERBS | judging_verbs("es"),
    joined=SPANISH_JOINED,
    pronouns={"él": "m", "ella": "f", "ellos": "u", "ellas": "f"},
    articles=words("el la los las un una unos unas su sus este esta ese esa varios varias otro otra "),
    prepositions=words(
        """
            de del a al para por con sin sobre en entre hacia hasta desde contra según durante ante bajo tras como
        """
    ),
    of=words("de del para en "),
    skip=words("ha han había habían habría habrían se le les también además luego después ayer hoy así entonces todavía ya "),
    according=(
        *(
            "según",
            "de acuerdo con",
            "a juicio de",
            "en palabras de",
            "en opinión de",
            "a criterio de",
            "a ojos de",
            "al decir de",
            *("a juicio del", "en palabras del", "en opinión del", "a criterio del", "a ojos del", "al decir del"),
            *("de acuerdo al", "de acuerdo a", "en boca de", "en boca del", "a entender del"),
        ),
        *("a entender de", "para"),
    ),
    own_views=SPANISH_VIEWS,
    author=words("yo me nosotros usted ustedes"),
    fillers=("por su parte", "a su vez", "varias veces"),
    clause=words("y e pero cuyo cuya cuyos cuyas que quien quienes cuando mientras aunque porque si donde ni o "),
)

ITALIAN = Reporting(
    drops=True,
    elides=True,
    whole=words("altra altro accordo altronde"),
    verbs=ITALIAN_VERBS | judging_verbs("it"),
    joined={**ITALIAN_JOINED, "si": ITALIAN_JOINED["si"] | of_their_own(ITALIAN_VERBS)},
    pronouns={"lui": "m", "lei": "f", "loro": "u", "egli": "m", "ella": "f"},
    articles=words("il lo la i gli le l' l’ un' un’ un uno una suo sua suoi sue questo questa alcuni "),
    prepositions=words(
        """
            di del della dello dei degli delle a al alla allo ai agli alle ad da dal dalla dallo dai dagli dalle in nel nella
            nello nei negli nelle con col coi su sul sulla sullo sui sugli sulle per tra fra contro secondo come dell dell'
            dell’ all all' all’ dall dall' dall’ nell nell' nell’ sull sull' sull’ d d' d’ davanti accanto insieme assieme
            presso verso durante senza sotto sopra oltre dietro dopo entro lungo mediante tramite malgrado nonostante
        """
    ),
    of=words("di del della dello dei degli delle dell' dell’ per "),
    skip=words("ha hanno aveva avevano avrebbe avrebbero si è anche poi ancora inoltre oggi ieri così invece infine "),
    according=(
        *("secondo", "stando a", "stando al", "stando alla", "stando all'", "a detta di", "a detta del", "a detta della"),
        *(
            "a giudizio di",
            "a giudizio del",
            "a giudizio della",
            "a parere di",
            "a parere del",
            "a parere della",
            "nelle parole di",
        ),
        *("nelle parole del", "nelle parole della", "per"),
    ),
    own_views=ITALIAN_VIEWS,
    author=words("io mi noi voi"),
    fillers=("dal canto suo", "da parte sua", "più volte"),
    clause=words("e ma che chi quando mentre perché se dove anche o però "),
)

PORTUGUESE = Reporting(
    drops=True,
    verbs=PORTUGUESE_VERBS | judging_verbs("pt"),
    joined=PORTUGUESE_JOINED,
    clitics=words("o a os as lo la los las lhe lhes se me nos no na"),
    pronouns={"ele": "m", "ela": "f", "eles": "u", "elas": "f"},
    anaphors={
        **dict.fromkeys(("este último", "esse último", "aquele que"), "m"),
        **dict.fromkeys(("esta última", "essa última", "aquela que"), "f"),
    },
    demonstratives={"este último": "m", "esta última": "f", "esse último": "m", "essa última": "f"},
    articles=words("o a os as um uma seu sua seus suas este esta esse essa vários várias "),
    prepositions=words(
        """
            de do da dos das a ao à aos às para por pelo pela com sem sobre em no na nos nas entre até desde contra
            segundo durante como
        """
    ),
    of=words("de do da dos das para "),
    skip=words("tem têm tinha ter havia terá teria teriam terão se lhe lhes também ainda depois hoje ontem assim já então "),
    according=(
        *("segundo", "de acordo com", "conforme", "nas palavras de", "nas palavras do", "nas palavras da", "na opinião de"),
        *(
            "na opinião do",
            "na opinião da",
            "na avaliação de",
            "na avaliação do",
            "na avaliação da",
            "na visão de",
            "na visão do",
        ),
        *("na visão da", "no entender de", "no entender do", "no entender da", "aos olhos de", "para"),
    ),
    own_views=PORTUGUESE_VIEWS,
    author=words("eu nós você"),
    fillers=("por sua vez", "várias vezes"),
    clause=words("e mas que quem quando enquanto embora porque se onde ou "),
)
