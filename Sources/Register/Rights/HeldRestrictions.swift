import Records

extension StagedSource {
  /// What a source that is held back forbids: of keys that `stands` knows as active, and of which no record is active or
  /// unreadable tonight, those that say that the relationship has ended, and those that the source's filter leaves out.
  ///
  /// In the copy that is returned, with how many keys these are, the first are kept, the second go like suppressed ones, and
  /// nothing else is there.
  func restrictions(_ stands: (_ key: ArraySlice<UInt8>) -> Bool) -> (staged: StagedSource, keys: Int) {
    var keys: Set<ArraySlice<UInt8>> = []
    var others: Set<ArraySlice<UInt8>> = []
    for batch in batches {
      for row in batch.rows where !row.key.isEmpty && row.restricts { keys.insert(batch.bytes[row.key]) }
    }
    if !keys.isEmpty {
      for batch in batches {
        for row in batch.rows where !row.restricts && keys.contains(batch.bytes[row.key]) {
          others.insert(batch.bytes[row.key])
        }
      }
    }
    keys = keys.subtracting(others).filter(stands)
    var copy = self
    for index in copy.batches.indices {
      for row in copy.batches[index].rows.indices {
        let one = copy.batches[index].rows[row]
        let isMeant = !one.key.isEmpty && one.restricts && keys.contains(copy.batches[index].bytes[one.key])
        if !isMeant {
          copy.batches[index].rows[row].disposition = .ignore
        } else if one.disposition == .ignore {
          copy.batches[index].rows[row].disposition = .suppress
        }
      }
    }
    return (copy, keys.count)
  }
}

extension ObservationRow {
  /// Whether the record forbids what an earlier one of its key allowed.
  fileprivate var restricts: Bool {
    switch disposition {
    case .keep: relationship == .ended
    case .ignore: true
    case .suppress, .quarantine: false
    }
  }
}
