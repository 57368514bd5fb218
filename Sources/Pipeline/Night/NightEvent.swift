/// What a night tells while it goes on. No event holds a value of a record.
public enum NightEvent: Sendable {
  /// So much of a source's files has been read; sizes in bytes.
  case reading(source: String, records: Int, bytes: Int64, ofBytes: Int64)
  /// A stage has ended: the run where there is one yet, the source where it is about one, what it counted, seconds.
  case stage(name: String, run: Int64?, source: String?, counts: [(name: String, count: Int)], seconds: Double)
}

/// Who is told.
public typealias NightObserver = (NightEvent) -> Void
