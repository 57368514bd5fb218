import Records
import Text

/// How the register's companies and persons are matched: weights, blocking rules, what is known of values, thresholds.
///
/// A night scores with it and changes nothing in it, so what two rows weigh depends on the two alone; `lahde train` makes
/// a new one.
public struct MatchModel: Sendable, Equatable {
  let company: KindModel
  let person: KindModel

  /// The model of a kind.
  subscript(kind: EntityKind) -> KindModel { kind == .company ? company : person }

  /// From this weight on, in 1/1000 bit, two of a kind are one.
  public func mergeThreshold(_ kind: EntityKind) -> Int32 { self[kind].merge }

  /// From this weight on, in 1/1000 bit, a pair is kept, and shown to stewards if it does not merge.
  public func reviewThreshold(_ kind: EntityKind) -> Int32 { self[kind].review }

  /// Observations it was trained on; 0 for the starting values.
  public var rows: Int { Int(person.rows) }

  /// SHA-256 over all of it: equal models decide equally.
  public var hash: Digest { SHA256.hash(bytes) }

  /// The model in bytes, as it is stored.
  public var bytes: [UInt8] {
    var writer = ModelWriter()
    company.write(to: &writer)
    person.write(to: &writer)
    return writer.finish()
  }

  /// A stored model; nil if the bytes are none of this version.
  public init?(_ bytes: [UInt8]) {
    guard var reader = ModelReader(bytes), let company = KindModel(&reader), let person = KindModel(&reader),
      reader.isAtEnd, company.fits(.company), person.fits(.person)
    else { return nil }
    self.company = company
    self.person = person
  }

  init(company: KindModel, person: KindModel) {
    self.company = company
    self.person = person
  }
}
