import Foundation
import Testing

/// What the README shows is what the program does: every `console` block is run, in order, over a copy of the samples.
@Test func readmeTellsTheTruth() throws {
  let readme = try String(contentsOf: Tool.package.appending(path: "README.md"), encoding: .utf8)
  let examples = examples(readme)
  #expect(examples.count >= 4)
  // Provenance stands first in the README, the night that fills the register after it.
  let nights = examples.filter { $0.words.first == "run" }
  let folder = try Tool.samples()
  for example in nights + examples.filter({ $0.words.first != "run" }) {
    let outcome = try Tool.run(example.words, in: folder, environment: ["LAHDE_NOW": "1777680000"])
    #expect([0, 3].contains(outcome.code), "\(example.words): \(outcome.errors)")
    #expect(matches(outcome.output.split(separator: "\n", omittingEmptySubsequences: false), example.shown[...]))
  }
}

/// The same for the page that tells how any CSV is deduplicated.
@Test func matchingPageTellsTheTruth() throws {
  let page = try String(
    contentsOf: Tool.package.appending(path: "Sources/Handbook.docc/Matching.md"), encoding: .utf8)
  let examples = examples(page)
  #expect(!examples.isEmpty)
  for example in examples {
    let outcome = try Tool.run(example.words, in: try Tool.samples())
    #expect(outcome.code == 0, "\(example.words): \(outcome.errors)")
    #expect(matches(outcome.output.split(separator: "\n", omittingEmptySubsequences: false), example.shown[...]))
  }
}

@Test func readmesLinksLeadSomewhere() throws {
  let readme = try String(contentsOf: Tool.package.appending(path: "README.md"), encoding: .utf8)
  var links = 0
  for part in readme.components(separatedBy: "](").dropFirst() {
    let target = part.prefix { $0 != ")" }
    #expect(FileManager.default.fileExists(atPath: Tool.package.appending(path: String(target)).path()), "\(target)")
    links += 1
  }
  #expect(links > 5)
}

@Test func readmeNamesItsTwoCommands() throws {
  let readme = try String(contentsOf: Tool.package.appending(path: "README.md"), encoding: .utf8)
  #expect(readme.contains("```sh\nswift test\n```"))
  #expect(readme.contains("swift run -c release lahde run --create\n```"))
}

private struct Example {
  var words: [String]
  var shown: [Substring] = []
}

private func examples(_ readme: String) -> [Example] {
  var examples: [Example] = []
  for block in readme.components(separatedBy: "```console\n").dropFirst() {
    for line in (block.components(separatedBy: "\n```").first ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("$ lahde ") {
        examples.append(Example(words: line.dropFirst(8).split(separator: " ").map(String.init)))
      } else if !examples.isEmpty {
        examples[examples.count - 1].shown.append(line)
      }
    }
  }
  return examples
}

/// Whether the lines are those shown, where `…` on a line of its own stands for the rest.
private func matches(_ lines: [Substring], _ shown: ArraySlice<Substring>) -> Bool {
  let isCut = shown.last == "…"
  let expected = isCut ? shown.dropLast() : shown
  let found = isCut ? lines.prefix(expected.count) : ArraySlice(lines.last == "" ? lines.dropLast() : lines[...])
  #expect(found.joined(separator: "\n") == expected.joined(separator: "\n"))
  return found.elementsEqual(expected)
}
