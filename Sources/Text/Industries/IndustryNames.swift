/// Names of industries with their codes: sections and divisions in Finnish, Swedish and English, finer levels where a
/// name has one code only.
///
/// TOL 2008: Statistics Finland, CC BY 4.0. TOL 2025: the English headings of NACE Rev. 2.1 (Eurostat, reuse with
/// attribution) for sections and divisions whose heading changed; the others are the same.
enum IndustryNames {
  /// What a name tells.
  enum Meaning: Sendable {
    /// A code.
    case code(IndustryCode)
    /// A section that both schemes have, under different letters.
    case moved(in2008: UInt8, in2025: UInt8)
  }

  /// The meaning of a folded name; nil if it is not known.
  static func meaning(_ bytes: [UInt8], _ range: Range<Int>) -> Meaning? {
    guard range.count <= longest, let index = words.value(bytes, range) else { return nil }
    return meanings[index]
  }

  private static let rows: [(name: [UInt8], meaning: Meaning)] =
    rows(tol2008, .tol2008) + rows(tol2025, .tol2025)
  private static let words = WordTable(phrases: rows.map { [String(decoding: $0.name, as: UTF8.self)] })
  private static let meanings = rows.map(\.meaning)
  private static let longest = rows.map(\.name.count).max() ?? 0

  /// Sections that have the same name and another letter in TOL 2025: each letter, then the new one.
  private static let moved: [UInt8: UInt8] = [
    0x4B: 0x4C, 0x4C: 0x4D, 0x4D: 0x4E, 0x4E: 0x4F, 0x4F: 0x50, 0x50: 0x51, 0x51: 0x52, 0x53: 0x54, 0x54: 0x55,
    0x55: 0x56,
  ]

  private static func rows(_ text: String, _ scheme: IndustryScheme) -> [(name: [UInt8], meaning: Meaning)] {
    text.split(separator: "\n").compactMap { line in
      let bytes = Array(line.utf8)
      guard let gap = bytes.firstIndex(of: 0x20) else { return nil }
      let name = Fold.folded(bytes, gap + 1..<bytes.count)
      if gap == 1, scheme == .tol2008, let letter = moved[bytes[0]] {
        return (name, .moved(in2008: bytes[0], in2025: letter))
      }
      guard let code = IndustryCode(bytes, 0..<gap, in: scheme) else { return nil }
      return (name, .code(code))
    }
  }

  /// Code and name; divisions before sections, so that a name which both bear tells the division: it has one code.
  private static let tol2008 = """
    01 Kasvinviljely ja kotieläintalous, riistatalous ja niihin liittyvät palvelut
    01 Jordbruk och jakt samt service i anslutning härtill
    01 Crop and animal production, hunting and related service activities
    02 Metsätalous ja puunkorjuu
    02 Skogsbruk
    02 Forestry and logging
    02 Skogsbruk och avverkning
    03 Kalastus ja vesiviljely
    03 Fiske och vattenbruk
    03 Fishing and aquaculture
    05 Kivihiilen ja ruskohiilen kaivu
    05 Kolutvinning
    05 Mining of coal and lignite
    05 Utvinning av stenkol och brunkol
    06 Raakaöljyn ja maakaasun tuotanto
    06 Utvinning av råpetroleum och naturgas
    06 Extraction of crude petroleum and natural gas
    06 Produktion av råolja och naturgas
    07 Metallimalmien louhinta
    07 Utvinning av metallmalmer
    07 Mining of metal ores
    07 Brytning av metallmalm
    08 Muu kaivostoiminta ja louhinta
    08 Annan utvinning av mineral
    08 Other mining and quarrying
    08 Annan gruvdrift och brytning
    09 Kaivostoimintaa palveleva toiminta
    09 Service till utvinning
    09 Mining support service activities
    10 Elintarvikkeiden valmistus
    10 Livsmedelsframställning
    10 Manufacture of food products
    11 Juomien valmistus
    11 Framställning av drycker
    11 Manufacture of beverages
    12 Tupakkatuotteiden valmistus
    12 Tobaksvarutillverkning
    12 Manufacture of tobacco products
    13 Tekstiilien valmistus
    13 Textilvarutillverkning
    13 Manufacture of textiles
    13 Textiltillverkning
    14 Vaatteiden valmistus
    14 Tillverkning av kläder
    14 Manufacture of wearing apparel
    15 Nahan ja nahkatuotteiden valmistus
    15 Tillverkning av läder, läder- och skinnvaror m.m.
    15 Manufacture of leather and related products
    15 Tillverkning av läder och lädervaror
    16 Sahatavaran sekä puu- ja korkkituotteiden valmistus (pl. huonekalut); olki- ja punontatuotteiden valmistus
    16 Tillverkning av trä och varor av trä, kork, rotting o.d. utom möbler
    16 Manufacture of wood and of products of wood and cork, except furniture; manufacture of articles of \
    straw and plaiting materials
    17 Paperin, paperi- ja kartonkituotteiden valmistus
    17 Pappers- och pappersvarutillverkning
    17 Manufacture of paper and paper products
    18 Painaminen ja tallenteiden jäljentäminen
    18 Grafisk produktion och reproduktion av inspelningar
    18 Printing and reproduction of recorded media
    19 Koksin ja jalostettujen öljytuotteiden valmistus
    19 Tillverkning av stenkolsprodukter och raffinerade petroleumprodukter
    19 Manufacture of coke and refined petroleum products
    20 Kemikaalien ja kemiallisten tuotteiden valmistus
    20 Tillverkning av kemikalier och kemiska produkter
    20 Manufacture of chemicals and chemical products
    21 Lääkeaineiden ja lääkkeiden valmistus
    21 Tillverkning av farmaceutiska basprodukter och läkemedel
    21 Manufacture of basic pharmaceutical products and pharmaceutical preparations
    22 Kumi- ja muovituotteiden valmistus
    22 Tillverkning av gummi- och plastvaror
    22 Manufacture of rubber and plastic products
    23 Muiden ei-metallisten mineraalituotteiden valmistus
    23 Tillverkning av andra icke-metalliska mineraliska produkter
    23 Manufacture of other non-metallic mineral products
    24 Metallien jalostus
    24 Stål- och metallframställning
    24 Manufacture of basic metals
    24 Metallförädling
    25 Metallituotteiden valmistus (pl. koneet ja laitteet)
    25 Tillverkning av metallvaror utom maskiner och apparater
    25 Manufacture of fabricated metal products, except machinery and equipment
    26 Tietokoneiden sekä elektronisten ja optisten tuotteiden valmistus
    26 Tillverkning av datorer, elektronikvaror och optik
    26 Manufacture of computer, electronic and optical products
    27 Sähkölaitteiden valmistus
    27 Tillverkning av elapparatur
    27 Manufacture of electrical equipment
    27 (Ei tarkempaa taso) Sähkölaitteiden valmistus
    28 Muiden koneiden ja laitteiden valmistus
    28 Tillverkning av övriga maskiner
    28 Manufacture of machinery and equipment n.e.c.
    29 Moottoriajoneuvojen, perävaunujen ja puoliperävaunujen valmistus
    29 Tillverkning av motorfordon, släpfordon och påhängsvagnar
    29 Manufacture of motor vehicles, trailers and semi-trailers
    29 Moottoriajoneuvojen, perävaunujen ja puoliperävaunujen
    30 Muiden kulkuneuvojen valmistus
    30 Tillverkning av andra transportmedel
    30 Manufacture of other transport equipment
    31 Huonekalujen valmistus
    31 Tillverkning av möbler
    31 Manufacture of furniture
    32 Muu valmistus
    32 Annan tillverkning
    32 Other manufacturing
    33 Koneiden ja laitteiden korjaus, huolto ja asennus
    33 Reparation och installation av maskiner och apparater
    33 Repair and installation of machinery and equipment
    35 Sähkö-, kaasu- ja lämpöhuolto, jäähdytysliiketoiminta
    35 Försörjning av el, gas, värme och kyla
    35 Electricity, gas, steam and air conditioning supply
    36 Veden otto, puhdistus ja jakelu
    36 Vattenförsörjning
    36 Water collection, treatment and supply
    37 Viemäri- ja jätevesihuolto
    37 Avloppsrening
    37 Sewerage
    38 Jätteen keruu, käsittely ja loppusijoitus; materiaalien kierrätys
    38 Avfallshantering; återvinning
    38 Waste collection, treatment and disposal activities; materials recovery
    39 Maaperän ja vesistöjen kunnostus ja muut ympäristönhuoltopalvelut
    39 Sanering, efterbehandling av jord och vatten samt annan verksamhet för föroreningsbekämpning
    39 Remediation activities and other waste management services
    41 Talonrakentaminen
    41 Byggande av hus
    41 Construction of buildings
    41 Husbyggande
    42 Maa- ja vesirakentaminen
    42 Anläggningsarbeten
    42 Civil engineering
    43 Erikoistunut rakennustoiminta
    43 Specialiserad bygg- och anläggningsverksamhet
    43 Specialised construction activities
    45 Moottoriajoneuvojen ja moottoripyörien tukku- ja vähittäiskauppa sekä korjaus
    45 Handel samt reparation av motorfordon och motorcyklar
    45 Wholesale and retail trade and repair of motor vehicles and motorcycles
    46 Tukkukauppa (pl. moottoriajoneuvojen ja moottoripyörien kauppa)
    46 Parti- och provisionshandel utom med motorfordon
    46 Wholesale trade, except of motor vehicles and motorcycles
    47 Vähittäiskauppa (pl. moottoriajoneuvojen ja moottoripyörien kauppa)
    47 Detaljhandel utom med motorfordon och motorcyklar
    47 Retail trade, except of motor vehicles and motorcycles
    49 Maaliikenne ja putkijohtokuljetus
    49 Landtransport; transport i rörsystem
    49 Land transport and transport via pipelines
    49 Landtrafik och transport av rörledningar
    50 Vesiliikenne
    50 Sjötransport
    50 Water transport
    51 Ilmaliikenne
    51 Lufttransport
    51 Air transport
    51 Luftfart
    52 Varastointi ja liikennettä palveleva toiminta
    52 Magasinering och stödtjänster till transport
    52 Warehousing and support activities for transportation
    53 Posti- ja kuriiritoiminta
    53 Post- och kurirverksamhet
    53 Postal and courier activities
    55 Majoitus
    55 Hotell- och logiverksamhet
    55 Accommodation
    56 Ravitsemistoiminta
    56 Restaurang-, catering och barverksamhet
    56 Food and beverage service activities
    58 Kustannustoiminta
    58 Förlagsverksamhet
    58 Publishing activities
    59 Elokuva-, video- ja televisio-ohjelmatuotanto, äänitteiden ja musiikin kustantaminen
    59 Film-, video- och tv-programverksamhet, ljudinspelningar och fonogramutgivning
    59 Motion picture, video and television programme production, sound recording and music publishing activities
    60 Radio- ja televisiotoiminta
    60 Planering och sändning av program
    60 Programming and broadcasting activities
    60 Radio- ja tv-toiminta
    60 Radio- och TV-verksamhet
    61 Televiestintä
    61 Telekommunikation
    61 Telecommunications
    62 Ohjelmistot, konsultointi ja siihen liittyvä toiminta
    62 IT-tjänster
    62 Computer programming, consultancy and related activities
    63 Tietopalvelutoiminta
    63 Informationstjänster
    63 Information service activities
    64 Rahoituspalvelut (pl. vakuutus- ja eläkevakuutustoiminta)
    64 Finansförmedling utom försäkring och pensionsfondsverksamhet
    64 Financial service activities, except insurance and pension funding
    65 Vakuutus-, jälleenvakuutus- ja eläkevakuutustoiminta (pl. pakollinen sosiaalivakuutus)
    65 Försäkring, återförsäkring och pensionsfondsverksamhet utom obligatorisk socialförsäkring
    65 Insurance, reinsurance and pension funding, except compulsory social security
    66 Rahoitusta ja vakuuttamista palveleva toiminta
    66 Stödtjänster till finansiella tjänster och försäkring
    66 Activities auxiliary to financial services and insurance activities
    68 Kiinteistöalan toiminta
    68 Fastighetsverksamhet
    68 Real estate activities
    69 Lakiasiain- ja laskentatoimen palvelut
    69 Juridisk och ekonomisk konsultverksamhet
    69 Legal and accounting activities
    70 Pääkonttorien toiminta; liikkeenjohdon konsultointi
    70 Verksamheter som utövas av huvudkontor; konsulttjänster till företag
    70 Activities of head offices; management consultancy activities
    71 Arkkitehti- ja insinööripalvelut; tekninen testaus ja analysointi
    71 Arkitekt- och teknisk konsultverksamhet; teknisk provning och analys
    71 Architectural and engineering activities; technical testing and analysis
    72 Tieteellinen tutkimus ja kehittäminen
    72 Vetenskaplig forskning och utveckling
    72 Scientific research and development
    73 Mainostoiminta ja markkinatutkimus
    73 Reklam och marknadsundersökning
    73 Advertising and market research
    74 Muut erikoistuneet palvelut liike-elämälle
    74 Annan verksamhet inom juridik, ekonomi, vetenskap och teknik
    74 Other professional, scientific and technical activities
    75 Eläinlääkintäpalvelut
    75 Veterinärverksamhet
    75 Veterinary activities
    77 Vuokraus- ja leasingtoiminta
    77 Uthyrning och leasing
    77 Rental and leasing activities
    78 Työllistämistoiminta
    78 Arbetsförmedling, bemanning och andra personalrelaterade tjänster
    78 Employment activities
    79 Matkatoimistojen ja matkanjärjestäjien toiminta; varauspalvelut
    79 Resebyrå- och researrangörsverksamhet och andra resetjänster och relaterade tjänster
    79 Travel agency, tour operator and other reservation service and related activities
    80 Turvallisuus-, vartiointi- ja etsiväpalvelut
    80 Säkerhets- och bevakningsverksamhet
    80 Security and investigation activities
    81 Kiinteistön- ja maisemanhoito
    81 Fastighetsservice samt skötsel och underhåll av grönytor
    81 Services to buildings and landscape activities
    82 Hallinto- ja tukipalvelut liike-elämälle
    82 Kontorstjänster och andra företagstjänster
    82 Office administrative, office support and other business support activities
    84 Julkinen hallinto ja maanpuolustus; pakollinen sosiaalivakuutus
    84 Offentlig förvaltning och försvar; obligatorisk socialförsäkring
    84 Public administration and defence; compulsory social security
    85 Koulutus
    85 Utbildning
    85 Education
    86 Terveyspalvelut
    86 Hälso- och sjukvård
    86 Human health activities
    87 Sosiaalihuollon laitospalvelut
    87 Vård och omsorg med boende
    87 Residential care activities
    88 Sosiaalihuollon avopalvelut
    88 Öppna sociala insatser
    88 Social work activities without accommodation
    90 Kulttuuri- ja viihdetoiminta
    90 Konstnärlig och kulturell verksamhet samt nöjesverksamhet
    90 Creative, arts and entertainment activities
    91 Kirjastojen, arkistojen, museoiden ja muiden kulttuurilaitosten toiminta
    91 Biblioteks-, arkiv- och museiverksamhet m.m.
    91 Libraries, archives, museums and other cultural activities
    92 Rahapeli- ja vedonlyöntipalvelut
    92 Spel- och vadhållningsverksamhet
    92 Gambling and betting activities
    93 Urheilutoiminta sekä huvi- ja virkistyspalvelut
    93 Sport-, fritids- och nöjesverksamhet
    93 Sports activities and amusement and recreation activities
    94 Järjestöjen toiminta
    94 Intressebevakning; religiös verksamhet
    94 Activities of membership organisations
    94 Organisationsverksamhet
    95 Tietokoneiden, henkilökohtaisten ja kotitaloustavaroiden korjaus
    95 Reparation av datorer, hushållsartiklar och personliga artiklar
    95 Repair of computers and personal and household goods
    96 Muut henkilökohtaiset palvelut
    96 Andra konsumenttjänster
    96 Other personal service activities
    97 Kotitalouksien toiminta kotitaloustyöntekijöiden työnantajina
    97 Förvärvsarbete i hushåll
    97 Activities of households as employers of domestic personnel
    98 Kotitalouksien eriyttämätön toiminta tavaroiden ja palvelujen tuottamiseksi omaan käyttöön
    98 Hushållens produktion av diverse varor och tjänster för eget bruk
    98 Undifferentiated goods- and services-producing activities of private households for own use
    99 Kansainvälisten organisaatioiden ja toimielinten toiminta
    99 Verksamhet vid internationella organisationer, utländska ambassader o.d.
    99 Activities of extraterritorial organisations and bodies
    A Maatalous, metsätalous ja kalatalous
    A Jordbruk, skogsbruk och fiske
    A Agriculture, forestry and fishing
    B Kaivostoiminta ja louhinta
    B Utvinning av mineral
    B Mining and quarrying
    C Teollisuus
    C Tillverkning
    C Manufacturing
    D Sähkö-, kaasu- ja lämpöhuolto, jäähdytysliiketoiminta
    D Försörjning av el, gas, värme och kyla
    D Electricity, gas, steam and air conditioning supply
    E Vesihuolto, viemäri- ja jätevesihuolto, jätehuolto ja muu ympäristön puhtaanapito
    E Vattenförsörjning; avloppsrening, avfallshantering och sanering
    E Water supply; sewerage, waste management and remediation activities
    F Rakentaminen
    F Byggverksamhet
    F Construction
    G Tukku- ja vähittäiskauppa; moottoriajoneuvojen ja moottoripyörien korjaus
    G Handel; reparation av motorfordon och motorcyklar
    G Wholesale and retail trade; repair of motor vehicles and motorcycles
    H Kuljetus ja varastointi
    H Transport och magasinering
    H Transportation and storage
    I Majoitus- ja ravitsemistoiminta
    I Hotell- och restaurangverksamhet
    I Accommodation and food service activities
    J Informaatio ja viestintä
    J Informations- och kommunikationsverksamhet
    J Information and communication
    K Rahoitus- ja vakuutustoiminta
    K Finans- och försäkringsverksamhet
    K Financial and insurance activities
    L Kiinteistöalan toiminta
    L Fastighetsverksamhet
    L Real estate activities
    M Ammatillinen, tieteellinen ja tekninen toiminta
    M Verksamhet inom juridik, ekonomi, vetenskap och teknik
    M Professional, scientific and technical activities
    N Hallinto- ja tukipalvelutoiminta
    N Uthyrning, fastighetsservice, resetjänster och andra stödtjänster
    N Administrative and support service activities
    O Julkinen hallinto ja maanpuolustus; pakollinen sosiaalivakuutus
    O Offentlig förvaltning och försvar; obligatorisk socialförsäkring
    O Public administration and defence; compulsory social security
    P Koulutus
    P Utbildning
    P Education
    Q Terveys- ja sosiaalipalvelut
    Q Vård och omsorg; sociala tjänster
    Q Human health and social work activities
    R Taiteet, viihde ja virkistys
    R Kultur, nöje och fritid
    R Arts, entertainment and recreation
    S Muu palvelutoiminta
    S Annan serviceverksamhet
    S Other service activities
    T Kotitalouksien toiminta työnantajina; kotitalouksien eriyttämätön toiminta tavaroiden ja palvelujen \
    tuottamiseksi omaan käyttöön
    T Förvärvsarbete i hushåll; hushållens produktion av diverse varor och tjänster för eget bruk
    T Activities of households as employers; undifferentiated goods- and services-producing activities of \
    households for own use
    U Kansainvälisten organisaatioiden ja toimielinten toiminta
    U Verksamhet vid internationella organisationer, utländska ambassader o.d.
    U Activities of extraterritorial organisations and bodies
    251 Metallirakenteiden valmistus
    251 Byggnadsmetallvarutillverkning
    251 Manufacture of structural metal products
    252 Metallisäiliöiden ja altaiden yms. valmistus
    252 Tillverkning av cisterner, tankar, kar och andra behållare av metall
    252 Manufacture of tanks, reservoirs and containers of metal
    253 Höyrykattiloiden valmistus (pl. keskuslämmityslaitteet)
    253 Tillverkning av ånggeneratorer utom varmvattenpannor för centraluppvärmning
    253 Manufacture of steam generators, except central heating hot water boilers
    255 Metallien takominen, puristaminen ja meistäminen ja valssaus; jauhemetallurgia
    255 Smidning, pressning, prägling och valsning av metall; pulvermetallurgi
    255 Forging, pressing, stamping and roll-forming of metal; powder metallurgy
    259 Muu metallituotteiden valmistus
    259 Annan metallvarutillverkning
    259 Manufacture of other fabricated metal products
    261 Elektronisten komponenttien ja piirilevyjen valmistus
    261 Tillverkning av elektroniska komponenter och kretskort
    261 Manufacture of electronic components and boards
    262 Tietokoneiden ja niiden oheislaitteiden valmistus
    262 Tillverkning av datorer och kringutrustning
    262 Manufacture of computers and peripheral equipment
    263 Viestintälaitteiden valmistus
    263 Tillverkning av kommunikationsutrustning
    263 Manufacture of communication equipment
    264 Viihde-elektroniikan valmistus
    264 Tillverkning av hemelektronik
    264 Manufacture of consumer electronics
    265 Mittaus-, testaus- ja navigointivälineiden ja -laitteiden valmistus; kellot
    265 Tillverkning av instrument för mätning, provning, navigering och styrning samt ur
    265 Manufacture of instruments and appliances for measuring, testing and navigation; watches and clocks
    266 Säteilylaitteiden sekä elektronisten lääkintä- ja terapialaitteiden valmistus
    266 Tillverkning av strålningsutrustning samt elektromedicinsk och elektroterapeutisk utrustning
    266 Manufacture of irradiation, electromedical and electrotherapeutic equipment
    267 Optisten instrumenttien ja valokuvausvälineiden valmistus
    267 Tillverkning av optiska instrument och fotoutrustning
    267 Manufacture of optical instruments and photographic equipment
    268 Tallennevälineiden valmistus
    268 Tillverkning av magnetiska och optiska medier
    268 Manufacture of magnetic and optical media
    271 Sähkömoottorien, generaattorien, muuntajien sekä sähkönjakelu- ja valvontalaitteiden valmistus
    271 Tillverkning av elmotorer, generatorer och transformatorer samt eldistributions- och elkontrollapparater
    271 Manufacture of electric motors, generators, transformers and electricity distribution and control apparatus
    272 Paristojen ja akkujen valmistus
    272 Batteri- och ackumulatortillverkning
    272 Manufacture of batteries and accumulators
    273 Sähköjohtojen ja kytkentälaitteiden valmistus
    273 Tillverkning av ledningar och kablar och kabeltillbehör
    273 Manufacture of wiring and wiring devices
    274 Sähkölamppujen ja valaisimien valmistus
    274 Tillverkning av belysningsarmatur
    274 Manufacture of electric lighting equipment
    275 Kodinkoneiden valmistus
    275 Tillverkning av hushållsmaskiner och hushållsapparater
    275 Manufacture of domestic appliances
    279 Muiden sähkölaitteiden valmistus
    279 Tillverkning av annan elapparatur
    279 Manufacture of other electrical equipment
    291 Moottoriajoneuvojen valmistus
    291 Motorfordonstillverkning
    291 Manufacture of motor vehicles
    292 Moottoriajoneuvojen korien valmistus; perävaunujen ja puoliperävaunujen valmistus
    292 Tillverkning av karosserier för motorfordon; tillverkning av släpfordon och påhängsvagnar
    292 Manufacture of bodies (coachwork) for motor vehicles; manufacture of trailers and semi-trailers
    321 Korujen, kultasepäntuotteiden ja muiden vastaavien tuotteiden valmistus
    321 Tillverkning av smycken, guld- och silversmedsvaror samt bijouterier
    321 Manufacture of jewellery, bijouterie and related articles
    322 Soitinten valmistus
    322 Tillverkning av musikinstrument
    322 Manufacture of musical instruments
    323 Urheiluvälineiden valmistus
    323 Tillverkning av sportartiklar
    323 Manufacture of sports goods
    324 Pelien ja leikkikalujen valmistus
    324 Tillverkning av spel och leksaker
    324 Manufacture of games and toys
    325 Lääkintä- ja hammaslääkintäinstrumenttien ja -tarvikkeiden valmistus
    325 Tillverkning av medicinsk och dental utrustning
    325 Manufacture of medical and dental instruments and supplies
    329 Muualla luokittelematon valmistus
    329 Övrig tillverkning utan annan klassificering
    329 Manufacturing n.e.c.
    332 Teollisuuden koneiden ja laitteiden ym. asennus
    332 Installation av industrimaskiner och -utrustning
    332 Installation of industrial machinery and equipment
    382 Jätteen käsittely ja loppusijoitus
    382 Behandling och bortskaffande av avfall
    382 Waste treatment and disposal
    412 Asuin- ja muiden rakennusten rakentaminen
    412 Byggande av bostadshus och andra byggnader
    412 Construction of residential and non-residential buildings
    431 Rakennusten ja rakennelmien purku ja rakennuspaikan valmistelutyöt
    431 Rivning av hus samt mark- och grundarbeten
    431 Demolition and site preparation
    433 Rakennusten ja rakennelmien viimeistely
    433 Slutbehandling av byggnader
    433 Building completion and finishing
    451 Moottoriajoneuvojen kauppa
    451 Handel med motorfordon utom motorcyklar
    451 Sale of motor vehicles
    452 Moottoriajoneuvojen huolto ja korjaus (pl. moottoripyörät)
    452 Underhåll och reparation av motorfordon utom motorcyklar
    452 Maintenance and repair of motor vehicles
    581 Kirjojen ja lehtien kustantaminen ja muu kustannustoiminta
    581 Utgivning av böcker och tidskrifter och annan förlagsverksamhet
    581 Publishing of books, periodicals and other publishing activities
    582 Ohjelmistojen kustantaminen
    582 Utgivning av programvara
    582 Software publishing
    591 Elokuva-, video- ja televisio-ohjelmatoiminta
    591 Film-, video- och TV-programverksamhet
    591 Motion picture, video and television programme activities
    592 Äänitysstudiot; äänitteiden ja musiikin kustantaminen
    592 Ljudinspelning och fonogramutgivning
    592 Sound recording and music publishing activities
    631 Tietojenkäsittely, palvelintilan vuokraus ja niihin liittyvät palvelut; verkkoportaalit
    631 Databehandling, hosting o.d.; webbportaler
    631 Data processing, hosting and related activities; web portals
    661 Rahoitusta ja vakuuttamista palveleva toiminta (pl. vakuutus- ja eläkevakuutustoiminta
    661 Stödtjänster till finansförmedling utom försäkrings- och pensionsfondsverksamhet
    661 Activities auxiliary to financial services, except insurance and pension funding
    662 Vakuutus- ja eläkevakuutustoimintaa avustava toiminta
    662 Stödtjänster till försäkrings- och pensionsfondsverksamhet
    662 Activities auxiliary to insurance and pension funding
    663 Omaisuudenhoitotoiminta
    663 Fondförvaltning
    663 Fund management activities
    681 Omien kiinteistöjen kauppa
    681 Handel med egna fastigheter
    681 Buying and selling of own real estate
    682 Omien tai leasing-kiinteistöjen vuokraus ja hallinta
    682 Uthyrning och förvaltning av egna eller arrenderade fastigheter
    711 Arkkitehti- ja insinööripalvelut ja niihin liittyvä tekninen konsultointi
    711 Arkitekt- och teknisk konsultverksamhet o.d.
    711 Architectural and engineering activities and related technical consultancy
    712 Tekninen testaus ja analysointi
    712 Teknisk provning och analys
    712 Technical testing and analysis
    731 Mainostoiminta
    731 Reklamverksamhet
    731 Advertising
    732 Markkina- ja mielipidetutkimukset
    732 Marknads- och opinionsundersökning
    732 Market research and public opinion polling
    771 Moottoriajoneuvojen vuokraus ja leasing
    771 Uthyrning och leasing av motorfordon
    772 Henkilökohtaisten ja kotitaloustavaroiden vuokraus ja leasing
    772 Uthyrning och leasing av hushållsartiklar och varor för personligt bruk
    773 Koneiden ja laitteiden vuokraus ja leasing
    773 Uthyrning och leasing av annan utrustning och andra maskiner och materiella tillgångar
    774 Henkisen omaisuuden ja vastaavien tuotteiden leasing (pl. tekijänoikeuden suojaamat teokset)
    774 Leasing av immateriell egendom och liknande produkter, med undantag för upphovsrättsskyddade verk
    774 Leasing of intellectual property and similar products, except copyrighted works
    811 Kiinteistönhoito
    811 Fastighetsrelaterade stödtjänster
    811 Combined facilities support activities
    812 Siivouspalvelut
    812 Rengöring och lokalvård
    812 Cleaning activities
    813 Maisemanhoitopalvelut
    813 Skötsel och underhåll av grönytor
    813 Landscape service activities
    841 Julkinen hallinto
    841 Offentlig förvaltning
    841 Administration of the State and the economic and social policy of the community
    843 Pakollinen sosiaalivakuutustoiminta
    843 Obligatorisk socialförsäkring
    843 Compulsory social security activities
    851 Esiasteen koulutus
    851 Utbildning på förskolenivå
    851 Pre-primary education
    852 Alemman perusasteen koulutus
    852 Utbildning på lägre grundnivå
    852 Primary education
    854 Korkea-asteen koulutus
    854 Utbildning på högre nivå
    854 Higher education
    855 Muu koulutus
    855 Övrig utbildning
    855 Other education
    856 Koulutusta palveleva toiminta
    856 Stödverksamhet för utbildningsväsendet
    856 Educational support activities
    881 Vanhusten ja vammaisten sosiaalihuollon avopalvelut
    881 Öppna sociala insatser för äldre och funktionshindrade personer
    881 Social work activities without accommodation for the elderly and disabled
    941 Elinkeinoelämän, työnantaja- ja ammattialajärjestöjen toiminta
    941 Intressebevakning inom bransch-, arbetsgivar- och yrkesorganisationer
    941 Activities of business, employers and professional membership organisations
    942 Ammattiyhdistysten toiminta
    942 Intressebevakning inom arbetstagarorganisationer
    942 Activities of trade unions
    949 Muiden järjestöjen toiminta
    949 Verksamhet i religiösa samfund och i andra intresseorganisationer
    949 Activities of other membership organisations
    2931 Sähkö- ja elektroniikkalaitteiden valmistus moottoriajoneuvoihin
    2931 Tillverkning av elektrisk och elektronisk utrustning för motorfordon och motorer
    2931 Manufacture of electrical and electronic equipment for motor vehicles
    2932 Muiden osien ja tarvikkeiden valmistus moottoriajoneuvoihin
    2932 Tillverkning av andra delar och tillbehör till motorfordon och motorer
    2932 Manufacture of other parts and accessories for motor vehicles
    3311 Metallituotteiden korjaus ja huolto
    3311 Reparation av metallvaror
    3311 Repair of fabricated metal products
    3312 Teollisuuden koneiden ja laitteiden korjaus ja huolto
    3312 Reparation av maskiner
    3312 Repair of machinery
    3313 Elektronisten ja optisten laitteiden korjaus ja huolto
    3313 Reparation av elektronisk och optisk utrustning
    3313 Repair of electronic and optical equipment
    3314 Sähkölaitteiden korjaus ja huolto
    3314 Reparation av elapparatur
    3315 Laivojen ja veneiden korjaus ja huolto
    3315 Reparation och underhåll av fartyg och båtar
    3315 Repair and maintenance of ships and boats
    3316 Ilma- ja avaruusalusten korjaus ja huolto
    3316 Reparation och underhåll av luftfartyg och rymdfarkoster
    3316 Repair and maintenance of aircraft and spacecraft
    3317 Muiden kulkuneuvojen korjaus ja huolto
    3317 Reparation och underhåll av andra transportmedel
    3317 Repair and maintenance of other transport equipment
    3319 Muiden laitteiden korjaus ja huolto
    3319 Reparation av annan utrustning
    3319 Repair of other equipment
    3811 Tavanomaisen jätteen keruu
    3811 Insamling av icke-farligt avfall
    3811 Collection of non-hazardous waste
    3812 Ongelmajätteen keruu
    3812 Insamling av farligt avfall
    3812 Collection of hazardous waste
    4321 Sähköasennus
    4321 Elinstallationer
    4321 Electrical installation
    4322 Lämpö-, vesijohto- ja ilmastointiasennus
    4322 VVS-arbeten
    4322 Plumbing, heat and air-conditioning installation
    4399 Muualla luokittelematon erikoistunut rakennustoiminta
    4399 Övrig specialiserad bygg- och anläggningsverksamhet utan annan klassificering
    4399 Other specialised construction activities n.e.c.
    4511 Henkilöautojen ja kevyiden moottoriajoneuvojen kauppa
    4511 Handel med personbilar och lätta motorfordon
    4511 Sale of cars and light motor vehicles
    4531 Moottoriajoneuvojen osien ja varusteiden tukkukauppa
    4531 Parti- och provisionshandel med reservdelar och tillbehör till motorfordon utom motorcyklar
    4531 Wholesale trade of motor vehicle parts and accessories
    4532 Moottoriajoneuvojen osien ja varusteiden vähittäiskauppa
    4532 Detaljhandel med reservdelar och tillbehör till motorfordon utom motorcyklar
    4532 Retail trade of motor vehicle parts and accessories
    4540 Moottoripyörien sekä niiden osien ja varusteiden myynti
    4540 Handel med och service av motorcyklar inklusive reservdelar och tillbehör
    6399 Muualla luokittelematon tietopalvelutoiminta
    6399 Övriga informationstjänster
    6399 Other information service activities n.e.c.
    6831 Kiinteistönvälitys
    6831 Fastighetsförmedling
    6831 Real estate agencies
    6832 Kiinteistöjen isännöinti
    6832 Fastighetsförvaltning på uppdrag
    6832 Management of real estate on a fee or contract basis
    8421 Ulkoasiainhallinto
    8421 Utrikesförvaltning
    8421 Foreign affairs
    8422 Maanpuolustus
    8422 Totalförsvar
    8422 Defence activities
    8423 Oikeustoimi
    8423 Rättskipning
    8423 Justice and judicial activities
    8425 Palo- ja pelastustoimi
    8425 Brand- och räddningsverksamhet
    8425 Fire service activities
    8531 Ylemmän perusasteen koulutus ja lukiokoulutus
    8531 Utbildning på högre grundnivå och gymnasieutbildning
    8531 General secondary education
    8532 Keskiasteen ammatillinen koulutus
    8532 Yrkesutbildning på mellannivå
    8532 Technical and vocational secondary education
    8551 Urheilu- ja liikuntakoulutus
    8551 Sport- och motionsutbildning
    8551 Sports and recreation education
    8552 Taiteen ja musiikin koulutus
    8552 Musik- och dansutbildning
    8552 Cultural education
    8553 Kuljettajakoulutus
    8553 Trafikskoleverksamhet
    8553 Driving school activities
    8559 Muualla luokittelematon koulutus
    8559 Övrig utbildning
    8891 Lasten päivähoitopalvelut
    8891 Barndagvård
    8899 Muualla luokittelemattomat sosiaalihuollon avopalvelut
    8899 Övriga öppna sociala instanser
    8899 Other social work activities without accommodation n.e.c.
    9511 Tietokoneiden ja niiden oheislaitteiden korjaus
    9511 Reparation av datorer och kringutrustning
    9511 Repair of computers and peripheral equipment
    9512 Viestintälaitteiden korjaus
    9512 Reparation av kommunikationsutrustning
    9512 Repair of communication equipment
    9521 Viihde-elektroniikan korjaus
    9521 Reparation av hemelektronik
    9521 Repair of consumer electronics
    9522 Kotitalouskoneiden sekä kodin ja puutarhan laitteiden korjaus
    9522 Reparation av hushållsapparater samt av utrustning för hem och trädgård
    9522 Repair of household appliances and home and garden equipment
    9523 Jalkineiden ja nahkatavaroiden korjaus
    9523 Lagning av skodon och lädervaror
    9523 Repair of footwear and leather goods
    9524 Huonekalujen ja kodin kalusteiden korjaus
    9524 Reparation av möbler och heminredning
    9524 Repair of furniture and home furnishings
    9525 Kellojen ja korujen korjaus
    9525 Reparation av ur och guldsmedsvaror
    9525 Repair of watches, clocks and jewellery
    9529 Muiden henkilökohtaisten ja kotitaloustavaroiden korjaus
    9529 Reparation av andra hushållsartiklar och personliga artiklar
    9529 Repair of other personal and household goods
    9601 Pesulapalvelut
    9601 Tvätteriverksamhet
    9601 Washing and (dry-)cleaning of textile and fur products
    9602 Kampaamo- ja kauneudenhoitopalvelut
    9602 Hår- och skönhetsvård
    9602 Hairdressing and other beauty treatment
    9604 Kylpylaitokset, saunat, solariumit yms. palvelut
    9604 Kroppsvård
    9604 Physical well-being activities
    43991 Rakennuskonevuokraus käyttäjineen
    43991 Uthyrning av byggmaskiner med förare
    43999 Muu muualla luokittelematon erikoistunut rakennustoiminta
    43999 Annan diverse specialiserad bygg- och anläggningsverksamhet
    45111 Henkilöautojen ja kevyiden moottoriajoneuvojen tukkukauppa
    45111 Partihandel med personbilar och lätta motorfordon
    45112 Henkilöautojen ja kevyiden moottoriajoneuvojen vähittäiskauppa
    45112 Detaljhandel med personbilar och lätta motorfordon
    45191 Kuorma-autojen ja muiden raskaiden moottoriajoneuvojen tukkukauppa
    45191 Partihandel med lastbilar och andra tunga motorfordon
    45192 Matkailuvaunujen ja muualla luokittelemattomien moottoriajoneuvojen vähittäiskauppa
    45192 Detaljhandel med husvagnar och övriga motorfordon
    45401 Moottoripyörien sekä niiden osien ja varusteiden tukkukauppa
    45401 Partihandel med motorcyklar inklusive reservdelar och tillbehör
    45402 Moottoripyörien sekä niiden osien ja varusteiden vähittäiskauppa
    45402 Detaljhandel med motorcyklar inklusive reservdelar och tillbehör
    45403 Moottoripyörien huolto ja korjaus
    45403 Underhåll och reparation av motorcyklar
    84241 Poliisitoimi
    84241 Polisverksamhet
    84242 Rajojen vartiointi ja väestönsuojelu
    84242 Gränsbevakning och befolkningsskydd
    """

  private static let tol2025 = """
    15 Manufacture of leather and related products of other materials
    33 Repair, maintenance and installation of machinery and equipment
    38 Waste collection, recovery and disposal activities
    39 Remediation activities and other waste management service activities
    G Wholesale and retail trade
    46 Wholesale trade
    47 Retail trade
    52 Warehousing, storage and support activities for transportation
    J Publishing, broadcasting, and content production and distribution activities
    60 Programming, broadcasting, news agency and other content distribution activities
    K Telecommunication, computer programming, consulting, computing infrastructure and other information \
    service activities
    61 Telecommunication
    63 Computing infrastructure, data processing, hosting and other information service activities
    70 Activities of head offices and management consultancy
    73 Activities of advertising, market research and public relations
    80 Investigation and security activities
    S Arts, sports and recreation
    90 Arts creation and performing arts activities
    95 Repair and maintenance of computers, personal and household goods, and motor vehicles and motorcycles
    96 Personal service activities
    U Activities of households as employers and undifferentiated goods - and service-producing activities of \
    households for own use
    98 Undifferentiated goods- and service-producing activities of private households for own use
    """
}
