/// Excel's first line `sep=;`, which names the delimiter.
struct SeparatorLine {
  let delimiter: UInt8
  /// Position after the line.
  let next: Int

  init?(_ sample: TextSample) {
    let bytes = sample.bytes
    let start = bytes.first == 0x22 ? 1 : 0
    guard sample.end > start + 4, ByteSearch.matches(bytes, at: start, Array("sep=".utf8)) else { return nil }
    var position = start + 5
    if start == 1, position < sample.end, bytes[position] == 0x22 { position += 1 }
    if position < sample.end, bytes[position] == 0x0D { position += 1 }
    if position < sample.end, bytes[position] == 0x0A { position += 1 }
    guard position == sample.end || [0x0A, 0x0D].contains(bytes[position - 1]) else { return nil }
    delimiter = bytes[start + 4]
    next = position
  }
}
