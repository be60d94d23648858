"""The words by which organisations, and what is neither person nor organisation nor place, are known. Tables only."""

from transforms.enrich.lexicon import words

#: Last words of organisations.
ORG_HEADS = words(
    """
    letters chiefs programme program inc inc. corp corp. co co. ltd ltd. llc llp plc ag gmbh se kg sa s.a. spa
    nv bv ab asa oyj kgaa group holdings holding company corporation enterprises industries partners
    capital ventures bank bancorp banco banque securities insurance financial fund trust technologies
    technology systems solutions software semiconductors motors airlines airways aviation aerospace
    pharmaceuticals pharma energy petroleum oil gas mining steel foods brands media press news times
    post journal gazette herald tribune guardian telegraph chronicle observer magazine radio television
    tv network studios pictures records entertainment university college school academy institute
    institution laboratory laboratories lab hospital clinic ministry department office agency authority
    commission committee council board bureau service services administration government parliament
    senate congress assembly court tribunal police army navy guard force forces command party union
    league federation confederation association society foundation organisation organization alliance
    coalition movement front club united city-council fc cf rovers rangers wanderers athletic albion
    hotspur museum gallery theatre theater orchestra opera library church cathedral diocese exchange
    reserve treasury embassy center centre brigade battalion militia cartel family-foundation consulting
    research analytics consortium cooperative syndicate workers airport-authority railways rail railway
    system systems caucus pac publishing labs hotels resorts clinics schools robotics diagnostics therapeutics
    biosciences biotech genomics healthcare realty properties builders construction architects freight
    railroad transit brewery brewing bakery coalition trust charity taskforce command directorate ombudsman
    international ferries cruises farms wines supermarkets renewables telecom estates
    logistics shipping lines bros brothers & sons chamber forum nations
    """
)
#: Last words of what has a capital and is neither person, organisation nor place: events, prizes, laws, works.
NEITHER = words(
    """
    war wars medal prize prizes award awards cup act bill treaty agreement accord accords law laws day
    days night week month festival championship championships tour revolution crisis plan deal pact
    conference summit games olympics series bible constitution amendment protocol convention project
    initiative open marathon trophy derby season tournament final finals era age century hurricane storm
    typhoon report study review index scheme strategy policy doctrine declaration resolution directive
    theory syndrome disease virus fever algorithm model edition version prix classic classics sunday
    monday tuesday wednesday thursday friday saturday eve weekend mission operation campaign trial case
    affair scandal movement times-best
    """
)
#: First words of organisations, before "of" or alone.
ORG_STARTS = words(
    """
    university ministry department bank institute office bureau college court house board council church
    museum federal national international united banco real sporting fc ac as world
    """
)
#: They go on with "for" or "of" and what they are for: the Office for Students.
ORG_OPENERS = words(
    """
    university ministry department institute office bureau college council museum federation association academy
    society foundation school committee commission centre center centers centres campaign union agency fund alliance
    coalition campaign organisation organization board league conference trust house program programme initiative
    group network institution laboratory service services directorate secretariat faculty
    """
)
#: What organisations are for, so that "and" between two of them is part of a name: Food and Drug.
ORG_GENERIC = words(
    """
    health human humans food drug drugs science sciences art arts technology education trade industry culture
    environment environmental energy development research safety security exchange exchanges hotels resorts hotel
    resort universities university colleges college schools school agriculture fisheries conservation customs border
    immigration justice veterans housing home transport transportation defence defense media sport sports labour
    labor industrial economic economics social political public rural urban land water oil gas mining machinery
    standards training work pensions children families family women youth community communities local national
    natural resources wildlife forestry nutrition medicine medical nursing surgery engineering design history
    archaeology music dance drama theatre literature languages law business finance insurance banking securities
    markets commerce tourism cultural heritage recreation parks prevention control disease aging ageing disability
    disabilities mental emergency management planning budget policy international foreign commonwealth atmospheric
    oceanic aeronautics space astronomy physics chemistry biology mathematics statistics information communications
    telecommunications digital innovation skills employment workers employers consumer consumers competition
    manufacturing crafts trades firearms alcohol tobacco explosives rehabilitation sustainable smart restaurant
    restaurants food beverages pharmaceuticals biotechnology life
    """
)
#: Organisations known by one name, of general knowledge.
ORG_KNOWN = words(
    """
    reuters ap afp bloomberg bbc cnn nbc cbs abc npr nato un eu u.n. e.u. who imf opec unicef unesco
    unhcr wto fifa uefa nasa esa fbi cia nsa epa fda sec google apple amazon microsoft meta facebook
    twitter tesla nvidia intel samsung sony toyota honda boeing airbus volkswagen bmw mercedes-benz
    siemens basf nestle nestlé novartis pfizer moderna hsbc barclays ubs citigroup jpmorgan ikea walmart
    netflix disney spotify uber airbnb spacex openai anthropic alibaba tencent huawei gazprom rosneft
    hamas hezbollah taliban al-qaida al-qaeda isis congress parliament senate bundestag kremlin pentagon
    interpol europol ajax arsenal chelsea juventus benfica labour tories greenpeace amnesty oxfam xinhua
    tass dpa ansa efe ibm mit cisco paypal mastercard salesforce shopify tiktok instagram whatsapp youtube linkedin
    reddit snapchat wikipedia walgreens costco starbucks lufthansa ryanair easyjet tesco sainsbury's unilever
    glaxosmithkline astrazeneca sanofi exxonmobil chevron equinor aramco ericsson nokia lenovo xiaomi hitachi panasonic
    toshiba nissan mazda subaru hyundai renault peugeot stellantis ferrari porsche audi harvard yale princeton stanford
    politico cloudflare
    """
) - words("who parliament")
#: Organisations of two words or more that no head gives away.
ORG_PHRASES = frozenset(
    (
        "White House",
        "Supreme Court",
        "Wall Street Journal",
        "New York Times",
        "Washington Post",
        "Associated Press",
        "Red Cross",
        "Red Crescent",
        "Cruz Roja",
        "Cruz Vermelha",
        "Croce Rossa",
        "Naciones Unidas",
        "Nações Unidas",
        "Nazioni Unite",
        "Nations Unies",
        "Vereinte Nationen",
        "Verenigde Naties",
        "Rotes Kreuz",
        "Rode Kruis",
        "Crédit Agricole",
        "Crédit Mutuel",
        "Crédit Lyonnais",
        "Société Générale",
        "Deutsche Bahn",
        "Deutsche Börse",
        "Deutsche Post",
        "Deutsche Telekom",
        "Deutsche Welle",
        "European Union",
        "United Nations",
        "African Union",
        "Arab League",
        "World Bank",
        "Morgan Stanley",
        "Goldman Sachs",
        "Deutsche Bank",
        "Bayern Munich",
        "Real Madrid",
        "Security Council",
        "State Department",
        "Human Rights Watch",
        "Amnesty International",
        "Save the Children",
        "Doctors Without Borders",
        "Federal Reserve",
        "City Hall",
        "Islamic State",
        "Al Jazeera",
        "Fox News",
        "House of Commons",
        "House of Lords",
        "House of Representatives",
        "Scotland Yard",
        "Foreign Office",
        "Home Office",
        "Downing Street",
        "Manchester United",
        "Manchester City",
        "Boko Haram",
        "Al Shabaab",
        "General Motors",
        "General Electric",
        "Procter & Gamble",
        "Berkshire Hathaway",
        "Joint Chiefs of Staff",
        "Novo Nordisk",
        "Eli Lilly",
        "Andreessen Horowitz",
        "JPMorgan Chase",
        "Wells Fargo",
        "Credit Suisse",
        "Louis Vuitton",
        "Aston Martin",
        "Aston Villa",
        "Crystal Palace",
        "Nottingham Forest",
        "Inter Milan",
        "Paris Saint-Germain",
        "Borussia Dortmund",
        "Red Bull",
        "Rolls-Royce",
        "Coca-Cola",
        "Marks & Spencer",
        "Home Depot",
        "Best Buy",
        "Burger King",
        "Hong Kong Monetary Authority",
        "Standard & Poor",
        "Dow Jones",
        "Royal Mail",
        "British Airways",
        "Air France",
        "Al Qaeda",
        "Al-Qaeda",
        "Sinn Fein",
        "Sinn Féin",
        "Nobel Committee",
        "United States Congress",
        "Buckingham Palace",
        "Chicago Tribune",
        "Warner Bros",
        "Justice Department",
    )
)
