import Text

/// Words of a configuration file as messages quote them.
enum Quoted {
  /// The word in quotes: cut at 60 characters, control characters shown by their number, addresses and
  /// personal identity codes masked.
  static func text(_ word: String) -> String {
    var out = "\""
    for (count, scalar) in Masked.text(word).unicodeScalars.enumerated() {
      if count == 60 {
        out += "…"
        break
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        out += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// `a, b or c`.
  static func choice(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
