import Configuration
import Records

/// What a command line asks for.
enum CommandCall {
  /// The list of all commands.
  case overview
  /// What a command, or a family of them, says of itself; `path` are the words that name it.
  case help(CommandEntry, path: String)
  /// A command to be run.
  case run(any Command.Type, path: String, CommandWords)

  /// Finds the command that `words` (without the program's name) call. Throws ``ExitCode/usage`` where they call none.
  init(_ words: [String], among entries: [CommandEntry] = CommandRegistry.all) throws(Problem) {
    guard let word = words.first, !CommandWords.asksForHelp(word) else {
      self = .overview
      return
    }
    if word == "help" {
      // `lahde help subject erase` is `lahde subject erase --help`.
      self = try words.count == 1 ? .overview : CommandCall(words.dropFirst() + ["--help"], among: entries)
      return
    }
    guard let entry = entries.first(where: { $0.name == word }) else {
      throw Problem(
        .usage, "there is no command \(word)",
        remedy: Suggestion.remedy(for: word, among: entries.map(\.name), else: "`lahde` lists the commands"))
    }
    let rest = Array(words.dropFirst())
    switch entry {
    case .command(let command): self = try Self.call(command, entry, path: word, rest)
    case .family(let family): self = try Self.call(family, rest)
    }
  }

  private static func call(
    _ command: any Command.Type, _ entry: CommandEntry, path: String, _ words: [String]
  ) throws(Problem) -> CommandCall {
    let taken = try CommandWords(words, of: command, path: path)
    return taken.wantsHelp ? .help(entry, path: path) : .run(command, path: path, taken)
  }

  private static func call(_ family: CommandFamily, _ words: [String]) throws(Problem) -> CommandCall {
    let list = family.members.map { $0.name }
    guard let position = memberPosition(family, words) else {
      if words.prefix(while: { $0 != "--" }).contains(where: CommandWords.asksForHelp) {
        return .help(.family(family), path: family.name)
      }
      guard let usual = family.usual else {
        throw Problem(
          .usage, "\(family.name) wants to know what to do",
          remedy: "usage: lahde \(family.name) \(list.joined(separator: " | "))")
      }
      return try call(usual, .command(usual), path: "\(family.name) \(usual.name)", words)
    }
    let word = words[position]
    guard let member = family.members.first(where: { $0.name == word }) else {
      throw Problem(
        .usage, "\(family.name) does not know that: \(word)",
        remedy: Suggestion.remedy(
          for: word, among: list, else: "usage: lahde \(family.name) \(list.joined(separator: " | "))"))
    }
    var rest = words
    rest.remove(at: position)
    return try call(member, .command(member), path: "\(family.name) \(word)", rest)
  }

  /// Where the word stands that names the member: the first that is no option of any member and no value of one.
  private static func memberPosition(_ family: CommandFamily, _ words: [String]) -> Int? {
    let options = family.members.flatMap { $0.options }
    var position = 0
    while position < words.count, words[position].hasPrefix("-"), words[position] != "-" {
      if words[position] == "--" || CommandWords.asksForHelp(words[position]) { return nil }
      let takesNext = options.contains { $0.name == words[position] && $0.value != nil }
      position += takesNext ? 2 : 1
    }
    return position < words.count ? position : nil
  }
}
