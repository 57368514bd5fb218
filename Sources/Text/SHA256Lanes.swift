/// SHA-256 of sixteen messages at once.
///
/// A message's blocks wait for one another, but messages do not: the rounds are written for one lane, in a loop over lanes
/// whose words lie side by side, and the compiler makes vector instructions of it. A lane that has come to its message's
/// end takes the next one, so that lengths need not be alike.
extension SHA256 {
  /// The digests of `bytes[range]` for each of `ranges`, in their order.
  public static func digests(of bytes: [UInt8], _ ranges: [Range<Int>]) -> [Digest] {
    digests(of: bytes, ranges, after: SHA256())
  }

  /// The same behind the whole blocks that `prefix` has taken in.
  static func digests(of bytes: [UInt8], _ ranges: [Range<Int>], after prefix: SHA256) -> [Digest] {
    let (first, taken) = prefix.wholeBlocks
    for range in ranges {
      precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range beyond the bytes")
    }
    var digests = [Digest](repeating: Digest(SHA256State()), count: ranges.count)
    let size = SHA256Lanes.words + SHA256Lanes.count * SHA256Lane.room / 4
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: size) { room in
        unsafe room.initialize(repeating: 0)
        guard let start = room.baseAddress else { return }
        let state = unsafe SHA256Lanes(start)
        let rests = unsafe UnsafeMutableRawPointer(start + SHA256Lanes.words)
        var lanes = (0..<SHA256Lanes.count).map { unsafe SHA256Lane(rests + $0 * SHA256Lane.room) }
        var next = 0
        while true {
          var isBusy = false
          for lane in 0..<SHA256Lanes.count {
            if lanes[lane].blocks == 0 {
              if lanes[lane].message >= 0 { digests[lanes[lane].message] = Digest(state[lane]) }
              lanes[lane].message = -1
              guard next < ranges.count else { continue }
              unsafe lanes[lane].start(next, UnsafeRawBufferPointer(rebasing: bytes[ranges[next]]), behind: taken)
              state[lane] = first
              next += 1
            }
            unsafe state.load(lane, lanes[lane].nextBlock())
            isBusy = true
          }
          if !isBusy { return }
          state.compress()
        }
      }
    }
    return digests
  }
}

/// One lane's message: whole blocks where they lie, and behind them the rest with its padding in the lane's own room.
@safe
private struct SHA256Lane {
  /// The rest of a message and its padding take two blocks at most.
  static let room = 128

  /// The index of the message, or -1.
  var message = -1
  /// Blocks that are still to come.
  private(set) var blocks = 0
  private var whole = 0
  private var position: UnsafeRawPointer
  private let rest: UnsafeMutableRawBufferPointer

  /// A lane without a message, with ``room`` bytes at `start`.
  init(_ start: UnsafeMutableRawPointer) {
    unsafe rest = UnsafeMutableRawBufferPointer(start: start, count: Self.room)
    unsafe position = UnsafeRawPointer(start)
  }

  /// Takes up a message, whose length is counted with `behind` bytes before it.
  mutating func start(_ index: Int, _ bytes: UnsafeRawBufferPointer, behind: UInt64) {
    message = index
    whole = bytes.count / 64
    let left = bytes.count % 64
    let padded = left < 56 ? 64 : 128
    blocks = whole + padded / 64
    unsafe rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[(whole * 64)...]))
    unsafe rest[left] = 0x80
    for index in left + 1..<padded - 8 { unsafe rest[index] = 0 }
    let bits = (UInt64(truncatingIfNeeded: bytes.count) &+ behind) &* 8
    unsafe rest.storeBytes(of: bits.bigEndian, toByteOffset: padded - 8, as: UInt64.self)
    if whole > 0, let start = bytes.baseAddress { unsafe position = start } else { goToRest() }
  }

  /// The block whose turn it is.
  mutating func nextBlock() -> UnsafeRawPointer {
    let block = unsafe position
    blocks -= 1
    whole -= 1
    if whole == 0 { goToRest() } else { unsafe position += 64 }
    return unsafe block
  }

  private mutating func goToRest() {
    if let start = unsafe rest.baseAddress { unsafe position = UnsafeRawPointer(start) }
  }
}

/// The working words of all lanes and the block that each takes in next: word by word, the lanes side by side.
@safe
private struct SHA256Lanes {
  static let count = 16
  /// Eight words of state a lane, and sixteen of a block.
  static let words = 24 * count

  private let state: UnsafeMutablePointer<UInt32>
  private let block: UnsafeMutablePointer<UInt32>

  /// Lanes in ``words`` words at `start`.
  init(_ start: UnsafeMutablePointer<UInt32>) {
    unsafe state = start
    unsafe block = start + 8 * Self.count
  }

  /// The state of one lane.
  subscript(lane: Int) -> SHA256State {
    @inline(__always) get {
      var words = SHA256State()
      words.a = unsafe state[lane]
      words.b = unsafe state[lane &+ Self.count]
      words.c = unsafe state[lane &+ 2 &* Self.count]
      words.d = unsafe state[lane &+ 3 &* Self.count]
      words.e = unsafe state[lane &+ 4 &* Self.count]
      words.f = unsafe state[lane &+ 5 &* Self.count]
      words.g = unsafe state[lane &+ 6 &* Self.count]
      words.h = unsafe state[lane &+ 7 &* Self.count]
      return words
    }
    @inline(__always) nonmutating set {
      unsafe state[lane] = newValue.a
      unsafe state[lane &+ Self.count] = newValue.b
      unsafe state[lane &+ 2 &* Self.count] = newValue.c
      unsafe state[lane &+ 3 &* Self.count] = newValue.d
      unsafe state[lane &+ 4 &* Self.count] = newValue.e
      unsafe state[lane &+ 5 &* Self.count] = newValue.f
      unsafe state[lane &+ 6 &* Self.count] = newValue.g
      unsafe state[lane &+ 7 &* Self.count] = newValue.h
    }
  }

  /// Puts 64 bytes in place as the block that a lane takes in next.
  func load(_ lane: Int, _ bytes: UnsafeRawPointer) {
    for index in 0..<16 {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self)
      unsafe block[index &* Self.count &+ lane] = UInt32(bigEndian: word)
    }
  }

  /// Takes in every lane's block.
  func compress() {
    unsafe SHA256State.constants.withUnsafeBufferPointer { constants in
      guard let k = constants.baseAddress else { return }
      var lane = 0
      while lane < Self.count {
        var words = self[lane]
        unsafe words.compress(k) { unsafe block[$0 &* Self.count &+ lane] }
        self[lane] = words
        lane &+= 1
      }
    }
  }
}
