import Foundation
import Normalizer
import Records
import Text

/// Names drawn by how often they are borne, half of them surname first: what the name rules make of them, beside the
/// Bayes ceiling, the best that anybody could do who knows the frequencies.
struct NamesCase {
  private let given: Frequencies
  private let surnames: Frequencies
  private let seed: UInt64

  /// The name statistics in `folder`: the Digital and Population Data Services Agency's files of first names (men's and
  /// women's) and of surnames, `name;count` with a header line.
  init(folder: String, seed: UInt64) throws(Problem) {
    let files = ["dvv_etunimitilasto-miehet-ensimmainen.csv", "dvv_etunimitilasto-naiset-ensimmainen.csv"]
    given = try Frequencies(folder, files)
    surnames = try Frequencies(folder, ["dvv_sukunimitilasto.csv"])
    self.seed = seed
  }

  /// Draws `count` names and tells, in per cent, how many come out right.
  func measure(_ count: Int) -> String {
    var random = SplitMix64(seed: seed)
    var (ceiling, right, unknown, capitals) = (0.0, 0, 0, 0)
    for _ in 0..<count {
      let (first, last) = (given.draw(&random), surnames.draw(&random))
      let lean = self.lean(first) - self.lean(last)
      ceiling += lean > 0 ? 1 : lean == 0 ? 0.5 : 0
      let name = first + " " + last
      let trace = RuleChain.apply(
        field: .personName, value: Bool.random(using: &random) ? name : last + " " + first)
      if trace.normal == name { right += 1 }
      if trace.findings.contains(.nameOrder) { unknown += 1 }
      let restored = RuleChain.apply(field: .personName, value: name.uppercased()).normal
      if Set(restored.split(separator: " ")) != Set(name.split(separator: " ")) { capitals += 1 }
    }
    func share(_ number: Double) -> String { SpineReport.text(100 * number / Double(count), 2) }
    return SpineReport.aligned([
      ["names", "right %", "ceiling %", "unknown %", "wrong capitals"],
      ["\(count)", share(Double(right)), share(ceiling), share(Double(unknown)), "\(capitals)"],
    ])
  }

  /// How much oftener a name is a first name than a surname.
  private func lean(_ name: String) -> Double { log2(given.share(name)) - log2(surnames.share(name)) }

  /// Names with how many people bear them.
  private struct Frequencies {
    private var names: [String] = []
    private var ends: [UInt64] = []
    private var folded: [String: UInt64] = [:]

    init(_ folder: String, _ files: [String]) throws(Problem) {
      for file in files {
        let path = folder + "/" + file
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
          throw Problem(
            .noInput, file: path, "cannot be read", remedy: "name the folder that holds the name statistics")
        }
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
          let parts = line.split(separator: ";")
          guard parts.count == 2, let count = UInt64(parts[1].filter(\.isWholeNumber)), count > 0 else { continue }
          names.append(String(parts[0]))
          ends.append((ends.last ?? 0) + count)
          folded[Fold.folded(names[names.count - 1]), default: 0] += count
        }
      }
    }

    func draw(_ random: inout SplitMix64) -> String {
      let number = UInt64.random(in: 0..<max(ends.last ?? 1, 1), using: &random)
      var (low, high) = (0, ends.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] > number { high = middle } else { low = middle + 1 }
      }
      return names[low]
    }

    func share(_ name: String) -> Double {
      (Double(folded[Fold.folded(name)] ?? 0) + 1e-6) / Double(max(ends.last ?? 1, 1))
    }
  }
}
