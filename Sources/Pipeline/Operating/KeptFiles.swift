import Compliance
import Configuration
import Records
import Register
import Text

/// The files that the program reads and keeps for a pipeline: no answer is written over one of them, whatever it is called.
public struct KeptFiles: Sendable {
  /// Nothing is kept: for what knows no pipeline.
  public static let none = KeptFiles()

  private let pipeline: PipelineFile?
  private let register: String

  private init() { (pipeline, register) = (nil, "") }

  /// Those of a pipeline with its register.
  public init(_ pipeline: PipelineFile, register: String) { (self.pipeline, self.register) = (pipeline, register) }

  /// Throws ``ExitCode/usage`` where `path` leads to one of them.
  public func refuse(_ path: String) throws(Problem) {
    guard let identity = FileState(path)?.identity else { return }
    guard paths.contains(where: { FileState($0)?.identity == identity }) else { return }
    throw Problem(
      .usage, file: path, "this file is one that lahde itself reads or keeps; nothing was written over it",
      remedy: "name another file")
  }

  /// Register, access log and lock, keys and rights journal, contract and pipeline, and what the sources' patterns match now.
  private var paths: [String] {
    guard let pipeline else { return [] }
    let beside = [".access.log", ".lock"] + RegisterFile.journals
    let keys = pipeline.contract.keyPath
    return [register, keys, RightsJournal.path(ofKeyFile: keys), pipeline.file, pipeline.contract.file]
      + beside.map { register + $0 } + pipeline.sources.flatMap { (try? $0.files()) ?? [] }
  }
}
