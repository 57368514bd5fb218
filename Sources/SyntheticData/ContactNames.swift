/// Names beyond the most frequent ones: rarer surnames put together from their usual parts, foreign names, nicknames.
enum ContactNames {
  /// A surname of a person, 0 to 65535; see ``appendSurname(_:to:)``.
  ///
  /// Of Finnish surnames three in five, of Swedish ones two are not among the most frequent.
  static func drawSurname(swedish: Bool, _ dice: inout Dice) -> UInt16 {
    let rare = dice.perMille(swedish ? 400 : 620)
    if swedish {
      return rare
        ? code(.rareSwedish, skewed(swedishStarts.count * swedishEnds.count, &dice))
        : code(.swedish, NameStatistics.swedishSurnames.draw(&dice))
    }
    return rare
      ? code(.rareFinnish, skewed(finnishStarts.count * finnishEnds.count, &dice))
      : code(.finnish, NameStatistics.finnishSurnames.draw(&dice))
  }

  /// The code of a surname from the tables of the most frequent.
  static func surname(swedish: Bool, _ index: Int) -> UInt16 { code(swedish ? .swedish : .finnish, index) }

  /// A surname of somebody from abroad.
  static func drawForeignSurname(_ dice: inout Dice) -> UInt16 { code(.foreign, foreignSurnames.draw(&dice)) }

  /// Appends a surname.
  static func appendSurname(_ surname: UInt16, to out: inout [UInt8]) {
    let index = Int(surname & 0x1FFF)
    switch Kind(rawValue: surname >> 13) {
    case .swedish: out.append(contentsOf: NameStatistics.swedishSurnames[index])
    case .rareFinnish:
      let (end, start) = index.quotientAndRemainder(dividingBy: finnishStarts.count)
      out.append(contentsOf: finnishStarts[start])
      out.append(contentsOf: finnishEnds[end])
    case .rareSwedish:
      let (end, start) = index.quotientAndRemainder(dividingBy: swedishStarts.count)
      out.append(contentsOf: swedishStarts[start])
      out.append(contentsOf: swedishEnds[end])
    case .foreign: out.append(contentsOf: foreignSurnames[index])
    default: out.append(contentsOf: NameStatistics.finnishSurnames[index])
    }
  }

  /// What a person of that first name is called by friends, if there is a word for it.
  static func nickname(_ given: [UInt8], _ dice: inout Dice) -> [UInt8]? {
    nicknames[given].map { dice.one(of: $0) }
  }

  /// First names from abroad.
  static let foreignGiven = WordTable(
    """
    Olga 9,Natalia 8,Elena 8,Irina 7,Tatiana 6,Sergei 8,Andrei 7,Aleksandr 7,Dmitri 5,Mohamed 9,Ahmed 6,Ali 7, \
    Fatima 4,Abdi 3,Hassan 3,Nguyen 2,Thi 2,Minh 2,Anh 3,Wei 2,Li 2,Raj 2,Priya 2,Maris 2,Tiit 3,Toomas 3,Katrin 3, \
    Piret 2,Kristjan 2,John 3,David 4,Michael 3,James 2,Marta 2,Piotr 2,Agnieszka 1
    """)

  private enum Kind: UInt16 { case finnish = 0, swedish, rareFinnish, rareSwedish, foreign }

  private static func code(_ kind: Kind, _ index: Int) -> UInt16 {
    kind.rawValue << 13 | UInt16(truncatingIfNeeded: index & 0x1FFF)
  }

  /// Small numbers are likelier than large ones, as the frequencies of names are.
  private static func skewed(_ limit: Int, _ dice: inout Dice) -> Int { min(dice.below(limit), dice.below(limit)) }

  private static func words(_ text: String) -> [[UInt8]] { text.split(separator: " ").map { Array($0.utf8) } }

  private static let finnishStarts = words(
    "Koivu Kivi Niemi Honka Leppä Haapa Kangas Saari Mänty Kuusi Ranta Salo Lehto Hieta Joki Lampi Korpi Pelto Oja Kallio "
      + "Tammi Rauta Hauta Karhu Kataja Paju Pihlaja Vuori Viita Virta Heinä Ketun Kauko Keski Ylä Ala Uusi Vanha Iso Pikku "
      + "Mylly Metsä Suo Vesi Hiekka Savi Louhi Musta Valko Puna Hirvi Susi Sorsa Kurki Peura Poro Ahven Hauki Lohi Silta "
      + "Linna Kirkko Pappi Sepän Suutari Nikkari Rinne Harju Notko Laakso "
      + "Aitta Aarre Ahti Ahde Anjala Arpi Autti Eko Erkin Eskon Haka Halla Hankala Harva Heikin Helka Hirsi Honki Huhta "
      + "Hovi Hyvä Ilma Ilves Jaakon Juhan Jylhä Jyrkkä Kaarna Kaisla Kala Kalli Kannus Kari Karsi Kaski Kaura Kela Kello "
      + "Kerttu Keto Kiiski Kolmi Kota Kuha Kulo Kumpu Kurun Kyllä Kylmä Kytö Lauri Latva Lumi Luhta Maja Mallas Marja "
      + "Matin Melto Mikon Multa Myrsky Mänti Naava Nevan Niitty Nokka Nuotio Nutti Oksa Olki Orava Otso Paavo Pakka Palo "
      + "Pekkan Pihl Piili Pirtti Pohja Pukki Putto Pyhä Raja Ranti Raski Rauni Riihi Rimpi Riuka Ruoho Ruska Ruis Sala "
      + "Sammal Sara Selkä Seppo Siika Sini Sola Sora Suvi Syrjä Säde Taimi Takka Talvi Tanner Tervas Tiili Tuoh Tuomi Tuuli "
      + "Tyrni Ulko Vaahto Vainio Valli Varpu Varsta Vehka Vihta Viima Vilja Vuoksi Väli Yrjän")

  private static let finnishEnds = words(
    "mäki niemi lahti aho oja ranta salo koski kangas maa lampi vaara saari harju järvi pää puro talo suo rinne korpi luoma "
      + "mies viita nen la")

  private static let swedishStarts = words(
    "Lind Berg Gran Ek Alm Björk Ny Sjö Sund Söder Norr Väster Öster Lund Hag Wik Ström Dahl Fager Grön Hell Hög Kron Lager "
      + "Löf Malm Nord Ros Sand Silfver Stål Wall Åker Öh Back Blom Fors Hassel Kull Mell")

  private static let swedishEnds = words(
    "berg ström lund qvist gren man holm blad fors mark dal stedt blom vall roos sten felt backa näs ås")

  private static let foreignSurnames = WordTable(
    """
    Ivanov 8,Ivanova 7,Petrova 5,Smirnov 5,Kuznetsova 4,Popov 4,Mohamed 8,Ahmed 7,Ali 7,Hassan 5,Hussein 4,Abdi 3, \
    Nguyen 8,Tran 4,Le 3,Pham 2,Tamm 5,Saar 4,Kask 3,Mägi 2,Rebane 2,Sepp 3,Singh 3,Kumar 3,Sharma 2,Khan 3,Wang 2,Li 2, \
    Zhang 2,Smith 3,Brown 2,Müller 2,Kowalska 1,Nowak 2,Rossi 1,Garcia 1
    """)

  private static let nicknames: [[UInt8]: [[UInt8]]] = {
    var table: [[UInt8]: [[UInt8]]] = [:]
    for entry in nicknameTable.split(separator: ",") {
      let names = words(String(entry))
      if let first = names.first { table[first] = Array(names.dropFirst()) }
    }
    return table
  }()

  private static let nicknameTable = """
    Matti Masa,Markku Make Mara,Timo Timppa,Jari Jartsa,Juha Jussi Juki,Jukka Jukkis,Pekka Pexi, \
    Heikki Hessu Heka,Hannu Hande,Antti Ana,Mikko Miksu,Mika Miksu,Kari Kartsa,Seppo Sepi,Sami Samppa, \
    Ville Vilu,Petri Pete,Marko Make,Teemu Temu,Harri Harza,Jorma Jomi Jormis,Pentti Pena,Pertti Pera, \
    Risto Ripa,Raimo Rami,Esa Esko,Tuomas Tuomo Tume,Olli Olkku,Martti Mara,Reijo Reiska,Kimmo Kimi,Jouko Jone, \
    Veikko Veka,Tero Terska,Esko Eki,Ilkka Ile,Mikael Micke,Aleksi Ale,Valtteri Valtsu,Lasse Lare, \
    Niklas Nicke Niki,Johannes Hannu Jussi,Erkki Eki,Jaakko Jaska,Juhani Jussi,Anna Anni Anski,Leena Lensu, \
    Kristiina Krisse,Katariina Kati Katri,Elisabet Liisa,Johanna Jonna Hanna,Susanna Sanna,Minna Mimmu, \
    Päivi Päikki,Pirjo Pike Pipsa,Tuula Tuulikki,Riitta Riitu,Kirsi Kitta,Marjatta Maija,Maria Maija Mari, \
    Katja Katjuska,Heidi Heta,Helena Heli,Annika Anski,Emilia Emmi Milla,Eveliina Eve,Sirpa Sipe,Sinikka Sini, \
    Marjo Maikki,Riikka Riksu,Henriikka Riikka,Alexander Alex,Aleksandr Sasha,Thomas Tom Tompa,Christer Krisse, \
    Fredrik Fredi Frede,Gustav Gusse,Johan Janne Juha,Kristian Krisu,Birgitta Gitta,Katarina Kata, \
    Margareta Greta
    """
}
