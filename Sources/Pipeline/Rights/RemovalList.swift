import Records
import Register
import Text

/// The list by which recipients are told whose address to remove from what they were given (Article 19). It is written before an
/// erasure takes the addresses, and put in place once the erasure is committed.
public struct RemovalList {
  /// A list that waits for its erasure.
  struct Pending {
    fileprivate let path: String, file: NewFile

    /// Puts the list in place; throws ``ExitCode/inputOutput`` where that fails.
    func finish() throws(Problem) {
      do throws(FileFailure) { try file.finish() } catch {
        throw RemovalList.refusal(path, error, "the person is erased")
      }
    }
  }

  private let path: String
  private let kept: KeptFiles

  /// A list at `path`, unless that is one of the files that are kept.
  public init(_ path: String, kept: KeptFiles) { (self.path, self.kept) = (path, kept) }

  func begin(_ exports: [ExportStore.Entry], _ emails: [String]) throws(Problem) -> Pending {
    try kept.refuse(path)
    var writer = CSVWriter()
    writer.row(["recipient", "export", "date", "purpose", "email"])
    for export in exports {
      for email in emails {
        writer.row([export.recipient, "\(export.id)", Timestamp.date(export.made), export.purpose.rawValue, email])
      }
    }
    do throws(FileFailure) {
      let file = try NewFile(path)
      try file.write(writer.bytes, 0..<writer.bytes.count)
      try file.sync()
      return Pending(path: path, file: file)
    } catch { throw Self.refusal(path, error, "nothing was erased") }
  }

  private static func refusal(_ path: String, _ failure: FileFailure, _ state: String) -> Problem {
    Problem(
      .inputOutput, file: path, "the removal list cannot be written: \(failure.text); \(state)",
      remedy: "check the folder and the space on the disk")
  }
}
