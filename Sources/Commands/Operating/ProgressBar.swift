/// A bar with rate and time left, which is drawn four times a second at most.
struct ProgressBar {
  private var began = ContinuousClock.now
  private var source = ""
  private var last: ContinuousClock.Instant?

  /// The line for so much of a source; nil while the last one is too fresh.
  mutating func line(_ source: String, records: Int, bytes: Int64, of all: Int64) -> String? {
    let now = ContinuousClock.now
    if source != self.source {
      self.source = source
      began = now
      last = nil
    }
    if let last, now - last < .milliseconds(250) { return nil }
    last = now
    let seconds = Double((now - began).components.seconds) + Double((now - began).components.attoseconds) * 1e-18
    return Self.text(source, records: records, share: all > 0 ? Double(bytes) / Double(all) : 0, seconds: seconds)
  }

  /// What is shown when a stage has ended: what comes next takes its own time.
  func stage(after name: String) -> String { "\(name) … done" }

  /// The bar as text: `customers  [#######-------------]  35 %  182000 records/s  0:12 left`.
  static func text(_ source: String, records: Int, share: Double, seconds: Double) -> String {
    let share = min(max(share, 0), 1)
    let filled = Int(share * 20)
    var line =
      source + "  [" + String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled) + "]  "
      + "\(Int(share * 100)) %"
    guard seconds > 0.2, share > 0 else { return line }
    line += "  \(Int(Double(records) / seconds)) records/s"
    let left = Int((seconds / share - seconds).rounded(.up))
    return line + "  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
  }
}
