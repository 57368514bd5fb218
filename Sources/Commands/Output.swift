import Foundation

/// Data goes to standard output, everything else to standard error.
struct Output: Sendable {
  /// Whether standard output is a terminal.
  var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard error is a terminal.
  var errorsAreTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes over the line of the terminal that standard error is.
  func overwrite(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(("\r\u{1B}[K" + text).utf8))
  }

  /// Writes data.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes data.
  func write(_ bytes: [UInt8]) { try? FileHandle.standardOutput.write(contentsOf: Data(bytes)) }

  /// Writes a message, with a line end.
  func error(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }
}
