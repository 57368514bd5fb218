/// A value written as JSON: two spaces of indentation, keys in the order given, lists of plain values in one line.
///
/// What is printed for people is also what is hashed, so equal configurations have equal text.
indirect enum JSONText {
  case null
  case flag(Bool)
  case integer(Int)
  case text(String)
  case list([JSONText])
  case object([(String, JSONText)])

  static func texts(_ texts: [String]) -> JSONText { .list(texts.map { .text($0) }) }

  /// The value, or `null`.
  static func optional(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }

  /// The text, without a line end after it.
  var written: String {
    var out = ""
    write(to: &out, indentation: 0)
    return out
  }

  private func write(to out: inout String, indentation: Int) {
    switch self {
    case .null: out += "null"
    case .flag(let flag): out += flag ? "true" : "false"
    case .integer(let number): out += "\(number)"
    case .text(let text): Self.quote(text, to: &out)
    case .list(let items):
      let isPlain = items.allSatisfy(\.isPlain)
      out += "["
      for (index, item) in items.enumerated() {
        if index > 0 { out += isPlain ? ", " : "," }
        if !isPlain { Self.newLine(indentation + 1, to: &out) }
        item.write(to: &out, indentation: indentation + 1)
      }
      if !isPlain { Self.newLine(indentation, to: &out) }
      out += "]"
    case .object(let members):
      out += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { out += "," }
        Self.newLine(indentation + 1, to: &out)
        Self.quote(member.0, to: &out)
        out += ": "
        member.1.write(to: &out, indentation: indentation + 1)
      }
      if !members.isEmpty { Self.newLine(indentation, to: &out) }
      out += "}"
    }
  }

  private var isPlain: Bool {
    switch self {
    case .object: false
    case .list(let items): items.allSatisfy(\.isPlain)
    default: true
    }
  }

  private static func newLine(_ indentation: Int, to out: inout String) {
    out += "\n" + String(repeating: "  ", count: indentation)
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\t": out += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
