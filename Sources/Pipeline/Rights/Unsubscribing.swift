import Compliance
import Configuration
import Records
import Register
import Text

/// Returned unsubscribe tokens, read like any source: each becomes an objection to marketing by e-mail, made on the address
/// that it belongs to and on the records with that address. Nothing else of them is kept.
struct Unsubscribing {
  /// The reader of such sources.
  static let reader = "unsubscribes"

  /// One line: whose it is, and by what it is known again.
  struct Return {
    let email: String
    /// The observations with that address.
    let observations: [Int64]
    let line: Identifier
  }

  let opening: RegisterOpening
  let contract: Contract
  let context: RunContext

  /// Whether a source holds tokens.
  static func isSource(_ plan: SourcePlan) -> Bool { plan.reader == reader }

  /// Decides what becomes of a reading's lines, and returns those that belong to an address of the register and were not
  /// applied before. They are counted as ignored, for nothing of them is written; a token of nobody is quarantined.
  func settle(_ reading: inout SourceReading.Outcome) throws(Problem) -> [Return] {
    guard case .read = reading.kind else { return [] }
    let objections = try Objections(opening.register, opening.keys)
    var wanted: Set<String> = []
    for batch in reading.staged.batches {
      for row in batch.rows where Self.isToken(row, batch) {
        if objections.state(of: [Self.line(row, batch)]) == .free { wanted.insert(Self.token(row, batch)) }
      }
    }
    let owners = try owners(of: wanted)
    var returns: [Return] = []
    var seen: Set<[UInt8]> = []
    for index in reading.staged.batches.indices {
      var batch = reading.staged.batches[index]
      for position in batch.rows.indices where Self.isToken(batch.rows[position], batch) {
        guard case .quarantine(let finding) = batch.rows[position].disposition else { continue }
        reading.findings[batch.findings[finding].code, default: 1] -= 1
        let line = Self.line(batch.rows[position], batch)
        if objections.state(of: [line]) == .free {
          guard let owner = owners[Self.token(batch.rows[position], batch)] else {
            batch.findings[finding] = Self.finding(batch.findings[finding])
            reading.findings[.unsubscribeUnknown, default: 0] += 1
            continue
          }
          if seen.insert(line.canonical).inserted {
            returns.append(Return(email: owner.email, observations: owner.observations, line: line))
          }
        }
        batch.rows[position].disposition = .ignore
      }
      reading.staged.batches[index] = batch
    }
    reading.findings = reading.findings.filter { $0.value > 0 }
    return returns
  }

  /// Makes the objections, in a run of its own that waits for no source.
  func apply(_ returns: [Return]) throws(Problem) {
    guard !returns.isEmpty else { return }
    let suppression = try Suppression(opening.keys, codes: [])
    var journal = try opening.journal(contract, isFirst: false)
    let before = journal.entries.count
    for one in returns {
      let keys = try Eraser.keys(opening.register, heldOnlyBy: one.observations).filter { !ErasedKey.isOne($0.key) }
      let known = [Identifier.email(one.email), one.line] + keys.map { Identifier.key(source: $0.source, key: $0.key) }
      let codes = known.compactMap { suppression.code($0) }
      guard let version = codes.first?.version else { continue }
      try journal.append(.suppress, .noEmailMarketing, keyVersion: version, codes.map(\.code), context: context)
    }
    let written = journal
    _ = try opening.run(.unsubscribe, contract, context) { run throws(Problem) in
      try opening.note(Array(written.entries[before...]), written, run: run)
    }
  }

  /// Whose tokens these are. Reads all observations once.
  private func owners(of wanted: Set<String>) throws(Problem) -> [String: (email: String, observations: [Int64])] {
    guard !wanted.isEmpty else { return [:] }
    let tokens = UnsubscribeTokens(opening.keys)
    var owners: [String: (email: String, observations: [Int64])] = [:]
    try ErasureStore(opening.register).eachIdentifier { _, _, _ in
    } email: { (observation, email, isPersonal) throws(Problem) in
      guard isPersonal else { return }
      for token in tokens.tokens(of: email) where wanted.contains(token) {
        owners[token, default: (email, [])].observations.append(observation)
      }
    }
    return owners
  }

  /// Whether a row is a line with a token: all of them are nobody to the Normalizer, for no column is a field.
  private static func isToken(_ row: ObservationRow, _ batch: ObservationBatch) -> Bool {
    guard case .quarantine(let finding) = row.disposition else { return false }
    return !row.key.isEmpty && batch.findings[finding].code == .recordNobody
  }

  private static func line(_ row: ObservationRow, _ batch: ObservationBatch) -> Identifier {
    .returned(String(decoding: batch.bytes[row.key], as: UTF8.self))
  }

  private static func token(_ row: ObservationRow, _ batch: ObservationBatch) -> String {
    let token = batch.bytes[row.key].prefix { $0 != PackedFields.separator }
    return String(decoding: token, as: UTF8.self).lowercased()
  }

  private static func finding(_ nobody: Finding) -> Finding {
    Finding(.unsubscribeUnknown, row: nobody.row, line: nobody.line, column: nobody.column)
  }
}
