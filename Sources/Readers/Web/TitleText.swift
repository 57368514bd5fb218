import Text

/// Which texts on a page are a person's title.
enum TitleText {
  /// Whether a short text reads like a title: at least one word of it names a post.
  static func isLikely(_ text: String) -> Bool {
    guard text.utf8.count <= 80, !text.utf8.contains(0x40), !text.utf8.contains(where: { $0 &- 0x30 < 10 }) else {
      return false
    }
    let words = Fold.folded(text).split(separator: " ").map { String($0) }
    return (1...9).contains(words.count) && words.contains(where: isTitleWord)
  }

  /// Whether a folded word names a post, in Finnish, Swedish or English.
  static func isTitleWord(_ folded: String) -> Bool {
    whole.contains(folded) || endings.contains { folded.hasSuffix($0) }
  }

  /// Whether an element's class or `itemprop` says that it holds a title.
  static func isMarked(_ words: [String]) -> Bool {
    words.contains { word in
      let parts = word.lowercased().split { $0 == "-" || $0 == "_" }
      return parts.contains { marks.contains(String($0)) } || word.lowercased().hasSuffix("jobtitle")
    }
  }

  private static let marks: Set<String> = [
    "role", "position", "titteli", "nimike", "tehtava", "befattning", "jobtitle", "job", "profession", "designation",
    "occupation",
  ]

  private static let whole: Set<String> = [
    "ceo", "cfo", "cto", "coo", "cmo", "cio", "chro", "vd", "tj", "hr", "founder", "owner", "partner", "director",
    "president", "sales", "lead", "head", "associate", "senior", "junior", "trainee", "myynti", "talous", "ostot",
    "huolto", "markkinointi", "hallinto", "tuotanto", "viestinta", "asiakkuudet", "forsaljning", "ekonomi", "inkop",
    "marknadsforing", "administration", "agare", "delagare", "jurist", "advokat", "lawyer", "nurse", "architect",
  ]

  private static let endings: [String] = [
    "johtaja", "paallikko", "vastaava", "asiantuntija", "insinoori", "koordinaattori", "myyja", "sihteeri",
    "assistentti",
    "edustaja", "konsultti", "suunnittelija", "kehittaja", "esimies", "mestari", "asentaja", "ohjaaja", "neuvoja",
    "neuvottelija", "ostaja", "kuljettaja", "yrittaja", "omistaja", "perustaja", "osakas", "arkkitehti", "analyytikko",
    "controller", "tuottaja", "kirjanpitaja", "hoitaja", "tarkastaja", "valmentaja", "rakennuttaja", "lakimies",
    "puheenjohtaja", "tutkija", "teknikko", "opettaja", "kouluttaja", "laskija", "partneri", "chef", "chefen",
    "direktor", "ledare", "ansvarig", "ingenjor", "saljare", "sekreterare", "koordinator", "konsult", "samordnare",
    "utvecklare", "radgivare", "specialist", "assistent", "ekonom", "handlaggare", "grundare", "ordforande", "montor",
    "manager", "director", "officer", "engineer", "developer", "designer", "consultant", "coordinator", "executive",
    "supervisor", "accountant", "analyst", "advisor", "representative", "assistant", "secretary", "technician",
    "strategist", "producer", "founder", "chairman", "planner", "buyer", "salesperson",
  ]
}
