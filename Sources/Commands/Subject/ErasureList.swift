import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports

extension ErasureList {
  /// A list of what a plan takes; `doubts` are those that an answer to the person would have, by observation. Of those who stay,
  /// whose processing is `restricted` is not told.
  init(
    _ plan: Erasure.Plan, _ pipeline: PipelineFile, restricted: Set<Int64>,
    doubts: [Int64: SubjectSelection.Doubt]
  ) {
    let held = Set(plan.holds.map(\.key))
    func row(_ one: ErasureSearch.Found, withheld: Bool = false) -> Row {
      func shown(_ text: String) -> String { withheld ? WithheldPersons.mark : text }
      return Row(
        observation: one.id, source: one.source,
        sourceKey: shown(RecordKey.shown(one.sourceKey)),
        place: shown(one.url ?? "\(pipeline.resolve(one.path)):\(one.line)"),
        state: one.contact.map { "contact \($0)" } ?? "not current", isHeld: held.contains(one.key),
        name: shown(one.name), email: shown(one.email), company: one.company,
        value: plan.field.map { field in
          let (raw, normal) = (one.raw[field.rawValue], one.normal[field.rawValue])
          return shown(normal.isEmpty ? raw : normal)
        }, doubt: doubts[one.id]?.rawValue)
    }
    self.init(
      field: plan.field?.name, goes: plan.found.hers.map { row($0) },
      lookAlikesThatStay: plan.found.lookAlikes.map { row($0, withheld: restricted.contains($0.key)) },
      othersThatLoseHerAddress: plan.found.mailboxes.count, sharedAddresses: plan.found.sharedEmails.count,
      namesWithCompany: plan.lookAlikes.count, recordsUnderHold: plan.holds.count,
      isCustomersContact: plan.isOfCustomer, confirm: plan.hash)
  }
}
