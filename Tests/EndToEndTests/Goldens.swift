import Foundation
import Testing

/// Compares an answer with a golden file. `LAHDE_RECORD=1` records it anew, and then the test fails, so that no golden is
/// accepted by accident.
func expectGolden(_ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens").appending(path: name)
  if ProcessInfo.processInfo.environment["LAHDE_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record("\(name) was recorded: look at it, then run without LAHDE_RECORD", sourceLocation: sourceLocation)
    return
  }
  let golden = try String(contentsOf: file, encoding: .utf8)
  #expect(text == golden, "\(name)", sourceLocation: sourceLocation)
}

/// The lines of a run report without what another machine measures: everything from the table of stages on.
func withoutStages(_ report: String) -> String {
  report.components(separatedBy: "\nstage ").first ?? report
}
