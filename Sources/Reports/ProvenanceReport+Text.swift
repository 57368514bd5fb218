import Records
import Text

extension ProvenanceReport {
  /// The answer for a terminal of 80 to 100 columns: a line a value, and under it where it came from and why it won.
  public func text() -> String {
    var lines = ["\(kind) \(id)  \(VisibleText.clean(title))" + (asOf.map { ", as of \($0)" } ?? ""), ""]
    let width = fields.map { VisibleText.width($0.field) }.max() ?? 0
    for entry in fields {
      lines.append(VisibleText.padded(entry.field, width) + "  " + VisibleText.clean(entry.erased ?? entry.value))
      for (label, text) in entry.details(rulesOf: chain, isPast: asOf != nil) {
        lines += Self.wrapped(text, label: label)
      }
      if let others = entry.sharedWith {
        let kind = Field.allCases.first { $0.name == entry.field }?.kind ?? .person
        lines += Self.wrapped(SharedText.of(kind, others), label: "also")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The columns that a line may take.
  static let columns = 100
  private static let indent = 10

  /// A labelled line, continued under itself where it is too wide; words are not broken.
  private static func wrapped(_ text: String, label: String) -> [String] {
    var lines: [String] = []
    var line = VisibleText.padded("    " + label, indent)
    var used = indent
    var isEmpty = true
    for word in VisibleText.clean(text).split(separator: " ", omittingEmptySubsequences: false) {
      let width = VisibleText.width(String(word))
      if !isEmpty && used + 1 + width > columns {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        (used, isEmpty) = (indent, true)
      }
      line += isEmpty ? String(word) : " " + word
      used += isEmpty ? width : 1 + width
      isEmpty = false
    }
    return lines + [line]
  }
}

extension ProvenanceReport.Entry {
  /// The labelled lines under a value; `chain` is the rule chain by which the rules are told.
  ///
  /// `isPast`: asked as of an earlier run; then the file's hash and the time that the value stood are told too.
  fileprivate func details(rulesOf chain: String, isPast: Bool) -> [(label: String, text: String)] {
    let offset = origin.byteOffset.map { " (byte \($0))" } ?? ""
    let since = "since run \(origin.sinceRun) (\(origin.sinceDate))"
    if let correction {
      let put = "put right by \(correction.by), run \(correction.run) (\(correction.date)), whatever its sources say"
      return [("from", put)] + stood(isPast) + (grounds.map { [("how", $0.words)] } ?? []) + [("why", why)] + lost
    }
    var details = [("from", "\(origin.source), \(origin.place)\(offset), \(since)")]
    if let page = origin.pageDetail { details.append(("at", page)) }
    if isPast, let hash = origin.sha256 { details.append(("hash", "SHA-256 " + hash)) }
    details += stood(isPast)
    if erased == nil, rawValue != value || !rules.isEmpty {
      let chain = rules.isEmpty ? "" : ", changed by " + rules.joined(separator: ", ")
      details.append(("raw", "“\(rawValue)”" + chain))
    }
    if let grounds { details.append(("how", grounds.words)) }
    if self.chain != chain {
      details.append(("chain", "made by rule chain \(self.chain); the rules named here are those of \(chain)"))
    }
    details.append(("why", why))
    for one in approvals ?? [] {
      details.append(
        ("by", "decision \(one.decision) of \(one.author), run \(one.run) (\(one.date)), joined this record"))
    }
    return details + lost
  }

  private func stood(_ isPast: Bool) -> [(label: String, text: String)] {
    guard isPast, let since else { return [] }
    let end = until.map { ", until run \($0.run) (\($0.date))" } ?? ", and still does"
    return [("stood", "from run \(since.run) (\(since.date))" + end)]
  }

  private var why: String {
    let names = agreeing.joined(separator: ", ")
    if correction != nil { return reason + (agreeing.isEmpty ? "" : ", and said by now: " + names) }
    return reason + (agreeing.count > 1 ? ": " + names : "")
  }

  private var lost: [(label: String, text: String)] {
    losing.map { loss in
      let how = loss.grounds.map { ", " + $0.words } ?? ""
      return ("lost", "“\(loss.value)”, \(loss.origin.source), \(loss.origin.place)\(how): \(loss.why)")
    }
  }
}

extension ProvenanceReport.Derivation {
  /// `derived from the title (strong)`.
  fileprivate var words: String { "\(text) (\(confidence))" }
}

extension ProvenanceReport.Origin {
  /// `file:line:column`, or the page's address and when it was retrieved.
  public var place: String {
    if let url { return url + (retrieved.map { " retrieved \($0)" } ?? "") }
    var place = file ?? "place unknown"
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return place
  }

  /// The element in the page, and the file that the page was saved to.
  fileprivate var pageDetail: String? {
    guard url != nil else { return nil }
    let parts = [xpath, file.map { "saved as \($0)" }].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
