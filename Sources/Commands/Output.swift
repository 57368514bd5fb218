import Records
import Synchronization
import Text

/// Where an answer goes: data and text to standard output, messages to standard error.
///
/// Nothing is printed raw by accident: text and messages take only what is visible, data only bytes. What could not be
/// written is remembered, and the program ends with ``ExitCode/inputOutput``: a list that was cut off must not look whole.
final class Output: Sendable {
  private struct State {
    var failure: String?
    var committed: String?
    var withheld: VisibleText?
  }

  private let state = Mutex(State())
  private let answers: Int32
  private let messages: Int32

  /// Writes to these descriptors.
  init(answers: Int32 = 1, messages: Int32 = 2) { (self.answers, self.messages) = (answers, messages) }

  /// Whether standard output is a terminal.
  var isTerminal: Bool { StandardStreams.isTerminal(answers) }

  /// Whether standard error is a terminal.
  var errorsAreTerminal: Bool { StandardStreams.isTerminal(messages) }

  /// Whether something of the answer could not be written: nothing that follows can be, either.
  var hasFailed: Bool { state.withLock { $0.failure != nil } }

  /// Writes over the line of the terminal that standard error is.
  func overwrite(_ text: VisibleText) { send("\r\u{1B}[K" + text.text, to: messages) }

  /// Writes data for programs: CSV, JSON.
  func data(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, !hasFailed else { return }
    if let reason = StandardStreams.write(bytes, to: answers) { state.withLock { $0.failure = reason } }
  }

  /// Writes data for programs: CSV, JSON.
  func data(_ text: String) { data(Array(text.utf8)) }

  /// Writes text for a person.
  func text(_ text: VisibleText) { data(text.text) }

  /// Writes a message, with a line end.
  func message(_ text: VisibleText) { send(text.text + "\n", to: messages) }

  /// Writes what went wrong.
  func problem(_ problem: Problem) { message(problem.visible) }

  /// Notes that something was done that stands, as `run 12`, whatever becomes of the answer.
  func committed(_ what: String) { state.withLock { $0.committed = what } }

  /// Notes that something is left out of the answer; `message` says so where the answer ends.
  func withheld(_ message: VisibleText) { state.withLock { $0.withheld = message } }

  /// The exit code of a command that ended with `code`: ``ExitCode/inputOutput``, and a message, where it would be good but
  /// its answer could not be written whole.
  func end(_ code: ExitCode) -> ExitCode {
    if !hasFailed, let reason = StandardStreams.settle(answers) { state.withLock { $0.failure = reason } }
    let state = state.withLock { $0 }
    guard let failure = state.failure else {
      if code.isGood, let withheld = state.withheld { message(withheld) }
      // What went wrong came after it.
      if !code.isGood, let what = state.committed { message("\(what) is committed all the same: do not do it again") }
      return code
    }
    let stands = state.committed.map { "; \($0) is committed all the same" } ?? ""
    problem(
      Problem(
        .inputOutput, "the answer could not be written whole: \(failure)\(stands)",
        remedy: state.committed == nil
          ? "ask again, and see that what takes the answer takes all of it"
          : "`lahde runs` lists what was done: do not do it again"))
    return code.isGood ? .inputOutput : code
  }

  private func send(_ text: String, to descriptor: Int32) {
    // There is nowhere else to say that a message could not be written.
    _ = StandardStreams.write(Array(text.utf8), to: descriptor)
  }
}
