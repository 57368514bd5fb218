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

  /// The place of one field, or of the field that it was derived from, and since when it reads so; or, with `said`, since
  /// when its source says so, where it was put right.
  func origin(
    _ observation: ObservationRecord, _ field: Field, trace: FieldTrace, said: Bool = false
  ) -> ProvenanceReport.Origin {
    let since = said ? observation.saysSince : observation.readsSince
    var origin = place(observation, field, trace: trace, since: since[field.rawValue])
    origin.sha256 = Digest(bytes: observation.sha256)?.hex
    return origin
  }

  private func place(
    _ observation: ObservationRecord, _ field: Field, trace: FieldTrace, since: RunMoment
  ) -> ProvenanceReport.Origin {
    let place = observation.places[(trace.derivedFrom ?? field).rawValue]
    let date = Timestamp.date(since.time)
    if place.hasPrefix("/") {
      return ProvenanceReport.Origin(
        source: observation.source, file: pipeline.resolve(observation.path), url: observation.url,
        retrieved: observation.retrieved.map { Timestamp.text($0) }, xpath: place, sinceRun: since.run,
        sinceDate: date)
    }
    let parts = place.split(separator: ":").compactMap { Int($0) }
    let offset = parts.count == 2 ? parts[0] : 0
    return ProvenanceReport.Origin(
      source: observation.source, file: pipeline.resolve(observation.path), line: Int(observation.line) + offset,
      column: parts.last, byteOffset: Int(observation.byteStart), sinceRun: since.run, sinceDate: date)
  }
}
