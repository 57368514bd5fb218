import Foundation
import Testing

/// Golden files beside the tests. With `LAHDE_RECORD=1` they are written anew, and the test fails so that nothing is
/// accepted by accident.
enum Golden {
  static func expect(
    _ text: String, equals name: String, file: String = #filePath, location: SourceLocation = #_sourceLocation
  ) throws {
    let golden = URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Goldens/\(name)")
    if ProcessInfo.processInfo.environment["LAHDE_RECORD"] == "1" {
      try Data(text.utf8).write(to: golden)
      Issue.record("recorded \(name)", sourceLocation: location)
      return
    }
    let wanted = String(decoding: try Data(contentsOf: golden), as: UTF8.self)
    #expect(text == wanted, "differs from Goldens/\(name); LAHDE_RECORD=1 records it", sourceLocation: location)
  }
}
