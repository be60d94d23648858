"""English offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    abbess accordionist accountant acrobat acting activist actor actress actuary acupuncturist adm administrator admiral
    adviser advisor advocate agronomist aide airman airwoman alderman alderperson alderwoman all-rounder ambassador
    anaesthetist analyst anchor anesthesiologist angler animator anthropologist appellant appraiser apprentice arborist
    archaeologist archbishop archdeacon architect archivist arranger artist assemblyman assemblymember assemblywoman
    assistant astronomer astrophysicist athlete attorney auctioneer auditor aunt auntie author aviator backbencher
    backpacker bailiff baker ballerina bandleader bandmate banker baritone barmaid baroness barrister bartender
    basketmaker bassist batsman batswoman beachgoer beadmaker beautician beekeeper benefactor biker billionaire
    biochemist bioethicist biographer biologist birdwatcher bishop blacksmith blogger boatbuilder boatswain bombardier
    bookbinder bookie bookkeeper bookmaker bookseller boss bosun botanist bouncer bowler boxer boyfriend breeder brewer
    bricklayer brigadier broadcaster broker brother brother-in-law bursar businessman businessperson businesswoman
    busker butcher bystander cabbie cabinetmaker cadet cameraman camerawoman campaign campaigner camper candidate
    canoeist capt capt. captain captain-elect caravanner cardinal cardiologist caregiver carer caretaker carpenter
    cartographer cartoonist cashier cataloguer caterer cave-diver cdr celebrant cellarman cellist centenarian
    centre-back centre-half ceo ceramicist cfo chair chairlady chairman chairman-elect chairperson chairwoman challenger
    champion chancellor chaplain chauffeur cheesemaker cheesemonger chef chemist chief chieftain childminder chiropodist
    chiropractor choreographer churchwarden cinematographer cio ciso claimant clarinetist clarinettist classmate cleaner
    climatologist climber cllr cllrs clockmaker clown cmdr co-author co-captain co-chair co-defendant co-director
    co-driver co-founder co-host co-leader co-owner co-pilot co-star co-worker co-writer coach cobbler col col.
    colleague colonel columnist comedian comedienne commander commentator commissioner commodore communications commuter
    complainant composer comptroller concierge conductor confectioner congressman congressmember congressperson
    congresswoman conscript conservationist conservator constable consultant contralto convener convenor conveyancer
    convict coo coordinator corner-forward cornerback coroner corporal correspondent cosmologist councillor councilman
    councilmember councilor councilwoman counsel countertenor countess courier couturier cowboy cowgirl cowherd cowman
    coxswain cpl crabber crewman crewmate crewmember cricketer criminologist critic crofter crooner croupier
    cryptographer curate curator custodian cyclist dad dairyman dame dancer daughter daughter-in-law dci deacon
    deaconess dean debutant deckhand decorator deejay defence defendant defender defense delegate demographer
    demonstrator dentist deputy deputy-head dermatologist designer det det. detainee detective developer dietician
    dietitian director dispatcher distiller diver docent docker dockworker doctor documentarian documentarist dogwalker
    donor doorman doula dramatist dressmaker driller driver drover drummer duchess duke ecologist economist editor
    education electrician embalmer embroiderer emcee emigrant emir emperor employee energy engineer engraver ensign
    entomologist entrepreneur environment environmentalist envoy epidemiologist essayist ethicist evacuee evangelist
    ex-boyfriend ex-girlfriend ex-husband ex-wife executive eyewitness farmer farmhand farrier fashionista father
    father-in-law fencer ferryman fiance fiancee fiancé fiancée fiddler fielder filmmaker finance financier firefighter
    fisherman fisherwoman fishmonger flanker flatmate flautist florist flutist fly-half folklorist footballer forecaster
    foreign foreman forewoman former forward founder foundryman freshman friar friend frontbencher frontman frontwoman
    fugitive full-back full-forward fullback fundraiser fusilier gaffer gamekeeper gaoler gardener gen gen. gendarme
    general geneticist geographer geologist geophysicist gillie girlfriend glaciologist glassblower glazier goalie
    goalkeeper goalscorer goaltender goatherd goddaughter godfather godmother godson goldsmith golfer gov gov. governor
    gp grandad granddad granddaughter grandfather grandma grandmother grandpa grandparent grandson granny gravedigger
    grazier greengrocer greenkeeper grocer groomer groundskeeper groundsman grower guardsman guitarist gunman gymnast
    gynaecologist gynecologist hairdresser half-back handyman harbormaster harbourmaster harpist havildar hawker headman
    headmaster headmistress headteacher headwoman health heiress helmsman herbalist herder herdsman herpetologist hiker
    historian holidaymaker home homeopath homeowner homesteader honorable honourable horseman horsewoman host hostage
    house householder housekeeper houseman housemaster housemate hurdler hurler husband hydrogeologist hydrologist
    hygienist illusionist illustrator imam immigrant immunologist impresario impressionist industrialist infantryman
    infielder influencer inmate innkeeper insp inspector interim interior intern international interpreter investigator
    investor islander jackaroo jailer jailor janitor jawan jeweler jeweller jillaroo jockey journalist judge judoka
    juggler junior juror justice kayaker kennelman keyboardist king labor laborer labour lady landlady landlord
    landowner landscaper latecomer lawmaker lawyer lead leader lecturer left-back legislator lexicographer librarian
    librettist lieutenant lifeboatman lifeguard lifesaver linebacker linesman linesperson lineswoman linguist lobbyist
    lobsterman locksmith lodger logician longshoreman lord lt lt. lumberjack luthier lyricist machinist magician
    magistrate magnate maj major majority malacologist manager marathoner marksman marshal masseur master mathematician
    matriarch matron mayor mec mechanic medalist medallist medic memoirist mep metalworker meteorologist mezzo
    mezzo-soprano microbiologist midfielder midshipman midwife migrant milliner millionaire minister minority missionary
    mla mlas mlc mna moderator mogul mom monk monsignor mortician mother mother-in-law motorcyclist motorist motorman
    mountaineer mp mp-elect mpp msp mukhiya mullah mum musician nanny narrator naturalist navigator neighbor neighbour
    nephew netballer netminder neurologist neuroscientist newcomer newscaster newsreader niece nominee nonagenarian
    notary novelist nun nurse nutritionist oboist obstetrician oceanographer octogenarian officer officiant olympic
    ombudsman ombudsperson ombudswoman oncologist onlooker operative opposition optician optometrist orchardist orderly
    organiser organist organizer ornithologist orphan orthodontist orthoptist osteopath outfielder owner oysterer
    oysterman paediatrician painter palaeontologist paleontologist paralegal paramedic paratrooper partner party
    passenger passer-by passerby pastor pastoralist pathologist patriarch patrolman patrolwoman patroness peddler
    pedestrian pediatrician pedlar pensioner percussionist petitioner pharmacist pharmacologist philanthropist
    philosopher phlebotomist photographer physician physicist physio physiotherapist pianist picketer pilot pitcher
    plaintiff planner plasterer playmaker playwright plumber podcaster podiatrist poet policeman policewoman pollster
    pope postgraduate postman postmaster postmistress postwoman pradhan preacher premier presenter president
    president-elect press priest primatologist prime prince princess principal printmaker prioress prisoner probationer
    producer professor programmer prosecutor prosecutor-general protester provost psychiatrist psychologist publican
    pundit punter pupil puppet-maker puppeteer purser quarryman quarterback queen quizmaster rabbi radiographer
    radiologist radiotherapist rambler rancher ranger rapper realtor receptionist recorder recruit rector referee
    refugee registrar regulator rep rep. repairman reporter representative researcher reservist resident restaurateur
    restorer retiree reviewer rifleman right-back ringmaster roofer rookie roommate roughneck rower saddler sailor
    salesman salesperson saleswoman sapper sarpanch saxophonist scaffolder schoolboy schoolgirl schoolmaster schoolmate
    schoolmistress schoolteacher scientist scoutmaster screenwriter scrum-half sculptor seafarer seaman seamstress
    secretary seismologist selectman selectwoman sen sen. senator senior septuagenarian sergeant serviceman servicewoman
    sexton sgt sgt. shearer sheikh shepherdess sheriff shipbuilder shipmate shipowner shipwright shoemaker shopkeeper
    shopper shortstop showjumper showrunner sibling signaller signalman silversmith singer sir sister sister-in-law
    skater skier skipper sleuth smallholder snowboarder socialite sociologist soldier solicitor sommelier son son-in-law
    songwriter sophomore soprano speaker spokesman spokesperson spokeswoman sportscaster sportswriter sprinter squatter
    stagehand stallholder stallkeeper star stationmaster statistician steelworker stenographer stepdaughter stepfather
    stepmother stepson stevedore steward stewardess stockbroker stockman stonemason storyteller strategist streamer
    striker stringer student stuntman stuntwoman stylist sub-editor subedar submariner subsecretary substitute sultan
    superintendent supervisor supt surfer surgeon surveyor survivor suspect swimmer swineherd tailor td td-elect teacher
    teammate technician teller tenant tenor theologian therapist tiktoker toolmaker tourist townsman townsperson
    toxicologist trader trainee trainer trampolinist translator transport trapeze-artist traveler traveller
    trawlerman treasurer trombonist trooper trucker trumpeter trustee twitcher tycoon typist umpire uncle undergraduate
    undersecretary understudy undertaker underwriter union upholsterer urologist valedictorian valuer vendor
    ventriloquist verger veteran veterinarian vicar vice vice-captain vice-chair vice-chairman vice-chairwoman
    vice-chancellor vice-president victim villager vineyardist vintner violinist virologist viscount visitor vlogger
    vocalist volcanologist volunteer waiter waitress warden warder watchmaker weatherman welder whip whistleblower
    wicketkeeper widow widower wife windsurfer winegrower winemaker wing-back winger witness woodworker worker world
    wrestler writer yachtsman yachtswoman youtuber zamindar zookeeper zoologist
    """
)
