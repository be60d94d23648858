"""The words that tell what a name is: titles, roles, heads of organisations, kinds of places. Tables only.

Written down for newsbeam; lower case. Lists of given names and places are in `data/`.
"""

from functools import lru_cache
from typing import Literal

from transforms.enrich.lexicon import words
from transforms.enrich.names.german_offices import is_german_office
from transforms.enrich.names.northern_offices import OFFICES as NORTHERN_OFFICES
from transforms.enrich.names.office_words import DUTCH_ENDS, OFFICES, ROMANCE_ENDS

Gender = Literal["m", "f", "u"]

#: Before a surname, with the gender they tell.
HONORIFICS: dict[str, Gender] = {
    **dict.fromkeys(
        words(
            """
                mr mr. herr herrn monsieur m m. mm. señor sr sr. don signor sig. sig sir lord king prince
                pan dhr dhr. père frère
            """
        ),
        "m",
    ),
    **dict.fromkeys(
        words(
            """
                mrs mrs. ms ms. miss frau madame mme mme. mlle señora sra sra. doña signora sig.ra dame lady
                queen princess pani mevrouw mevr. sister sœur
            """
        ),
        "f",
    ),
    **dict.fromkeys(
        words(
            """
                taoiseach tanaiste tánaiste
                dr dr. pr prof prof. professor dr.in dott dott. dottor dra. mx mx. rev rev. reverend me father
                imam rabbi
            """
        ),
        "u",
    ),
}

#: Offices and jobs that stand before a name, written with a capital or not. Compared without gender endings.
ROLES = words(
    """
        president vice vice-president premier chancellor minister secretary senator sen sen. representative
        rep rep. congressman congresswoman governor gov gov. mayor alderman councillor councilor ambassador
        envoy commissioner general gen gen. colonel col col. lieutenant lt lt. captain capt capt. major
        sergeant sgt sgt. detective det. inspector officer sheriff chief constable superintendent supt
        admiral commander marshal judge justice prosecutor attorney lawyer solicitor barrister coach manager
        trainer captain skipper striker goalkeeper midfielder defender forward quarterback pitcher actor
        actress singer director producer author writer novelist poet artist painter composer conductor
        pianist economist analyst strategist professor researcher scientist historian physicist biologist
        hydrologist oceanographer epidemiologist doctor nurse surgeon spokesman spokeswoman spokesperson
        leader chairman chairwoman chairperson chair chairwoman chief executive ceo founder co-founder owner
        boss banker trader farmer fisherman baker teacher student pupil resident neighbour neighbor witness
        driver pilot engineer architect activist campaigner bishop archbishop cardinal pope father sister
        brother pastor priest rabbi imam king queen prince princess duke duchess emperor sultan sheikh emir
        lord lady sir dame deputy assistant acting former interim senior junior foreign interior defence
        defense finance health education justice transport energy environment trade labour labor prime home
        majority minority house speaker whip opposition party campaign press communications international
        mp mep msp co-author lead author reporter journalist editor columnist photographer correspondent presenter host
        comedian rapper world champion olympic medallist medalist winger fullback centre-back rookie veteran
        star teammate husband wife son daughter mother widow partner friend colleague victim suspect
        defendant survivor volunteer worker employee union boss president-elect
        master headmistress supervisor coordinator filmmaker honourable honorable volunteer comptroller treasurer
        administrator consultant psychologist psychiatrist dietitian nutritionist therapist sociologist
        anthropologist archaeologist astronomer astrophysicist mathematician chemist geologist ecologist
        neuroscientist cardiologist pediatrician paediatrician oncologist veterinarian pharmacist
        librarian archivist curator musician guitarist drummer bassist rapper songwriter playwright
        screenwriter blogger vlogger influencer entrepreneur investor realtor developer programmer designer
        chef restaurateur brewer butcher plumber electrician carpenter mechanic paramedic firefighter
        sailor soldier veteran trooper ranger deputy marshal councilman councilwoman assemblyman
        assemblywoman commissioner lawmaker legislator delegate candidate nominee congressmember minister
        undersecretary planner ombudsman magistrate provost dean chancellor rector registrar principal headteacher
        headmaster superintendent moderator anchor newsreader narrator broadcaster investigator dispatcher
        operative strategist pollster lobbyist aide adviser advisor trustee regulator auditor actuary
    """
)
#: German offices end in these, with -in for women: Umweltminister, Oppositionsführerin.
_GERMAN_ROLE_ENDS = words(
    """
        minister sprecher chef präsident leiter trainer experte expertin forscher meister kanzler rat rätin
        vorsitzende vorsitzender direktor anwalt anwältin führer kommissar ökonom ökonomin analyst analystin
        sekretär intendant regisseur autor professor sportler spieler stürmer torwart kapitän verwalter
        dezernent kämmerer beauftragte beauftragter abgeordnete abgeordneter politiker wissenschaftler arzt
        ärztin lehrer unternehmer manager gast bürgermeister landrat senator dekan pfarrer bischof kardinal
        papst könig königin richter staatsanwalt staatsanwältin kollege kollegin gründer inhaber besitzer
        bauer bäuerin landwirt wirt schauspieler sänger künstler musiker sieger sportdirektor
        geschäftsführer vorstand vize nachbar anwohner zeuge zeugin rentner mutter vater fahrer radfahrer
        athlet psychologe psychologin soziologe soziologin biologe biologin historiker physiker virologe
        virologin ministerpräsident diplomat botschafter general oberst kommandant einsatzleiter hausherr
        coach torschütze mitarbeiter student schüler kritiker aktivist gewerkschafter berater mitglied
        frontmann produzent herausgeber chefredakteur tante onkel bruder schwester sohn tochter ehefrau
        ehemann witwe freundin freund belgier franzose deutsche amerikaner brite spanier fan kenner macher
        händler gärtner bewohner demonstrant demonstrantin pilot offizier feldwebel kanzlerkandidat kandidat
        kandidatin präsidentin oberbürgermeister oberbürgermeisterin stadträtin beamter beamtin ermittler
        retter influencer blogger moderator journalist reporter
    """
)
GERMAN_ROLE_ENDS = tuple(sorted({ending for end in _GERMAN_ROLE_ENDS for ending in (end, end + "in")}))

#: Romance and Dutch offices; they stand in lower case before a name or behind it.
ROMANCE_ROLES = words(
    """
        président présidente maire ministre député députée sénateur sénatrice préfet préfète directeur
        directrice procureur procureure avocat avocate commandant capitaine colonel général porte-parole
        secrétaire délégué déléguée entraîneur entraîneuse économiste chercheur chercheuse professeur
        docteur patron patronne fondateur fondatrice conseiller conseillère responsable chef cheffe critique
        pianiste écrivain écrivaine réalisateur réalisatrice acteur actrice chanteur chanteuse premier
        première syndicaliste représentant représentante habitant habitante riverain riveraine médecin
        infirmier infirmière juge roi reine presidente presidenta alcalde alcaldesa ministro ministra
        diputado diputada senador senadora director directora fiscal abogado abogada capitán coronel
        portavoz secretario secretaria entrenador entrenadora economista investigador investigadora profesor
        profesora doctor doctora jefe jefa fundador fundadora consejero consejera responsable escritor
        escritora actor actriz cantante líder vecino vecina médico médica enfermero enfermera juez jueza rey
        reina gobernador gobernadora canciller delantero portero sindaco sindaca deputato deputata senatore
        senatrice direttore direttrice procuratore avvocato capitano colonnello portavoce segretario
        segretaria allenatore allenatrice economista ricercatore ricercatrice professore professoressa capo
        fondatore fondatrice consigliere assessore assessora scrittore scrittrice attore attrice cantante
        governatore prefetto medico giudice presidente prefeito prefeita deputado deputada diretor diretora
        procurador advogado advogada porta-voz treinador treinadora pesquisador pesquisadora professor
        professora chefe governador médico juiz vereador vereadora técnico burgemeester minister premier
        voorzitter directeur woordvoerder woordvoerster hoogleraar advocaat trainer coach wethouder
        staatssecretaris kamerlid onderzoeker econoom schrijver arts rechter eigenaar bewoner
        fractievoorzitter officier
        jornalista repórter colunista psicólogo psicóloga sociólogo socióloga biólogo bióloga delegado delegada
        promotor promotora ativista escritor escritora cantora ator atriz parlamentar comandante periodista
        reportero reportera comunicador comunicadora conductor conductora panelista futbolista tenista
        psicóloga sociólogo bióloga gremialista concejal concejala edil exministro expresidente expresidenta
        mandatario mandataria exmandatario titular vicepresidente vicepresidenta experto experta consultor
        consultora journaliste animateur animatrice sociologue psychologue historien historienne climatologue
        agriculteur agricultrice militant militante avocat ingénieur ingénieure toxicologue naturopathe
        giornalista conduttore conduttrice sociologo sociologa psicologo storico storica tecnico attivista
        científico científica cientista scienziato scienziata scientifique glaciólogo geólogo geóloga historiador historiadora
        politólogo politóloga especialista spécialiste esperto esperta expert experte diputade ingeniero ingeniera arquitecto
        arquitecta convencional corporado fiscal imprenditore imprenditrice verslaggever journalist presentator
        pêcheur pescador pescadora pescatore dijkgraaf raadslid editor editora autarca armatore armatrice
        vigneron vigneronne boulanger boulangère curé voisin voisine panadero panadera taxista gerente cura sacerdote obispo
        évêque vescovo bispo bisschop winkelier leraar lerares buurman buurvrouw minister-president
        élu élue notaire joueur joueuse gardien gardienne footballeuse footballeur champion championne édile
        jugador jugadora capitana regidor regidora edil concejala acusado acusada procesado notario cantaor cantaora
        jogador jogadora atacante avançado goleiro guarda-redes executivo executiva empresário empresária acusado réu vereadora
        cantante calciatore calciatrice portiere attaccante imputato imputata capogruppo primario primaria notaio
        maestro maestra insegnante assessora governatrice commissario commissaria
        speler speelster keeper verdachte bewaker schapenhouder kok kunstenaar zanger zangeres actrice acteur
        professeure autrice traductor traductora tradutor traduttore vertaler
        onderzoekster lijsttrekker wetenschapper integrante miembro membro membre
    """
)

PLACE_ENDS = words(
    """
        river lake sea ocean bay gulf strait canal island islands isle peninsula mountain mountains hills
        valley desert forest coast beach county province district state city town village street avenue road
        square bridge airport station port harbour harbor park heights highway region territory springs
        falls creek ridge canyon plateau basin hill border reef stadium
    """
)
PLACE_STARTS = words(
    """
        mount mt mt. lake loch port cape fort gulf strait isle north south east west northern southern
        eastern western central upper lower greater el santa saint st st. san puerto bay
        avenida rua praça calle plaza piazza rue boulevard
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
#: Abbreviations of things; in capitals only.
THINGS = words(
    """
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
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    """
)
#: Small words inside names.
PARTICLES = words(
    """
        de van von della del di da dos do du des la le los el al bin ibn ten ter zu y of d' l'
    """
)
#: Small words inside names behind "van", "von", "op" only.
PARTICLES_BEHIND = words("der den dem het 't t")  # van ’t Hoog has its apostrophe before the word


#: Scientists and doctors in Romance languages, Dutch and English: infettivologa, flamencóloga, sociologue.
_SCIENTISTS = ("ólogo", "óloga", "ologue", "ologo", "ologa", "oloog", "ologe", "ologist")
_NO_SCIENTISTS = words(
    "catalogue dialogue prologue épilogue epilogue monologue analogue prólogo diálogo catalogo prologo dialogo monologo"
)


@lru_cache(maxsize=20_000)
def is_role(word: str, language: str = "") -> bool:
    """Whether a word (lower case) is an office or a job, in any of the languages.

    Compounds count by their end, in the given language only: a capitalised Yunfan of an English text is no German fan.
    """
    if word in _ALL_ROLES or (word.endswith(_SCIENTISTS) and word not in _NO_SCIENTISTS):
        return True
    if language in _GERMAN and is_german_office(word):
        return True
    tail = word[-_LONGEST_END:]
    return any(tail.endswith(_ENDS[group]) for group in _GROUPS.get(language, ()))


#: Letters behind a name that tell a degree, an order or a parliament, and are no part of it; dots left out.
CREDENTIALS = words(
    """
        QC KC SC MP MPP MLA MSP MEP TD OBE CBE MBE KBE DBE CMG KCMG FRS PhD DPhil EdD PsyD MD DO DDS DMD DVM JD LLM LLB
        BSc MSc BA MA MS MBA MPH MSW RN RD RDN LDN CDN CNS CSCS CPT LCSW LMFT LPC NP PA PE AIA FAIA CFA CPA CFP ACSM
        DNP PharmD FACC FACP FACS FAAP IBCLC
    """
)


_GERMAN = ("", "de")
_ALL_ROLES = ROLES | ROMANCE_ROLES | OFFICES | NORTHERN_OFFICES
_ENDS = {"de": GERMAN_ROLE_ENDS, "nl": DUTCH_ENDS, "romance": ROMANCE_ENDS}
#: The ends that count in a language; in words whose language is not told all of them.
_GROUPS = {"": tuple(_ENDS), "de": ("de",), "nl": ("nl",), **dict.fromkeys(("es", "it", "pt"), ("romance",))}
_LONGEST_END = max(len(end) for ends in _ENDS.values() for end in ends)
