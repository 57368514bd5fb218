import Compliance
import Records

/// Who is let into the register: nobody who is suppressed, and nothing that was erased at the end of its retention and says
/// the same.
struct Admission: Sendable {
  let suppression: Suppression
  let expired: ExpiredEndings
  let source: String
  /// Whether what stands of the source has been looked at for all that is suppressed. Then only the rest is, when it is
  /// known what that is.
  let knowsStanding: Bool

  /// Looks at a batch that has just been read: at all of it, or at what is bound for quarantine.
  func look(atRead batch: inout ObservationBatch) {
    expired.apply(to: &batch, of: source)
    let rows = batch.rows.indices.filter { !knowsStanding || batch.rows[$0].disposition.quarantines }
    _ = look(at: rows, of: &batch)
  }

  /// Looks at rows of a batch, and tells whether any of them was changed or left out.
  func look(at rows: [Int], of batch: inout ObservationBatch) -> Bool {
    guard !rows.isEmpty, suppression.apply(to: &batch, source: source, rows: rows) else { return false }
    // A company that is left of a suppressed record can have been erased before.
    expired.apply(to: &batch, of: source)
    return true
  }
}
