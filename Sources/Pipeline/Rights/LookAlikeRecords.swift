import Compliance
import Configuration
import Normalizer
import Records
import Register
import Text

/// Records in quarantine that look like an erased person, read again: by what each is known.
struct LookAlikeRecords {
  /// One of them.
  struct Record {
    /// The number of its entry in quarantine.
    let entry: Int64
    /// Its key, and the addresses in it, as they are written and as they are normalised.
    let key: Identifier, emails: [String]
    /// Name and company, and the codes by which they are an erased person's.
    let names: [Identifier], lookAlikes: [Digest]
    /// The person under the key, and that the key has had this person all along.
    let whole: [Identifier], same: [Identifier]
    /// Whether the key is that of somebody who was erased.
    let isKeySuppressed: Bool
  }

  private let workplace: Workplace
  private let suppression: Suppression

  init(_ workplace: Workplace, _ suppression: Suppression) {
    (self.workplace, self.suppression) = (workplace, suppression)
  }

  /// Reads the records of all entries; throws if one of them is not to be found, for what it says then is not known.
  func read(_ entries: [QuarantineRecord]) throws(Problem) -> [Record] {
    var records: [Record] = []
    for (place, wanted) in Dictionary(grouping: entries, by: { [$0.source, $0.path] }).sorted(by: {
      $0.key.lexicographicallyPrecedes($1.key)
    }) {
      records += try read(wanted, source: place[0], path: place[1])
    }
    return records
  }

  private func read(_ wanted: [QuarantineRecord], source: String, path: String) throws(Problem) -> [Record] {
    guard let plan = workplace.pipeline.sources.first(where: { $0.name == source }) else {
      throw Problem(
        .noInput, "source \(source) is no longer in the pipeline, so what entry \(wanted[0].id) says is not known",
        remedy: "discard the entry")
    }
    // A name that told of an erased person is a code in the register.
    let file = try plan.files().first { suppression.inputName(workplace.pipeline.relative($0)) == path }
    var found: [Digest: Record] = [:]
    if let file {
      let numbers = Dictionary(wanted.map { ($0.digest, $0.id) }) { first, _ in first }
      var stream = try SourceStream(plan, file: file, options: NightOptions(), workplace)
      while let batches = try stream.next({ [suppression] in suppression.apply(to: &$0, source: source) }) {
        for batch in batches {
          for row in batch.rows {
            // Who looks like an erased person is known by a code already; of others it is made when they are written.
            for digest in [row.digest, suppression.quarantineDigest(row.digest)] {
              if let entry = numbers[digest.bytes] { found[digest] = record(entry, row, batch, source) }
            }
          }
        }
      }
    }
    var records: [Record] = []
    for entry in wanted {
      guard let digest = Digest(bytes: entry.digest), let record = found[digest] else {
        throw Problem(
          .badData, "the record of entry \(entry.id) is no longer in its file as it was; nothing was done",
          remedy: "let the next night read the file; what it then asks about has a number of its own")
      }
      records.append(record)
    }
    return records
  }

  private func record(_ entry: Int64, _ row: ObservationRow, _ batch: ObservationBatch, _ source: String) -> Record {
    let raw = PackedFields.values(Array(batch.bytes[row.raw]))
    let normal = row.normal.isEmpty ? raw : PackedFields.values(Array(batch.bytes[row.normal]))
    let emails = Set([raw, normal].map { $0[Field.personEmail.rawValue] }).subtracting([""]).sorted()
    let (key, person) = (String(decoding: batch.bytes[row.key], as: UTF8.self), RecordPerson(normal))
    return Record(
      entry: entry, key: .key(source: source, key: key),
      emails: emails, names: Identifier.lookAlikes(of: normal), lookAlikes: suppression.lookAlikes(of: row, in: batch),
      whole: Identifier.whole(person, source: source, key: key),
      same: Suppression.same(person, source: source, key: key),
      isKeySuppressed: Identifier.keys(source: source, key: key).contains { suppression.contains($0) })
  }
}
