import Records

/// A recursive-descent parser of JSON5 over valid UTF-8. Numbers, texts and names are in extensions of their own.
struct JSON5Parser {
  var cursor: JSON5Cursor
  let file: String
  private(set) var duplicates: [Problem] = []
  private var depth = 0

  init(_ bytes: [UInt8], file: String) {
    cursor = JSON5Cursor(bytes)
    self.file = file
  }

  /// The file's only value.
  mutating func document() throws(Problem) -> JSON5Node {
    try skipBlank()
    if cursor.byte == nil { throw mistake("the file is empty", remedy: "write an object: { … }") }
    let root = try value()
    try skipBlank()
    if cursor.byte != nil {
      throw mistake("\(here()) after the end of the outermost value", remedy: "remove it, or a bracket before it")
    }
    return root
  }

  private mutating func value() throws(Problem) -> JSON5Node {
    let start = cursor.position
    guard let byte = cursor.byte else { throw mistake("the file ends where a value is expected") }
    switch byte {
    case UInt8(ascii: "{"): return JSON5Node(position: start, value: .object(try object()))
    case UInt8(ascii: "["): return JSON5Node(position: start, value: .list(try list()))
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return JSON5Node(position: start, value: .text(try text()))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return JSON5Node(position: start, value: try number())
    default: break
    }
    guard startsName else { throw mistake("\(here()) where a value is expected") }
    switch try name() {
    case "true": return JSON5Node(position: start, value: .flag(true))
    case "false": return JSON5Node(position: start, value: .flag(false))
    case "null": return JSON5Node(position: start, value: .null)
    case "Infinity", "NaN": return JSON5Node(position: start, value: .notFinite)
    case _ where depth == 0:
      // Somebody may have named a file of data, and its first word may be a person's.
      throw mistake("this is no configuration", remedy: "it is an object: { … }", at: start)
    case let word:
      throw mistake("text without quotes: \(Quoted.text(word))", remedy: "put it in quotes", at: start)
    }
  }

  private mutating func object() throws(Problem) -> [JSON5Member] {
    let start = try open()
    var members: [JSON5Member] = []
    var lines: [String: Position] = [:]
    while true {
      try skipBlank()
      if cursor.byte == UInt8(ascii: "}") { break }
      let place = cursor.position
      let key = try self.key(start)
      try skipBlank()
      guard cursor.byte == UInt8(ascii: ":") else {
        throw mistake("\(here()) where a colon is expected", remedy: "write the key \(Quoted.text(key)) as key: value")
      }
      cursor.advance()
      try skipBlank()
      let node = try value()
      if let first = lines[key] {
        duplicates.append(
          mistake(
            "\(Quoted.text(key)) is given twice", remedy: "keep one of them; the first stands in line \(first.line)",
            at: place))
      } else {
        lines[key] = place
        members.append(JSON5Member(key: key, position: place, node: node))
      }
      try separator(closing: UInt8(ascii: "}"), of: "object", from: start)
    }
    close()
    return members
  }

  private mutating func list() throws(Problem) -> [JSON5Node] {
    let start = try open()
    var items: [JSON5Node] = []
    while true {
      try skipBlank()
      if cursor.byte == UInt8(ascii: "]") { break }
      if cursor.byte == nil { throw unclosed("list", start) }
      items.append(try value())
      try separator(closing: UInt8(ascii: "]"), of: "list", from: start)
    }
    close()
    return items
  }

  private mutating func key(_ start: Position) throws(Problem) -> String {
    switch cursor.byte {
    case nil: throw unclosed("object", start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try text()
    default:
      guard startsName else { throw mistake("\(here()) where a key is expected", remedy: "put keys in quotes") }
      return try name()
    }
  }

  private mutating func open() throws(Problem) -> Position {
    let start = cursor.position
    depth += 1
    if depth > JSON5Document.depthLimit {
      throw mistake("more than \(JSON5Document.depthLimit) objects and lists within each other")
    }
    cursor.advance()
    return start
  }

  private mutating func close() {
    depth -= 1
    cursor.advance()
  }

  /// A comma, or the closing bracket, which stays unread.
  private mutating func separator(closing: UInt8, of what: String, from start: Position) throws(Problem) {
    try skipBlank()
    switch cursor.byte {
    case UInt8(ascii: ","): cursor.advance()
    case closing: break
    case nil: throw unclosed(what, start)
    default:
      let bracket = String(Unicode.Scalar(closing))
      throw mistake("\(here()) where a comma or \(bracket) is expected", remedy: "put a comma after the value before")
    }
  }

  private func unclosed(_ what: String, _ start: Position) -> Problem {
    let bracket = what == "list" ? "]" : "}"
    return mistake(
      "the file ends within the \(what) that begins in line \(start.line), column \(start.column)",
      remedy: "close it with \(bracket)")
  }

  /// What stands at the cursor, in words.
  func here() -> String {
    guard let (scalar, _) = cursor.scalar else { return "the file ends" }
    return Quoted.text(String(scalar))
  }

  /// A syntax error at the cursor, or at `position`.
  func mistake(_ message: String, remedy: String? = nil, at position: Position? = nil) -> Problem {
    let place = position ?? cursor.position
    return Problem(
      .configuration, file: file, line: place.line, column: place.column, message, remedy: remedy)
  }
}
