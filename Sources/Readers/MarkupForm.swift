/// What stands in the data's place where a download failed: a page, an XML or JSON answer, saved under the data's name.
///
/// Only the form is told: titles and messages may name persons.
enum MarkupForm: Sendable {
  case html, xml, json

  /// The form of a file that begins with `head`; nil if it may be delimited text.
  static func of(_ head: [UInt8]) -> MarkupForm? {
    let text = head.prefix(4096).filter { $0 != 0 }
    let start = ByteSearch.afterBlanks(text)
    guard start < text.count else { return nil }
    switch text[start] {
    case 0x3C: return markup(text, start)
    case 0x7B, 0x5B: return isJSON(text, start) ? .json : nil
    default: return nil
    }
  }

  /// What it is called in messages.
  var name: String {
    switch self {
    case .html: "an HTML page"
    case .xml: "an XML document"
    case .json: "JSON"
    }
  }

  /// What to do about it.
  var remedy: String {
    let remedy = "if it is an error or a log-in page in the data's place, log in and export again"
    return self == .html
      ? remedy + "; a page to be read needs reader \"web\"" : remedy + ", else export the data as CSV"
  }

  /// A tag, a comment or a declaration: a name right behind `<`, and its end.
  private static func markup(_ text: [UInt8], _ start: Int) -> MarkupForm? {
    let next = start + 1 < text.count ? text[start + 1] : 0
    let isName = (next | 0x20) &- 0x61 < 26
    guard isName || next == 0x21 || next == 0x3F, text[start...].contains(0x3E) else { return nil }
    func stands(_ word: String) -> Bool { ByteSearch.first(of: Array(word.utf8), in: text, start..<text.count) != nil }
    if ByteSearch.matches(text, at: start, Array("<?xml".utf8)) { return stands("<html") ? .html : .xml }
    let begins = tags.contains { ByteSearch.matches(text, at: start, Array(("<" + $0).utf8)) }
    return begins || stands("<html") ? .html : .xml
  }

  private static let tags = [
    "!doctype html", "!--", "html", "head", "body", "table", "title", "meta", "script", "style", "link", "div", "form",
    "h1", "center", "p>", "pre",
  ]

  /// `{` before a quoted name and a colon or before its end, or `[` before one of these or its end.
  private static func isJSON(_ text: [UInt8], _ start: Int) -> Bool {
    var position = start
    func skipBlanks() {
      while position < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) { position += 1 }
    }
    if text[position] == 0x5B {
      position += 1
      skipBlanks()
      guard position < text.count else { return false }
      if text[position] == 0x5D { return true }
    }
    guard text[position] == 0x7B else { return false }
    position += 1
    skipBlanks()
    guard position < text.count else { return false }
    if text[position] == 0x7D { return true }
    guard text[position] == 0x22, let quote = text[(position + 1)...].firstIndex(of: 0x22) else { return false }
    position = quote + 1
    skipBlanks()
    return position < text.count && text[position] == 0x3A
  }
}
