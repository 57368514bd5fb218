import Records

/// What a training learned and what changes under it.
public struct TrainReport: Sendable, Encodable {
  /// An estimate with an interval.
  public struct Share: Sendable, Encodable {
    let value: Double, low: Double, high: Double

    /// Shares from 0 to 1.
    public init(value: Double, low: Double, high: Double) {
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// Contacts or companies before and after.
  public struct Kind: Sendable, Encodable {
    let before: Int, after: Int, merged: Int, split: Int, threshold: Int32
    let precision: Share, recall: Share

    /// Of one kind; `merged` were several before, `split` become several; `threshold` in 1/1000 bit.
    public init(
      before: Int, after: Int, merged: Int, split: Int, threshold: Int32, precision: Share, recall: Share
    ) {
      self.before = before
      self.after = after
      self.merged = merged
      self.split = split
      self.threshold = threshold
      self.precision = precision
      self.recall = recall
    }
  }

  let schema = "lahde.train/1"
  let run: Int64?
  let observations: Int, trainedBefore: Int
  let contacts: Kind, companies: Kind
  let reviewPairsBefore: Int, reviewPairsAfter: Int

  /// `run` applied it; nil where it was only shown. `trainedBefore` observations made the weights until then, 0 where
  /// they are the starting values.
  public init(
    run: Int64?, observations: Int, trainedBefore: Int, contacts: Kind, companies: Kind, reviewPairsBefore: Int,
    reviewPairsAfter: Int
  ) {
    self.run = run
    self.observations = observations
    self.trainedBefore = trainedBefore
    self.contacts = contacts
    self.companies = companies
    self.reviewPairsBefore = reviewPairsBefore
    self.reviewPairsAfter = reviewPairsAfter
  }

  /// The report as people read it.
  public func text() -> String {
    let old = trainedBefore == 0 ? "the starting values" : "weights learned from \(trainedBefore) observations"
    var lines = ["Learned from \(observations) observations; until now: \(old).", ""]
    var table = TextTable(columns: [
      .text("register"), .number("before"), .number("after"), .number("merged"), .number("split"),
      .number("merges from, bits"), .text("expected precision"), .text("expected recall"),
    ])
    for (name, kind) in [("contacts", contacts), ("companies", companies)] {
      table.add([
        name, "\(kind.before)", "\(kind.after)", "\(kind.merged)", "\(kind.split)",
        ExplainReport.bits(kind.threshold), Self.text(kind.precision), Self.text(kind.recall),
      ])
    }
    lines.append(table.render())
    lines.append("pairs left for review: \(reviewPairsBefore) before, \(reviewPairsAfter) after")
    lines.append("")
    lines.append(
      run.map { "Run \($0): contacts and companies are made under the new weights." }
        ?? "Nothing has changed. To make it so: lahde train --apply")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ share: Share) -> String {
    "\(percent(share.value)) (\(percent(share.low)) to \(percent(share.high)))"
  }

  private static func percent(_ share: Double) -> String {
    let hundredths = Int((share * 10_000).rounded())
    let rest = String(hundredths % 100)
    return "\(hundredths / 100).\(rest.count < 2 ? "0" : "")\(rest) %"
  }
}
