import Text

/// The version of a stored model's bytes; what they mean changes with the columns that are compared, too.
private let modelMark: [UInt8] = Array("lahde.model/2\n".utf8)

/// Writes a model: lists of numbers, each with its length in front, 32 bits little-endian.
struct ModelWriter {
  private var bytes: ByteWriter

  init() {
    bytes = ByteWriter(capacity: 65_536)
    bytes.append(modelMark, 0..<modelMark.count)
  }

  mutating func write(_ numbers: [Int32]) {
    bytes.append(word: UInt64(numbers.count), 4)
    for number in numbers { bytes.append(word: UInt64(UInt32(bitPattern: number)), 4) }
  }

  mutating func write(_ counts: HashCounts) {
    write(counts.hashes.map(Int32.init(bitPattern:)))
    write(counts.numbers)
  }

  consuming func finish() -> [UInt8] { bytes.finish() }
}

/// Reads what ``ModelWriter`` wrote.
struct ModelReader {
  private let bytes: [UInt8]
  private var position: Int

  /// Nil if the bytes do not begin as a model of this version.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: modelMark) else { return nil }
    self.bytes = bytes
    position = modelMark.count
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { position == bytes.count }

  /// The next list; nil if the bytes end before it.
  mutating func numbers() -> [Int32]? {
    guard let count = next(), bytes.count - position >= Int(count) * 4 else { return nil }
    var numbers: [Int32] = []
    numbers.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let number = next() else { return nil }
      numbers.append(Int32(bitPattern: number))
    }
    return numbers
  }

  /// The next two lists as numbers by hash.
  mutating func counts() -> HashCounts? {
    guard let hashes = numbers(), let numbers = numbers(), hashes.count == numbers.count else { return nil }
    return HashCounts(hashes: hashes.map(UInt32.init(bitPattern:)), numbers: numbers)
  }

  private mutating func next() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    defer { position += 4 }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
  }
}

extension KindModel {
  func write(to writer: inout ModelWriter) {
    writer.write([rows, merge, review, Int32(columns.count), Int32(bags.count)])
    writer.write(weights.match)
    writer.write(weights.household)
    writer.write(weights.namesake)
    writer.write(weights.priors)
    writer.write(rules.flatMap { [$0.first, $0.second, Int32($0.classes), $0.largest] })
    for column in columns {
      writer.write([column.total] + column.means)
      writer.write(column.bearers)
      writer.write(column.shared)
    }
    for bag in bags {
      writer.write([bag.rows])
      writer.write(bag.bearers)
    }
    writer.write(aliases)
    writer.write(namesakes)
  }

  init?(_ reader: inout ModelReader) {
    guard let head = reader.numbers(), head.count == 5, head[3] >= 0, head[4] >= 0, let match = reader.numbers(),
      let household = reader.numbers(),
      let namesake = reader.numbers(), let priors = reader.numbers(), priors.count == 3,
      match.count == household.count, match.count == namesake.count, let rules = reader.numbers(),
      rules.count % 4 == 0
    else { return nil }
    rows = head[0]
    merge = head[1]
    review = head[2]
    weights = StoredWeights(match: match, household: household, namesake: namesake, priors: priors)
    self.rules = stride(from: 0, to: rules.count, by: 4).map {
      Rule(
        first: rules[$0], second: rules[$0 + 1], classes: UInt8(truncatingIfNeeded: rules[$0 + 2]),
        largest: rules[$0 + 3])
    }
    for _ in 0..<head[3] {
      guard let numbers = reader.numbers(), numbers.count == 1 + TermFrequencies.bins, let bearers = reader.counts(),
        let shared = reader.counts()
      else { return nil }
      columns.append(Column(total: numbers[0], bearers: bearers, means: Array(numbers[1...]), shared: shared))
    }
    for _ in 0..<head[4] {
      guard let numbers = reader.numbers(), numbers.count == 1, let bearers = reader.counts() else { return nil }
      bags.append(Words(rows: numbers[0], bearers: bearers))
    }
    guard let aliases = reader.counts(), let namesakes = reader.counts() else { return nil }
    self.aliases = aliases
    self.namesakes = namesakes
  }
}
