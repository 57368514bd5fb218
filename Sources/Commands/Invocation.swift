import Compliance
import Configuration
import Foundation
import Pipeline
import Records
import Register

/// A command line taken apart, and the world it runs in.
struct Invocation {
  /// The command's name.
  let command: String
  /// The arguments that are not options.
  let arguments: [String]
  private let values: [String: [String]]
  /// Time, user and randomness.
  let context: RunContext
  /// Where the answer goes.
  let output: Output

  /// Takes a command line apart; throws ``ExitCode/usage`` for what the command does not take.
  init(_ command: any Command.Type, _ words: [String], context: RunContext, output: Output) throws(Problem) {
    let help = "`lahde \(command.name) --help` tells what it takes"
    var arguments: [String] = []
    var values: [String: [String]] = [:]
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      guard word.hasPrefix("--"), word != "--" else {
        arguments.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let option = command.options.first(where: { $0.name == parts[0] }) else {
        throw Problem(.usage, "there is no option \(parts[0])", remedy: help)
      }
      if option.value == nil {
        values[option.name, default: []].append("")
        continue
      }
      var value = parts.count == 2 ? parts[1] : nil
      if value == nil, index < words.count {
        value = words[index]
        index += 1
      }
      guard let value else { throw Problem(.usage, "\(option.name) wants a value", remedy: help) }
      guard option.choices.isEmpty || option.choices.contains(value) else {
        throw Problem(
          .usage, "\(option.name) does not know \(value)", remedy: "give " + option.choices.joined(separator: " or "))
      }
      values[option.name, default: []].append(value)
    }
    guard command.argumentCount.contains(arguments.count) else {
      let usage = "usage: lahde \(command.name) \(command.arguments)"
      throw Problem(.usage, "\(arguments.count) arguments were given", remedy: usage)
    }
    self.command = command.name
    self.arguments = arguments
    self.values = values
    self.context = context
    self.output = output
  }

  /// The value of an option, if it was given; the last one counts.
  func value(_ option: String) -> String? { values[option]?.last }

  /// All values of an option that may be repeated.
  func values(of option: String) -> [String] { values[option] ?? [] }

  /// Whether a switch was given.
  func has(_ option: String) -> Bool { values[option] != nil }

  /// The seconds that an option gives, 0 without it.
  func seconds(_ option: String) throws(Problem) -> Int {
    guard let text = value(option) else { return 0 }
    guard let seconds = Int(text), (0...86_400).contains(seconds) else {
      throw Problem(.usage, "\(option) wants whole seconds, a day's at most", remedy: "as \(option) 600")
    }
    return seconds
  }

  /// The format asked for, else `text`.
  var format: String { value("--format") ?? "text" }

  /// The pipeline that the command is about.
  func pipeline(_ path: String? = nil) throws(Problem) -> PipelineFile {
    let environment = ProcessInfo.processInfo.environment["LAHDE_PIPELINE"]
    let path = path ?? value("--pipeline") ?? environment ?? "pipelines/nightly.json5"
    do throws(ConfigurationError) {
      let pipeline = try PipelineFile.load(path)
      for (variable, effect) in [("LAHDE_NOW", "sets the clock"), ("LAHDE_CRASH_AT", "ends the process")]
      where !pipeline.contract.sample && ProcessInfo.processInfo.environment[variable] != nil {
        throw ConfigurationError([
          Problem(
            .configuration, file: path, "\(variable) \(effect), which only a sample's contract allows",
            remedy: "unset \(variable)")
        ])
      }
      return pipeline
    } catch {
      for problem in error.problems.dropLast() { output.error(problem.description) }
      throw error.problems.last ?? Problem(.configuration, file: path, "the pipeline cannot be used")
    }
  }

  /// Where what the command does is done: the pipeline's register, or another that was named.
  func workplace(_ pipeline: PipelineFile) throws(Problem) -> Workplace {
    Workplace(
      pipeline, registerPath: value("--register"), wait: try seconds("--wait"), context: context)
  }

  /// Opens the register for questions, for an authorised person.
  func register(_ pipeline: PipelineFile, roles: [Role] = Role.allCases) throws(Problem) -> RegisterFile {
    try authorise(pipeline.contract, roles)
    let path = value("--register") ?? pipeline.registerPath
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    return try keys.open(path, toWrite: false)
  }

  /// Lets only those persons pass whom the contract authorises today in one of `roles`, and only a build that encrypts
  /// where the contract promises it.
  func authorise(_ contract: Contract, _ roles: [Role]) throws(Problem) {
    if contract.encryption == .register, !RegisterFile.encrypts {
      throw Problem(
        .configuration, file: contract.file,
        "the contract promises an encrypted register, and this build does not encrypt",
        remedy: "build with --traits SQLCipher")
    }
    try demandRole(contract, roles)
  }

  /// Lets only those persons pass whom the contract authorises today in one of `roles`.
  func demandRole(_ contract: Contract, _ roles: [Role]) throws(Problem) {
    let held = contract.roles(of: context.user, on: Day(seconds: context.now))
    guard held.contains(where: { roles.contains($0) }) else {
      throw Problem(
        .notAuthorised, file: contract.file,
        "this user is not authorised for `lahde \(command)` (it is for \(roles.map(\.rawValue).joined(separator: ", ")))",
        remedy: "name the person under \"authorised\" in the contract")
    }
  }

  /// Notes in the access log that persons' data are shown, and whose, where they are few; `verb` is what follows the
  /// command's name.
  func noteAccess(
    _ pipeline: PipelineFile, count: Int, of records: [GoldenRecord] = [], verb: String? = nil
  ) throws(Problem) {
    let path = value("--register") ?? pipeline.registerPath
    let contacts = records.filter { $0.kind == .person }.map(\.id)
    try AccessLog(register: path).note(
      command: command + (verb.map { " " + $0 } ?? ""), count: count, contacts: contacts, context: context)
  }
}
