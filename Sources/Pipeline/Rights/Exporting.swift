import Compliance
import Configuration
import Records
import Register
import Text

/// Gives the list of an audience to a processor: the list, its run, and its entry in the ledger, or none of them.
public struct Exporting {
  /// What came of it.
  public struct Outcome: Sendable {
    /// The run, and the export's number.
    public let run: Int64, export: Int64
    /// Who is on the list, and how they were chosen.
    public let audience: Audience
  }

  private let workplace: Workplace

  /// Exports from the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// The contract's processor of that name, whose agreement holds today; throws ``ExitCode/configuration`` for anybody else.
  public static func recipient(_ name: String, _ contract: Contract, at now: Int64) throws(Problem) -> Processor {
    guard let processor = contract.processors.first(where: { $0.name == name }) else {
      throw Problem(
        .configuration, file: contract.file,
        "the recipient is no processor of the contract: nothing goes to anybody else",
        remedy: contract.processors.isEmpty
          ? "the contract has no processors; an agreement comes first"
          : "name one of its processors: \(contract.processors.map(\.name).joined(separator: ", "))")
    }
    guard processor.since <= Day(seconds: now) else {
      throw Problem(
        .configuration, file: contract.file,
        "the agreement with \(processor.name) begins on \(processor.since.text)", remedy: "wait until then")
    }
    return processor
  }

  /// Throws ``ExitCode/configuration`` unless the contract has a use among its purposes.
  public static func require(_ use: MailingPurpose, in contract: Contract) throws(Problem) {
    let purpose: PurposeName = use == .communication ? .communication : .directMarketing
    guard contract.basis(of: purpose) == nil else { return }
    throw Problem(
      .configuration, file: contract.file, "the contract has no purpose \"\(purpose.rawValue)\"",
      remedy: "what the register is not for cannot be done with it")
  }

  /// Chooses an audience and writes its list to `path`, as `list` says; `shown` notes first that so many are shown. The list stands beside its name until the run is
  /// committed, and takes its name then. Throws ``ExitCode/inputOutput`` where it cannot be written; `committed` is called
  /// once there is no way back.
  public func export(
    _ criteria: AudienceCriteria, to recipient: String, at path: String, kept: KeptFiles,
    shown: (Int) throws(Problem) -> Void, list: (Audience, KeyRing) -> [UInt8], committed: (Int64) -> Void
  ) throws(Problem) -> Outcome {
    let (contract, context) = (workplace.contract, workplace.context)
    try kept.refuse(path)
    try Self.require(criteria.use, in: contract)
    let processor = try Self.recipient(recipient, contract, at: context.now)
    let session = try workplace.open()
    let audience = try AudienceChoice(session.register, session.keys, contract, criteria).choose()
    try shown(audience.members.count)
    let bytes = list(audience, session.keys)
    let file: NewFile
    do throws(FileFailure) {
      file = try NewFile(path)
      try file.write(bytes, 0..<bytes.count)
      try file.sync()
    } catch { throw Self.refusal(path, error, "nothing was exported") }
    let hash = SHA256.hash(bytes)
    let note = AuditAct.Export(purpose: criteria.use, rows: audience.members.count, recipient: processor.name)
    let done = try session.run(.export) { (run) throws(Problem) -> Int64 in
      let store = ExportStore(session.register)
      let export = try store.add(
        purpose: criteria.use.rawValue, recipient: processor.name, criteria: criteria.text, list: hash.bytes,
        members: audience.members.map(\.facts.contact.id), run: run, at: context.now)
      if criteria.givesNotice {
        let keys = Set(audience.members.flatMap { $0.facts.grounds.map(\.key) })
        try store.note(given: keys.sorted(), at: context.now, export: export, run: run)
      }
      return export
    } seal: { (_, run, audit) throws(Problem) in
      try audit.append(run: run, act: .export(note), content: hash, context: context)
    }
    committed(done.run)
    do throws(FileFailure) { try file.finish() } catch {
      throw Self.refusal(path, error, "the export is in the ledger, and its list was not put in place")
    }
    return Outcome(run: done.run, export: done.result, audience: audience)
  }

  private static func refusal(_ path: String, _ failure: FileFailure, _ state: String) -> Problem {
    Problem(
      .inputOutput, file: path, "the list cannot be written: \(failure.text); \(state)",
      remedy: "check the folder and the space on the disk, and export again")
  }
}
