import Compliance
import Configuration
import Records
import Register
import Text

/// Somebody who was erased comes back by her own wish: what kept her out is lifted, and the next night reads the sources
/// again.
public struct Readmission {

  private let workplace: Workplace

  /// Readmissions in the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Lifts every code of the erasures in which this address was suppressed, those of single fields and of her names and
  /// companies too. Returns the run, how many codes kept her out, and how many of names and companies there were.
  ///
  /// Throws ``ExitCode/nobodyOrSeveral`` if the address is not suppressed.
  public func readmit(email: String) throws(Problem) -> (run: Int64, codes: Int, lookAlikes: Int) {
    let session = try workplace.open()
    let journal = try session.journal(whole: true)
    var lifted: [RightsJournal.Line] = []
    var codes: [SuppressionScope: [Digest]] = [:]
    for scope in [SuppressionScope.erased, .field, .lookAlike] {
      let standing = Set(
        try SuppressionStore(session.register).codes(scope: scope).compactMap {
          Digest(bytes: $0)
        })
      var (found, version): ([Digest], Int) = ([], 1)
      for entry in journal.entries where entry.act == .suppress && entry.scope == scope {
        let suppression = try Suppression(session.keys, codes: entry.codes.map(\.bytes))
        guard suppression.contains(.email(email)) else { continue }
        found += entry.codes.filter { standing.contains($0) && !found.contains($0) }
        version = entry.keyVersion
      }
      lifted.append(RightsJournal.Line(.lift, scope, keyVersion: version, found))
      codes[scope] = found
    }
    // With the names and companies stand the codes that keep her out.
    let (erased, fields) = (codes[.erased] ?? [], codes[.field] ?? [])
    let lookAlikes = (codes[.lookAlike] ?? []).filter { !erased.contains($0) }
    guard !erased.isEmpty || !fields.isEmpty else {
      throw Problem(
        .nobodyOrSeveral, "nobody with this address is kept out",
        remedy: "the address must be the one that the register held when she was erased")
    }
    let run = try session.publish(.readmit, lifted) { _, _ in }.run
    return (run, erased.count + fields.count, lookAlikes.count)
  }
}
