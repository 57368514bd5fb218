import Text

/// How a command ends: the closed set of exit codes.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// Done, also when nothing new is in quarantine.
  case done = 0
  /// Committed; new records are in quarantine.
  case newInQuarantine = 3
  /// Committed; a source was held back.
  case sourceHeld = 4
  /// The command line is wrong.
  case usage = 64
  /// Bad data; nothing was committed.
  case badData = 65
  /// There is no input.
  case noInput = 66
  /// Nobody, or more than one, is meant.
  case nobodyOrSeveral = 69
  /// A mistake in the program.
  case bug = 70
  /// Reading or writing failed.
  case inputOutput = 74
  /// Another run holds the register.
  case locked = 75
  /// The user is not authorised.
  case notAuthorised = 77
  /// The configuration or the contract is wrong.
  case configuration = 78
}

/// What went wrong, where, and how to mend it: the only error that leaves a room.
public struct Problem: Error, Sendable, Equatable {
  /// How the command is to end.
  public let code: ExitCode
  /// The file it is about, as the user named it.
  public let file: String?
  /// 1-based line, if known.
  public let line: Int?
  /// 1-based column, if known.
  public let column: Int?
  /// What is wrong.
  public let message: String
  /// What to do about it.
  public let remedy: String?

  /// A problem, with as much of its place as is known.
  public init(
    _ code: ExitCode, file: String? = nil, line: Int? = nil, column: Int? = nil, _ message: String,
    remedy: String? = nil
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.remedy = remedy
  }

  /// `FILE:LINE:COLUMN: error: what is wrong` and, on a line of its own, `  to mend: what to do`.
  public var description: String { visible.text }

  /// The same, for a terminal: nothing that a file's name or a value brought with it steers it, and no address or personal
  /// identity code is told.
  public var visible: VisibleText {
    var text: VisibleText = ""
    if let file {
      text += "\(IdentityCode.masked(file)):"
      if let line { text += "\(line):" }
      if line != nil, let column { text += "\(column):" }
      text += " "
    }
    text += "error: \(Masked.text(message))"
    if let remedy { text += "\n  to mend: " + .lines(Masked.text(remedy)) }
    return text
  }
}
