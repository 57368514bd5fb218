import Compliance
import Configuration
import Foundation
import Pipeline
import Records
import Register
import Reports
import Text

/// A command line taken apart, and the world it runs in.
struct Invocation {
  /// The words that name the command: `subject erase`.
  let command: String
  private let words: CommandWords
  /// Time, user and randomness.
  let context: RunContext
  /// Where the answer goes.
  let output: Output

  init(_ command: String, _ words: CommandWords, context: RunContext, output: Output) {
    self.command = command
    self.words = words
    self.context = context
    self.output = output
  }

  /// The arguments that are not options.
  var arguments: [String] { words.arguments }

  /// The value of an option, if it was given.
  func value(_ option: CommandOption) -> String? { words[option]?.last }

  /// All values of an option that may be repeated.
  func values(of option: CommandOption) -> [String] { words[option] ?? [] }

  /// Whether a switch was given.
  func has(_ option: CommandOption) -> Bool { words[option] != nil }

  /// What an option's value means, if it was given; throws ``ExitCode/usage`` where `meaning` finds none. `wanted` says what
  /// the option wants, `example` a value that it takes.
  func value<Meaning>(
    _ option: CommandOption, wants wanted: String, as example: String, _ meaning: (String) -> Meaning?
  ) throws(Problem) -> Meaning? {
    guard let text = value(option) else { return nil }
    guard let meant = meaning(text) else {
      throw Problem(.usage, "\(option.name) wants \(wanted)", remedy: "give \(wanted), as \(option.name) \(example)")
    }
    return meant
  }

  /// The whole number that an option gives.
  func number(_ option: CommandOption, in range: ClosedRange<Int>, as example: Int) throws(Problem) -> Int? {
    let bounds =
      range.upperBound == .max ? "from \(range.lowerBound) on" : "from \(range.lowerBound) to \(range.upperBound)"
    return try value(option, wants: "a number, a whole number \(bounds)", as: "\(example)") { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// How many an option gives, where `all` means all.
  func limit(_ option: CommandOption, from least: Int, as example: Int) throws(Problem) -> Int? {
    try value(option, wants: "a whole number from \(least) on, or all", as: "\(example)") { text in
      text == "all" ? .max : Int(text).flatMap { $0 >= least ? $0 : nil }
    }
  }

  /// The day that an option gives.
  func day(_ option: CommandOption) throws(Problem) -> Day? {
    try value(option, wants: "a date", as: "2026-05-02") { Day($0) }
  }

  /// The numbers that a repeatable option gives; `wanted` says of what.
  func numbers(_ option: CommandOption, of wanted: String) throws(Problem) -> [Int64] {
    try values(of: option).map { word throws(Problem) in
      guard let number = Int64(word) else {
        throw Problem(.usage, "\(option.name) wants \(wanted)", remedy: "as \(option.name) 12")
      }
      return number
    }
  }

  /// The number that an argument gives; throws ``ExitCode/usage`` where it is none.
  func number(_ argument: Int, of wanted: String, remedy: String) throws(Problem) -> Int64 {
    guard let number = Int64(arguments[argument]) else {
      throw Problem(.usage, "\(command) wants \(wanted)", remedy: remedy)
    }
    return number
  }

  /// The seconds for which another run is waited for, 0 without the option.
  func wait() throws(Problem) -> Int {
    try value(.wait, wants: "whole seconds, a day's at most", as: "600") { text in
      Int(text).flatMap { (0...86_400).contains($0) ? $0 : nil }
    } ?? 0
  }

  /// What an option says, without blanks around it; nil where it says nothing.
  func said(_ option: CommandOption) -> String? {
    value(option).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The format asked for, else text.
  var format: AnswerFormat { words[.format(.text)]?.last.flatMap(AnswerFormat.init(rawValue:)) ?? .text }

  /// Writes the answer in the format asked for, as JSON or as text.
  func answer(_ answer: some Encodable, _ text: @autoclosure () -> String) throws(Problem) {
    if format == .json { try output.data(JSONText.encode(answer)) } else { output.text(.lines(text())) }
  }

  /// A writer for the CSV of an answer.
  var csv: CSVWriter { CSVWriter(raw: has(.raw)) }

  /// The path of the register that the command is about.
  func registerPath(_ pipeline: PipelineFile) -> String { value(.register) ?? pipeline.registerPath }

  /// The files over which no answer is written.
  func kept(_ pipeline: PipelineFile) -> KeptFiles { KeptFiles(pipeline, register: registerPath(pipeline)) }

  /// The pipeline that the command is about.
  func pipeline(_ path: String? = nil) throws(Problem) -> PipelineFile {
    let environment = ProcessInfo.processInfo.environment["LAHDE_PIPELINE"]
    let path = path ?? value(.pipeline) ?? environment ?? "pipelines/nightly.json5"
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
      for problem in error.problems.dropLast() { output.problem(problem) }
      throw error.problems.last ?? Problem(.configuration, file: path, "the pipeline cannot be used")
    }
  }

  /// Where what the command does is done: the pipeline's register, or another that was named.
  func workplace(_ pipeline: PipelineFile) throws(Problem) -> Workplace {
    Workplace(pipeline, registerPath: value(.register), wait: try wait(), context: context)
  }

  /// Opens the register for questions, for an authorised person. Values of persons whose processing is restricted are left
  /// out of what it tells, but where `restricted` says otherwise; the answer then ends with a message that they are.
  func register(
    _ pipeline: PipelineFile, roles: [Role] = Role.allCases, restricted: RestrictedPersons = .withheld
  ) throws(Problem) -> RegisterFile {
    try authorise(pipeline.contract, roles)
    let path = registerPath(pipeline)
    // Where no register is there need be no keys yet.
    try RegisterFile.requireFile(registerPath(pipeline))
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    let register = try keys.open(path, toWrite: false)
    if restricted == .told || (restricted == .forReason && said(RestrictedPersons.reason) != nil) { return register }
    return register.withholding { [output] in output.withheld(restricted.message) }
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

  /// Notes in the access log that persons' data are shown, whose, where they are few, and for which reason, where one is needed.
  func noteAccess(
    _ pipeline: PipelineFile, count: Int, of records: [GoldenRecord] = [], reason: CommandOption? = nil
  ) throws(Problem) {
    let contacts = records.filter { $0.kind == .person }.map(\.id)
    try AccessLog(register: registerPath(pipeline)).note(
      command: CommandRegistry.logged(command), count: count, contacts: contacts,
      reason: reason.flatMap { said($0) }, context: context)
  }
}
