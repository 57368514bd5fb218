/// The configuration as it works: contract and pipeline with all defaults filled in.
public enum EffectiveConfiguration {
  /// The configuration as JSON, which is also JSON5; equal configurations have equal text. It ends with a line end.
  public static func text(of pipeline: PipelineFile) -> String {
    let contract = pipeline.contract
    var members: [(String, JSONText)] = [("file", .text(contract.file)), ("hash", .text(contract.hash.hex))]
    if case .object(let rest) = contract.effective { members += rest }
    return JSONText.object([
      ("pipeline", .text(pipeline.file)), ("register", .text(pipeline.registerPath)), ("contract", .object(members)),
      ("settleSeconds", .integer(pipeline.settleSeconds)),
      ("sources", .list(pipeline.sources.map(\.effective))),
    ]).written + "\n"
  }
}
