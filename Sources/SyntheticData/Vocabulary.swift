/// What companies are called, where they are and what people do in them, in both languages.
///
/// Place names and the post office's postcode carried over from Posti's postal code file; industries named as in the
/// classification TOL 2008 of Statistics Finland, CC BY 4.0. Weights are rough.
enum Vocabulary {
  /// Post office names; `postcodes` has a postcode for each.
  static let places = Bilingual(
    """
    Helsinki/Helsingfors 300,Espoo/Esbo 110,Vantaa/Vanda 80,Tampere/Tampere 110,Turku/Åbo 90,Oulu/Oulu 80, \
    Jyväskylä/Jyväskylä 55,Lahti/Lahti 45,Kuopio/Kuopio 45,Pori/Pori 30,Joensuu/Joensuu 28, \
    Lappeenranta/Lappeenranta 26,Hämeenlinna/Hämeenlinna 24,Vaasa/Vasa 34,Seinäjoki/Seinäjoki 26, \
    Rovaniemi/Rovaniemi 24,Mikkeli/Mikkeli 18,Salo/Salo 18,Kotka/Kotka 18,Porvoo/Borgå 22,Kokkola/Karleby 18, \
    Hyvinkää/Hyvinkää 14,Lohja/Lojo 14,Järvenpää/Järvenpää 13,Rauma/Rauma 13,Kerava/Kerava 11,Kajaani/Kajaani 12, \
    Kirkkonummi/Kyrkslätt 10,Pietarsaari/Jakobstad 10,Tammisaari/Ekenäs 6,Hanko/Hangö 4,Loviisa/Lovisa 5, \
    Sipoo/Sibbo 5,Karjaa/Karis 4,Närpiö/Närpes 5,Parainen/Pargas 5,Kouvola/Kouvola 20,Imatra/Imatra 8
    """)

  /// A postcode for each of the places, in the same order.
  static let postcodes: [Int] = [
    100, 2100, 1300, 33100, 20100, 90100, 40100, 15110, 70100, 28100, 80100, 53100, 13100, 65100, 60100, 96100, 50100,
    24100, 48100, 6100, 67100, 5510, 8100, 4400, 26100, 4200, 87100, 2400, 68600, 10600, 10900, 7900, 4130, 10300,
    64200,
    21600, 45100, 55100,
  ]

  /// Streets found in many towns.
  static let streets = Bilingual(
    """
    Kauppakatu/Köpmansgatan 12,Asemakatu/Stationsgatan 10,Kirkkokatu/Kyrkogatan 9,Rantatie/Strandvägen 8, \
    Teollisuuskatu/Industrigatan 12,Satamatie/Hamnvägen 6,Koulukatu/Skolgatan 7,Linnankatu/Slottsgatan 5, \
    Puistokatu/Parkgatan 7,Tehtaankatu/Fabriksgatan 7,Myllytie/Kvarnvägen 6,Yrittäjänkatu/Företagaregatan 9, \
    Aleksanterinkatu/Alexandersgatan 6,Rautatienkatu/Järnvägsgatan 7,Torikatu/Torggatan 6,Sepänkatu/Smedsgatan 5, \
    Vaasankatu/Vasagatan 3,Keskuskatu/Centralgatan 7,Hallituskatu/Regeringsgatan 4,Pitkäkatu/Långgatan 5, \
    Metsätie/Skogsvägen 5,Kivitie/Stenvägen 3,Koivutie/Björkvägen 4,Niittytie/Ängsvägen 4,Siltakatu/Brogatan 4, \
    Varastotie/Lagervägen 5,Telakkakatu/Docksgatan 2,Hämeentie/Tavastvägen 5,Uusikatu/Nygatan 3,Laaksotie/Dalvägen 3
    """)

  /// The word in a company's name that says what it does; `industries` has the industry of each.
  static let branches = Bilingual(
    """
    Rakennus/Bygg 12,Konepaja/Mekaniska 7,Kuljetus/Transport 10,Sähkö/El 7,Kiinteistöt/Fastigheter 8,Kauppa/Handel 9, \
    Tilit/Bokföring 6,Ohjelmistot/Programvara 7,Puu/Trä 5,Metalli/Metall 5,Ravintolat/Restauranger 5,Apteekki/Apotek 2, \
    Painotalo/Tryckeri 2,Siivous/Städ 4,Vihannekset/Grönsaker 2,Kalusteet/Möbler 3,Mainonta/Reklam 4, \
    Konsultointi/Konsult 7,Koulutus/Utbildning 3,Laboratoriot/Laboratorier 2
    """)

  /// The industry of each branch, in the same order.
  static let industries = WordTable(
    """
    Talonrakentaminen 1,Metallituotteiden valmistus 1,Maaliikenne 1,Sähköasennus 1,Kiinteistöala 1,Tukkukauppa 1, \
    Laskentatoimi 1,Ohjelmistoala 1,Sahatavara 1,Metallien jalostus 1,Ravitsemistoiminta 1,Vähittäiskauppa 1, \
    Painaminen 1,Siivouspalvelut 1,Kasvinviljely 1,Huonekalut 1,Mainostoiminta 1,Liikkeenjohto 1,Koulutus 1, \
    Tekninen testaus 1
    """)

  /// Titles: what people do.
  static let titles = Bilingual(
    """
    toimitusjohtaja/verkställande direktör 14,talousjohtaja/ekonomidirektör 8,myyntipäällikkö/försäljningschef 10, \
    ostopäällikkö/inköpschef 6,hallintojohtaja/förvaltningsdirektör 3,henkilöstöpäällikkö/personalchef 6, \
    tuotantopäällikkö/produktionschef 6,projektipäällikkö/projektchef 7,markkinointipäällikkö/marknadschef 6, \
    tietohallintojohtaja/informationsdirektör 3,kirjanpitäjä/bokförare 6,asiantuntija/sakkunnig 9,yrittäjä/företagare 8, \
    assistentti/assistent 4,laatupäällikkö/kvalitetschef 4,huoltopäällikkö/servicechef 4,suunnittelija/planerare 6
    """)

  /// Local parts of mailboxes that several people read.
  static let mailboxes = WordTable("info 5,myynti 3,toimisto 2,asiakaspalvelu 2,office 1")
}
