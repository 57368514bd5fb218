import Deduplicator
import ProvenanceTagger

/// The program's version, as people name it.
public let programVersion = "lahde 0.2"

/// What made a run, as its column `program` says it: the program, and the versions of what makes contacts of observations.
///
/// Written `lahde 0.2 match 1 survivorship 1`. Contacts that another matching or survivorship made are made anew; the
/// program's own version makes no difference to them. What rules make of a record has a version of its own, which stands
/// with every source that was read.
struct RunProgram: Equatable {
  /// The program's version.
  let program: String
  /// ``MatchEngine/version`` and ``Survivorship/version``.
  let match: Int
  let survivorship: Int

  /// This program.
  static let current = RunProgram(
    program: programVersion, match: MatchEngine.version, survivorship: Survivorship.version)

  init(program: String, match: Int, survivorship: Int) {
    (self.program, self.match, self.survivorship) = (program, match, survivorship)
  }

  /// What a run says; nil where it does not name the versions, as runs did not at first.
  init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 4, words[words.count - 4] == "match", words[words.count - 2] == "survivorship",
      let match = Int(words[words.count - 3]), let survivorship = Int(words[words.count - 1])
    else { return nil }
    self.init(program: words.dropLast(4).joined(separator: " "), match: match, survivorship: survivorship)
  }

  /// The text that a run keeps.
  var text: String { "\(program) match \(match) survivorship \(survivorship)" }

  /// Whether the two make the same contacts of the same observations.
  func makesSameContacts(as other: RunProgram) -> Bool {
    match == other.match && survivorship == other.survivorship
  }
}
