import Compliance
import Configuration
import Records
import Register
import Text

/// The files that the program reads and keeps for a pipeline: no answer is written over one of them, whatever it is called.
public struct KeptFiles: Sendable {
  /// Nothing is kept: for what knows no pipeline.
  public static let none = KeptFiles(paths: [])

  private let paths: [String]

  private init(paths: [String]) { self.paths = paths }

  /// Those of a pipeline with its register: register, access log and lock, keys and rights journal, contract and pipeline, and
  /// what the sources' patterns match now.
  public init(_ pipeline: PipelineFile, register: String) {
    let beside = [".access.log", ".lock"] + RegisterFile.journals
    let keys = pipeline.contract.keyPath
    paths =
      [register, keys, RightsJournal.path(ofKeyFile: keys), pipeline.file, pipeline.contract.file]
      + beside.map { register + $0 } + pipeline.sources.flatMap { (try? $0.files()) ?? [] }
  }

  /// Throws ``ExitCode/usage`` where `path` leads to one of them.
  public func refuse(_ path: String) throws(Problem) {
    guard FileState(path) != nil, paths.contains(where: { FileFacts.areOne(path, $0) }) else { return }
    throw Problem(
      .usage, file: path, "this file is one that lahde itself reads or keeps; nothing was written over it",
      remedy: "name another file")
  }
}
