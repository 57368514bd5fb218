import Compliance
import Configuration
import Pipeline
import Records
import Register

/// What `subject access`, `rectify` and `erase` do with a request: note that it came, and tell of the one that is open.
struct RequestNote {
  static let received = CommandOption(
    "--received", "DATE", "the day on which the request came")

  let invocation: Invocation
  let pipeline: PipelineFile
  let right: Right

  /// The day that was given; throws for one that is no day, or has not been.
  static func day(_ invocation: Invocation) throws(Problem) -> Day? {
    let today = Day(seconds: invocation.context.now)
    return try invocation.value(received, wants: "a day that has been", as: "2026-05-02") { text in
      Day(text).flatMap { $0 <= today ? $0 : nil }
    }
  }

  private func requests() throws(Problem) -> Requests {
    Requests(try invocation.workplace(pipeline))
  }

  /// Notes the request, if a day was given, and tells until when the open one is to be answered.
  func note(_ subject: Erasure.Subject, _ register: RegisterFile) throws(Problem) {
    var open = try Requests.open(right, subject, register, try KeyRing.load(pipeline.contract.keyPath)).first
    if open == nil, let day = try Self.day(invocation) { open = try requests().receive(right, subject, on: day) }
    guard let open else { return }
    let left = open.due / 86400 - Day(seconds: invocation.context.now).number
    let (received, due) = (Timestamp.date(open.received), Timestamp.date(open.due))
    let days = left < 0 ? "overdue by \(-left) days" : "\(left) days left"
    invocation.output.message("request \(open.id): received \(received), to be answered by \(due) (\(days))")
  }

  /// Closes the open request as answered.
  func answered(_ subject: Erasure.Subject, _ register: RegisterFile) throws(Problem) {
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    guard try !Requests.open(right, subject, register, keys).isEmpty else { return }
    for one in try requests().answer(right, subject) { invocation.output.message("request \(one.id): answered") }
  }
}
