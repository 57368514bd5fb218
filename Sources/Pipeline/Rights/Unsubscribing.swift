import Compliance
import Records
import Register
import Text

/// Returned unsubscribe tokens: applied once each, and accounted for, whatever becomes of the night that has read them.
///
/// A token becomes an objection to what its mailing was for, made on the address that it belongs to and on the records with
/// that address. It is applied as soon as it is read, in a run of its own; a code of its line in the same entry of the rights
/// journal tells later nights that it was. One that belongs to nobody in the register waits in quarantine, and every night
/// tries it again.
struct Unsubscribing {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// Applies what the readings bring, unless it `rehearses`, and returns the readings as the night accounts for them: what
  /// is applied is left out, and a source of which nothing is other than at its last reading is as not read.
  func take(_ readings: [SourceReading.Outcome], rehearses: Bool) throws(Problem) -> [SourceReading.Outcome] {
    let objections = try Objections(session.register, session.keys)
    var waiting: [[Line]] = []
    for reading in readings {
      waiting.append([])
      for line in lines(of: reading) where try !line.isKnown(objections) { waiting[waiting.count - 1].append(line) }
    }
    let owners = try owners(of: Set(waiting.joined().map(\.token)))
    var readings = readings
    var (applied, seen): ([Line], Set<[UInt8]>) = ([], [])
    for (index, lines) in waiting.enumerated() {
      for line in lines {
        if owners[line.token] == nil {
          Self.quarantine(line, in: &readings[index])
        } else if seen.insert(line.identifier.canonical).inserted {
          applied.append(line)
          readings[index].noes.objections += 1
        }
      }
      readings[index].forgetIfUnchanged()
    }
    if !rehearses { try apply(applied, owners) }
    return readings
  }

  // MARK: - What came back

  /// One line that can be read.
  private struct Line {
    let token: String
    /// By what it is known again: token and date.
    let identifier: Identifier
    /// The same as an earlier version wrote it: in the case in which the token came back.
    let written: Identifier
    /// Where it stands in the reading.
    let batch: Int, row: Int

    func isKnown(_ objections: Objections) throws(Problem) -> Bool {
      try objections.state(of: [identifier, written]) != .free
    }
  }

  private func lines(of reading: SourceReading.Outcome) -> [Line] {
    reading.staged.batches.enumerated().flatMap { index, batch in
      batch.rows.indices.filter { batch.rows[$0].isReturned }.map { row in
        let written = String(decoding: batch.bytes[batch.rows[row].key], as: UTF8.self)
        let line = written.lowercased()
        let token = line.prefix { $0 != Character(Unicode.Scalar(PackedFields.separator)) }
        return Line(
          token: String(token), identifier: .returned(line), written: .returned(written), batch: index, row: row)
      }
    }
  }

  private static func quarantine(_ line: Line, in reading: inout SourceReading.Outcome) {
    var batch = reading.staged.batches[line.batch]
    let finding = Finding(.unsubscribeUnknown, row: line.row, line: batch.rows[line.row].place.line, column: 1)
    batch.rows[line.row].disposition = .quarantine(finding: batch.findings.count)
    batch.findings.append(finding)
    reading.staged.batches[line.batch] = batch
    reading.findings[.unsubscribeUnknown, default: 0] += 1
  }

  // MARK: - Whose it is

  private struct Owner {
    let email: String, purpose: ObjectionPurpose
    /// The observations with that address.
    var observations: [Int64] = []
  }

  /// Whose tokens these are. Reads all observations once.
  private func owners(of wanted: Set<String>) throws(Problem) -> [String: Owner] {
    guard !wanted.isEmpty else { return [:] }
    let tokens = UnsubscribeTokens(session.keys)
    var owners: [String: Owner] = [:]
    try ErasureStore(session.register).eachIdentifier { _, _, _ in
    } email: { (observation, email, isPersonal) throws(Problem) in
      guard isPersonal else { return }
      for one in tokens.tokens(of: email) where wanted.contains(one.token) {
        owners[one.token, default: Owner(email: email, purpose: one.purpose)].observations.append(observation)
      }
    }
    return owners
  }

  private func apply(_ lines: [Line], _ owners: [String: Owner]) throws(Problem) {
    let suppression = try Suppression(session.keys, codes: [])
    let bearers = owners.values.map { (Identifier.email($0.email).canonical, $0.observations) }
    let who = NotedPeople(session, bearers: Dictionary(bearers) { first, _ in first })
    var entries: [RightsJournal.Line] = []
    for line in lines {
      guard let owner = owners[line.token] else { continue }
      // It binds as a note of the address does.
      var note = Note(.marketing)
      note.add(who: owner.email)
      let known = [.email(owner.email), line.identifier] + (try who.meant(note).identifiers)
      let codes = known.compactMap { suppression.code($0) }
      guard let version = codes.first?.version else { continue }
      for scope in owner.purpose.scopes {
        entries.append(.init(.suppress, scope, keyVersion: version, codes.map(\.code)))
      }
    }
    guard !entries.isEmpty else { return }
    _ = try session.publish(.unsubscribe, entries) { _, _ in }
  }
}
