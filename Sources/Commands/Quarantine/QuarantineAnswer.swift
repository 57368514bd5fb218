import Pipeline
import Records

/// `lahde quarantine admit` and `refuse`: whether records that look like an erased person are hers. It is asked once.
struct QuarantineAnswer {
  private let invocation: Invocation
  private let answer: LookAlikes.Answer

  init(_ invocation: Invocation, _ answer: LookAlikes.Answer) { (self.invocation, self.answer) = (invocation, answer) }

  func run(_ words: [String]) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.steward, .compliance])
    let help = "lahde quarantine \(answer) ID... --reason TEXT"
    guard let why = invocation.quarantineReason else {
      throw Problem(.usage, "\(answer) wants --reason TEXT: by what you know who it is", remedy: help)
    }
    guard !words.isEmpty else {
      throw Problem(.usage, "\(answer) wants the IDs of entries", remedy: help)
    }
    let answers = LookAlikes(try invocation.workplace(pipeline))
    let done = try answers.say(answer, of: try Invocation.quarantineIDs(words), reason: why)
    let records = done.records == 1 ? "1 record" : "\(done.records) records"
    let codes = done.codes == 1 ? "1 code" : "\(done.codes) codes"
    let told =
      switch answer {
      case .admit: "the next night takes \(records) in, and nobody is asked about it again"
      case .refuse: "\(records) kept out by \(codes), and only counted from the next night on"
      }
    invocation.output.write("Run \(done.run): \(told).\n")
    return .done
  }
}
