"""French offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    accusé accusée acteur actrice adjoint adjointe agriculteur agricultrice aide-soignant aide-soignante ambassadeur
    ambassadrice analyste animateur animatrice anthropologue apiculteur apicultrice apprenti apprentie arbitre
    architecte archéologue artisan artisane astronome attaquant attaquante aubergiste avocat avocate berger bergère
    bibliothécaire biologiste botaniste boucher bouchère boulanger boulangère brigadier buraliste bâtonnier bâtonnière
    bénévole bûcheron bûcheronne caissier caissière camionneur camionneuse candidat candidate capitaine cardiologue
    championne chanteur chanteuse charpentier chauffeur chef cheffe cheminot cheminote chercheur chercheuse chirurgien
    chirurgienne chorégraphe chroniqueur chroniqueuse cinéaste climatologue coiffeur coiffeuse colonel commandant
    commerçant commerçante commissaire compositeur compositrice comédien comédienne conducteur conductrice conseiller
    conseillère conservateur conservatrice contrôleur contrôleuse coordinateur coordinatrice coureur coureuse couturier
    couturière critique cuisinier cuisinière curateur curatrice curé cycliste céréalier danseur danseuse dentiste
    dessinateur dessinatrice directeur directrice dirigeant dirigeante docteur doyen doyenne défenseur défenseuse
    délégué déléguée démographe député députée employé employée enseignant enseignante entraîneur entraîneuse expert
    experte exploitant exploitante facteur factrice fermier fermière fleuriste fondateur fondatrice footballeur
    footballeuse forestier galeriste garagiste gardien gardienne gouverneur gouverneure graphiste greffier greffière
    guitariste général géographe géologue gérant gérante habitant habitante historien historienne hydrologue hôtelier
    hôtelière illustrateur illustratrice infectiologue infirmier infirmière ingénieur ingénieure inspecteur inspectrice
    instituteur institutrice intermittent intermittente jardinier jardinière joueur joueuse journaliste juge juriste
    lanceur lanceuse lauréat lauréate libraire linguiste livreur livreuse locataire lycéen lycéenne magistrat magistrate
    maire maraîcher maraîchère marraine maréchal maçon maçonne membre metteur metteuse meunier meunière militant
    militante mineur ministre musicien musicienne mécanicien mécanicienne médecin médiateur médiatrice météorologue
    naturopathe navigateur navigatrice notaire négociateur négociatrice océanographe opticien opticienne ostréiculteur
    ostréicultrice ouvrier ouvrière paléontologue parolier patron patronne paysan paysanne peintre philosophe
    photographe physicien physicienne pianiste pilote plaignant plaignante plombier plongeur plongeuse policier
    policière politologue pompier pompière porte-drapeau porte-parole postier postière poète poétesse premier première
    procureur procureure producteur productrice professeur professeure propriétaire proviseur proviseure préfet préfète
    préparateur présentateur présentatrice président présidente prévenu prévenue prêtre psychiatre psychologue
    puéricultrice pêcheur rabbin rapporteur rapporteuse recteur rectrice reine religieuse représentant représentante
    rescapé rescapée responsable restaurateur restauratrice retraité retraitée riverain riveraine roi romancier
    romancière routier routière réalisateur réalisatrice rédacteur rédactrice régisseur régisseuse sage-femme salarié
    salariée sapeur-pompier sauveteur sauveteuse scientifique sculpteur sculptrice scénariste secouriste secrétaire
    serveur serveuse sinologue sismologue skipper skippeuse sociologue soignant soignante soldat sous-préfet
    sous-préfète spécialiste stagiaire substitut suspect suspecte syndicaliste sélectionneur sélectionneuse sénateur
    sénatrice technicien technicienne torero toxicologue trésorier trésorière témoin urbaniste urgentiste vendeur
    vendeuse veuf veuve vice-président vice-présidente victime vigneron vigneronne viticulteur viticultrice voisin
    voisine volcanologue vétérinaire zoologue éboueur éboueuse économiste écrivain écrivaine édile éditeur éditrice
    éducateur éducatrice éleveur éleveuse élu élue épicier épicière épidémiologiste étudiant étudiante évêque
    """
)

#: Ends of nouns that only women are.
WOMEN = tuple(
    words(
        """
        adjointe ante avocate candidate cheffe doyenne députée ente esse euse ienne ière magistrate patronne paysanne
        préfète retraitée suspecte syndique sénatrice trice ée
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
