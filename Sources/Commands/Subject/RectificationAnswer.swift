import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports
import Text

/// What a rectification did, or would do: the records, and who may have got the incorrect value (Article 19).
struct RectificationAnswer: Encodable {
  /// One record that is put right.
  struct Row: Encodable { let observation: Int64, source: String, sourceKey: String, place: String, said: String }

  private let schema = "lahde.rectification/1"
  private let run: Int64?, isRehearsal: Bool, stands: Bool
  private let kind: String?, id: Int64?, field: String, value: String?, rules: [String]
  /// What the field reads after a withdrawal.
  private let reads: String?
  private let records: [Row], silent: Int, ended: Int
  /// Looks at the incorrect value; nil where there is none to tell of.
  var looks: CarriedValue.Looks?

  /// What `plan` would do, or did with `outcome`; a withdrawal has no plan.
  init(_ field: Field, _ plan: Rectifying.Plan?, _ outcome: Rectifying.Outcome?, _ pipeline: PipelineFile) {
    let origin = ObservationOrigin(pipeline: pipeline)
    let record = outcome?.record ?? plan?.record
    (run, isRehearsal, stands) = (outcome?.run, outcome == nil, plan?.stands == true)
    (kind, id) = (record.map { $0.kind == .person ? "contact" : "company" }, record?.id)
    (self.field, value, rules) = (field.name, plan?.value, plan?.given == plan?.value ? [] : plan?.rules ?? [])
    reads = record?.value(field)
    records = (plan?.observations ?? []).map { one in
      Row(
        observation: one.id, source: one.source,
        sourceKey: one.sourceKey.split(separator: "\u{1F}").joined(separator: " | "), place: origin.place(one),
        said: one.said[field.rawValue])
    }
    (silent, ended) = (plan?.silent.count ?? 0, outcome?.ended ?? 0)
  }

  func text() -> String {
    let whose = kind.map { " of \($0) \(id ?? 0)" } ?? ""
    guard let right = value else {
      let now =
        reads.map { "reads “\(VisibleText.clean($0))” again, as its sources have it" } ?? "has no value any more"
      return "run \(run ?? 0): \(Self.count(ended, "correction")) taken back\n\(field)\(whose) \(now)\n"
    }
    let value = VisibleText.clean(right)
    var text = ""
    if !rules.isEmpty { text += "by the field's rules the value is “\(value)” (\(rules.joined(separator: ", ")))\n" }
    if isRehearsal {
      text += "\(field)\(whose) would read “\(value)”\(stands ? ", as it does already" : ""). Nothing was changed.\n"
    } else if stands {
      text += "\(field)\(whose) was put right so already; nothing was changed\n"
    } else {
      text += "run \(run ?? 0): \(field)\(whose) reads “\(reads.map(VisibleText.clean) ?? value)”\n"
    }
    text += "\n\(isRehearsal ? "would be put right" : "put right") (\(records.count)):\n" + table()
    if silent > 0 {
      text += "\n\(Self.count(silent, "record")) that say nothing of it \(silent == 1 ? "is" : "are") left as before\n"
    }
    if isRehearsal {
      return text + "\nIf all of these are meant: without --dry-run. If not: --leave-out with a number.\n"
    }
    return text + (looks?.text() ?? "")
  }

  private func table() -> String {
    var table = TextTable(columns: [
      .number("observation"), .text("source"), .text("key", maxWidth: 30), .text("place", maxWidth: 50),
      .text("says", maxWidth: 40),
    ])
    for row in records {
      table.add(["\(row.observation)", row.source, row.sourceKey, row.place, row.said.isEmpty ? "-" : row.said])
    }
    return table.render()
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
