import Records

/// A command that runs: one file, one line in ``CommandRegistry``. Its help text is its specification.
///
/// `lahde contacts` is one, and so is each word of a family, as `lahde subject erase`.
protocol Command: Sendable {
  /// The word that calls it.
  static var name: String { get }
  /// What it does: an imperative sentence.
  static var abstract: String { get }
  /// The arguments after its name, as in a usage line.
  static var arguments: String { get }
  /// How many arguments it takes.
  static var argumentCount: ClosedRange<Int> { get }
  /// What the arguments mean, and examples.
  static var discussion: String { get }
  /// The options that it takes; every other one is refused.
  static var options: [CommandOption] { get }

  init()
  /// Does it.
  func run(_ invocation: Invocation) throws(Problem) -> ExitCode
}

extension Command {
  static var arguments: String { "" }
  static var discussion: String { "" }
  static var argumentCount: ClosedRange<Int> { 0...0 }
}

/// Commands that belong together under one word: `lahde subject access`, `lahde subject erase`.
struct CommandFamily: Sendable {
  /// The word after `lahde`.
  let name: String
  /// What the family is for: an imperative sentence.
  let abstract: String
  /// Its commands; each name is the next word.
  let members: [any Command.Type]
  /// The member that is meant where no next word is given.
  let usual: (any Command.Type)?

  /// Whether the access log tells which member it was, or the family alone.
  let membersAreLogged: Bool

  /// A family; `usual` is meant where no next word is given.
  init(
    _ name: String, _ abstract: String, usual: (any Command.Type)? = nil, membersAreLogged: Bool = false,
    _ members: [any Command.Type]
  ) {
    self.name = name
    self.abstract = abstract
    self.members = members
    self.usual = usual
    self.membersAreLogged = membersAreLogged
  }
}

/// What may stand after `lahde`.
enum CommandEntry: Sendable {
  case command(any Command.Type)
  case family(CommandFamily)

  /// The word that calls it.
  var name: String {
    switch self {
    case .command(let command): command.name
    case .family(let family): family.name
    }
  }

  /// What it does.
  var abstract: String {
    switch self {
    case .command(let command): command.abstract
    case .family(let family): family.abstract
    }
  }
}
