import Records

/// The mistakes found in one configuration file: readers report here and go on, so that all are told at once.
public final class Mistakes {
  /// The file, as the user named it.
  public let file: String
  /// What was found so far, in the order of finding.
  public private(set) var problems: [Problem]

  /// A file in which nothing was found yet, or only `problems`.
  public init(file: String, _ problems: [Problem] = []) {
    self.file = file
    self.problems = problems
  }

  /// Adds a mistake at a place in the file.
  public func report(_ position: Position, _ message: String, remedy: String? = nil) {
    report(
      Problem(
        .configuration, file: file, line: position.line, column: position.column, message, remedy: remedy))
  }

  /// Adds a problem, also one of another file.
  public func report(_ problem: Problem) { problems.append(problem) }
}
