import Records
import Text

/// Everything that decides a pair: comparisons with their levels, priors and two thresholds.
///
/// Frozen between trainings: training changes m, u and the priors, never the structure, so that a stored pattern keeps
/// its meaning.
public struct MatchModel: Sendable, Equatable {
  /// How pairs of companies are weighed.
  public let company: KindModel
  /// How pairs of persons are weighed.
  public let person: KindModel
  /// At or above this weight (1/1000 bit) a pair is one entity.
  public let mergeThreshold: Int32
  /// At or above this weight (1/1000 bit) a pair is kept, and shown to stewards if it does not merge.
  public let reviewThreshold: Int32

  /// The starting values, chosen by hand and documented level by level.
  ///
  /// Merging asks for 8 bits, odds of 256 to 1 (0.996), because merging two people is worse than missing one; review
  /// begins at even odds.
  public static let starting = MatchModel(
    company: .startingCompany, person: .startingPerson, mergeThreshold: 8000, reviewThreshold: 0)

  /// The model of a kind.
  public subscript(kind: EntityKind) -> KindModel { kind == .company ? company : person }

  /// SHA-256 over names, labels, weights and thresholds: equal models decide equally.
  public var hash: Digest {
    var text = "\(mergeThreshold) \(reviewThreshold)\n"
    for kind in EntityKind.allCases {
      text += "\(kind.name) \(self[kind].prior)\n"
      for comparison in self[kind].comparisons {
        text += comparison.name + " " + comparison.fields.map(\.name).joined(separator: ",") + "\n"
        for level in comparison.levels { text += "\(level.label) \(level.weight) \(level.forbids)\n" }
      }
    }
    return SHA256.hash(Array(text.utf8))
  }
}
