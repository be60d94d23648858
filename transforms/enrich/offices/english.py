"""English offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    abbess accordionist accountant acrobat acting activist actor actress actuary adm administrator admiral adviser
    advisor advocate agronomist aide airman airwoman alderman alderperson alderwoman all-rounder ambassador
    anaesthetist analyst anchor anesthesiologist animator anthropologist appellant apprentice arborist archaeologist
    archbishop archdeacon architect archivist artist assemblyman assemblymember assemblywoman assistant astronomer
    astrophysicist athlete attorney auditor author backbencher bailiff baker ballerina bandleader bandmate banker
    baritone barmaid baroness barrister bartender bassist batsman beautician beekeeper benefactor biker billionaire
    biochemist bioethicist biographer biologist bishop blacksmith blogger boatbuilder bookbinder bookkeeper bookmaker
    bookseller boss bosun botanist bouncer bowler boxer boyfriend brewer bricklayer brigadier broadcaster broker
    brother brother-in-law bursar businessman businessperson businesswoman butcher bystander cabbie campaign
    campaigner candidate capt capt. captain captain-elect cardinal cardiologist caregiver carer caretaker carpenter
    cartographer cartoonist cashier caterer cdr celebrant cellist centre-back centre-half ceo cfo chair chairlady
    chairman chairman-elect chairperson chairwoman champion chancellor chaplain chauffeur chef chemist chief chieftain
    childminder chiropractor choreographer cinematographer cio ciso claimant clarinetist clarinettist cleaner
    climatologist cllr cllrs clockmaker clown cmdr co-author co-chair co-defendant co-director co-driver co-founder
    co-host co-owner co-pilot co-star co-worker co-writer coach cobbler col col. colleague colonel columnist comedian
    commander commentator commissioner commodore communications commuter complainant composer comptroller concierge
    conductor confectioner congressman congressmember congressperson congresswoman conscript conservationist constable
    consultant contralto convict coo coordinator corner-forward cornerback coroner corporal correspondent cosmologist
    councillor councilman councilmember councilor councilwoman counsel countertenor countess courier couturier
    coxswain cpl crabber cricketer criminologist critic crofter crooner cryptographer curate curator custodian cyclist
    dairyman dame dancer daughter daughter-in-law dci deacon deaconess dean debutant deckhand deejay defence defendant
    defender defense delegate demographer dentist deputy deputy-head dermatologist designer det det. detainee
    detective developer dietitian director dispatcher docent docker dockworker doctor documentarian documentarist
    donor doorman dressmaker driver drummer duchess duke ecologist economist editor education electrician embalmer
    emcee emigrant emir emperor employee energy engineer ensign entomologist entrepreneur environment environmentalist
    envoy epidemiologist essayist ethicist evacuee evangelist ex-boyfriend ex-girlfriend ex-husband ex-wife executive
    farmer farmhand farrier fashionista father father-in-law ferryman fiance fiancee fiancé fiancée fiddler filmmaker
    finance financier firefighter fisherman fisherwoman fishmonger flanker flautist florist flutist fly-half
    folklorist footballer foreign former forward founder freshman friend frontbencher frontman frontwoman fugitive
    full-back full-forward fullback gamekeeper gaoler gen gen. general geneticist geographer geologist geophysicist
    girlfriend glaciologist glazier goalie goalkeeper goalscorer goaltender goatherd goddaughter godfather godmother
    godson goldsmith golfer gov gov. governor granddaughter grandfather grandmother grandson gravedigger grazier
    greengrocer greenkeeper grocer groundskeeper groundsman grower guitarist gunman gymnast gynaecologist gynecologist
    hairdresser half-back handyman harbormaster harbourmaster harpist hawker headman headmaster headmistress
    headteacher headwoman health heiress herder herdsman herpetologist hiker historian home homeowner homesteader
    honorable honourable host hostage house householder housekeeper housemaster hurdler hurler husband hydrogeologist
    hydrologist illustrator imam immigrant immunologist impresario industrialist infantryman influencer inmate
    innkeeper insp inspector interim interior intern international interpreter investigator investor islander jackaroo
    jailer jailor janitor jeweler jeweller jockey journalist judge juggler junior juror justice kayaker keyboardist
    king labor laborer labour lady landlady landlord landowner landscaper latecomer lawmaker lawyer lead leader
    lecturer legislator lexicographer librarian librettist lieutenant lifeboatman lifeguard linebacker linesman
    linesperson lineswoman linguist lobbyist locksmith lodger logician longshoreman lord lt lt. lumberjack luthier
    lyricist machinist magician magistrate magnate maj major majority malacologist manager marathoner marshal masseur
    master mathematician matron mayor mec mechanic medalist medallist memoirist mep meteorologist mezzo mezzo-soprano
    microbiologist midfielder midshipman midwife migrant milliner millionaire minister minority missionary mla mlas
    mlc mna moderator mogul monsignor mortician mother mother-in-law motorcyclist motorist mountaineer mp mp-elect mpp
    msp musician nanny narrator naturalist neighbor neighbour netballer netminder neurologist neuroscientist newcomer
    newscaster newsreader nominee novelist nun nurse nutritionist oboist obstetrician oceanographer officer officiant
    olympic ombudsman ombudsperson ombudswoman oncologist onlooker operative opposition optician optometrist
    orchardist organiser organist organizer ornithologist orphan orthodontist osteopath outfielder owner oysterman
    paediatrician painter palaeontologist paleontologist paramedic paratrooper partner party passenger passer-by
    passerby pastor pastoralist pathologist patrolman patrolwoman patroness peddler pedestrian pediatrician pedlar
    pensioner percussionist petitioner pharmacist pharmacologist philanthropist philosopher photographer physicist
    physio physiotherapist pianist picketer pilot pitcher plaintiff planner plasterer playmaker playwright plumber
    podcaster poet policeman policewoman pollster pope postgraduate postman postwoman preacher premier presenter
    president president-elect press priest primatologist prime prince princess principal printmaker prioress prisoner
    probationer producer professor programmer prosecutor protester provost psychiatrist psychologist publican pundit
    punter pupil puppeteer quarterback queen rabbi radiographer radiologist rancher ranger rapper realtor recorder
    recruit rector referee refugee registrar regulator rep rep. repairman reporter representative researcher reservist
    resident restaurateur retiree rifleman ringmaster roofer rookie rower saddler sailor salesman salesperson
    saleswoman sapper saxophonist scaffolder schoolboy schoolgirl schoolmaster schoolmistress schoolteacher scientist
    screenwriter scrum-half sculptor seafarer seamstress secretary seismologist selectman selectwoman sen sen. senator
    senior sergeant serviceman servicewoman sgt sgt. sheikh shepherdess sheriff shipwright shoemaker shopkeeper
    shortstop showrunner sibling signalman silversmith singer sir sister sister-in-law skater skier skipper
    smallholder snowboarder socialite sociologist soldier solicitor son son-in-law songwriter sophomore soprano
    speaker spokesman spokesperson spokeswoman sportscaster sportswriter sprinter squatter stallholder star
    stationmaster statistician stenographer stepdaughter stepfather stepmother stepson stevedore stewardess
    stockbroker stockman stonemason storyteller strategist streamer striker stringer student stylist submariner
    subsecretary substitute sultan superintendent supervisor supt surfer surgeon surveyor survivor suspect swimmer
    tailor td-elect teacher teammate tenant tenor theologian therapist tiktoker toolmaker townsman toxicologist trade
    trader trainee trainer translator transport trawlerman treasurer trooper trucker trumpeter trustee tycoon umpire
    undergraduate undersecretary understudy undertaker underwriter union upholsterer urologist valedictorian vendor
    ventriloquist verger veteran veterinarian vicar vice vice-captain vice-chair vice-chairman vice-chairwoman
    vice-chancellor vice-president victim villager vintner violinist virologist viscount vlogger vocalist
    volcanologist volunteer waiter waitress warden watchmaker weatherman welder whip whistleblower wicketkeeper widow
    widower wife winemaker wing-back winger witness worker world wrestler writer yachtsman yachtswoman youtuber
    zookeeper zoologist
    """
)
