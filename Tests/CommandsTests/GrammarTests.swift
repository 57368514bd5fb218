import Configuration
import Foundation
import Records
import Testing

@testable import Commands

/// A command that takes one option of each kind.
private struct Sample: Command {
  static let name = "sample"
  static let abstract = "Be an example."
  static let arguments = "[FILE [FILE]]"
  static let argumentCount = 0...2
  static let reason = CommandOption("--reason", "TEXT", "why")
  static let only = CommandOption("--only", "SOURCE", repeatable: true, "only this")
  static let dry = CommandOption("--dry-run", "change nothing")
  static let options: [CommandOption] = [reason, only, dry, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode { .done }
}

private let entries: [CommandEntry] = [
  .command(Sample.self),
  .family(CommandFamily("many", "Be a family.", usual: Sample.self, [Sample.self])),
  .family(CommandFamily("few", "Be another.", [Sample.self])),
]

/// What a line of words is taken for: the command, then arguments, then options in their order.
private func taken(_ line: [String]) -> String {
  do throws(Problem) {
    switch try CommandCall(line, among: entries) {
    case .overview: return "overview"
    case .help(_, let path): return "help \(path)"
    case .run(_, let path, let words):
      let options = Sample.options.flatMap { option in (words[option] ?? []).map { "\(option.name)=\($0)" } }
      return ([path] + words.arguments.map { "<\($0)>" } + options).joined(separator: " ")
    }
  } catch {
    return error.code == .usage && error.remedy != nil ? "64 \(error.message)" : "\(error)"
  }
}

@Suite struct GrammarTests {
  @Test(
    arguments: [
      // What is taken.
      ([], "overview"), (["--help"], "overview"), (["-h"], "overview"), (["help"], "overview"),
      (["sample"], "sample"), (["sample", "a", "b"], "sample <a> <b>"), (["sample", "-"], "sample <->"),
      (["sample", ""], "sample <>"),
      (["sample", "--reason", "why not"], "sample --reason=why not"),
      (["sample", "--reason=why", "a"], "sample <a> --reason=why"),
      (["sample", "--reason=a=b"], "sample --reason=a=b"),
      (["sample", "--reason=--dry-run"], "sample --reason=--dry-run"),
      (["sample", "--reason", "-5"], "sample --reason=-5"), (["sample", "--reason", "-"], "sample --reason=-"),
      (["sample", "--dry-run", "a"], "sample <a> --dry-run="),
      (["sample", "--only", "a", "--only=b"], "sample --only=a --only=b"),
      (["sample", "--format", "json"], "sample --format=json"),
      (["sample", "--", "--dry-run", "-x"], "sample <--dry-run> <-x>"), (["sample", "a", "--"], "sample <a>"),
      (["sample", "--", "--"], "sample <-->"),
      // Families.
      (["few", "sample", "a"], "few sample <a>"), (["few", "--dry-run", "sample"], "few sample --dry-run="),
      (["few", "--reason", "sample", "sample"], "few sample --reason=sample"),
      (["many"], "many sample"), (["many", "--dry-run"], "many sample --dry-run="),
      (["few"], "64 few wants to know what to do"), (["few", "--dry-run"], "64 few wants to know what to do"),
      (["few", "smaple"], "64 few does not know that: smaple"), (["many", "a"], "64 many does not know that: a"),
      // Help, of one command alone, and never after `--`.
      (["sample", "--help"], "help sample"), (["sample", "-h"], "help sample"),
      (["few", "--help"], "help few"), (["few", "sample", "a", "--help"], "help few sample"),
      (["help", "few", "sample"], "help few sample"), (["help", "many"], "help many"), (["many", "-h"], "help many"),
      (["sample", "--", "--help"], "sample <--help>"),
      // What is refused.
      (["nonsense"], "64 there is no command nonsense"), (["--dry-run"], "64 there is no command --dry-run"),
      (["sample", "--limit", "3"], "64 sample takes no --limit"),
      (["sample", "--limit=3"], "64 sample takes no --limit"),
      (["sample", "--dry-run=no"], "64 --dry-run takes no value"),
      (["sample", "--dry-run="], "64 --dry-run takes no value"),
      (["sample", "--reason"], "64 --reason wants a value"),
      (["sample", "--reason", "--dry-run"], "64 --reason wants a value, and --dry-run follows it"),
      (["sample", "--reason", "--"], "64 --reason wants a value, and -- follows it"),
      (["sample", "--reason", "--help"], "64 --reason wants a value, and --help follows it"),
      (["sample", "--reason="], "64 --reason wants a value, and an empty one is given"),
      (["sample", "--reason", " "], "64 --reason wants a value, and an empty one is given"),
      (["sample", "--reason", "a", "--reason", "a"], "64 --reason is given twice"),
      (["sample", "--dry-run", "--dry-run"], "64 --dry-run is given twice"),
      (["sample", "--format", "xml"], "64 --format does not know xml"),
      (["sample", "--help=1"], "64 --help takes no value"),
      (["sample", "-x"], "64 sample takes no -x"), (["sample", "-help"], "64 sample takes no -help"),
      (["few", "-x", "sample"], "64 few sample takes no -x"),
      (["sample", "a", "b", "c"], "64 sample does not take 3 arguments"),
      (["sample", "--DRY-RUN"], "64 sample takes no --DRY-RUN"),
    ] as [([String], String)])
  func aLineIsTakenAs(_ line: [String], _ expected: String) {
    #expect(taken(line) == expected)
  }

  @Test(arguments: [
    (["smaple"], "sample"), (["sample", "--raeson", "x"], "--reason"), (["few", "sampel"], "sample"),
    (["sample", "--format", "jsn"], "json"),
  ])
  func aMisspelledWordIsSuggested(_ line: [String], _ meant: String) {
    #expect(throws: (any Error).self) { try CommandCall(line, among: entries) }
    do throws(Problem) { _ = try CommandCall(line, among: entries) } catch {
      #expect(error.remedy == "did you mean \"\(meant)\"?")
    }
  }
}

/// What holds of every command in the registry.
@Suite struct RegistryTests {
  /// Every command with the words that call it.
  static let commands: [(path: [String], command: any Command.Type)] = CommandRegistry.all.flatMap { entry in
    switch entry {
    case .command(let command): [([command.name], command)]
    case .family(let family): family.members.map { ([family.name, $0.name], $0) }
    }
  }

  @Test func namesAreUnique() {
    let paths = Self.commands.map { $0.path.joined(separator: " ") }
    #expect(Set(paths).count == paths.count && paths.count > 35)
    for (path, command) in Self.commands {
      let options = command.options.map(\.name)
      #expect(Set(options).count == options.count, "\(path)")
      for option in options { #expect(option.hasPrefix("--") && option != "--help", "\(path) \(option)") }
    }
  }

  @Test func everyCommandHasItsOwnHelp() throws {
    for (path, command) in Self.commands {
      guard case .help(let entry, let named) = try CommandCall(path + ["--help"]) else {
        Issue.record("\(path)")
        continue
      }
      let text = Help.text(entry, path: named)
      #expect(text.hasPrefix(command.abstract) && command.abstract.hasSuffix("."), "\(path)")
      #expect(text.contains("usage: lahde \(path.joined(separator: " "))"), "\(path)")
      for option in command.options { #expect(text.contains("  \(option.name)"), "\(path) \(option.name)") }
      for line in text.split(separator: "\n") { #expect(line.count <= 130, "\(path): \(line)") }
    }
  }

  @Test func familiesListTheirCommands() throws {
    for case .family(let family) in CommandRegistry.all {
      guard case .help(let entry, let named) = try CommandCall([family.name, "--help"]) else {
        Issue.record("\(family.name)")
        continue
      }
      let text = Help.text(entry, path: named)
      for member in family.members { #expect(text.contains("\n  \(member.name)"), "\(family.name) \(member.name)") }
    }
  }

  @Test func theOverviewListsAllUnderHeadings() {
    for (heading, entries) in CommandRegistry.headings {
      #expect(Help.overview.contains("\n\(heading):\n") && !entries.isEmpty)
    }
    for entry in CommandRegistry.all { #expect(Help.overview.contains("\n  \(entry.name) ")) }
  }

  /// An option that one command takes is foreign to those that do not declare it.
  @Test func everyCommandRefusesWhatOthersTake() {
    let all = Dictionary(Self.commands.flatMap { $0.command.options }.map { ($0.name, $0) }) { first, _ in first }
    for (path, command) in Self.commands {
      for (name, option) in all where !command.options.contains(where: { $0.name == name }) {
        let line = path + [name] + (option.value == nil ? [] : ["1"])
        #expect(throws: Problem.self, "\(line)") { try CommandCall(line) }
      }
    }
  }
}

/// Every command stands in the handbook.
@Test func everyCommandStandsInTheHandbook() throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Handbook.docc")
  let page = try String(contentsOf: folder.appending(path: "Commands.md"), encoding: .utf8)
  let lines = Set(page.split(separator: "\n"))
  var told = 0
  for (path, command) in RegistryTests.commands {
    let words = (["lahde"] + path + [command.arguments]).filter { !$0.isEmpty }.joined(separator: " ")
    let line = "| `\(words)` | \(command.abstract) |"
    #expect(lines.contains(Substring(line)), "Commands.md lacks the line\n\(line)")
    told += 1
  }
  #expect(lines.count { $0.hasPrefix("| `lahde ") } == told, "Commands.md names a command that is none")
}
