import Foundation
import TestSupport
import Testing

/// An answer that could not be written whole is no success.
@Suite struct OutputTests {
  private func register() throws -> TemporaryFolder {
    let folder = try Tool.samples()
    #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
    return folder
  }

  @Test func everyAnswerThatCannotBeWrittenIsAnError() throws {
    let folder = try register()
    let lines = [
      "", "--help", "help", "contacts --help", "subject --help", "subject erase --help",
      "contacts", "contacts --format csv", "contacts --format json", "companies --format csv", "show 1",
      "show 1 --format json", "find Oy", "observations", "observations --format json", "provenance 1",
      "provenance 1 --format json", "explain 1", "explain 1 2 --format json", "review report",
      "review report --output -",
      "review list", "runs", "runs 1", "runs --format json", "quarantine list", "quarantine list --rows",
      "quarantine list --rows --format csv", "quarantine list --format csv", "audit log", "audit seals",
      "audit seals --output -", "retention", "retention --format json", "subject access 1", "subject erase 1 --dry-run",
      "subject requests --format json", "subject rectify 1 --field person.title --to ostaja --dry-run", "check",
      "check --print",
      "doctor", "verify", "undo 1 --dry-run", "run --dry-run --rehash", "normalize company.phone 1",
      "normalize --rules",
      "preview samples/customers/asiakkaat.csv", "preview samples/customers/asiakkaat.csv --format csv",
      "preview samples/customers/asiakkaat.csv --format json", "dedupe samples/dedupe/jasenet.csv",
      "dedupe samples/dedupe/jasenet.csv --format json", "backup",
    ]
    for line in lines {
      let full = try Tool.shell("$LAHDE \(line) > /dev/full", in: folder)
      #expect(full.code == 74, "\(line): \(full.code) \(full.errors)")
      #expect(full.errors.contains("error: the answer could not be written whole"), "\(line): \(full.errors)")
      #expect(full.errors.contains("  to mend: "), "\(line): \(full.errors)")
    }
  }

  /// A pipe that nobody reads ends nothing by a signal, and a stream that is closed gets no file of the program's own.
  @Test func aClosedPipeIsAnErrorAndNoSignal() throws {
    let folder = try register()
    for line in ["contacts --format csv", "", "preview samples/customers/asiakkaat.csv --limit all --format csv"] {
      try folder.write("pipe.sh", "exec 3>&1; { sleep 0.5; $LAHDE \(line); echo \"code $?\" >&3; } | true\nwait")
      let piped = try Tool.shell("sh pipe.sh", in: folder)
      #expect(piped.output.contains("code 74"), "\(line): \(piped.output) \(piped.errors)")
    }
    let before = try Data(contentsOf: folder.url.appending(path: ".lahde/register.db"))
    let shut = try Tool.shell("$LAHDE contacts --format csv >&-", in: folder)
    #expect(shut.code == 74, "\(shut.errors)")
    #expect(try Tool.shell("$LAHDE contacts --format csv >&- 2>&-", in: folder).code == 74)
    #expect(try Data(contentsOf: folder.url.appending(path: ".lahde/register.db")) == before)
  }

  /// What was committed stands, and the message says so.
  @Test func whatIsCommittedIsSaidToStand() throws {
    let folder = try Tool.samples()
    let night = try Tool.shell("$LAHDE run --create > /dev/full", in: folder)
    #expect(night.code == 74 && night.errors.contains("; run 1 is committed all the same"), "\(night.errors)")
    #expect(try Tool.run(["contacts"], in: folder).code == 0)
    let undone = try Tool.shell("$LAHDE undo 1 > /dev/full", in: folder)
    #expect(undone.code == 74 && undone.errors.contains("; run 2 is committed all the same"), "\(undone.errors)")
    let shown = try Tool.shell("$LAHDE contacts > /dev/full", in: folder)
    #expect(shown.code == 74 && !shown.errors.contains("committed"), "\(shown.errors)")
    // An error of its own stays what it is.
    #expect(try Tool.shell("$LAHDE nonsense > /dev/full", in: folder).code == 64)
  }

  /// Whoever reads a few lines ends a program that would never end by itself.
  @Test func anEndlessAnswerEndsWithItsReader() throws {
    let folder = try TemporaryFolder()
    let few = try Tool.shell("yes 09 5550 100 | timeout 60 $LAHDE normalize company.phone | head -2", in: folder)
    #expect(few.output.split(separator: "\n").count == 2 && few.code == 0)
  }
}
