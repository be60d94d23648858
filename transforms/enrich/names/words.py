"""The words that tell what a name is: titles, kinds of places, nations, things. Tables only.

Written down for newsbeam; lower case. Offices are in `enrich/offices/`, lists of given names and places in `data/`.
"""

from typing import Literal

from transforms.enrich.lexicon import words

Gender = Literal["m", "f", "u"]

#: Before a surname, with the gender they tell.
HONORIFICS: dict[str, Gender] = {
    **dict.fromkeys(
        words(
            """
                mr mr. herr herrn monsieur m m. mm. señor sr sr. don signor sig. sig sir lord king prince
                pan dhr dhr. père frère monsignor msgr mzee alhaji
            """
        ),
        "m",
    ),
    **dict.fromkeys(
        words(
            """
                mrs mrs. ms ms. miss frau madame mme mme. mlle señora sra sra. doña signora sig.ra dame lady
                queen princess pani mevrouw mevr. sister sœur madam mama hajiya
            """
        ),
        "f",
    ),
    **dict.fromkeys(
        words(
            """
                taoiseach tanaiste tánaiste
                dr dr. pr prof prof. professor dr.in dott dott. dottor dra. mx mx. rev rev. reverend me father
                imam rabbi fr coun comrade cde
            """
        ),
        "u",
    ),
}

PLACE_ENDS = words(
    """
        river lake sea ocean bay gulf strait canal island islands isle peninsula mountain mountains hills
        valley desert forest coast beach county province district state city town village street avenue road
        square bridge airport station port harbour harbor park heights highway region territory springs
        falls creek ridge canyon plateau basin dam reservoir hill border reef stadium sound inlet glacier cove fjord archipelago
    """
)
PLACE_STARTS = words(
    """
        river mount mt mt. lake loch port cape fort gulf strait isle north south east west northern southern
        eastern western central upper lower greater el santa saint st st. san puerto bay
        avenida rua praça calle plaza piazza rue boulevard monte cerro río lago laguna isla playa ciudad quebrada
        punta ponta cabo capo praia sierra serra vila villa ribeirão sankt bad
    """
)

#: Adjectives and nouns of nations and creeds: neither a place nor a name.
DEMONYMS = words(
    """
        afghan african albanian algerian american arab argentine argentinian armenian asian australian
        austrian azerbaijani bahraini bangladeshi belarusian belgian bolivian bosnian brazilian briton
        britons british bulgarian burmese cambodian cameroonian canadian catalan chadian chechen chilean
        chinese colombian congolese croatian croat cuban cypriot czech dane danes danish dutch dutchman
        ecuadorian egyptian emirati english englishman eritrean estonian ethiopian european filipino finn
        finnish frenchman french frenchwoman georgian german ghanaian greek guatemalan haitian honduran
        hungarian icelandic indian indonesian iranian iraqi irish irishman israeli italian jamaican japanese
        jordanian kazakh kenyan korean kosovar kurd kurdish kuwaiti kyrgyz laotian latvian lebanese liberian
        libyan lithuanian macedonian malaysian malian maltese mexican moldovan mongolian moroccan mozambican
        namibian nepali nepalese nicaraguan nigerian norwegian omani pakistani palestinian panamanian
        paraguayan peruvian pole polish portuguese qatari romanian russian rwandan salvadoran saudi saudis
        scot scots scottish senegalese serb serbian sierra-leonean singaporean slovak slovenian somali
        spaniard spanish sudanese swede swedish swiss syrian taiwanese tajik tanzanian thai tunisian turk
        turkish turkmen ugandan ukrainian uruguayan uyghur uzbek venezuelan vietnamese welsh yemeni zambian
        zimbabwean western eastern northern southern muslim muslims christian christians jewish jew jews
        catholic catholics protestant hindu hindus buddhist sikh sunni shia shiite islamic islamist
        republican republicans democrat democrats democratic conservative conservatives liberal liberals
        socialist communist nazi greens olympic californian texan londoner parisian berliner new-yorker
        bavarian latino hispanic caucasian anglo-saxon scandinavian nordic baltic balkan mediterranean
    """
)
#: Abbreviations of things, and short words of advertisements and posts; in capitals only.
THINGS = words(
    """
        FREE OFF NEWS LOVE EASY WOMEN MEN KIDS SALE DEAL DEALS BUY SAVE SHOP ORDER CODE GIFT GIFTS PRICE BIG HUGE WIN WINS ENDS
        TODAY HOT WATCH BEST GREAT TOP NOW STOP HELP FAST FULL CLICK SIGN JOIN ENTER LIVE UPDATE ALERT NOTE TIP TIPS WOW YAY
        HAPPY SUPER BONUS OMG LOL WTF BTW FYI IMO IMHO TBH LMAO ROFL TLDR NSFW DM DMS RT POV AMA ICYMI PSA NB TBA TBC TBD ETA
        WIFI WFH ANY MUST NOT ALL YOU YOUR THE AND BUT VERY NEVER EVER NEU JETZT GRATIS HIER NICHT HOY SOLO SIEMPRE OGGI
        SEMPRE NUOVO HOJE NOVO NIEUW NOUVEAU GRATUIT GRÁTIS
        AI HTML SEO GPS UV PDF API USB CPU GPU LED HIV AIDS DVD CD HD ID IT HR PR VIP SUV EV LGBT LGBTQ
        LGBTQ+ PTSD MRI ICU ATM FAQ URL LLM SMS SIM GPT VAT IPO NFT ETF GDPR PPE IQ PC DIY CSS SQL XML JSON
        HTTP HTTPS WWW RSS OTT VPN RAM ROM SDK IDE UX UI CRM ERP KPI ROI B2B B2C QR ISBN DOI PHD MBA BSC MSC
        CPO CTO COO CMO CIO CISO CHRO EVP SVP VP AVP SAAS IOT API APIS LLMS OT RV RVS
        MD JD BA MA SAT ACT GRE MOT NDA RSVP ASAP AKA ETC GMT UTC EST EDT CET PST BST II III IV VI VII VIII
        IX XI XII XIII XIV XV GDP CPI PMI ADHD ALS BMI CBD THC IVF STD STI NGO NGOS MP MPS MSP MEP MEPS MLA
    """
)
#: Capitalised, but never a name on their own.
NO_NAMES = words(
    """
    elle-même lui-même eux-mêmes elles-mêmes moi-même nous-mêmes
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july
        august september october november december christmas easter ramadan new-year i mr mrs ms dr god
        internet english-language covid covid-19 ceo cfo gdp tv dna ok am pm q&a a.m p.m. read more see also
        photo video image copyright advertisement related updated published share subscribe however
        meanwhile instead moreover nevertheless although because since while when after before during
        despite according today yesterday tomorrow tonight there here this that these those what who why how
        where which it he she they we you but and or if as at by for from in into of on to with the a an his
        her its their our your my one two three four five six seven eight nine ten some many most several
        all no not so then still even just only last next first second third yes asked speaking nobody
        everybody someone anyone nothing everything both each every another other others such more less do
        does did is are was were has have had can could will would should may might must let let's shares
        sales profits officials police authorities residents analysts economists experts scientists
        researchers critics supporters opponents lawmakers investors prosecutors firefighters neither nor
        whether unlike whereas whenever wherever whoever whatever thanks please hello rights reserved terms
        privacy notice disclaimer newsletter editorial copyright advertising cookies subscribe registered
        alias breaking exclusive watch listen click here
        alguien nadie alguém ninguém jemand niemand iemand qualcuno nessuno quelqu'un quelqu’un
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    """
)
#: Titles and forms of firms that end with a dot, behind which a name goes on.
ABBREVIATED = words(
    "Dr Mr Mrs Ms Mx Prof Sen Rep Gov Gen Lt Col Sgt Capt St Mt Rev M Mme Jr Sr Sra Hon Supt Det Inc Corp Ltd Co"
)
#: Small words inside names.
PARTICLES = words(
    """
        de van von della del di da dos do du des la le los el al bin ibn ten ter zu y of d' l'
    """
)
MIN_ACRONYM = 3  # letters; two may be somebody's initials: CGT Goodyear, but JJ Roa
#: Particles that Flemish surnames begin with, written large.
FLEMISH = frozenset(("Van", "De", "Den", "Der", "Vanden", "Vander", "Vande", "Ten", "Ter", "Te"))
#: Small words inside names behind "van", "von", "op" only.
PARTICLES_BEHIND = words("der den dem het 't t")  # van ’t Hoog has its apostrophe before the word


#: Letters behind a name that tell a degree, an order or a parliament, and are no part of it; dots left out.
CREDENTIALS = words(
    """
        QC KC SC MP MPP MLA MSP MEP TD OBE CBE MBE KBE DBE CMG KCMG FRS PhD DPhil EdD PsyD MD DO DDS DMD DVM JD LLM LLB
        BSc MSc BA MA MS MBA MPH MSW RN RD RDN LDN CDN CNS CSCS CPT LCSW LMFT LPC NP PA PE AIA FAIA CFA CPA CFP ACSM
        DNP PharmD FACC FACP FACS FAAP IBCLC
    """
)
