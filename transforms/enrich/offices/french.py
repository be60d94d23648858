"""French offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    abbé accompagnateur accompagnatrice accordéoniste accusé accusée acteur actionnaire actrice adhérent adhérente
    adjoint adjointe adjudant adjudante administrateur administratrice affineur affineuse agriculteur agricultrice
    agronome aide-soignant aide-soignante aiguilleur ailier ailière allergologue alpiniste ambassadeur ambassadrice
    ambulancier ambulancière amiral analyste anesthésiste animateur animatrice anthropologue antiquaire apiculteur
    apicultrice apprenti apprentie aquaculteur arbitre arboriculteur arboricultrice arboriste archevêque architecte
    archiviste archéologue armurier armurière artificier artisan artisane assistante astronome athlète attaquant
    attaquante aubergiste auditeur auditrice auteur-compositeur automobiliste autrice-compositrice avocat avocate
    bagagiste baigneur baigneuse banquier banquière basketteur basketteuse batelier batelière batteur berger bergère
    betteravier biathlète bibliothécaire bijoutier bijoutière biochimiste biographe biologiste blogueur blogueuse
    botaniste boucher bouchère boulanger boulangère bouquiniste bourgmestre boxeur boxeuse brancardier brancardière
    brasseur brasseuse brigadier brocanteur brocanteuse buraliste buteur buteuse bâtonnier bâtonnière bédéiste bénévole
    bûcheron bûcheronne cadreur cadreuse caissier caissière camionneur camionneuse candidat candidate canoéiste
    capitaine caporal caporale cardiologue cariste carreleur carrossier cascadeur cascadeuse cavalier cavalière caviste
    championne chancelier chancelière chansonnier chansonnière chanteur chanteuse charcutier charcutière charpentier
    chasseur chasseuse chauffagiste chauffeur chauffeure chef cheffe cheminot cheminote chercheur chercheuse chimiste
    chiropracteur chirurgien chirurgienne chocolatier chocolatière chorégraphe chroniqueur chroniqueuse cinéaste
    clarinettiste claveciniste climatologue clowne cofondateur cofondatrice coiffeur coiffeuse collectionneur
    collectionneuse collégien collégienne colonel commandant commerçant commerçante commissaire commissaire-priseur
    compositeur compositrice comptable comédien comédienne concepteur conceptrice concertiste conchyliculteur
    conchylicultrice conducteur conductrice conférencier conférencière conseiller conseillère conservateur conservatrice
    consommateur consommatrice consultante conteur conteuse contremaître contremaîtresse contributeur contrôleur
    contrôleuse coordinateur coordinatrice coordonnateur coordonnatrice copropriétaire coprésident coprésidente
    cordonnier cordonnière costumier costumière coureur coureuse courtier courtière coutelier couturier couturière
    couvreur criminologue critique créateur créatrice cueilleur cueilleuse cuisinier cuisinière cultivateur cultivatrice
    curateur curatrice curé cycliste céréalier danseur danseuse dentiste dermatologue dessinateur dessinatrice diacre
    diplomate directeur directrice dirigeant dirigeante disquaire diététicien diététicienne docteur doctorant doctorante
    documentaliste documentariste douanier douanière doyen doyenne dramaturge dresseur dresseuse décorateur décoratrice
    défenseur défenseuse délégué déléguée démographe député député-maire députée développeur développeuse employé
    employée endocrinologue enquêteur enquêtrice enseignant enseignante entraîneur entraîneuse entrepreneure
    entrepreneuse escrimeur escrimeuse essayiste ethnologue eurodéputé eurodéputée expert expert-comptable experte
    exploitant exploitante facteur factrice fauconnier fermier fermière ferrailleur ferronnier fiscaliste fleuriste
    flûtiste fonctionnaire fondateur fondatrice footballeur footballeuse forestier forgeron formatrice fromager
    fromagère galeriste garagiste garde-chasse garde-forestier gardien gardienne gastronome gendarme glaciologue golfeur
    golfeuse gouvernante gouverneur gouverneure graphiste greffier greffière grimpeur grimpeuse griot griotte grossiste
    grutier grutière gréviste guichetier guichetière guitariste gynécologue généalogiste général généraliste généticien
    généticienne géographe géologue géomètre gérant gérante habitant habitante handballeur handballeuse harpiste
    herboriste historien historienne hockeyeur hockeyeuse horloger horlogère horticulteur horticultrice huissier
    huissière humoriste hydrologue hématologue héritier héritière hôtelier hôtelière illusionniste illustrateur
    illustratrice imitateur imitatrice immunologue infectiologue infirmier infirmière influenceur influenceuse
    infographiste informaticien informaticienne ingénieur ingénieure inspecteur inspectrice instituteur institutrice
    intermittent intermittente intérimaire inventeur inventrice investisseur investisseuse jardinier jardinière jongleur
    joueur joueuse journaliste judokate juge juriste kiné kinésithérapeute laborantin laborantine lanceur lanceuse
    latiniste lauréat lauréate lecteur lectrice libraire libéro lieutenante linguiste livreur livreuse locataire
    logisticien logisticienne luthière lutteur lutteuse lycéen lycéenne magasinier magasinière magicien magicienne
    magistrat magistrate maire manifestant manutentionnaire maquilleur maquilleuse marathonien marathonienne maraîcher
    maraîchère marchand marchande mareyeur mareyeuse marionnettiste marraine maréchal masseuse mathématicien
    mathématicienne maçon maçonne maître-nageur membre meneur meneuse menuisier menuisière metteur metteuse meunier
    meunière microbiologiste militant militante mineur ministre ministre-président ministre-présidente modiste moine
    moniteur monitrice monteuse motard motarde musicien musicienne mycologue mytiliculteur mytilicultrice mécanicien
    mécanicienne mécène médecin médiateur médiatrice médiéviste météorologue nageur nageuse naturopathe navigateur
    navigatrice neurochirurgien neurochirurgienne neurologue notaire nutritionniste négociant négociante négociateur
    négociatrice néphrologue obstétricien obstétricienne octogénaire océanographe océanologue officière oléiculteur
    oncologue ophtalmologue opposante opticien opticienne orateur oratrice orfèvre organisateur ornithologue
    orthophoniste ostréiculteur ostréicultrice ostéopathe ouvrier ouvrière paludier paludière paléontologue parachutiste
    parfumeur parfumeuse paroissien paroissienne parolier parquetier parquetière passager passagère pasteur pasteure
    patineur patineuse patron patronne paysagiste paysan paysanne pdg peintre pensionné pensionnée percepteur perchiste
    percussionniste pharmacien pharmacienne pharmacologue philosophe photographe photojournaliste physicien physicienne
    pianiste pilote piroguier piroguière pisciculteur piégeur piégeuse plaignant plaignante planteur planteuse plombier
    plongeur plongeuse plâtrier pneumologue podologue poissonnier poissonnière policier policière politologue pompier
    pompière pongiste porte-drapeau porte-parole postier postière potier potière poète poétesse praticien praticienne
    premier première primatologue procureur procureure producteur productrice professeur professeure promeneur
    promeneuse propriétaire proviseur proviseure prédicateur préfet préfète préparateur préposé préposée présentateur
    présentatrice président présidente prévenu prévenue prévisionniste prêtre psychanalyste psychiatre psychologue
    psychomotricien psychothérapeute publicitaire puéricultrice pâtissier pâtissière pédiatre pédopsychiatre pénaliste
    pépiniériste pêcheur pêcheuse quadragénaire quinquagénaire rabbin radiologue rameur rameuse ramoneur randonneur
    randonneuse rappeur rappeuse rapporteur rapporteuse recruteur recruteuse recteur rectrice reine relieur religieuse
    représentant représentante rescapé rescapée responsable restaurateur restauratrice retraité retraitée rhumatologue
    riverain riveraine riziculteur rizicultrice roi romancier romancière rouleur rouleuse routier routière rugbyman
    rugbywoman réalisateur réalisatrice réanimateur réanimatrice rédacteur rédactrice régisseur régisseuse répartiteur
    répartitrice sage-femme salarié salariée saltimbanque sapeur-pompier saunier sauveteur sauveteuse savonnier
    saxophoniste scaphandrier scientifique sculpteur sculpteuse sculptrice scénariste scénographe secouriste secrétaire
    septuagénaire sergent sergente serrurier serrurière serveur serveuse sexagénaire sinistré sinistrée sinologue
    sismologue skieur skieuse skipper skippeuse slameur slameuse sociologue sociétaire soignant soignante soldat soliste
    sommelier sommelière soudeur soudeuse souffleur sous-ministre sous-préfet sous-préfète spationaute spectateur
    spectatrice sprinteur sprinteuse spécialiste spéléologue stagiaire standardiste statisticien statisticienne styliste
    substitut supportrice surfeur surfeuse surveillant surveillante survivant survivante suspect suspecte sympathisant
    sympathisante syndic syndicaliste syndique sélectionneur sélectionneuse sénateur sénatrice sénologue talonneur
    tanneur tatoueur tatoueuse technicien technicienne teinturier tenancier tenancière tennisman théologien théologienne
    thérapeute tisserand tisserande torero torréfacteur torréfactrice touriste toxicologue traducteur traductrice
    trapéziste trentenaire trompettiste trésorier trésorière tuteur tutrice témoin ténor urbaniste urgentiste urologue
    usager usagère vacancier vacancière vacher vachère vendeur vendeuse veuf veuve vicaire vice-président
    vice-présidente victime vidéaste vigneron vigneronne violoncelliste violoniste virologue visiteur visiteuse
    viticulteur viticultrice vitrier voisin voisine volcanologue volleyeur volleyeuse voltigeur voyageur voyageuse
    vétérinaire youtubeur youtubeuse zoologue zootechnicien éboueur éboueuse ébéniste échevin échevine échographiste
    éclairagiste écolier écolière écologue économiste écrivain écrivaine édile éditeur éditorialiste éditrice éducateur
    éducatrice égyptologue électeur électrice électricien électricienne éleveur éleveuse élu élue épicier épicière
    épidémiologiste étudiant étudiante évêque œnologue
    """
)

#: Ends of nouns that only women are.
WOMEN = tuple(
    words(
        """
        adjointe ante avocate candidate caporale cheffe doyenne députée ente esse euse ienne ière magistrate marchande patronne
        paysanne préfète retraitée sergente tisserande échevine suspecte syndique sénatrice trice ée
        """
    )
)
#: Ends of nouns that only men are.
MEN = tuple(
    words(
        """
        adjoint agistrat alarié andidat anseur anteur ateur avocat aîneur ccusé cteur dent enant etraité ien ier ieur
        itant iteur mployé nneur ntraîneur ocureur oiffeur oueur oyen oyé patron préfet uspect uteur yant ysan éleveur
        élu élégué éputé évenu
        """
    )
)
#: They have such an end, and both are called so.
EITHER = words("auteur docteur recteur ingénieur défenseur")
