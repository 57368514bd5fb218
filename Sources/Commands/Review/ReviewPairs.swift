import Configuration
import Deduplicator
import Foundation
import Pipeline
import Records
import Register
import Reports

/// Makes the review report out of the register's pairs.
struct ReviewPairs {
  private let pipeline: PipelineFile
  private let register: RegisterFile
  private let context: RunContext

  init(_ pipeline: PipelineFile, _ register: RegisterFile, _ context: RunContext) {
    (self.pipeline, self.register, self.context) = (pipeline, register, context)
  }

  /// The report, with at most `limit` pairs of each kind and outcome.
  func report(_ limit: Int) throws(Problem) -> ReviewReport {
    let queries = Queries(register)
    let model = try RegisterModel.current(register)
    let origin = ObservationOrigin(pipeline: pipeline)
    func thresholds(_ kind: EntityKind) -> ReviewReport.Thresholds {
      ReviewReport.Thresholds(review: model.reviewThreshold(kind), merge: model.mergeThreshold(kind))
    }
    var items: [ReviewReport.Item] = []
    let alarms = try StandingAlarms(register, threads: 2).entries
    var pairs = try queries.nearestPairs(limit)
    let alarmed = alarms.enumerated().flatMap { number, entry in
      entry.pairs.prefix(limit).map {
        (number: number, kind: entry.alarm.kind, left: min($0.left, $0.right), right: max($0.left, $0.right))
      }
    }
    for one in alarmed where !pairs.contains(where: { Self.isOf($0.pair, one.kind, one.left, one.right) }) {
      if let pair = try queries.pair(one.kind, one.left, one.right) { pairs.append((pair, false)) }
    }
    let explained = try ExplainedPairs(register, Set(pairs.flatMap { [$0.pair.left, $0.pair.right] }))
    for (pair, isOfCustomer) in pairs {
      guard let left = try queries.observation(pair.left), let right = try queries.observation(pair.right) else {
        continue
      }
      let entities = pair.kind == .person ? (left.contact, right.contact) : (left.company, right.company)
      let odds = exp2(Double(pair.weight) / 1000)
      items.append(
        ReviewReport.Item(
          kind: pair.kind, outcome: entities.0 == entities.1 ? .merged : .review, isOfCustomer: isOfCustomer,
          alarm: alarmed.first { Self.isOf(pair, $0.kind, $0.left, $0.right) }?.number, weight: pair.weight,
          probability: odds / (1 + odds), comparisons: explained.waterfall(pair.kind, pair.left, pair.right),
          left: side(left, pair.kind, origin), right: side(right, pair.kind, origin)))
    }
    let run = try RunLedger(register).lastCommitted()
    return ReviewReport(
      title: "Merges and pairs left for review", registerName: pipeline.contract.name, run: run?.id ?? 0,
      generated: Timestamp.text(context.now), companies: thresholds(.company), persons: thresholds(.person),
      items: items, alarms: alarms.map { Alarm($0.alarm) })
  }

  private static func isOf(_ pair: PairRecord, _ kind: EntityKind, _ left: Int64, _ right: Int64) -> Bool {
    pair.kind == kind && pair.left == left && pair.right == right
  }

  private func side(_ observation: ObservationRecord, _ kind: EntityKind, _ origin: ObservationOrigin)
    -> ReviewReport.Side
  {
    let fields = kind == .person ? Field.allCases : Field.company
    return ReviewReport.Side(
      id: (kind == .person ? observation.contact : observation.company) ?? 0, record: observation.record,
      source: observation.source,
      sourceKey: RecordKey.shown(observation.sourceKey),
      place: origin.place(observation),
      values: fields.compactMap { field in
        let value = observation.normal[field.rawValue]
        return value.isEmpty ? nil : (field, value)
      })
  }
}
