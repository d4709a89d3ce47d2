"""Closed word classes that the rules for names turn on: titles, headwords, verbs of speech."""

from __future__ import annotations

from corpus.names.lexicon import word_set

TITLES = word_set(
    """mr mrs ms miss mx dr sir lord lady dame prof professor madame monsieur herr frau señor senor
    president vice-president premier chancellor king queen prince princess emperor empress pope sultan
    emir sheikh sheik shah tsar ayatollah imam mullah rabbi dictator minister secretary-general
    secretary general gen lt lieutenant col colonel sgt sergeant capt captain maj major cpl corporal pvt
    private adm admiral commodore marshal brig brigadier commander cmdr senator sen representative rep
    congressman congresswoman mp mep governor gov mayor judge justice attorney ambassador envoy
    spokesman spokeswoman spokesperson chairman chairwoman chairperson chair chief ceo cfo director
    analyst expert researcher historian journalist author correspondent reporter coach manager bishop
    archbishop cardinal father reverend rev pastor commissioner inspector detective officer counselor
    councillor lawyer economist editor founder co-founder leader actor actress singer rapper author
    writer novelist poet director filmmaker professor scientist physicist striker midfielder defender
    goalkeeper captain quarterback pitcher defendant victim suspect activist dissident opposition
    candidate lawmaker legislator deputy premier-elect president-elect businessman businesswoman
    billionaire entrepreneur executive prosecutor diplomat strategist photographer pilot astronaut
    cosmonaut colleague wife husband son daughter brother sister mother nephew niece cousin uncle aunt
    member warlord commander-in-chief undersecretary trooper deputy constable speaker treasurer
    columnist blogger biologist chemist engineer architect designer artist musician composer comedian
    anchor presenter champion winner teammate predecessor successor aide adviser advisor
    consultant negotiator soldier teacher student surgeon doctor nurse hon saint co-author producer"""
)

HONORIFICS = word_set(
    """mr mrs ms miss mx dr sir lord lady dame prof professor madame president premier chancellor king
    queen prince princess emperor pope sheikh sheik ayatollah imam general gen lt lieutenant col colonel
    sgt sergeant capt captain maj cpl corporal adm admiral commodore marshal brig brigadier senator sen
    rep governor gov mayor judge archbishop bishop cardinal rev reverend minister secretary chairman hon"""
)
"""Titles after which even a single unknown word is a person's name."""

ROLE_MODIFIERS = word_set(
    """vice deputy former ex acting interim prime foreign defence defense interior finance supreme senior
    chief first lady secretary-general special assistant associate junior current late incumbent then
    then-president ex-president retired opposition party military political press economic trade health
    education energy justice agriculture transport environment labor labour home national security state
    general police army navy naval air force rear major brigadier lieutenant staff field high top under
    managing executive research crown attorney district city veteran football basketball tennis star
    business legal chinese russian treasury commerce budget veterans planning communications information
    culture tourism housing science development industry"""
)

ORGANISATION_HEADS = word_set(
    """Ministry Department Dept Council Committee Commission Agency Bureau Office Army Navy Force Forces
    Corps Party Union University Institute Institution College School Academy Bank Corporation Corp
    Corp. Inc Inc. Ltd Ltd. Co Co. Company Companies Group Organization Organisation Association
    Federation Confederation Court Tribunal Parliament Congress Senate Assembly Legislature Staff
    Authority Administration Foundation Center Centre News Times Post Journal Tribune Herald Gazette
    Telegraph Chronicle Magazine Television TV Radio Press Club FC F.C. SC AFC Airlines Airways Aviation
    Aerospace Holdings Systems Motors Motor Industries Industry Technologies Technology Electronics
    Pharmaceuticals Laboratories Labs Laboratory Software Networks Network Media Entertainment Pictures
    Studios Records Energy Oil Gas Petroleum Steel Mining Chemicals Insurance Securities Partners
    Capital Ventures Brothers Bros Bros. Police Guard Guards Guardsmen Command Brigade Brigades Division
    Regiment Battalion Squadron Fleet Platoon Front Movement Alliance Coalition League Society Fund
    Cabinet Government Service Services Board Trust Registry Hospital Clinic Church Orchestra
    Philharmonic Choir Museum Library Theatre Gallery Observatory Initiative Consortium Syndicate Cartel
    Militia Volunteers Rangers Wanderers Rovers Athletic Hotspur Chamber Secretariat Directorate
    Inspectorate Inquiry Taskforce Think-tank Embassy Consulate Republicans Democrats Greens
    Conservatives plc PLC LLC LLP AG GmbH SA S.A. SE NV N.V. SpA S.p.A. AB Oyj KG Pty Bhd Tbk Programme
    Program Project Network Exchange Stores Restaurants Hotels Resorts Brewery Distillery Bakery
    Publishing Publishers Communications Telecom Broadcasting Corporations Cooperative Unit Ltda Lab
    Dynamics Robotics Biotech Therapeutics Sciences Solutions Consulting Bancorp Financial Logistics
    Shipping Lines Railways Railway Railroad Transport Parliamentarians Jury Panel Electric Tech Mission
    Trading Enterprises Properties Foods Breweries Textiles Shipyards Shipbuilding Semiconductor
    Semiconductors Biosciences Healthcare Avionics Steelworks Courier Sentinel Ledger Despatch
    Dispatch Inquirer Examiner Wire"""
)

FIRM_HEADS = word_set(
    """Holdings Systems Motors Industries Technologies Electronics Pharmaceuticals Laboratories Aerospace
    Airlines Airways Aviation Shipping Lines Trading Enterprises Dynamics Robotics Biotech Therapeutics
    Consulting Logistics Foods Breweries Textiles Shipyards Shipbuilding Semiconductor Semiconductors
    Biosciences Healthcare Avionics Avionics Petroleum Mining Chemicals Steel Telecom Properties
    Solutions Software Consortium Securities Partners Pictures Group Energy"""
)
"""Heads of firms, which are called by the words before the head afterwards: Orbex Holdings, Orbex."""

_FIRM_ENDINGS = (
    "systems",
    "dynamics",
    "technologies",
    "robotics",
    "pharma",
    "telecom",
    "tech",
    "works",
    "soft",
)


def firm_head(word: str) -> bool:
    """Is it a firm's headword, or made with one: Aerosystems, Steelworks, Biotech?"""
    return word in FIRM_HEADS or (len(word) > 6 and word[0].isupper() and word.endswith(_FIRM_ENDINGS))


def organisation_head(word: str) -> bool:
    """Is it a headword of organisations, or made with a firm's?"""
    return word in ORGANISATION_HEADS or firm_head(word)


LEADING_HEADS = word_set(
    """Ministry Department University Bank Institute Council Committee Commission Bureau Office Court House
    Chamber Academy College School Association Federation Confederation Union League Organization
    Organisation Society Church Center Centre Board Embassy Party Front Army Joint Chiefs Government
    Republic-Party Library Museum Parliament Order Community Alliance Movement Coalition Group Fund
    Foundation Agency Authority Administration Conference Congress Assembly Services Service Campaign
    Campaigners Network Friends Mothers Sons Daughters Doctors Reporters Physicians Lawyers Scientists
    Students"""
)
"""Heads that open a name: Ministry of Defence, Bank of Japan, Institute for Peace Studies."""

FOREIGN_HEADS = word_set(
    """Banco Grupo Consorcio Compañía Compañia Companhia Universidad Universidade Ministerio Ministério
    Partido Sindicato Fundación Fundação Instituto Asociación Associação Banque Société Groupe Parti
    Université Ministère Compagnie Syndicat Banca Gruppo Partito Università Consorzio
    Movimiento Movimento Frente Alianza Aliança Federación Federação Confederación Deportivo Desportivo
    Sporting Atlético Atletico Dinamo Dynamo Olympique Lokomotiv Spartak Eintracht Borussia"""
)
"""Foreign heads that open a name: Banco Pichincha, Grupo Modelo, Parti Québécois, Dynamo Dresden."""

GENERIC_BODIES = word_set(
    """government parliament army navy air force police cabinet senate congress supreme court
    constitutional national assembly security council joint chiefs of staff general central bank armed
    forces ministry military coast guard intelligence service electoral commission football association
    olympic committee border"""
)

PLACE_HEADS = word_set(
    """Sea Ocean Gulf Bay Strait Straits Channel Peninsula Island Islands Isle Isles Archipelago Atoll Reef
    Lake Lakes River Creek Delta Valley Basin Plateau Plain Plains Desert Mountain Mountains Hill Hills
    Range Ridge Glacier Volcano Canyon Cape Coast Beach Forest Jungle Oasis Province Region Oblast Krai
    Okrug County District Prefecture Governorate Canton Municipality Territory Territories State
    Republic Emirate Kingdom City Town Township Village Borough Suburb Airport Airfield Airbase Port
    Harbor Harbour Canal Dam Bridge Tunnel Square Street Road Avenue Boulevard Highway Lane Park Gardens
    Stadium Arena Palace Castle Tower Temple Mosque Cathedral Zone Strip Heights Crossing Corridor
    Border Camp Base Barracks Cosmodrome Shipyard Station Cemetery Monument Falls Springs Raion Wilayat
    Subdistrict Metro Plaza Terminal Spaceport"""
)

LOWER_PLACE_HEADS = word_set(
    """region province oblast district county governorate prefecture peninsula city town village township
    state municipality suburb neighborhood neighbourhood island islands river valley border area airport
    airbase port harbor harbour strait sea republic territory enclave dam reservoir lighthouse volcano
    glacier desert archipelago"""
)

LEADING_PLACE_HEADS = word_set(
    """Sea Gulf Bay Strait Straits Cape Isle Lake Lakes Mount Mt Mt. Port Fort Ft Ft. Camp River Republic
    Kingdom State Province City Isles Islands Point Rio Sierra"""
)

SPEECH = word_set(
    """said says say told tells reported reports announced added adds wrote writes argued explained stated
    claimed confirmed denied insisted noted warned tweeted testified recalled replied asked acknowledged
    admitted believes thinks declared suggested predicted commented remarked stressed emphasized
    emphasised pointed urged vowed pledged promised accused praised criticized criticised condemned
    scored resigned died married was is has joined won who"""
)

PLACE_PREPOSITIONS = word_set(
    "in near outside inside around across throughout at from to into toward towards"
)

ACRONYMS_OF_NOTHING = word_set(
    """LLP LLC PLC
    CEO CFO COO CTO CIO VP MP MEP MPs PM TV PC PCs CD DVD LED LCD GDP GNP CPI IPO ATM ATMs PIN PR HR IT
    AI UFO UAV UAVs UAS UCAV ICBM ICBMs SLBM SLBMs IRBM SRBM SSBN SAM SAMs IED IEDs WMD WMDs AWACS ISR
    UTC GMT EST EDT PST PDT CET CEST BST MSK IST KST JST AM PM BC AD BCE CE USD EUR GBP JPY KM KG MPH CM
    MM MW GW KW KWH HTML PDF URL USB GPS GSM LTE WIFI DNA RNA HIV AIDS SARS MERS COVID FAQ DIY ID IDs OK
    RIP VIP VIPs SUV SUVs II III IV VI VII VIII IX XI XII XIII XIV XV XVI XX XXI LGBT LGBTQ PHD BA MA
    MBA BSC MSC JD MD RN ESL FIFO LIFO API CPU GPU RAM ROM SQL PTSD ADHD IVF MRI CT ICU ER PPE PCR VAT
    NGO NGOs POW POWs MIA KIA AWOL VIP DJ MC LP EP HD UHF VHF FM OS UI UX VR AR SMS MMS DC NY LA CA TX
    UK US USA EU UN FYI ASAP TBD TBA RSVP AKA PS NB VS ETC REF FIG VOL NO ED EDS PP COL GEN LT SGT MR
    MRS MS DR ST RD AVE APR JAN FEB MAR JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN ETF ETFs
    REIT EBITDA ROI CAGR YTD EPS MVP GOAT NCO NCOs CCTV LNG LPG CO2 BMI STEM ISBN DOI USS HMS JPEG GIF
    PNG MP3 IP VPN DDOS CEOS TVS SOS CV VBIED VBIEDs SVBIED RPG RPGs EFP APC APCs IFV IFVs MRE EEZ FTA
    GNI FDI PMI ESG NFT NFTs QE FAQs"""
)

EVENT_HEADS = word_set("War Wars Revolution Uprising Intifada Massacre Genocide Holocaust Crusade Rebellion")
CONTEST_HEADS = word_set(
    """Olympics Games Cup Championship Championships Prix Festival Summit Conference Expo Marathon Tour
    Open"""
)
ACCORD_HEADS = word_set(
    """Treaty Accord Accords Agreement Protocol Convention Pact Armistice Declaration Charter Memorandum"""
)
