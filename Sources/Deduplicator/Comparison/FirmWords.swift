import Text

/// Words of firms' names that are nobody's own: branches, places, and what many firms call themselves.
enum FirmWords {
  /// Whether the folded word in `bytes[range]` is one.
  static func isGeneral(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    table.value(bytes, range) != nil || Places.number(bytes, range) != nil
  }

  private static let table = WordTable([(branches, 1), (kinds, 1), (places, 1)])

  /// What firms do, in Finnish, Swedish and English. Collected from the names of the industries of TOL 2008.
  private static let branches = """
    rakennus rakennusliike rakennuspalvelu rakennuspalvelut rakentaminen saneeraus remontti maalaus maalaamo muuraus kattotyo \
    kiinteisto kiinteistot kiinteistohuolto kiinteistopalvelu kiinteistopalvelut isannointi isannoitsijatoimisto huolto \
    huoltopalvelu kuljetus kuljetukset kuljetusliike logistiikka rahti taksi linjaliikenne autoliike auto autot autohuolto \
    autokorjaamo korjaamo katsastus varaosat rengas kone koneet konepaja koneurakointi maanrakennus maarakennus urakointi \
    sahko sahkoasennus sahkopalvelu sahkotyo putki lvi lampo vesi ilmastointi automaatio teollisuus tuotanto tehdas metalli \
    teras puu puutyo sahas saha paperi painotalo kirjapaino muovi kemia elintarvike leipomo kahvila ravintola ravintolat \
    pitopalvelu catering hotelli majoitus matkailu matkatoimisto kauppa tukku market kioski apteekki kukkakauppa puutarha \
    tila maatila metsa metsapalvelu turve kala tilitoimisto tilipalvelu tilipalvelut tilit kirjanpito taloushallinto tilintarkastus \
    laskenta palkka konsultointi konsultit neuvonta asianajotoimisto lakiasiaintoimisto lakitoimisto insinooritoimisto \
    arkkitehtitoimisto suunnittelu mainostoimisto viestinta media kustannus lehti ohjelmisto ohjelmistot tietotekniikka atk it \
    data digital software verkko tele koulutus koulu paivakoti hoiva hoivakoti hoito terveys terveyspalvelu laakari \
    laakariasema hammas fysioterapia kuntoutus elainlaakari parturi kampaamo kauneus siivous siivouspalvelu pesula vartiointi \
    turva vuokraus vuokra sijoitus vakuutus rahoitus pankki holding invest energia ymparisto jate kierratys urheilu liikunta \
    kunto teatteri musiikki taide kuva valokuvaamo seura yhdistys saatio kerho sivistystoimi tekninen toimi virasto \
    bygg byggnads fastighet fastigheter disponent maleri el elinstallation ror vvs transport logistik akeri taxi bil bilar \
    service verkstad maskin maskiner entreprenad industri metall tra papper tryckeri bageri cafe restaurang hotell resebyra \
    handel affar butik apotek tradgard skog fisk bokforing redovisning revision konsult advokatbyra ingenjorsbyra \
    arkitektbyra planering reklambyra forlag data utbildning skola vard halsa tandlakare fysioterapi frisor skonhet stad \
    tvatt bevakning uthyrning investering forsakring finans energi miljo idrott forening stiftelse \
    construction building property properties maintenance transportation logistics cars machine machinery engineering electric \
    plumbing industry industries production metal wood paper printing plastics food bakery restaurant hotel travel trade trading \
    retail wholesale pharmacy garden forestry accounting audit consulting consultants law legal design architects marketing \
    communications publishing technology technologies tech systems solutions network networks education care health medical \
    dental fitness beauty cleaning security rental leasing investments insurance finance energy environment recycling sports
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
