import Records
import Text

/// A language as its ISO 639-1 code, from what the source says explicitly.
///
/// The language of a page (`PageLanguage`) is no person's own word: it is offered on weaker grounds, and an English page tells
/// nothing.
struct Language: FieldRule {
  var name: String { "language" }
  var version: Int { 2 }
  var fields: [Field] { [.personLanguage] }
  var summary: String { "Writes a language as fi, sv or en: FIN, SWE, suomi, svenska, 1, 2, 3 …" }
  var examples: [RuleExample] {
    [
      RuleExample(.personLanguage, "FIN", "fi"), RuleExample(.personLanguage, "suomi", "fi"),
      RuleExample(.personLanguage, "1", "fi"), RuleExample(.personLanguage, "SE", "sv"),
      RuleExample(.personLanguage, "Ruotsi", "sv"), RuleExample(.personLanguage, "Svenskspråkig", "sv"),
      RuleExample(.personLanguage, "2", "sv"), RuleExample(.personLanguage, "en-GB", "en"),
      RuleExample(.personLanguage, "ET", "et"),
      RuleExample(.personLanguage, "lang=\"sv-FI\"", "sv"),
      RuleExample(.personLanguage, "9", "9", finding: .languageUnknown),
    ]
  }

  func apply(_ cell: inout Cell) {
    if cell.bytes.count == 2, cell.bytes == Self.codes[0].bytes || cell.bytes == Self.codes[1].bytes { return }
    let ofPage = PageLanguage.code(in: cell.bytes)
    Fold.append(cell.bytes, ofPage ?? 0..<cell.bytes.count, to: &cell.scratch)
    let known = Self.words.value(cell.scratch, 0..<cell.scratch.count)
    cell.scratch.removeAll(keepingCapacity: true)
    if ofPage != nil {
      cell.take()
      if let known, known < 2 { cell.offer(.personLanguage, Self.codes[known].bytes, on: .page) }
    } else if let known {
      cell.set(Self.codes[known].bytes)
    } else {
      cell.notice(.languageUnknown)
    }
  }

  private static let codes: [StaticText] = ["fi", "sv", "en", "et", "ru", "de", "no", "da", "fr", "es"]
  /// `se` is Sweden's code: a Finnish source that writes it means Swedish.
  private static let words = WordTable(phrases: [
    ["fi", "fin", "suomi", "suomeksi", "finska", "finnish", "suomenkielinen", "finsksprakig", "1", "fi fi"],
    [
      "sv", "swe", "se", "ruotsi", "ruotsiksi", "svenska", "swedish", "ruotsinkielinen", "svensksprakig", "2", "sv fi",
      "sv se",
    ],
    ["en", "eng", "gb", "uk", "englanti", "englanniksi", "engelska", "english", "3", "en gb", "en us"],
    ["et", "est", "viro", "estniska", "estonian"], ["ru", "rus", "venaja", "ryska", "russian"],
    ["de", "ger", "deu", "saksa", "tyska", "german"], ["no", "nb", "nor", "norja", "norska", "norwegian"],
    ["da", "dan", "tanska", "danska", "danish"], ["fr", "fre", "fra", "ranska", "franska", "french"],
    ["es", "spa", "espanja", "spanska", "spanish"],
  ])
}
