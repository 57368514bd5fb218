/// The levels of a pair's comparisons, four bits each: sixteen comparisons of sixteen levels at most.
struct Pattern: Hashable, Sendable {
  var bits: UInt64 = 0

  static let limit = 16

  /// The level of a comparison; 0 is null.
  subscript(comparison: Int) -> Int {
    @inline(__always) get { Int(truncatingIfNeeded: bits >> UInt64(4 &* comparison) & 15) }
    @inline(__always) set {
      bits = bits & ~(15 << UInt64(4 &* comparison)) | UInt64(truncatingIfNeeded: newValue) << UInt64(4 &* comparison)
    }
  }
}

/// What comparing two rows gives: the pattern, and the nats that the agreeing values' frequencies add.
struct Compared: Sendable {
  var pattern = Pattern()
  var frequency: Float = 0
}
