import Text

/// What came of an objection to marketing, or of its lifting.
public struct ObjectionAnswer: Encodable, Sendable {
  /// What was done.
  public enum Act: String, Encodable, Sendable { case object, lift }

  private let schema = "lahde.objection/1"
  let run: Int64?, act: Act, purpose: String, codes: Int, marketing: String, since: String?
  /// What else stands, with its day.
  let others: [String]
  let kind: String?, ids: [Int64], requests: [Int64], sharedAddresses: Int

  /// With all that it says.
  public init(
    run: Int64? = nil, act: Act, purpose: String, codes: Int, marketing: String, since: String? = nil,
    others: [String] = [], kind: String? = nil, ids: [Int64], requests: [Int64], sharedAddresses: Int
  ) {
    self.run = run
    self.act = act
    self.purpose = purpose
    self.codes = codes
    self.marketing = marketing
    self.since = since
    self.others = others
    self.kind = kind
    self.ids = ids
    self.requests = requests
    self.sharedAddresses = sharedAddresses
  }

  /// The answer for a person.
  public func text() -> String {
    let whom =
      ids.isEmpty
      ? "whoever comes with this address" : "\(kind ?? "") \(ids.map(String.init).joined(separator: ", "))"
    let done =
      run.map { run in
        codes == 0
          ? "run \(run): stands already"
          : "run \(run): \(codes) \(codes == 1 ? "code" : "codes") \(act == .lift ? "lifted" : "made")"
      } ?? "stands already; nothing was written"
    return "\(done)\nmarketing to \(whom): \(marketing)\(since.map { ", since \($0)" } ?? "")\n"
      + others.map { VisibleText.clean($0) + "\n" }.joined()
  }
}
