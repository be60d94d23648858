"""French offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    abbé accordéoniste accusé accusée acteur actionnaire actrice adhérent adhérente adjoint adjointe adjudant adjudante
    agriculteur agricultrice aide-soignant aide-soignante ailier ailière alpiniste ambassadeur ambassadrice ambulancier
    ambulancière amiral analyste anesthésiste animateur animatrice anthropologue antiquaire apiculteur apicultrice
    apprenti apprentie aquaculteur arbitre arboriculteur arboricultrice archevêque architecte archiviste archéologue
    artisan artisane assistante astronome athlète attaquant attaquante aubergiste auditeur auditrice auteur-compositeur
    automobiliste autrice-compositrice avocat avocate baigneur baigneuse banquier banquière basketteur basketteuse
    batteur berger bergère betteravier biathlète bibliothécaire biographe biologiste blogueur blogueuse botaniste
    boucher bouchère boulanger boulangère bourgmestre boxeur boxeuse brancardier brancardière brasseur brasseuse
    brigadier brocanteur brocanteuse buraliste buteur buteuse bâtonnier bâtonnière bédéiste bénévole bûcheron bûcheronne
    cadreur cadreuse caissier caissière camionneur camionneuse candidat candidate capitaine caporal caporale cardiologue
    cariste carreleur cascadeur cascadeuse cavalier cavalière caviste championne chancelier chancelière chansonnier
    chansonnière chanteur chanteuse charpentier chasseur chasseuse chauffagiste chauffeur chauffeure chef cheffe
    cheminot cheminote chercheur chercheuse chimiste chirurgien chirurgienne chocolatier chocolatière chorégraphe
    chroniqueur chroniqueuse cinéaste clarinettiste claveciniste climatologue clowne cofondateur cofondatrice coiffeur
    coiffeuse collectionneur collectionneuse collégien collégienne colonel commandant commerçant commerçante commissaire
    commissaire-priseur compositeur compositrice comptable comédien comédienne concertiste conchyliculteur
    conchylicultrice conducteur conductrice conseiller conseillère conservateur conservatrice consultante conteur
    conteuse contremaître contremaîtresse contributeur contrôleur contrôleuse coordinateur coordinatrice coordonnateur
    coordonnatrice coprésident coprésidente costumier costumière coureur coureuse courtier courtière couturier
    couturière couvreur critique créateur créatrice cuisinier cuisinière cultivateur cultivatrice curateur curatrice
    curé cycliste céréalier danseur danseuse dentiste dessinateur dessinatrice diacre directeur directrice dirigeant
    dirigeante docteur doctorant doctorante documentaliste documentariste douanier douanière doyen doyenne dramaturge
    décorateur décoratrice défenseur défenseuse délégué déléguée démographe député député-maire députée développeur
    développeuse employé employée enquêteur enquêtrice enseignant enseignante entraîneur entraîneuse entrepreneure
    entrepreneuse escrimeur escrimeuse essayiste eurodéputé eurodéputée expert experte exploitant exploitante facteur
    factrice fermier fermière ferronnier fiscaliste fleuriste flûtiste fondateur fondatrice footballeur footballeuse
    forestier forgeron fromager fromagère galeriste garagiste garde-chasse garde-forestier gardien gardienne gendarme
    gouvernante gouverneur gouverneure graphiste greffier greffière grimpeur grimpeuse griot griotte grossiste gréviste
    guitariste général généraliste généticien généticienne géographe géologue géomètre gérant gérante habitant habitante
    handballeur handballeuse harpiste historien historienne hockeyeur hockeyeuse horticulteur horticultrice huissier
    huissière humoriste hydrologue héritier héritière hôtelier hôtelière illustrateur illustratrice imitateur imitatrice
    infectiologue infirmier infirmière influenceur influenceuse informaticien informaticienne ingénieur ingénieure
    inspecteur inspectrice instituteur institutrice intermittent intermittente intérimaire investisseur investisseuse
    jardinier jardinière joueur joueuse journaliste judokate juge juriste kinésithérapeute lanceur lanceuse lauréat
    lauréate libraire libéro lieutenante linguiste livreur livreuse locataire luthière lutteur lutteuse lycéen lycéenne
    magasinier magasinière magicien magicienne magistrat magistrate maire manifestant manutentionnaire marathonien
    marathonienne maraîcher maraîchère marchand marchande mareyeur mareyeuse marionnettiste marraine maréchal
    mathématicien mathématicienne maçon maçonne maître-nageur membre meneur meneuse menuisier menuisière metteur
    metteuse meunier meunière militant militante mineur ministre ministre-président ministre-présidente moine moniteur
    monitrice monteuse motard motarde musicien musicienne mytiliculteur mytilicultrice mécanicien mécanicienne mécène
    médecin médiateur médiatrice météorologue nageur nageuse naturopathe navigateur navigatrice notaire négociant
    négociante négociateur négociatrice octogénaire océanographe oléiculteur opticien opticienne orthophoniste
    ostréiculteur ostréicultrice ostéopathe ouvrier ouvrière paludier paludière paléontologue parolier parquetier
    parquetière passager passagère pasteur pasteure patineur patineuse patron patronne paysagiste paysan paysanne pdg
    peintre pensionné pensionnée perchiste percussionniste pharmacien pharmacienne philosophe photographe physicien
    physicienne pianiste pilote pisciculteur piégeur piégeuse plaignant plaignante planteur planteuse plombier plongeur
    plongeuse plâtrier poissonnier poissonnière policier policière politologue pompier pompière porte-drapeau
    porte-parole postier postière poète poétesse premier première procureur procureure producteur productrice professeur
    professeure promeneur promeneuse propriétaire proviseur proviseure préfet préfète préparateur préposé préposée
    présentateur présentatrice président présidente prévenu prévenue prévisionniste prêtre psychiatre psychologue
    publicitaire puéricultrice pâtissier pâtissière pédiatre pépiniériste pêcheur quadragénaire quinquagénaire rabbin
    rameur rameuse randonneur randonneuse rappeur rappeuse rapporteur rapporteuse recteur rectrice reine religieuse
    représentant représentante rescapé rescapée responsable restaurateur restauratrice retraité retraitée riverain
    riveraine riziculteur rizicultrice roi romancier romancière rouleur rouleuse routier routière rugbyman réalisateur
    réalisatrice rédacteur rédactrice régisseur régisseuse répartiteur répartitrice sage-femme salarié salariée
    sapeur-pompier saunier sauveteur sauveteuse saxophoniste scientifique sculpteur sculptrice scénariste secouriste
    secrétaire septuagénaire sergent sergente serveur serveuse sexagénaire sinistré sinistrée sinologue sismologue
    skieur skieuse skipper skippeuse slameur slameuse sociologue sociétaire soignant soignante soldat soliste sommelier
    sommelière soudeur soudeuse sous-ministre sous-préfet sous-préfète spectateur spectatrice sprinteur sprinteuse
    spécialiste stagiaire statisticien statisticienne styliste substitut supportrice surfeur surfeuse surveillant
    surveillante survivant survivante suspect suspecte sympathisant sympathisante syndic syndicaliste syndique
    sélectionneur sélectionneuse sénateur sénatrice talonneur technicien technicienne tisserand tisserande torero
    touriste toxicologue traducteur traductrice trapéziste trentenaire trompettiste trésorier trésorière tuteur tutrice
    témoin ténor urbaniste urgentiste usager usagère vacher vachère vendeur vendeuse veuf veuve vicaire vice-président
    vice-présidente victime vigneron vigneronne violoncelliste violoniste visiteur visiteuse viticulteur viticultrice
    voisin voisine volcanologue volleyeur volleyeuse vétérinaire youtubeur youtubeuse zoologue éboueur éboueuse ébéniste
    échevin échevine écolier écolière économiste écrivain écrivaine édile éditeur éditorialiste éditrice éducateur
    éducatrice électricien électricienne éleveur éleveuse élu élue épicier épicière épidémiologiste étudiant étudiante
    évêque
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
