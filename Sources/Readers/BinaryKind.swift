/// What a file that is not text looks like, by its first bytes.
struct BinaryKind: Sendable, Equatable {
  let name: String
  let remedy: String

  /// The kind of binary file that begins with `head`, or nil if it may be text.
  static func of(_ head: [UInt8], evidence: TextEvidence) -> BinaryKind? {
    if head.starts(with: Array("PK\u{3}\u{4}".utf8)) { return archive(head) }
    for (magic, name, remedy) in kinds where head.starts(with: magic) { return BinaryKind(name: name, remedy: remedy) }
    let strange = evidence.controls + (TextEncoding.looksLikeUTF16(evidence) ? 0 : evidence.evenNULs + evidence.oddNULs)
    guard strange * 10 > evidence.count else { return nil }
    return BinaryKind(name: "binary data", remedy: "export the data as CSV text")
  }

  private static func archive(_ head: [UInt8]) -> BinaryKind {
    if contains(head, "opendocument.spreadsheet") {
      return BinaryKind(name: "a LibreOffice spreadsheet", remedy: "open it and save it as CSV")
    }
    if contains(head, "[Content_Types].xml") || contains(head, "xl/") {
      return BinaryKind(name: "an Excel workbook (.xlsx)", remedy: "open it in Excel and save it as CSV UTF-8")
    }
    return BinaryKind(name: "a ZIP archive", remedy: "unpack it and name the files in it")
  }

  private static func contains(_ head: [UInt8], _ text: String) -> Bool {
    ByteSearch.first(of: Array(text.utf8), in: head, 0..<min(head.count, 4096)) != nil
  }

  private static let unpack = "unpack it first"
  private static let kinds: [(magic: [UInt8], name: String, remedy: String)] = [
    (Array("%PDF".utf8), "a PDF document", "ask for the data as CSV"),
    ([0x1F, 0x8B], "a gzip archive", unpack),
    (Array("SQLite format 3\0".utf8), "an SQLite database", "export its table as CSV"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook (.xls)", "open it in Excel and save it as CSV UTF-8"),
    (Array("BZh".utf8) + [0x39], "a bzip2 archive", unpack),
    ([0xFD] + Array("7zXZ".utf8), "an xz archive", unpack),
    ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive", unpack),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive", unpack),
    (Array("Rar!".utf8), "a RAR archive", unpack),
    (Array("PAR1".utf8), "a Parquet file", "export the data as CSV"),
    ([0x89] + Array("PNG".utf8), "an image", "export the data as CSV text"),
    ([0xFF, 0xD8, 0xFF], "an image", "export the data as CSV text"),
    (Array("GIF8".utf8), "an image", "export the data as CSV text"),
    ([0x7F] + Array("ELF".utf8), "a program", "check the path"),
  ]
}
