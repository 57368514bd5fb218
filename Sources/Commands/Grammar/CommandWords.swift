import Configuration
import Records

/// The words after a command, taken apart by what the command takes.
///
/// `--name VALUE` and `--name=VALUE` give a value. A value that begins with `--` is taken only in the second form: after an
/// option that lost its value stands the next option. `--` ends the options: what follows are arguments, whatever they begin
/// with. `-` is an argument.
struct CommandWords: Equatable {
  /// The arguments that are no options.
  private(set) var arguments: [String] = []
  private var values: [String: [String]] = [:]
  /// Whether help is asked for.
  private(set) var wantsHelp = false

  /// The values of an option, in their order; nil where it was not given, and of a switch an empty text.
  subscript(option: CommandOption) -> [String]? { values[option.name] }

  /// Takes apart `words`, which follow `path` (`subject erase`). Throws ``ExitCode/usage`` for what the command does not take.
  init(_ words: [String], of command: any Command.Type, path: String) throws(Problem) {
    let help = "`lahde \(path) --help` tells what it takes"
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        arguments += rest
        break
      }
      if Self.asksForHelp(word) {
        wantsHelp = true
        return
      }
      if let first = word.unicodeScalars.first,
        "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}".unicodeScalars.contains(first)
      {
        throw Problem(
          .usage, "\(path) takes no \(word)",
          remedy: "options begin with two hyphens, not with a dash; an argument that begins with one stands after `--`")
      }
      guard word.hasPrefix("-"), word != "-" else {
        arguments.append(word)
        continue
      }
      guard !word.hasPrefix("--help=") else {
        throw Problem(.usage, "--help takes no value", remedy: "give --help alone")
      }
      guard word.hasPrefix("--") else {
        throw Problem(
          .usage, "\(path) takes no \(word)",
          remedy: "options begin with two dashes; an argument that begins with one stands after `--`")
      }
      try takeOption(word, &rest, command, path, help)
    }
    guard command.argumentCount.contains(arguments.count) else {
      let usage = command.arguments.isEmpty ? "lahde \(path)" : "lahde \(path) \(command.arguments)"
      let count = arguments.count == 1 ? "1 argument" : "\(arguments.count) arguments"
      let lacks = arguments.count < command.argumentCount.lowerBound
      throw Problem(
        .usage, lacks ? "\(path) wants more than it was given" : "\(path) does not take \(count)",
        remedy: "usage: \(usage)")
    }
  }

  /// Whether a word asks for help.
  static func asksForHelp(_ word: String) -> Bool { word == "--help" || word == "-h" }

  private mutating func takeOption(
    _ word: String, _ rest: inout ArraySlice<String>, _ command: any Command.Type, _ path: String, _ help: String
  ) throws(Problem) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let option = command.options.first(where: { $0.name == parts[0] }) else {
      throw Problem(
        .usage, "\(path) takes no \(parts[0])",
        remedy: Suggestion.remedy(for: parts[0], among: command.options.map(\.name), else: help))
    }
    guard values[option.name] == nil || option.isRepeatable else {
      throw Problem(.usage, "\(option.name) is given twice", remedy: "give it once")
    }
    guard option.value != nil else {
      guard parts.count == 1 else {
        throw Problem(
          .usage, "\(option.name) takes no value", remedy: "give \(option.name) alone, or leave it out to say no")
      }
      values[option.name] = [""]
      return
    }
    let value = try Self.value(of: option, parts.count == 2 ? parts[1] : nil, &rest, help)
    guard option.choices.isEmpty || option.choices.contains(value) else {
      let list = "give " + option.choices.joined(separator: " or ")
      throw Problem(
        .usage, "\(option.name) does not know \(value)",
        remedy: Suggestion.nearest(to: value, among: option.choices).map { "did you mean \"\($0)\"?" } ?? list)
    }
    values[option.name, default: []].append(value)
  }

  private static func value(
    of option: CommandOption, _ attached: String?, _ rest: inout ArraySlice<String>, _ help: String
  ) throws(Problem) -> String {
    if attached == nil, let next = rest.first, next.hasPrefix("--") {
      throw Problem(
        .usage, "\(option.name) wants a value, and \(next) follows it",
        remedy: "give the value, or write \(option.name)=\(next) if that is the value")
    }
    guard let value = attached ?? rest.popFirst() else {
      throw Problem(.usage, "\(option.name) wants a value", remedy: help)
    }
    guard !value.allSatisfy(\.isWhitespace) else {
      throw Problem(.usage, "\(option.name) wants a value, and an empty one is given", remedy: help)
    }
    return value
  }
}
