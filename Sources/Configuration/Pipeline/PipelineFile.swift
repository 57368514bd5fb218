import Records

/// A pipeline: the contract that it keeps, the register that it fills, the sources that it reads.
public struct PipelineFile: Sendable {
  /// The file it was read from.
  public let file: String
  /// The contract.
  public let contract: Contract
  /// The register's database, as it is to be opened.
  public let registerPath: String
  /// For how many seconds a file must have stood still before a night reads it; 0: it need not.
  public let settleSeconds: Int
  /// The sources, in the file's order.
  public let sources: [SourcePlan]

  static let keys = ["contract", "register", "settleSeconds", "sources"]

  /// Reads and checks a pipeline and its contract; throws every mistake in both.
  public static func load(_ path: String) throws(ConfigurationError) -> PipelineFile {
    let bytes: [UInt8]
    do { bytes = try ConfigurationFile.read(path) } catch { throw ConfigurationError([error]) }
    return try parse(bytes, file: path)
  }

  /// Checks the pipeline in `bytes`, which is called `file` in messages and lies there; throws every mistake in it and
  /// in its contract.
  public static func parse(_ bytes: [UInt8], file: String) throws(ConfigurationError) -> PipelineFile {
    let document: JSON5Document
    do { document = try JSON5Document(bytes, file: file) } catch { throw ConfigurationError([error]) }
    let mistakes = Mistakes(file: file, document.duplicates)
    let pipeline = PipelineFile(ValueReader("pipeline", document.root, mistakes), file: file, mistakes)
    guard let pipeline, mistakes.problems.isEmpty else { throw ConfigurationError(mistakes.problems) }
    return pipeline
  }

  private init?(_ value: ValueReader, file: String, _ mistakes: Mistakes) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let folder = FilePath.folder(of: file)
    let contract = object.required("contract").flatMap { Self.contract($0, folder, mistakes) }
    let register = object.required("register")
    let path = register?.text().map { FilePath.resolve($0, from: folder) }
    settleSeconds = object.optional("settleSeconds").map { $0.integer(in: 0...86_400) ?? 0 } ?? 60
    let decoder = SourceDecoder(contract: contract, file: file, mistakes: mistakes)
    var sources: [SourcePlan] = []
    for source in object.required("sources")?.list() ?? [] {
      guard let plan = decoder.source(source) else { continue }
      if let twin = sources.first(where: { $0.name == plan.name }) {
        source.refuse(
          "two sources are called \(Quoted.text(plan.name))",
          remedy: "rename one of them; the first stands in line \(twin.line)")
      }
      sources.append(plan)
    }
    guard let contract, let register, let path else { return nil }
    let home = FilePath.absolute(FilePath.folder(of: FilePath.absolute(path)))
    if FilePath.absolute(contract.keyPath).hasPrefix(home == "/" ? home : home + "/") {
      register.refuse(
        "the key file lies in the register's folder", remedy: "keep it apart, or a copy of the folder opens itself")
    }
    self.file = file
    self.contract = contract
    registerPath = path
    self.sources = sources
  }

  /// A contract that is not there is a mistake of the pipeline, at the place that names it.
  private static func contract(_ value: ValueReader, _ folder: String, _ mistakes: Mistakes) -> Contract? {
    guard let path = value.text() else { return nil }
    do { return try Contract.load(FilePath.resolve(path, from: folder)) } catch {
      for problem in error.problems {
        mistakes.report(
          problem.code != .noInput
            ? problem
            : Problem(
              .noInput, file: mistakes.file, line: value.position.line, column: value.position.column,
              "the contract \(Quoted.text(path)): \(problem.message)",
              remedy: "mend the path, which is relative to the pipeline file"))
      }
      return nil
    }
  }
}
