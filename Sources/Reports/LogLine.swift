import Records

/// A line of a night's log: what a stage did, in text or as one line of JSON.
public struct LogLine: Sendable {
  private let run: Int64?, source: String?, stage: String
  private let counts: [(name: String, count: Int)]
  private let seconds: Double

  /// Of a stage; the run where there is one yet, the source where it is about one.
  public init(
    run: Int64?, source: String?, stage: String, counts: [(name: String, count: Int)], seconds: Double
  ) {
    self.run = run
    self.source = source
    self.stage = stage
    self.counts = counts
    self.seconds = seconds
  }

  /// `run 12  customers  read  unchanged 992, changed 8  0.52 s`; what is zero is left out.
  public func text() -> String {
    let counted = counts.filter { $0.count != 0 }.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    let parts = [
      run.map { "run \($0)" }, source, stage, counted.isEmpty ? nil : counted, Figures.seconds(seconds) + " s",
    ]
    return parts.compactMap { $0 }.joined(separator: "  ")
  }

  private struct Content: Encodable {
    let time: String, run: Int64?, source: String?, stage: String, counts: [String: Int], seconds: Double
  }

  /// The same as an object in one line; `time` in seconds since 1970.
  public func json(at time: Int64) -> String {
    let content = Content(
      time: Timestamp.text(time), run: run, source: source, stage: stage,
      counts: Dictionary(counts.map { ($0.name, $0.count) }) { $1 }, seconds: (seconds * 1000).rounded() / 1000)
    // Numbers and names always encode.
    return (try? JSONText.line(content)) ?? "{}"
  }
}
