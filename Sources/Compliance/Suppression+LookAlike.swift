import Records
import Text

/// Records that have the name and company of an erased person, and neither her address nor her key.
extension Suppression {
  /// The codes by which a row looks like an erased person; none for nearly every row.
  public func lookAlikes(of row: ObservationRow, in batch: ObservationBatch) -> [Digest] {
    guard !lookAlikes.isEmpty else { return [] }
    var (ranges, messages): ([Range<Int>], [UInt8]) = ([], [])
    PackedFields.split(batch.bytes, row.normal.isEmpty ? row.raw : row.normal, into: &ranges)
    var forms = LookAlike()
    forms.append(batch.bytes, ranges, to: &messages)
    return forms.added.flatMap { form in keys.map { $0.authenticate(messages, form) } }.filter {
      lookAlikes.contains($0)
    }
  }

  /// Binds a row for quarantine. There it is known by a code of what it says, as long as it says that.
  func quarantine(_ index: Int, in batch: inout ObservationBatch) {
    batch.rows[index].disposition = .quarantine(finding: batch.findings.count)
    batch.findings.append(
      Finding(
        .suppressionLookAlike, field: Field.personName.name, row: index, line: batch.rows[index].place.line, column: 1))
    batch.rows[index].digest = quarantineDigest(batch.rows[index].digest)
  }

  /// The code by which quarantine knows a record that looks like an erased person, from its content's digest: by the oldest
  /// key, so that it stays when keys are added.
  public func quarantineDigest(_ content: Digest) -> Digest {
    keys.first?.authenticate(content.bytes, 0..<content.bytes.count) ?? content
  }
}
