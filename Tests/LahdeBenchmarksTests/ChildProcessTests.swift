import Foundation
import Records
import Testing

@testable import LahdeBenchmarks

@Suite struct ChildProcessTests {
  @Test(arguments: [("exit 0", 0), ("exit 3", 3), ("kill -9 $$", 137)])
  func exitCodes(script: String, code: Int) throws {
    #expect(try ChildProcess.run("/bin/sh", ["-c", script]).code == Int32(code))
  }

  @Test func outputGoesToTheFileAndMemoryIsMeasured() throws {
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    let outcome = try ChildProcess.run("/bin/sh", ["-c", "echo $0 $1", "a", "b c"], output: folder.path("out"))
    #expect(String(decoding: try folder.read("out"), as: UTF8.self) == "a b c\n")
    #expect(outcome.peakBytes > 100_000 && outcome.seconds > 0)
  }

  @Test func aMissingProgramIsSaid() {
    #expect(throws: Problem.self) { try ChildProcess.run("/nowhere/lahde", []) }
  }
}
