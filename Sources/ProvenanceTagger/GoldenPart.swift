import Records

/// The golden rows of a stretch of entities, as one thread makes them.
struct GoldenPart: Sendable {
  var winners: [Int32] = []
  var reasons: [UInt8] = []
  var companies: [Int32] = []

  mutating func append(_ winner: Int32, _ reason: SurvivorshipReason) {
    winners.append(winner)
    reasons.append(reason.rawValue)
  }
}
