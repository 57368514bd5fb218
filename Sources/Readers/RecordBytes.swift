import Records
import Text

/// Single records of a text file, read again by their places.
public struct RecordBytes: ~Copyable {
  private let input: InputFile
  private var source: ByteSource
  private var buffer: [UInt8]

  /// Opens the file again; throws ``Problem`` (74) if it is no longer the one inspected.
  public init(_ input: InputFile) throws(Problem) {
    self.input = input
    source = try input.open()
    buffer = [UInt8](repeating: 0, count: 1 << 16)
  }

  /// SHA-256 of a record's bytes, however many they are.
  public mutating func digest(_ place: RecordPlace) throws(Problem) -> Digest {
    var hash = SHA256()
    try read(place, limit: .max) { bytes, count in hash.update(bytes, 0..<count) }
    return hash.finalize()
  }

  /// The record as text, as far as its first `limit` bytes; `encoding` as in ``ReaderOptions``.
  public mutating func text(_ place: RecordPlace, encoding: String?, limit: Int = 1 << 16) throws(Problem) -> String {
    var raw: [UInt8] = []
    try read(place, limit: limit) { bytes, count in raw += bytes[..<count] }
    let encoding = try TextEncoding.choose(input, named: encoding).encoding
    guard encoding != .utf8 else { return String(decoding: raw, as: UTF8.self) }
    var transcoder = Transcoder(encoding)
    var text = [UInt8](repeating: 0, count: Transcoder.room(for: raw.count))
    var end = 0
    transcoder.decode(raw, count: raw.count, to: &text, end: &end)
    transcoder.finish(to: &text, end: &end)
    return String(decoding: text[..<end], as: UTF8.self)
  }

  private mutating func read(
    _ place: RecordPlace, limit: Int, _ body: (_ bytes: [UInt8], _ count: Int) -> Void
  ) throws(Problem) {
    let start = Int(clamping: place.byteStart)
    var left = min(Int(clamping: place.byteEnd) - start, limit)
    try source.seek(to: start)
    while left > 0 {
      let taken = try source.read(into: &buffer, at: 0, count: min(left, buffer.count))
      guard taken > 0 else { throw input.changed }
      body(buffer, taken)
      left -= taken
    }
  }
}
