import Records

/// The part of an input that is being looked at, as UTF-8: bytes are consumed in front and read on behind.
struct TextWindow: ~Copyable {
  /// The text is `bytes[start..<end]`; ``ByteScan/slack`` bytes more may be looked at.
  private(set) var bytes: [UInt8]
  private(set) var start = 0
  private(set) var end = 0
  /// Whether the input's last byte is in the window.
  private(set) var isComplete = false
  /// Bytes on disk before `start`.
  private(set) var diskOffset: Int

  let encoding: TextEncoding
  private var source: ByteSource
  private var transcoder: Transcoder
  private var raw: [UInt8]
  private let chunk: Int
  private let input: InputFile

  /// A window over an input; `mark` is the length of its byte order mark and `chunk` what is read at once, in bytes.
  init(_ input: InputFile, encoding: TextEncoding, mark: Int, chunk: Int) throws(Problem) {
    let chunk = max(1, min(chunk, Int(clamping: input.size)))
    var raw = [UInt8](repeating: 0, count: max(chunk, 4))
    var opened = try input.open()
    var skipped = 0
    while skipped < mark {
      let taken = try opened.read(into: &raw, at: 0, count: mark - skipped)
      if taken == 0 { break }
      skipped += taken
    }
    self.input = input
    self.encoding = encoding
    self.chunk = chunk
    self.raw = raw
    source = opened
    transcoder = Transcoder(encoding)
    bytes = [UInt8](repeating: 0, count: chunk + Transcoder.room(for: chunk) + ByteScan.slack)
    diskOffset = mark
  }

  /// Whether text may contain U+FFFD that stands for bytes that could not be decoded.
  var hasReplacements: Bool { transcoder.hasReplacements }
  /// Whether the input ended within a character.
  var isTruncated: Bool { transcoder.isTruncated }
  /// Whether all has been consumed.
  var isExhausted: Bool { isComplete && start == end }

  /// Reads the next chunk behind the text; positions in ``bytes`` change.
  mutating func readOn() throws(Problem) {
    guard !isComplete else { return }
    let room = (encoding == .utf8 ? chunk : Transcoder.room(for: chunk)) + ByteScan.slack
    if end + room > bytes.count { makeRoom(room) }
    let taken: Int
    if encoding == .utf8 {
      taken = try source.read(into: &bytes, at: end, count: chunk)
      end += taken
    } else {
      taken = try source.read(into: &raw, at: 0, count: chunk)
      transcoder.decode(raw, count: taken, to: &bytes, end: &end)
    }
    guard taken == 0 else { return }
    transcoder.finish(to: &bytes, end: &end)
    isComplete = true
    guard try source.status() == input.status else { throw input.changed }
  }

  /// Reads on until `length` bytes of text are there, or the input's end.
  mutating func fill(_ length: Int) throws(Problem) {
    while end - start < length, !isComplete { try readOn() }
  }

  /// Consumes the text up to `position`.
  mutating func consume(to position: Int) {
    diskOffset += disk(to: position)
    start = position
  }

  /// The offset on disk of a position in the text.
  func offset(of position: Int) -> Int { min(diskOffset + disk(to: position), Int(clamping: input.size)) }

  private func disk(to position: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe encoding.diskLength(base, start, position)
    }
  }

  private mutating func makeRoom(_ room: Int) {
    let kept = end - start
    if start > 0 {
      unsafe bytes.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        unsafe base.update(from: base + start, count: kept)
      }
      (start, end) = (0, kept)
    }
    if end + room > bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, end + room - bytes.count)))
    }
  }
}
