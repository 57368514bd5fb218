import Foundation
import SyntheticData
import TestSupport
import Testing

@Suite("A night on a terminal") struct TerminalTests {
  /// `script` runs the program on a terminal of its own.
  private func onTerminal(_ line: String, in folder: TemporaryFolder) throws -> Outcome {
    try Tool.shell("script -qec '\"$LAHDE\" \(line)' /dev/null", in: folder)
  }

  @Test("It draws a bar, and every line that it leaves stands alone") func bar() throws {
    let folder = try Tool.samples()
    let night = try onTerminal("run --create", in: folder)
    #expect(night.code == 3, "\(night)")
    #expect(night.output.contains("\r\u{1B}[Kcustomers  ["), "\(night)")
    #expect(night.output.contains("\r\u{1B}[Kmatch … done"))
    for line in night.output.split(whereSeparator: \.isNewline) {
      // What is left on the line once everything is drawn: a bar, or a sentence, not the one behind the other.
      let shown = line.components(separatedBy: "\r\u{1B}[K").last ?? ""
      #expect(!(shown.contains("]  ") && shown.contains("read and normalise")), "\(shown)")
      #expect(!shown.contains("done") || shown.hasSuffix("done"), "\(shown)")
    }
  }

  @Test("Under --quiet and in a log there is none") func none() throws {
    let folder = try Tool.samples()
    #expect(try !onTerminal("run --create --quiet", in: folder).output.contains("\u{1B}"))
    let log = try onTerminal("run --rehash --log-format text", in: folder)
    #expect(!log.output.contains("\u{1B}") && log.output.contains("read and normalise"), "\(log)")
    #expect(try !Tool.run(["run", "--rehash"], in: folder).errors.contains("\u{1B}"))
  }
}
