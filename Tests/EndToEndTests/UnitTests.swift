import Foundation
import TestSupport
import Testing

/// systemd's own opinion of the units in the handbook.
@Suite("The units of the Operations page") struct UnitTests {
  private static let analyzer = "/usr/bin/systemd-analyze"

  /// Each file's name and text: the block behind `/etc/systemd/system/NAME`.
  private func units() throws -> [String: String] {
    let page = try String(
      contentsOf: Tool.package.appending(path: "Sources/Handbook.docc/Operations.md"), encoding: .utf8)
    var units: [String: String] = [:]
    for part in page.components(separatedBy: "`/etc/systemd/system/").dropFirst() {
      let name = String(part.prefix { $0 != "`" })
      let block = try #require(
        part.components(separatedBy: "```ini\n").dropFirst().first?.components(separatedBy: "\n```").first)
      units[name] = block + "\n"
    }
    return units
  }

  @Test("They are all there, and what one names is another") func whole() throws {
    let units = try units()
    #expect(
      units.keys.sorted() == [
        "lahde-backup.service", "lahde-backup.timer", "lahde-failed@.service", "lahde.service", "lahde.timer",
      ])
    for (name, text) in units where name.hasPrefix("lahde.s") || name.hasPrefix("lahde-backup.s") {
      #expect(text.contains("OnFailure=lahde-failed@%n.service"), "\(name)")
      #expect(text.contains("UMask=0077\nProtectSystem=strict\nReadWritePaths=/srv/lahde/.lahde\n"), "\(name)")
    }
    #expect(units["lahde.service"]?.contains("\nSuccessExitStatus=3\n") == true)
  }

  @Test("The commands in them are the program's") func commands() throws {
    let folder = try Tool.samples()
    #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
    let lines = try units().sorted { $0.key < $1.key }.flatMap { $0.value.split(separator: "\n") }
      .filter { $0.hasPrefix("ExecStart=/usr/local/bin/lahde ") }
    #expect(lines.count == 3)
    for line in lines {
      let outcome = try Tool.run(line.split(separator: " ").dropFirst().map(String.init), in: folder)
      #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(line): \(outcome)")
    }
  }

  @Test(
    "systemd finds nothing to say about them",
    .enabled(if: FileManager.default.isExecutableFile(atPath: UnitTests.analyzer), "systemd-analyze is not installed"))
  func verified() throws {
    let folder = try TemporaryFolder()
    let program = try Tool.executable().path()
    var paths: [String] = []
    for (name, text) in try units() {
      // It wants the program to be there.
      paths.append(try folder.write(name, text.replacingOccurrences(of: "/usr/local/bin/lahde", with: program)))
    }
    try folder.write("said", "")
    func verify(_ paths: [String]) throws -> String {
      let process = Process()
      process.executableURL = URL(filePath: Self.analyzer)
      process.arguments = ["verify", "--man=no"] + paths.sorted()
      process.standardOutput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: "said"))
      try process.run()
      process.waitUntilExit()
      return try String(contentsOfFile: folder.path("said"), encoding: .utf8)
    }
    #expect(try verify(paths).isEmpty)
    // A setting that it does not know is only told, not failed.
    let wrong = try folder.write(
      "wrong.service", "[Service]\nType=oneshot\nExecStart=\(program)\nProtectEverything=true\n")
    #expect(try verify([wrong]).contains("ProtectEverything"))
  }
}
