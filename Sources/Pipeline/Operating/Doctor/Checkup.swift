import Records

/// What one check of the machine found: one line for a person.
public struct Checkup: Sendable, Equatable {
  /// How it came out.
  public enum State: String, Sendable, CaseIterable {
    /// As it should be.
    case ok
    /// The next night runs, but somebody should look.
    case warning
    /// The next night does not run, or the register's word is broken.
    case failed
  }

  /// What was checked: the same word every time.
  public let name: String
  /// How it came out.
  public let state: State
  /// What was found.
  public let message: String
  /// What to do about it.
  public let remedy: String?
  /// Of a failed check the exit code: ``ExitCode/configuration`` where a setting or a right is wrong,
  /// ``ExitCode/inputOutput`` where a file or the disk is.
  public let code: ExitCode

  private init(_ name: String, _ state: State, _ message: String, _ remedy: String?, _ code: ExitCode) {
    (self.name, self.state, self.message, self.remedy, self.code) = (name, state, message, remedy, code)
  }

  static func ok(_ name: String, _ message: String) -> Checkup { Checkup(name, .ok, message, nil, .done) }

  static func warning(_ name: String, _ message: String, _ remedy: String) -> Checkup {
    Checkup(name, .warning, message, remedy, .done)
  }

  static func failed(_ name: String, _ message: String, _ remedy: String, _ code: ExitCode = .configuration) -> Checkup
  {
    Checkup(name, .failed, message, remedy, code)
  }

  /// A problem as the outcome of a check.
  static func failed(_ name: String, _ problem: Problem) -> Checkup {
    let code: ExitCode =
      [.configuration, .usage, .notAuthorised].contains(problem.code) ? .configuration : .inputOutput
    return Checkup(name, .failed, problem.message, problem.remedy, code)
  }
}

extension [Checkup] {
  /// How the examination ends: 78 if a setting or a right is wrong, else 74 if a file or the disk is, else 0.
  public var exitCode: ExitCode {
    let codes = filter { $0.state == .failed }.map(\.code)
    if codes.contains(.configuration) { return .configuration }
    return codes.isEmpty ? .done : .inputOutput
  }
}
