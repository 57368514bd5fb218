import Configuration
import Records
import Register

/// The guards of one source: what it said tonight against what it usually says.
///
/// A first reading has nothing to be compared with; only its quarantine has a budget. A delta's size says nothing.
struct SourceGuards {
  let source: String
  let limits: GuardLimits
  let history: SourceHistory
  let staged: StagedSource
  let counts: SourceCounts
  /// Whether the source has a key of its own.
  var hasKeyColumns = true
  /// The columns that the pipeline names as restricting whom may be written to.
  var restrictionColumns: [String] = []

  /// What trips, in the order of the guards' names.
  func trips() -> [GuardTrip] {
    GuardName.allCases.compactMap { name in
      message(name).map { message in
        let isAdded = name == .columns && !addedRestrictions.isEmpty
        return GuardTrip(source: source, name: name, message: message, addsRestrictions: isAdded)
      }
    }
  }

  /// The columns of `restrictionColumns` that the source did not have at its last reading.
  private var addedRestrictions: [String] {
    history.look.map { before in
      restrictionColumns.filter { !before.has(column: $0) && staged.look.has(column: $0) }
    } ?? []
  }

  private func message(_ name: GuardName) -> String? {
    switch name {
    case .rowsLost: rowsLost()
    case .columns: columns()
    case .encoding: encoding()
    case .emptyField: emptyField()
    case .changed: changed()
    case .keys: keys()
    case .quarantine: quarantine()
    case .endings: endings()
    case .merges, .clock, .expiries: nil  // the run's, not the source's
    case .objections: nil  // looked at before the night, in `Restricting`
    }
  }

  private func rowsLost() -> String? {
    guard staged.extent == .snapshot, let limit = limits.limits[.rowsLost], let usual = history.median(\.read) else {
      return nil
    }
    let lost = usual - counts.read
    guard lost > limit.rows, lost * 100 > limit.percent * usual else { return nil }
    return
      "\(counts.read) records; the median of its last \(history.readings.count) readings is \(usual), "
      + "and at most \(limit.percent) % and \(limit.rows) may be gone"
  }

  private func columns() -> String? {
    guard limits.watchesColumns, let before = history.look,
      let header = staged.look.headers.first(where: { !before.headers.contains($0) })
    else { return nil }
    let known = before.headers.min { abs($0.count - header.count) < abs($1.count - header.count) } ?? []
    let first = zip(header, known).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    return
      "the header is another: \(header.count) columns, \(known.count) last time"
      + (first.map { ", of another name from column \($0 + 1) on" } ?? "")
      + (addedRestrictions.isEmpty ? "" : "; " + Self.added(addedRestrictions))
  }

  /// That columns of the pipeline's own `restrictions` are new, which is why the header is another.
  static func added(_ columns: [String]) -> String {
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    return columns.count == 1
      ? "the column \(names), which \"restrictions\" names, is new; what it forbids is followed all the same"
      : "the columns \(names), which \"restrictions\" names, are new; what they forbid is followed all the same"
  }

  private func encoding() -> String? {
    // Saved pages are of many encodings.
    guard limits.watchesEncoding, let before = history.look, !staged.inputs.contains(where: { $0.facts.form == .page }),
      let other = staged.look.encodings.first(where: { !before.encodings.contains($0) })
    else { return nil }
    return "the encoding is \(other), last time \(before.encodings.joined(separator: ", "))"
  }

  private func emptyField() -> String? {
    guard let limit = limits.limits[.emptyField], let before = history.look, let last = history.readings.first,
      last.read > 0
    else { return nil }
    let emptied = Field.allCases.compactMap { field -> String? in
      let usual = before.filled[field.rawValue] * counts.read / last.read
      let lost = usual - staged.look.filled[field.rawValue]
      guard lost > limit.rows, lost * 100 > limit.percent * usual else { return nil }
      return "\(field.name) has \(staged.look.filled[field.rawValue]) values, and usually \(usual)"
    }
    return emptied.isEmpty
      ? nil
      : emptied.joined(separator: "; ")
        + "; at most \(limit.percent) % and \(limit.rows) of a field's values may be gone"
  }

  private func changed() -> String? {
    guard let limit = limits.limits[.changed], let usual = history.median(\.changed), counts.standing > 0 else {
      return nil
    }
    guard counts.changed > limit.rows, counts.changed * 100 > limit.percent * counts.standing else { return nil }
    return
      "\(counts.changed) of \(counts.standing) records have changed, in the median \(usual); "
      + "at most \(limit.percent) % or \(limit.rows) may"
  }

  /// A source whose key is made of fields has another key wherever such a field changes.
  private func keys() -> String? {
    guard staged.extent == .snapshot, hasKeyColumns, let limit = limits.limits[.keys], counts.standing > 0 else {
      return nil
    }
    guard counts.unsureKeys > limit.rows, counts.unsureKeys * 100 > limit.percent * counts.standing else { return nil }
    return
      "\(counts.unsureKeys) of \(counts.standing) records seem to have other keys than before, and what they say does not "
      + "prove it; at most \(limit.percent) % or \(limit.rows) may"
  }

  private func quarantine() -> String? {
    guard let limit = limits.limits[.quarantine] else { return nil }
    let usual = history.median(\.quarantined) ?? 0
    let more = counts.quarantined - usual
    guard more > limit.rows, more * 100 > limit.percent * counts.read else { return nil }
    return
      "\(counts.quarantined) of \(counts.read) records cannot be used, in the median \(usual); "
      + "at most \(limit.percent) % or \(limit.rows) more may be"
  }

  /// Whether more of the standing relationships are at their end than the limits let pass. Ending blocks and later erases, so
  /// one of the two limits is enough; a handful may always end.
  static func endsTooMany(_ ended: Int, of standing: Int, _ limits: GuardLimits) -> Bool {
    guard let limit = limits.limits[.endings] else { return false }
    return ended > limit.rows || (ended >= 5 && ended * 100 > limit.percent * standing)
  }

  /// Too many records of a source that was read before that object all at once, as where a column has shifted.
  static func objections(_ source: String, _ new: Int, of read: Int, _ limits: GuardLimits) -> GuardTrip? {
    guard let limit = limits.limits[.objections], new > limit.rows, new * 100 > limit.percent * read else { return nil }
    return GuardTrip(
      source: source, name: .objections,
      message: "\(new) of \(read) records newly object; at most \(limit.percent) % or \(limit.rows) may")
  }

  private func endings() -> String? {
    guard let limit = limits.limits[.endings], !history.readings.isEmpty, counts.standing > 0,
      Self.endsTooMany(counts.ended, of: counts.standing, limits)
    else { return nil }
    return
      "\(counts.ended) of \(counts.standing) relationships have ended; at most \(limit.percent) % and \(limit.rows) may"
  }
}
