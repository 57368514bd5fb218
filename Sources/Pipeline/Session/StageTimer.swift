import Foundation

/// Measures what each stage of a night takes in seconds and memory, and tells of it.
public struct StageTimer {
  /// One stage.
  public struct Stage: Sendable {
    /// Its name.
    public let name: String
    /// Wall-clock seconds.
    public let seconds: Double
    /// Largest resident memory while it ran, in bytes; 0 where the system does not tell.
    public let peakBytes: Int
  }

  /// The stages so far.
  public private(set) var stages: [Stage] = []
  /// The run that the stages are of, once it has begun.
  public var run: Int64?
  private let observer: NightObserver
  private var began = ContinuousClock.now

  /// Starts with the first stage.
  public init(_ observer: @escaping NightObserver = { _ in }) {
    self.observer = observer
    Self.forgetPeak()
  }

  /// Ends the running stage, in which `counts` were counted, and starts the next.
  public mutating func end(_ name: String, _ counts: [(name: String, count: Int)] = []) {
    let seconds = Self.seconds(since: began)
    stages.append(Stage(name: name, seconds: seconds, peakBytes: Self.peak()))
    Self.forgetPeak()
    observer(.stage(name: name, run: run, source: nil, counts: counts, seconds: seconds))
    began = .now
  }

  /// Tells of a part of the running stage that is about one source and began then.
  func tell(_ name: String, source: String, _ counts: [(name: String, count: Int)], since: ContinuousClock.Instant) {
    observer(.stage(name: name, run: run, source: source, counts: counts, seconds: Self.seconds(since: since)))
  }

  private static func seconds(since began: ContinuousClock.Instant) -> Double {
    let took = ContinuousClock.now - began
    return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
  }

  /// `VmHWM` never falls by itself: 5 written to `clear_refs` sets it to what is resident now.
  private static func forgetPeak() {
    guard let handle = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    try? handle.write(contentsOf: [UInt8(ascii: "5")])
    try? handle.close()
  }

  private static func peak() -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return kibibytes * 1024
  }
}
