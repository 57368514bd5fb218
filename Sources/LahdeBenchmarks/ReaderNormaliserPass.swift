import Records

/// A file through reader and normaliser and nowhere else: what the memory case measures, in a process of its own.
enum ReaderNormaliserPass {
  /// Passes the file and returns a line about it for standard output.
  static func run(file: String, programs: Programs) throws(Problem) -> String {
    let outcome = try ChildProcess.run(programs.lahde, ["preview", file, "--limit", "all", "--format", "csv"])
    guard outcome.code == 0 else { throw Problem(.badData, file: file, "lahde preview ended with \(outcome.code)") }
    return "\(outcome.peakBytes)"
  }
}
