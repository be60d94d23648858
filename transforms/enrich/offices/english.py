"""English offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    abbess academic accordionist accountant acrobat acting activist actor actress actuary acupuncturist addict adm
    administrator admiral adoptee adviser advisor advocate agronomist aide airman airwoman alderman alderperson
    alderwoman all-rounder alumna alumnus ambassador anaesthetist analyst anchor anesthesiologist angler animator
    announcer anthropologist appellant appraiser apprentice arbitrator arborist archaeologist archbishop archdeacon
    architect archivist arranger artist assemblyman assemblymember assemblywoman assistant astronomer astrophysicist
    asylum-seeker athlete attache attendant attorney auctioneer auditor aunt auntie author aviator babysitter
    backbencher backpacker bailiff baker ballerina bandleader bandmate banker baritone barmaid baroness barrister
    bartender baseman basketmaker bassist bather batsman batswoman beachcomber beachgoer beadmaker beautician beekeeper
    bellboy benefactor biathlete biker billionaire binman biochemist bioethicist biographer biologist birdwatcher bishop
    blacksmith blogger boatbuilder boatman boatswain bodyguard bombardier bookbinder bookie bookkeeper bookmaker
    bookseller boss bosun botanist bouncer bowler boxer boyfriend breeder brewer bricklayer bridegroom bridesmaid
    brigadier broadcaster broker brother brother-in-law burglar bursar busboy businessman businessperson businesswoman
    busker butcher bystander cabbie cabdriver cabinetmaker caddie cadet cameraman camerawoman campaign campaigner camper
    candidate canoeist capt capt. captain captain-elect caravanner cardinal cardiologist caregiver carer caretaker
    carpenter cartographer cartoonist cashier cataloguer catcher caterer cave-diver caver cdr celebrant cellarman
    cellist centenarian center-forward centre-back centre-forward centre-half ceo ceramicist cfo chair chairlady
    chairman chairman-elect chairperson chairwoman challenger chambermaid champion chancellor chaplain chauffeur
    cheesemaker cheesemonger chef chemist chief chieftain childminder chiropodist chiropractor choreographer
    churchwarden cinematographer cio ciso claimant clarinetist clarinettist classmate cleaner clerk climatologist
    climber cllr cllrs clockmaker clown cmdr cmo co-author co-captain co-chair co-defendant co-director co-driver
    co-founder co-host co-leader co-owner co-pilot co-star co-worker co-writer coach cobbler coder cofounder col col.
    colleague colonel columnist comedian comedienne commander commentator commissioner commodore communications commuter
    complainant composer comptroller con-man concierge conductor confectioner congressman congressmember congressperson
    congresswoman conman conscript conservationist conservator constable consul consultant contralto convener convenor
    conveyancer convict coo coordinator cop copywriter corner-forward cornerback coroner corporal corpsman correspondent
    cosmologist cosmonaut councillor councilman councilmember councilor councilwoman counsel counsellor counselor
    countertenor countess courier couturier cowboy cowgirl cowherd cowman coxswain cpl crabber crewman crewmate
    crewmember cricketer criminologist critic crofter crooner croupier cryptographer cto curate curator custodian
    cyclist dad dairyman dame dancer daughter daughter-in-law dci deacon deaconess dean debutant deckhand decorator
    deejay defence defenceman defendant defender defense defenseman delegate demographer demonstrator dentist deputy
    deputy-head dermatologist deserter designer det det. detainee detective developer dietician dietitian director
    dishwasher dispatcher dissident distiller diver docent docker dockworker doctor documentarian documentarist
    dogwalker donor doorman doula dramatist dressmaker driller driver dropout drover drummer duchess duke dustman
    ecologist economist editor education electrician embalmer embroiderer emcee emigrant emir emissary emperor employee
    energy engineer engraver ensign entomologist entrepreneur environment environmentalist envoy epidemiologist essayist
    ethicist evacuee evangelist ex-boyfriend ex-girlfriend ex-husband ex-wife executive expat eyewitness falconer farmer
    farmhand farrier fashionista fast-bowler father father-in-law fencer ferryman fiance fiancee fiancé fiancée fiddler
    fielder filmmaker finance financier firefighter fireman firewoman fisherman fisherwoman fishmonger fixer flanker
    flatmate flautist florist flutist fly-half folklorist footballer forecaster foreign foreman forewoman former forward
    founder foundryman fraudster freshman friar friend frontbencher frontman frontwoman fugitive full-back full-forward
    fullback fundraiser fusilier gaffer gambler gamekeeper gamer gaoler gardener gen gen. gendarme general geneticist
    geographer geologist geophysicist ghillie gillie girlfriend glaciologist glassblower glazier goalie goalkeeper
    goalscorer goaltender goatherd goddaughter godfather godmother godson goldsmith golfer gov gov. governor gp graduate
    grandad granddad granddaughter grandfather grandma grandmother grandpa grandparent grandson granny gravedigger
    grazier greengrocer greenkeeper grocer groomer groundskeeper groundsman grower guard guardsman guerrilla guitarist
    gunman gymnast gynaecologist gynecologist hacker hairdresser half-back halfback handyman harbormaster harbourmaster
    harpist havildar hawker headman headmaster headmistress headteacher headwoman health heiress helmsman herbalist
    herder herdsman herpetologist hiker historian hitchhiker holidaymaker home homeopath homeowner homesteader honorable
    honourable horseman horsewoman host hostage hostess house householder housekeeper housemaid houseman housemaster
    housemate hurdler hurler husband hydrogeologist hydrologist hygienist hypnotist illusionist illustrator imam
    immigrant immunologist impresario impressionist industrialist infantryman infielder influencer informant inmate
    innkeeper insp inspector installer interim interior intern international interpreter investigator investor
    invigilator islander jackaroo jailer jailor janitor jawan jeweler jeweller jillaroo jockey jogger journalist judge
    judoka juggler junior juror justice kayaker kennelman keyboardist kicker kidnapper king labor laborer labour
    labourer lady landlady landlord landowner landscaper latecomer lawmaker lawman lawyer lead leader lecturer left-back
    legislator lexicographer librarian librettist lieutenant lifeboatman lifeguard lifesaver linebacker lineman linesman
    linesperson lineswoman linguist lobbyist lobsterman locksmith lodger logician longshoreman lord lt lt. lumberjack
    luthier lyricist machinist magician magistrate magnate mailman mailwoman maj major majority malacologist manager
    manicurist mannequin marathoner marksman marshal masseur masseuse master mathematician matriarch matron mayor
    mayoress mec mechanic medalist medallist mediator medic memoirist mep metalworker meteorologist mezzo mezzo-soprano
    microbiologist midfielder midshipman midwife migrant milkman milliner millionaire miner minister minority missionary
    mla mlas mlc mna moderator mogul mom monk monsignor mortician mother mother-in-law motorcyclist motorist motorman
    mountaineer mourner mp mp-elect mpp msp mukhiya mullah mum musician nanny narrator naturalist navigator negotiator
    neighbor neighbour nephew netballer netminder neurologist neuroscientist newcomer newsagent newscaster newsreader
    niece nightwatchman nomad nominee nonagenarian notary novelist nun nurse nutritionist oboist obstetrician
    oceanographer octogenarian officer officiant olympic ombudsman ombudsperson ombudswoman oncologist onlooker
    operative opposition optician optometrist orchardist orderly organiser organist organizer ornithologist orphan
    orthodontist orthoptist osteopath outfielder owner oysterer oysterman paediatrician painter palaeontologist
    paleontologist paperboy paraglider paralegal paramedic paratrooper parolee partner party passenger passer-by
    passerby pastor pastoralist pathologist patissier patriarch patroller patrolman patrolwoman patroness peasant
    peddler pedestrian pediatrician pedlar pensioner percussionist petitioner pharmacist pharmacologist philanthropist
    philosopher phlebotomist photographer physician physicist physio physiotherapist pianist picketer pickpocket pilgrim
    pilot pitcher placekicker plaintiff planner plasterer playmaker playwright plumber poacher podcaster podiatrist poet
    policeman policewoman pollster pope postgraduate postman postmaster postmistress postwoman pradhan preacher premier
    presenter president president-elect press priest primatologist prime prince princess principal printmaker prioress
    prisoner probationer producer professor programmer promoter proofreader prosecutor prosecutor-general protester
    protestor provost psychiatrist psychologist publican pundit punter pupil puppet-maker puppeteer purser quarryman
    quarterback queen quizmaster rabbi radiographer radiologist radiotherapist rag-picker ragpicker railwayman rambler
    rancher ranger rapper realtor receiver receptionist recorder recruit rector referee refugee registrar regulator
    renter rep rep. repairman reporter representative researcher reservist resident restaurateur restorer retiree
    reviewer rifleman right-back ringmaster robber roofer rookie roommate roughneck rower saddler sailor salesman
    salesperson saleswoman salvor sapper sarpanch satirist saxophonist scaffolder scammer scholar schoolboy schoolgirl
    schoolmaster schoolmate schoolmistress schoolteacher scientist scoutmaster screenwriter scrum-half sculptor seafarer
    seaman seamstress secretary seismologist selectman selectwoman sen sen. senator senior septuagenarian sergeant
    serviceman servicewoman sexton sgt sgt. shareholder shearer sheikh shepherdess sheriff shipbuilder shipmate
    shipowner shipwright shoemaker shopkeeper shoplifter shopper shortstop showjumper showrunner shrimper sibling
    signaller signalman silversmith singer singer-songwriter sir sister sister-in-law sixth-former skater skier skipper
    skydiver sleuth smallholder smuggler sniper snowboarder socialite sociologist soldier solicitor sommelier son
    son-in-law songwriter sophomore soprano speaker spokesman spokesperson spokeswoman sportscaster sportswriter
    sprinter squatter stablehand stagehand stallholder stallkeeper star stationmaster statistician steelworker
    stenographer stepdaughter stepfather stepmother stepson stevedore steward stewardess stockbroker stockman stonemason
    storyteller strategist streamer striker stringer student stuntman stuntwoman stylist sub-editor subedar subeditor
    submariner subsecretary substitute sultan superintendent supervisor supt surfer surgeon surveyor survivor suspect
    swimmer swindler swineherd tailor tattooist td td-elect teacher teammate technician telephonist teller tenant tenor
    theologian therapist tiktoker tobacconist toolmaker tourist townsman townsperson toxicologist  trader
    trafficker trainee trainer trainspotter trampolinist translator transport trapeze-artist traveler traveller
    trawlerman treasurer triathlete trombonist trooper trucker trumpeter trustee twitcher tycoon typist umpire
    uncle undergraduate undersecretary understudy undertaker underwriter union upholsterer urologist valedictorian valet
    valuer vaulter vendor ventriloquist verger vet veteran veterinarian vicar vice vice-captain vice-chair vice-chairman
    vice-chairwoman vice-chancellor vice-president victim videographer villager vineyardist vintner violinist virologist
    viscount visitor vlogger vocalist volcanologist volunteer waiter waitress warden warder warlord watchmaker watchman
    weatherman welder whip whistleblower wicketkeeper widow widower wife windsurfer winegrower winemaker wing-back
    winger witness woodcarver woodworker worker workmate world wrestler writer yachtsman yachtswoman youtuber zamindar
    zookeeper zoologist
    """
)
