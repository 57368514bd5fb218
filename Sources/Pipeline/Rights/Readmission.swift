import Compliance
import Configuration
import Records
import Register
import Text

/// Somebody who was erased comes back by her own wish: what kept her out is lifted, and the next night reads the sources
/// again.
public struct Readmission {
  private let pipeline: PipelineFile
  private let registerPath: String
  private let wait: Int
  private let context: RunContext

  /// Readmissions in a pipeline's register.
  public init(_ pipeline: PipelineFile, registerPath: String? = nil, wait: Int = 0, context: RunContext) {
    self.pipeline = pipeline
    self.registerPath = registerPath ?? pipeline.registerPath
    (self.wait, self.context) = (wait, context)
  }

  /// Lifts every code of the erasures in which this address was suppressed, those of single fields and of her names and
  /// companies too. Returns the run, how many codes kept her out, and how many of names and companies there were.
  ///
  /// Throws ``ExitCode/nobodyOrSeveral`` if the address is not suppressed.
  public func readmit(email: String) throws(Problem) -> (run: Int64, codes: Int, lookAlikes: Int) {
    let opening = try RegisterOpening(pipeline, registerPath, create: false, wait: wait, context: context)
    var journal = try opening.journal(pipeline.contract, isFirst: false)
    let known = journal.entries.count
    var lifted: [RightsJournal.Line] = []
    var codes: [SuppressionScope: [Digest]] = [:]
    for scope in [SuppressionScope.erased, .field, .lookAlike] {
      let standing = Set(
        try SuppressionStore(opening.register).codes(scope: scope).compactMap {
          Digest(bytes: $0)
        })
      var (found, version): ([Digest], Int) = ([], 1)
      for entry in journal.entries where entry.act == .suppress && entry.scope == scope {
        let suppression = try Suppression(opening.keys, codes: entry.codes.map(\.bytes))
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
    try journal.append(lifted, context: context)
    let written = journal
    let run = try opening.run(.readmit, pipeline.contract, context) { run throws(Problem) in
      try opening.note(Array(written.entries[known...]), written, run: run)
    }.run
    return (run, erased.count + fields.count, lookAlikes.count)
  }
}
