import Foundation
import Pipeline
import Records
import Reports

/// What a night says on standard error while it goes on: a bar on a terminal, or a line a stage.
///
/// Under `--quiet` the lines are kept, and written only if there is something to hear of.
final class NightLog {
  private enum Form {
    case none, bar, text, json
  }

  private let form: Form
  private let isQuiet: Bool
  private let output: Output
  private var kept: [String] = []
  private var bar = ProgressBar()

  init(_ invocation: Invocation) {
    output = invocation.output
    isQuiet = invocation.has(RunCommand.quiet)
    switch invocation.value(RunCommand.logFormat).flatMap(AnswerFormat.init(rawValue:)) {
    case .text: form = .text
    case .json: form = .json
    case .csv, nil: form = !isQuiet && output.errorsAreTerminal ? .bar : .none
    }
  }

  /// Takes what a night tells.
  func take(_ event: NightEvent) {
    switch (event, form) {
    case (_, .none): break
    case (.reading(let source, let records, let bytes, let all), .bar):
      if let line = bar.line(source, records: records, bytes: bytes, of: all) { output.overwrite("\(line)") }
    case (.stage(let name, _, nil, _, _), .bar): output.overwrite("\(bar.stage(after: name))")
    case (.stage(let name, let run, let source, let counts, let seconds), _):
      write(LogLine(run: run, source: source, stage: name, counts: counts, seconds: seconds))
    case (.reading, _): break
    }
  }

  /// Ends the log; `isWorthHearing` lets out what `--quiet` kept back.
  func end(isWorthHearing: Bool) {
    if form == .bar { output.overwrite("") }
    if isWorthHearing { for line in kept { output.message("\(line)") } }
    kept = []
  }

  private func write(_ line: LogLine) {
    let text = form == .json ? line.json(at: Int64(Date().timeIntervalSince1970)) : line.text()
    if isQuiet { return kept.append(text) }
    if form == .bar { output.overwrite("") }
    output.message("\(text)")
  }
}
