import Text

/// Words of firms' names that are nobody's own: branches, places, and what many firms call themselves.
enum FirmWords {
  /// Whether the folded word in `bytes[range]` is one.
  static func isGeneral(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    meaning(bytes, range) != nil || others.value(bytes, range) != nil || Places.number(bytes, range) != nil
  }

  /// Whether the folded word is one that stands for itself: general, or a name that many people bear.
  static func isKnown(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    isGeneral(bytes, range) || GivenNames.isAttested(bytes, range) || surnames.value(bytes, range) != nil
  }

  private static let surnames = WordTable([
    (
      (NameStatistics.finnishSurnames + "," + NameStatistics.swedishSurnames).split(separator: ",")
        .map { Fold.folded(String($0.prefix { !$0.isNumber })) }.joined(separator: " "), 1
    )
  ])

  /// The number of what the folded word means, in whatever language: `rakennus`, `bygg` and `construction` have one.
  static func meaning(_ bytes: [UInt8], _ range: Range<Int>) -> Int? { meanings.value(bytes, range) }

  private static let meanings = WordTable(
    phrases: meaningTable.split(separator: ",").map { $0.split(separator: " ").map(String.init) })

  private static let others = WordTable([(branches, 1), (kinds, 1), (places, 1)])

  /// Words of one meaning, in Finnish, Swedish and English. Collected from the names of the industries of TOL 2008.
  private static let meaningTable = """
    , \
    rakennus rakennusliike rakennuspalvelu rakennuspalvelut rakentaminen bygg byggnads byggnad construction building, \
    maalaus maalaamo maleri malning painting, \
    kiinteistot kiinteisto fastigheter fastighet property properties estate, \
    isannointi isannoitsijatoimisto disponent disponentbyra, \
    huolto huoltopalvelu huoltopalvelut service maintenance underhall, \
    kuljetus kuljetukset kuljetusliike akeri transport transports transportation haulage, \
    logistiikka logistik logistics, taksi taxi, auto autot autoliike bil bilar cars, \
    korjaamo autokorjaamo bilverkstad garage, kone koneet maskin maskiner machine machinery machines, \
    konepaja mekaniska verkstad engineering, maanrakennus maarakennus jordbygg earthworks, \
    urakointi entreprenad contracting, \
    sahko sahkoasennus sahkopalvelu sahkotyot el elinstallation elservice electric electrical, \
    putki lvi ror vvs plumbing, teollisuus industri industry industries, tuotanto produktion production, \
    tehdas tehtaat fabrik factory, metalli metall metal, puu puutyo tra snickeri wood woodwork, saha sag sawmill, \
    paperi papper paper, painotalo kirjapaino tryckeri printing, muovi plast plastics, \
    elintarvike livsmedel food foods, leipomo bageri bakery, kahvila cafe kafe, \
    ravintola ravintolat restaurang restauranger restaurant restaurants, hotelli hotell hotel hotels, \
    matkatoimisto resebyra travel, kauppa handel trade trading, tukku partiaffar wholesale, apteekki apotek pharmacy, \
    puutarha tradgard garden gardens, tila maatila gard farm, metsa metsapalvelu skog forest forestry, \
    kala fisk fish, \
    tilitoimisto tilipalvelu tilipalvelut tilit kirjanpito bokforing bokforingsbyra redovisning accounting accountants, \
    taloushallinto ekonomi ekonomiforvaltning finance, tilintarkastus revision audit auditing, \
    konsultointi konsultit konsultti konsult konsulter consulting consultants consultant, \
    asianajotoimisto lakiasiaintoimisto lakitoimisto advokatbyra juristbyra law legal attorneys, \
    insinooritoimisto ingenjorsbyra engineers, arkkitehtitoimisto arkkitehdit arkitektbyra arkitekter architects, \
    suunnittelu planering design, mainostoimisto reklambyra advertising, viestinta kommunikation communications, \
    kustannus forlag publishing, ohjelmisto ohjelmistot programvara software, tietotekniikka atk it ict, \
    koulutus utbildning education training, koulu skola school, paivakoti daghem daycare kindergarten, \
    hoiva hoivakoti vard vardhem omsorg care, \
    terveys terveyspalvelu terveyspalvelut halsa halsovard health healthcare, \
    laakari laakariasema lakare lakarstation medical, hammas hammaslaakari tandlakare dental, \
    fysioterapia fysikalinen fysioterapi physiotherapy, parturi kampaamo parturikampaamo frisor harfrisor hair, \
    kauneus kauneushoitola skonhet beauty, siivous siivouspalvelu siivouspalvelut stad stadservice stadning cleaning, \
    pesula tvatt tvatteri laundry, vartiointi turva turvallisuus bevakning sakerhet security, \
    vuokraus vuokra uthyrning hyra rental rentals leasing, \
    sijoitus sijoitukset investering placering invest investment investments, vakuutus forsakring insurance, \
    pankki bank, energia energi energy, ymparisto miljo environment environmental, jate jatehuolto avfall waste, \
    kierratys atervinning recycling, urheilu liikunta idrott sport sports, musiikki musik music, \
    kuva valokuvaamo foto photo photography, yhdistys seura forening association club, saatio stiftelse foundation, \
    laboratoriot laboratorio laboratorier laboratorium laboratories laboratory, tutkimus forskning research, \
    ryhma konserni group grupp gruppen koncern, palvelu palvelut tjanst tjanster services, \
    yhtio yhtiot bolag bolaget company companies, veljekset broderna brothers bros, pojat soner sons, \
    keskus center centre, suomi suomen finland finnish
    """

  /// What else firms do.
  private static let branches = """
    saneeraus remontti muuraus kattotyo rahti linjaliikenne katsastus varaosat rengas koneurakointi vesi ilmastointi automaatio \
    lampo teras kemia pitopalvelu catering majoitus matkailu market kioski kukkakauppa turve laskenta palkka neuvonta media lehti \
    data digital verkko tele hoito kuntoutus elainlaakari rahoitus holding kunto teatteri taide kerho osuuskunta sivistystoimi yliopisto \
    tekninen toimi virasto automation steel chemicals retail marketing technology technologies tech systems solutions network \
    networks fitness finans teater konst butik affar varme
    """

  /// What firms call themselves beside it.
  private static let kinds = """
    palvelu palvelut palveluyhtio yhtio yhtiot yritys yritykset liike toimisto keskus talo ryhma konserni osuuskunta veljekset \
    pojat ja co group grupp koncern finland finlandia suomi suomen nordic nordics scandinavia scandinavian baltic europe european \
    eurooppa international global kansainvalinen helsinki capital center centre service services team partners partner company \
    firma bolag bolaget tjanst tjanster byra foretag huset gruppen brothers sons son soner uusi vanha iso pieni east west north \
    south ita lansi pohjois etela koillis lounais kaakkois luoteis keski yla ala oster vaster norra sodra kaupunki kaupungin kunta \
    kunnan kommun seurakunta forsamling
    """

  /// Places as they stand in names: the genitives of the larger municipalities and of the regions, which no table of places holds.
  private static let places = """
    helsingin espoon vantaan kauniaisten tampereen oulun turun jyvaskylan kuopion lahden porin kouvolan joensuun lappeenrannan \
    vaasan hameenlinnan seinajoen rovaniemen mikkelin kotkan salon porvoon kokkolan hyvinkaan lohjan jarvenpaan nurmijarven \
    rauman tuusulan kirkkonummen kajaanin keravan nokian kaarinan ylojarven kangasalan riihimaen imatran savonlinnan raaseporin \
    vihdin sastamalan mantsalan raision raahen sipoon tornion iisalmen hollolan kurikan lempaalan valkeakosken varkauden kemin \
    siilinjarven jamsan naantalin pietarsaaren mustasaaren haminan heinolan akaan pirkkalan lieksan kempeleen kuusamon forssan \
    paimion ulvilan uudenkaupungin loimaan laukaan janakkalan orimattilan kankaanpaan kauhavan kauhajoen lapuan alavuden \
    ylivieskan kalajoen haapajarven nivalan liedon paraisten maarianhaminan hangon lovisan loviisan karkkilan parikkalan \
    pieksamaen suonenjoen aanekosken keuruun viitasaaren saarijarven kuhmon sotkamon sodankylan inarin kittilan muonion \
    uudenmaan varsinais satakunnan kanta hameen pirkanmaan paijat kymenlaakson karjalan savon pohjanmaan kainuun lapin \
    ahvenanmaan kymen nylands egentliga satakunta birkaland tavastlands karelens savolax osterbottens lapplands alands \
    abo helsingfors tammerfors uleaborgs bjorneborgs jakobstads karleby borga vasa esbo vanda
    """
}
