import Records
import Text

/// The areas by name, folded, in three languages, as a source may give them in a column of its own.
enum AreaNames {
  /// The area that a folded text names; nil if it names none.
  static func area(_ folded: [UInt8]) -> Area? { table.value(folded).flatMap { Area(rawValue: $0) } }

  private static let table = WordTable(
    phrases: Area.allCases.map { area in
      [area.names.english, area.names.finnish, area.names.swedish].map(Fold.folded) + (others[area] ?? [])
    })

  private static let others: [Area: [String]] = [
    .generalManagement: [
      "johto", "yritysjohto", "yleinen johto", "ledning", "allman ledning", "management", "executive",
    ],
    .finance: ["talous", "talous ja hallinto", "ekonomi", "finanssi", "rahoitus", "finans"],
    .accounting: ["laskentatoimi", "redovisning", "laskenta", "bokforing"],
    .payables: ["ostolaskut", "accounts payable", "leverantorsfakturor"],
    .receivables: ["laskutus", "myyntilaskut", "perinta", "fakturering", "accounts receivable", "invoicing"],
    .payroll: ["palkat", "palkkahallinto", "loner", "loneadministration"],
    .procurement: ["hankinnat", "osto", "ostot", "inkop och upphandling", "upphandling", "purchasing", "sourcing"],
    .hr: ["henkilosto", "personal", "human resources", "henkilostopalvelut"],
    .it: ["ict", "tietotekniikka", "atk", "information technology"],
    .sales: ["myynti ja asiakkuudet", "asiakkuudet"],
    .marketing: [
      "markkinointi", "viestinta", "marknadsforing",
      "kommunikation", "communications",
    ],
    .accountingFirm: ["tilitoimistot", "bokforingsbyra", "tilintarkastus", "revision"],
    .board: ["hallituksen jasen", "board of directors"], .legal: ["laki", "juridiikka", "lakipalvelut"],
    .production: [
      "tehdas", "valmistus", "huolto", "kunnossapito", "logistiikka", "underhall", "tillverkning", "manufacturing",
      "operations",
    ],
    .assistant: ["johdon assistentti", "sihteeri ja assistentti"],
    .other: ["muut", "ovrig", "annan", "annat", "others"],
  ]
}
