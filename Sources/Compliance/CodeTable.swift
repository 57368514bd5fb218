import Text

/// Codes, each with a number. A code is as good as random, so its own first bits tell its place: nothing is hashed, and of
/// nearly every code that is not there the first look tells so.
struct CodeTable: Sendable {
  private var codes: [(code: Digest, number: Int32)] = []
  /// One more than the index of the code in a place; 0 where there is none. Never more than half full.
  private var places: [Int32]

  /// An empty table with room for so many codes.
  init(room: Int) {
    var size = 64
    while size < room * 2 { size *= 2 }
    places = Array(repeating: 0, count: size)
    codes.reserveCapacity(room)
  }

  /// Whether there is none.
  var isEmpty: Bool { codes.isEmpty }

  /// The number of a code; nil where it is none of them.
  func number(of code: Digest) -> Int32? {
    let index = places[place(of: code)]
    return index == 0 ? nil : codes[Int(index) - 1].number
  }

  /// Gives a code a number, in place of the one that it has.
  mutating func set(_ code: Digest, to number: Int32) {
    let place = place(of: code)
    guard places[place] == 0 else {
      codes[Int(places[place]) - 1].number = number
      return
    }
    codes.append((code, number))
    places[place] = Int32(codes.count)
    if codes.count * 2 > places.count { grow() }
  }

  /// Where a code stands, or would.
  private func place(of code: Digest) -> Int {
    let last = places.count - 1
    var place = Int(truncatingIfNeeded: code.prefix) & last
    while places[place] > 0, codes[Int(places[place]) - 1].code != code { place = (place + 1) & last }
    return place
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: places.count * 2)
    for (index, one) in codes.enumerated() { places[place(of: one.code)] = Int32(index + 1) }
  }
}
