import Records
import Text

/// Why observations are one contact or company, or why they are two.
public struct ExplainReport: Encodable, Sendable {
  /// One line of a waterfall.
  public struct Step: Encodable, Sendable {
    let comparison: String
    let level: String
    /// Match weight in bits.
    let weight: Double
    /// The sum so far, in bits.
    let sum: Double
  }

  /// Two observations and the weight between them.
  public struct Link: Encodable, Sendable {
    let left: String
    let right: String
    /// Match weight in bits.
    let weight: Double

    /// A link; `weight` in 1/1000 bit.
    public init(left: String, right: String, weight: Int32) {
      self.left = left
      self.right = right
      self.weight = Double(weight) / 1000
    }
  }

  /// In one sentence, with what it is measured by.
  public let verdict: String
  /// The strongest links that hold one record together, the weakest first; empty for two records.
  public let links: [Link]
  /// The pair explained: the weakest of the links, or the best pair across two records.
  public let pair: Link?
  /// How that pair's weight comes about.
  public let steps: [Step]

  /// A report; `outcomes` are those of `pair`.
  public init(verdict: String, links: [Link], pair: Link?, outcomes: [ComparisonOutcome]) {
    self.verdict = verdict
    self.links = links
    self.pair = pair
    var sum: Int32 = 0
    steps = outcomes.map { outcome in
      sum += outcome.weight
      return Step(
        comparison: outcome.comparison, level: outcome.level, weight: Double(outcome.weight) / 1000,
        sum: Double(sum) / 1000)
    }
  }

  /// The form for people.
  public func text() -> String {
    var text = verdict + "\n"
    if !links.isEmpty {
      var table = TextTable(columns: [.text("held together by"), .text("and"), .number("bits")])
      for link in links { table.add([link.left, link.right, Self.bits(link.weight)]) }
      text += "\n" + table.render()
    }
    guard let pair else { return text }
    text += "\n" + VisibleText.clean("\(pair.left) and \(pair.right):") + "\n"
    var table = TextTable(columns: [.text("comparison"), .text("level"), .number("bits"), .number("sum")])
    for step in steps { table.add([step.comparison, step.level, Self.bits(step.weight), Self.bits(step.sum)]) }
    return text + table.render()
  }

  /// A match weight in 1/1000 bit as text, with its unit.
  public static func bits(_ weight: Int32) -> String { Figures.bits(weight) + " bits" }

  private static func bits(_ weight: Double) -> String { Figures.bits(Int32((weight * 1000).rounded())) }
}
