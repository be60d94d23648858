"""English offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    abbess acting activist actor actress actuary adm administrator admiral adviser advisor aide alderman alderwoman
    ambassador analyst anchor anthropologist archaeologist archbishop archdeacon architect archivist artist
    assemblyman assemblywoman assistant astronomer astrophysicist attorney auditor author backbencher bailiff baker
    ballerina banker baritone barmaid baroness barrister bartender bassist batsman beekeeper biographer biologist
    bishop blacksmith blogger boss bosun botanist bowler brewer bricklayer brigadier broadcaster brother bursar
    butcher cabbie campaign campaigner candidate capt capt. captain captain-elect cardinal cardiologist caretaker
    carpenter cartoonist cdr cellist centre-back ceo chair chairman chairman-elect chairperson chairwoman champion
    chancellor chaplain chef chemist chief choreographer cleaner climatologist cllr cllrs cmdr co-author co-founder
    coach cobbler col col. colleague colonel columnist comedian commander commissioner commodore communications
    composer comptroller conductor congressman congressmember congresswoman constable consultant coordinator coroner
    corporal correspondent councillor councilman councilor councilwoman countess coxswain cpl criminologist crofter
    curate curator cyclist dairyman dame dancer daughter dci dean debutant defence defendant defender defense
    delegate demographer deputy designer det det. detective developer dietitian director dispatcher doctor driver
    drummer duchess duke ecologist economist editor education electrician emir emperor employee energy engineer
    entomologist entrepreneur environment envoy epidemiologist essayist evacuee executive farmer father ferryman
    filmmaker finance firefighter fisherman fisherwoman flanker foreign former forward founder friend frontbencher
    fullback gamekeeper gen gen. general geneticist geologist glaciologist goalkeeper goalscorer gov gov. governor
    grandfather grandmother groundsman grower guitarist hairdresser harbormaster harbourmaster headmaster
    headmistress headteacher health historian home honorable honourable host hostage house husband hydrologist
    illustrator imam immunologist influencer inmate innkeeper insp inspector interim interior international
    investigator investor janitor jockey journalist judge junior juror justice king labor labour lady landlady
    lawmaker lawyer lead leader lecturer legislator librarian lieutenant lifeboatman lifeguard linguist lobbyist
    locksmith lord lt lt. magistrate maj major majority manager marshal master mathematician mayor mechanic medalist
    medallist memoirist mep meteorologist midfielder midwife minister minority moderator mother mp msp musician
    narrator neighbor neighbour neuroscientist newsreader nominee novelist nurse nutritionist oceanographer officer
    olympic ombudsman ombudswoman oncologist operative opposition organiser organist organizer ornithologist owner
    paediatrician painter paramedic partner party pastor pathologist pediatrician pensioner pharmacist philosopher
    photographer physicist pianist picketer pilot pitcher planner playwright plumber poet pollster pope postgraduate
    postman postwoman premier presenter president president-elect press priest prime prince princess principal
    printmaker prioress producer professor programmer prosecutor protester provost psychiatrist psychologist
    publican pupil quarterback queen rabbi rancher ranger rapper realtor recorder rector registrar regulator rep
    rep. reporter representative researcher resident restaurateur retiree roofer rookie rower sailor saxophonist
    schoolboy schoolgirl schoolteacher scientist screenwriter sculptor seamstress secretary seismologist selectman
    selectwoman sen sen. senator senior sergeant sgt sgt. sheikh sheriff shopkeeper signalman singer sir sister
    skipper sociologist soldier solicitor son songwriter soprano speaker spokesman spokesperson spokeswoman sprinter
    star stationmaster statistician strategist striker student substitute sultan superintendent supervisor supt
    surgeon surveyor survivor suspect swimmer tailor teacher teammate tenor theologian therapist toxicologist trade
    trader trainee trainer translator transport trawlerman treasurer trooper trucker trumpeter trustee
    undersecretary union verger veteran veterinarian vicar vice vice-president victim violinist virologist viscount
    vlogger volunteer waiter waitress warden welder whip whistleblower wicketkeeper widow widower wife winemaker
    winger witness worker world writer zookeeper zoologist
    """
)
