import Compliance
import Configuration
import Records
import Register
import Text

/// Gives lists to processors: each with its run and its entry in the ledger, or none of them.
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

  /// Chooses an audience and writes its list to `path`, as `list` says; `shown` notes first that so many are shown.
  /// `committed` is called once there is no way back. Throws as ``give(_:to:at:_:committed:)`` does. Where the
  /// mailing tells its persons where their data came from, nobody counts as told until ``GivingNotice`` is told that it went.
  public func export(
    _ criteria: AudienceCriteria, to recipient: String, at path: String, kept: KeptFiles,
    shown: (Int) throws(Problem) -> Void, list: (Audience, KeyRing) -> [UInt8], committed: (Int64) -> Void
  ) throws(Problem) -> Outcome {
    let (contract, now) = (workplace.contract, workplace.context.now)
    try kept.refuse(path)
    try Self.require(criteria.use, in: contract)
    let processor = try Self.recipient(recipient, contract, at: now)
    let session = try workplace.open()
    let audience = try AudienceChoice(session.register, session.keys, contract, criteria).choose()
    try shown(audience.members.count)
    let given = GivenList(
      bytes: list(audience, session.keys), purpose: ExportPurpose(criteria.use), criteria: criteria.text,
      members: audience.members.map(\.facts.contact.id))
    let done = try Self.give(given, to: processor, at: path, session, committed: committed)
    return Outcome(run: done.run, export: done.export, audience: audience)
  }

  /// A list for a recipient.
  struct GivenList {
    /// The file's bytes, a row for each of `members`.
    let bytes: [UInt8]
    /// What it is for, and by what options it was chosen.
    let purpose: ExportPurpose, criteria: String
    /// The contacts that it carries.
    let members: [Int64]
  }

  /// Gives a list to a processor at `path`. The list stands beside its name until
  /// the run is committed, with its entry in the ledger, and takes its name then. Throws ``ExitCode/inputOutput`` where it
  /// cannot be written.
  static func give(
    _ list: GivenList, to processor: Processor, at path: String, _ session: Session, committed: (Int64) -> Void
  ) throws(Problem) -> (run: Int64, export: Int64) {
    let file: NewFile
    do throws(FileFailure) {
      file = try NewFile(path)
      try file.write(list.bytes, 0..<list.bytes.count)
      try file.sync()
    } catch { throw refusal(path, error, "nothing was exported") }
    let (hash, context) = (SHA256.hash(list.bytes), session.workplace.context)
    let act = AuditAct.Export(purpose: list.purpose, rows: list.members.count, recipient: processor.name)
    let done = try session.run(.export) { (run) throws(Problem) -> Int64 in
      try ExportStore(session.register).add(
        purpose: list.purpose, recipient: processor.name, criteria: list.criteria, list: hash.bytes,
        members: list.members, run: run, at: context.now)
    } seal: { (_, run, audit) throws(Problem) in
      try audit.append(run: run, act: .export(act), content: hash, context: context)
    }
    committed(done.run)
    do throws(FileFailure) { try file.finish() } catch {
      throw refusal(path, error, "the export is in the ledger, and its list was not put in place")
    }
    return (done.run, done.result)
  }

  private static func refusal(_ path: String, _ failure: FileFailure, _ state: String) -> Problem {
    Problem(
      .inputOutput, file: path, "the list cannot be written: \(failure.text); \(state)",
      remedy: "check the folder and the space on the disk, and export again")
  }
}
