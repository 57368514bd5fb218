/// Streets whose Finnish and Swedish names have different stems, as Helsinki, Turku and Vaasa sign them; folded.
///
/// The list is short and holds nothing uncertain. Where a stem is somebody's name it needs no pair: see
/// ``StreetAddress``.
enum StreetPairs {
  /// Finnish and Swedish stems of one row are one street if their kinds agree; a hyphen stands for a space.
  private static let rows: [(finnish: String, swedish: String)] = [
    ("aleksanterin", "alexanders aleksanders alexander aleksander"), ("hameen", "tavast"), ("turun", "abo"),
    ("porvoon", "borga"), ("helsingin", "helsinge"), ("yrjon", "georgs"), ("liisan", "elisabets"),
    ("mikon", "mikaels"), ("simon", "simons"), ("annan", "anne"), ("eerikin", "eriks"), ("maarian marian", "marie"),
    ("pohjois", "norra"), ("etela", "sodra"), ("iso-roobertin", "stora-roberts"),
    ("pieni-roobertin", "lilla-roberts"), ("uudenmaan", "nylands"), ("siltasaaren", "broholms"),
    ("kaisaniemen", "kajsaniemi"), ("korkeavuoren", "hogbergs"), ("kasarmi", "kasern"), ("tehtaan", "fabriks"),
    ("laivurin", "skeppare"), ("merimiehen", "sjomans"), ("hietalahden", "sandviks"), ("vuori", "berg"),
    ("yliopiston", "universitets"), ("museo", "musei"), ("toolon", "tolo"), ("rata", "ban"), ("linnan", "slotts"),
    ("kauppias", "kopmans"), ("puutarha", "tradgards"), ("itainen-pitka", "ostra-lang"),
    ("lantinen-pitka", "vastra-lang"), ("kirkko", "kyrko"), ("koulu", "skol"), ("ranta", "strand"),
    ("asema", "stations"), ("rautatien", "jarnvags"), ("raastuvan", "radhus"), ("kauppa", "salu"),
    ("senaatin", "senats"), ("itameren", "ostersjo"), ("porkkalan", "porkala"), ("elimaen", "elima"),
    ("teollisuus", "industri"), ("makelan", "backas"), ("sornaisten-ranta", "sornas-strand"), ("lansi", "vaster"),
    ("ita", "oster"), ("tuusulan", "tusby"), ("lauttasaaren", "drumso"), ("pitajanmaen", "sockenbacka"),
    ("vihdin", "vichtis"), ("kulosaaren", "brando"), ("siltavuoren", "brobergs"), ("erottaja", "skillnaden"),
    ("hovioikeuden", "hovratts"), ("vaasan", "vasa"),
  ]

  /// The pair that a Finnish stem is of; -1 for none.
  static func finnish(_ bytes: [UInt8], _ range: Range<Int>) -> Int { finnish.value(bytes, range) ?? -1 }
  /// The pair that a Swedish stem is of; -1 for none.
  static func swedish(_ bytes: [UInt8], _ range: Range<Int>) -> Int { swedish.value(bytes, range) ?? -1 }

  private static let finnish = WordTable(phrases: rows.map { phrases($0.finnish) })
  private static let swedish = WordTable(phrases: rows.map { phrases($0.swedish) })

  private static func phrases(_ text: String) -> [String] {
    text.split(separator: " ").map { String($0.map { $0 == "-" ? " " : $0 }) }
  }
}
