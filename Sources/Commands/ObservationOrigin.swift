import Configuration
import Normalizer
import Records
import Register
import Reports
import Text

/// Where a value of an observation came from, in the words of a report.
struct ObservationOrigin {
  let pipeline: PipelineFile

  /// The record's place: `customers/asiakkaat.csv:12`, or a page's address.
  func place(_ observation: ObservationRecord) -> String {
    observation.url ?? "\(pipeline.resolve(observation.path)):\(observation.line)"
  }

  /// The place of one field, or of the field that it was derived from.
  func origin(_ observation: ObservationRecord, _ field: Field, trace: FieldTrace) -> ProvenanceReport.Origin {
    var origin = place(observation, field, trace: trace)
    origin.sha256 = Digest(bytes: observation.sha256)?.hex
    return origin
  }

  private func place(_ observation: ObservationRecord, _ field: Field, trace: FieldTrace) -> ProvenanceReport.Origin {
    let place = observation.places[(trace.derivedFrom ?? field).rawValue]
    let date = Timestamp.date(observation.sinceTime)
    if place.hasPrefix("/") {
      return ProvenanceReport.Origin(
        source: observation.source, file: pipeline.resolve(observation.path), url: observation.url,
        retrieved: observation.retrieved.map { Timestamp.text($0) }, xpath: place, sinceRun: observation.since,
        sinceDate: date)
    }
    let parts = place.split(separator: ":").compactMap { Int($0) }
    let offset = parts.count == 2 ? parts[0] : 0
    return ProvenanceReport.Origin(
      source: observation.source, file: pipeline.resolve(observation.path), line: Int(observation.line) + offset,
      column: parts.last, byteOffset: Int(observation.byteStart), sinceRun: observation.since, sinceDate: date)
  }
}
