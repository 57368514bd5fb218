import Compliance
import Configuration
import Foundation
import Pipeline
import Records
import Register
import Reports
import Text

/// Access (Article 15): lists the observations that are taken to be the person's, and writes letter and report.
struct SubjectAccess: Command {
  static let name = "access"
  static let abstract = "List the observations that are taken to be the person's, and write letter and report."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion =
    """
    With --output letter.html, report.html and report.json are written for the person. Observations that may be another
    person's (joined below the merge threshold, in another contact, or alike in name or address only) are listed and left
    out, unless --include-doubtful takes them in; look at each of them first. WHO as an e-mail address also finds a person
    whose relationships have all ended.


    """ + Who.usage
  private static let destination = CommandOption(
    "--output", "DIR", "the folder for letter and report; made, or the person's own and empty")
  private static let language = CommandOption(
    "--language", "LANGUAGE", choices: AccessLanguage.allCases.map(\.rawValue),
    "fi, sv or en (else the person's own language, else fi)")
  private static let includeDoubtful = CommandOption(
    "--include-doubtful", "take in the doubtful observations as well")
  static let options: [CommandOption] = [
    .pipeline, .register, destination, language, includeDoubtful, SubjectOptions.leaveOut, RequestNote.received, .wait,
    .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    _ = try RequestNote.day(invocation)
    let register = try invocation.register(pipeline, roles: [.compliance], restricted: .told)
    let who = Who.words(invocation.arguments[0])
    let subject = try SubjectSearch(register).find(who)
    let items = subject.selection.items
    let leftOut = try Self.leftOut(invocation, items)
    func isTaken(_ item: SubjectSelection.Item) -> Bool {
      !leftOut.contains(item.observation.id) && (item.doubt == nil || invocation.has(Self.includeDoubtful))
    }
    let folder = try invocation.value(Self.destination).map { (path) throws(Problem) in try AccessFolder(path) }
    try invocation.noteAccess(
      pipeline, count: items.count, of: subject.record.map { [$0] } ?? [])
    let taken = items.filter(isTaken).map(\.observation)
    var files: [String] = []
    if let folder {
      let language = invocation.value(Self.language).flatMap(AccessLanguage.init(rawValue:))
      let maker = AccessReportMaker(pipeline, register, invocation, language)
      let report = try maker.report(taken, contact: subject.record?.id)
      files = try folder.write(report)
    }
    let origin = ObservationOrigin(pipeline: pipeline)
    let restricted = try ProcessingRestrictionStore(register).keys()
    let lines = items.map { item in
      let one = item.observation
      // Who only may be the person, and whose processing is restricted, is not shown for somebody else's sake.
      let isWithheld =
        item.doubt != nil && restricted.contains(one.record) && one.contact != subject.record?.id
      if isWithheld { invocation.output.withheld(RestrictedPersons.withheld.message) }
      func shown(_ text: String) -> String { isWithheld ? WithheldPersons.mark : text }
      return AccessAnswer.Line(
        observation: one.id, source: one.source,
        sourceKey: shown(RecordKey.shown(one.sourceKey)), place: shown(origin.place(one)),
        state: AccessReportMaker.state(one).rawValue, name: shown(one.normal[Field.personName.rawValue]),
        email: shown(one.normal[Field.personEmail.rawValue]), taken: isTaken(item), doubt: item.doubt?.rawValue)
    }
    let answer = AccessAnswer(contact: subject.record?.id, observations: lines, files: files)
    try invocation.answer(answer, answer.text())
    let doubtful = answer.doubtful
    if doubtful > 0 {
      let verb = doubtful == 1 ? "is" : "are"
      invocation.output.message(
        """
        \(doubtful) may be another person's and \(verb) left out; look at each (`lahde explain`), then \
        --include-doubtful takes them in, but those named with --leave-out
        """)
    }
    let note = RequestNote(invocation: invocation, pipeline: pipeline, right: .access)
    let person = Erasure.Subject(contact: subject.record?.id, email: subject.record == nil ? who : nil)
    try note.note(person, register)
    if folder != nil { try note.answered(person, register) }
    return .done
  }

  private static func leftOut(
    _ invocation: Invocation, _ items: [SubjectSelection.Item]
  ) throws(Problem) -> Set<Int64> {
    var ids: Set<Int64> = []
    for id in try invocation.numbers(SubjectOptions.leaveOut, of: "an observation's number") {
      guard items.contains(where: { $0.observation.id == id }) else {
        throw Problem(
          .usage, "--leave-out wants the number of an observation that is listed",
          remedy: "without --output the command only lists them")
      }
      ids.insert(id)
    }
    return ids
  }
}

/// The folder of one answer: its owner alone may look into it, and nothing in it is overwritten.
struct AccessFolder {
  private let path: String

  init(_ path: String) throws(Problem) {
    self.path = path
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { return }
    guard let names = try? files.contentsOfDirectory(atPath: path), names.isEmpty else {
      throw Problem(
        .usage, file: path, "this is no empty folder: an answer could be mixed with another person's",
        remedy: "give a folder that is not there yet")
    }
    let mode = (try? files.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    guard let mode, mode & 0o077 == 0 else {
      throw Problem(.usage, file: path, "others may look into this folder", remedy: "chmod 700")
    }
  }

  /// Writes letter and report into the folder, which is empty, and returns where they are.
  func write(_ report: AccessReport) throws(Problem) -> [String] {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Problem(.inputOutput, file: path, "the folder cannot be made", remedy: "check the folder above it")
    }
    let json = Array(try JSONText.encode(report).utf8)
    var written: [String] = []
    for (name, bytes) in [("letter.html", report.letter()), ("report.html", report.html()), ("report.json", json)] {
      let file = PathName.joined(path, name)
      try PrivateFile.write(file, kept: .none) { (file) throws(Problem) in file.append(bytes, 0..<bytes.count) }
      written.append(file)
    }
    return written
  }
}
