import Records

/// How a text file's bytes are to be read as characters.
enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case utf16LE = "utf-16le"
  case utf16BE = "utf-16be"
  /// DOS, as old systems in western Europe still export it.
  case cp850 = "cp850"
  case cp437 = "cp437"
  case macintosh = "macintosh"

  /// The name shown to people and written into the register.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .windows1252: "Windows-1252"
    case .latin1: "ISO-8859-1"
    case .utf16LE: "UTF-16LE"
    case .utf16BE: "UTF-16BE"
    case .cp850: "CP850"
    case .cp437: "CP437"
    case .macintosh: "Macintosh"
    }
  }

  /// The encoding of a file and the length of its byte order mark in bytes.
  ///
  /// A byte order mark decides. Otherwise UTF-16 shows in its NULs; UTF-8 is what is well-formed UTF-8 (or has ten
  /// sequences for every malformed place: a damaged UTF-8 file, whose bad records are quarantined); DOS and old Macintoshes
  /// show in the words that come out (``WordEvidence``); the rest is Windows-1252, as Excel writes it.
  static func detect(head: [UInt8], evidence: TextEvidence) -> (encoding: TextEncoding, mark: Int) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    if looksLikeUTF16(evidence) { return (evidence.oddNULs > evidence.evenNULs ? .utf16LE : .utf16BE, 0) }
    if evidence.malformed == 0 || evidence.sequences >= evidence.malformed * 10 { return (.utf8, 0) }
    return (evidence.words.encoding, 0)
  }

  /// Whether NULs stand on one side of the byte pairs only, in at least four of ten pairs.
  static func looksLikeUTF16(_ evidence: TextEvidence) -> Bool {
    let (few, many) = (min(evidence.evenNULs, evidence.oddNULs), max(evidence.evenNULs, evidence.oddNULs))
    return many * 5 >= evidence.count && few * 20 <= many
  }

  /// The encoding that the options name, or the one found; with the length of the byte order mark in bytes.
  static func choose(_ input: InputFile, named name: String?) throws(Problem) -> (encoding: TextEncoding, mark: Int) {
    let found = detect(head: input.head, evidence: input.evidence)
    guard let name else { return found }
    guard let encoding = TextEncoding(rawValue: name.lowercased()) else {
      throw Problem(
        .configuration, file: input.path, "the encoding \(name) is not known",
        remedy: "one of " + allCases.map(\.rawValue).joined(separator: ", "))
    }
    return (encoding, encoding == found.encoding ? found.mark : 0)
  }

  /// Bytes on disk that became the UTF-8 bytes `start..<end`.
  @inline(__always)
  func diskLength(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    switch self {
    case .utf8: end - start
    case .windows1252, .latin1, .cp850, .cp437, .macintosh: unsafe ByteScan.characters(bytes, start, end)
    case .utf16LE, .utf16BE:
      unsafe 2 * (ByteScan.characters(bytes, start, end) + ByteScan.longSequences(bytes, start, end))
    }
  }
}
