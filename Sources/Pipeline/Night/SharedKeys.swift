import Configuration
import Records
import Text

/// Whether a source's key tells its records apart: what `lahde check` says before the night.
public struct SharedKeys {
  /// What a record says that shares its key.
  private struct Entry {
    let spelling: [UInt8]
    var people: [RecordPerson]
    var isRespelt = false
  }

  private let plan: SourcePlan
  private var entries: [[UInt8]: Entry] = [:]

  /// The keys of a source.
  public init(_ plan: SourcePlan) { self.plan = plan }

  /// Looks at records.
  public mutating func add(_ batch: ObservationBatch) {
    for row in batch.rows where row.disposition == .keep && !row.key.isEmpty {
      let spelling = Array(batch.bytes[row.key])
      let packed = Array(batch.bytes[row.normal.isEmpty ? row.raw : row.normal])
      let person = RecordPerson(PackedFields.values(packed))
      let canonical = KeySpelling.canonical(spelling)
      guard var entry = entries[canonical] else {
        entries[canonical] = Entry(spelling: spelling, people: [person])
        continue
      }
      if entry.spelling != spelling { entry.isRespelt = true }
      if !entry.people.contains(where: { $0.isSame(as: person) && $0.hasFirm(of: person) }) {
        entry.people.append(person)
      }
      entries[canonical] = entry
    }
  }

  /// What there is to say, and what to write; no value of the source is in it.
  public var messages: [String] {
    guard !plan.key.isEmpty else { return [] }
    var messages: [String] = []
    let shared = entries.values.filter { $0.people.count > 1 && !$0.isRespelt }
    if !shared.isEmpty {
      let rows = shared.reduce(0) { $0 + $1.people.count }
      messages.append(
        "source \(plan.name): the key \(Self.list(plan.key)) is not unique: \(rows) people or firms share \(shared.count) "
          + (shared.count == 1 ? "key" : "keys") + "; \(advice(shared))")
    }
    let respelt = entries.values.count(where: \.isRespelt)
    if respelt > 0 {
      messages.append(
        "source \(plan.name): \(respelt) " + (respelt == 1 ? "key stands" : "keys stand")
          + " in the file in two spellings, which are kept apart; if they mean one record, mend the file")
    }
    return messages
  }

  /// What to write so that it is unique.
  private func advice(_ shared: [Entry]) -> String {
    func isTold(_ value: (RecordPerson) -> String) -> Bool {
      shared.allSatisfy { entry in
        let values = entry.people.map(value)
        return !values.contains("") && Set(values).count == values.count
      }
    }
    let choices: [(fields: [Field], value: (RecordPerson) -> String)] = [
      ([.personEmail], \.email), ([.personName], \.name), ([.companyBusinessID, .companyName], \.firm),
    ]
    for choice in choices where isTold(choice.value) {
      let columns = choice.fields.compactMap { field in plan.map.first { $0.field == field }?.columns }.first ?? []
      if !columns.isEmpty, columns.allSatisfy({ !plan.key.contains($0) }) {
        return
          "each has a record of its own; if that is not what the key means, write key: \(Self.list(plan.key + columns))"
      }
    }
    return "each has a record of its own as far as name or address tell them apart; add a column that does to the key"
  }

  private static func list(_ columns: [String]) -> String {
    "[" + columns.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }
}
