import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports

extension RectificationAnswer {
  /// What `plan` would do, or did with `outcome`; a withdrawal has no plan.
  init(_ field: Field, _ plan: Rectifying.Plan?, _ outcome: Rectifying.Outcome?, _ pipeline: PipelineFile) {
    let origin = ObservationOrigin(pipeline: pipeline)
    let record = outcome?.record ?? plan?.record
    let rows = (plan?.observations ?? []).map { one in
      Row(
        observation: one.id, source: one.source,
        sourceKey: RecordKey.shown(one.sourceKey), place: origin.place(one),
        said: one.said[field.rawValue])
    }
    self.init(
      run: outcome?.run, isRehearsal: outcome == nil, stands: plan?.stands == true,
      kind: record.map { $0.kind == .person ? "contact" : "company" }, id: record?.id, field: field.name,
      value: plan?.value, rules: plan?.given == plan?.value ? [] : plan?.rules ?? [], reads: record?.value(field),
      records: rows, silent: plan?.silent.count ?? 0, ended: outcome?.ended ?? 0)
  }
}
