import Foundation

/// Measures what each stage of a night takes in seconds and memory.
public struct StageTimer: Sendable {
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
  private var began = ContinuousClock.now

  /// Starts with the first stage.
  public init() { Self.forgetPeak() }

  /// Ends the running stage and starts the next.
  public mutating func end(_ name: String) {
    let took = ContinuousClock.now - began
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
    stages.append(Stage(name: name, seconds: seconds, peakBytes: Self.peak()))
    Self.forgetPeak()
    began = .now
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
