import Foundation

/// Where the programs lie that are measured.
struct Programs {
  /// This program.
  let itself: String
  /// The program that is measured.
  let lahde: String

  /// The programs, given how this one was called; `lahde` lies beside it unless said otherwise.
  init(itself: String, lahde: String?) {
    self.itself = Self.found(itself) ?? itself
    self.lahde =
      lahde ?? URL(fileURLWithPath: self.itself).deletingLastPathComponent().appendingPathComponent("lahde").path
  }

  /// The path of a program: itself if it names a folder, else what `PATH` leads to.
  static func found(_ name: String) -> String? {
    if name.contains("/") { return name }
    return (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
