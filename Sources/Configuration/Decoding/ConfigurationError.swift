import Records

/// Every mistake of a configuration, in the order of its places.
public struct ConfigurationError: Error, Sendable, Equatable {
  /// At least one problem: sorted by file, line, column and message.
  public let problems: [Problem]

  /// The problems, in any order.
  public init(_ problems: [Problem]) {
    self.problems = problems.sorted { left, right in
      (left.file ?? "", left.line ?? 0, left.column ?? 0, left.message)
        < (right.file ?? "", right.line ?? 0, right.column ?? 0, right.message)
    }
  }

  /// How a command ends: ``ExitCode/noInput`` if nothing is wrong but that a file is missing.
  public var code: ExitCode { problems.allSatisfy { $0.code == .noInput } ? .noInput : .configuration }

  /// The problems as they are printed, one after the other.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
