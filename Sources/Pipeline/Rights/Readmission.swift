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

  /// Lifts every code of the erasures in which this address was suppressed, those of single fields too, and returns the
  /// run and how many they are.
  ///
  /// Throws ``ExitCode/nobodyOrSeveral`` if the address is not suppressed.
  public func readmit(email: String) throws(Problem) -> (run: Int64, codes: Int) {
    let opening = try RegisterOpening(pipeline, registerPath, create: false, wait: wait, context: context)
    var journal = try opening.journal(pipeline.contract, isFirst: false)
    let known = journal.entries.count
    var count = 0
    var lifted: [(scope: Suppression.Scope, version: Int, codes: [Digest])] = []
    for scope in [Suppression.Scope.erased, .field] {
      let standing = Set(
        try SuppressionStore(opening.register).codes(scope: scope.rawValue).compactMap {
          Digest(bytes: $0)
        })
      var codes: [Digest] = []
      var version = 1
      for entry in journal.entries where entry.act == .suppress && entry.scope == scope {
        let suppression = try Suppression(opening.keys, codes: entry.codes.map(\.bytes))
        guard suppression.contains(.email(email)) else { continue }
        codes += entry.codes.filter { standing.contains($0) && !codes.contains($0) }
        version = entry.keyVersion
      }
      if !codes.isEmpty { lifted.append((scope, version, codes)) }
      count += codes.count
    }
    guard count > 0 else {
      throw Problem(
        .nobodyOrSeveral, "nobody with this address is kept out",
        remedy: "the address must be the one that the register held when she was erased")
    }
    for one in lifted {
      try journal.append(.lift, one.scope, keyVersion: one.version, one.codes, context: context)
    }
    let written = journal
    let run = try opening.run("readmit", pipeline.contract, context) { run throws(Problem) in
      try opening.note(Array(written.entries[known...]), written, run: run)
    }.run
    return (run, count)
  }
}
