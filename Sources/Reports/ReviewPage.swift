import Records

/// The review report as one self-contained page: no script, nothing loaded from anywhere.
struct ReviewPage {
  private let report: ReviewReport
  private var page = HTMLText()

  /// The page's bytes, UTF-8.
  static func bytes(_ report: ReviewReport) -> [UInt8] {
    var page = ReviewPage(report: report)
    page.write()
    return page.page.bytes
  }

  private init(report: ReviewReport) { self.report = report }

  private mutating func write() {
    head()
    summary()
    filter()
    page.markup("<main>\n")
    alarms()
    section(.review, "Left for review", "Customers first, then nearest to the merge threshold.")
    section(.merged, "Merged", "Customers first, then the weakest; open one to see its records.")
    page.markup("</main>\n</body>\n</html>\n")
  }

  private mutating func head() {
    page.markup(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex, nofollow">
      <meta name="referrer" content="no-referrer">

      """)
    page.element("title", report.title)
    page.markup("\n<style>\n\(ReviewStyle.sheet)</style>\n</head>\n<body>\n<header>\n")
    page.element("h1", report.title)
    page.markup("\n<p class=meta>")
    page.text("\(report.registerName) · run \(report.run) · made \(report.generated)")
    page.markup(
      "</p>\n<p class=secret><strong>Confidential.</strong> This page contains personal data from the register ")
    page.text("“\(report.registerName)”")
    page.markup(
      """
      . It is for the named stewards only: keep it where the register is kept, do not send it on, and delete it when the \
      review is done.</p>

      """)
  }

  private mutating func summary() {
    page.markup(
      """
      <table class=sum><caption>At a glance</caption>
      <thead><tr><th scope=col>Pairs of<th scope=col>left for review<th scope=col>merged<th scope=col>review \
      from, bits<th scope=col>merge from, bits</thead>
      <tbody>

      """)
    for (name, kind) in [("persons", EntityKind.person), ("companies", .company)] {
      let thresholds = report.thresholds(kind)
      page.markup("<tr><th scope=row>\(name)<td>\(count(kind, .review))<td>\(count(kind, .merged))")
      page.markup("<td>\(Figures.bits(thresholds.review))<td>\(Figures.bits(thresholds.merge))\n")
    }
    page.markup("</tbody></table>\n")
    if !report.alarms.isEmpty {
      page.markup(
        "<p class=bell><strong>\(report.alarms.count == 1 ? "1 alarm" : "\(report.alarms.count) alarms").</strong> ")
      page.markup("What matching would have joined beyond the limits stands first.</p>\n")
    }
    page.markup("</header>\n")
  }

  private mutating func filter() {
    page.markup("<form class=filter aria-label=\"Filter\">\n")
    choices("k", "Show", [("all", "all"), ("p", "persons"), ("c", "companies")])
    choices("o", "that are", [("any", "merged or not"), ("r", "left for review"), ("m", "merged")])
    page.markup("</form>\n")
  }

  private mutating func choices(_ group: String, _ legend: String, _ choices: [(value: String, label: String)]) {
    page.markup("<fieldset><legend>\(legend)</legend>")
    for (number, choice) in choices.enumerated() {
      let checked = number == 0 ? " checked" : ""
      page.markup(
        "<label><input type=radio name=\(group) id=\(group)-\(choice.value)\(checked)>\(choice.label)</label>")
    }
    page.markup("</fieldset>\n")
  }

  /// What holds too much, before all else: each with the pairs by which a steward can join it.
  private mutating func alarms() {
    if report.alarms.isEmpty { return }
    page.markup("<section class=\"r a\">\n<h2>Alarms <small>\(report.alarms.count)</small></h2>\n")
    page.markup(
      """
      <p class=meta>Matching would have made each of these one, and it holds more that differs than one person or company \
      does. Nothing of it is made one until a steward says <code>same</code>. Look first for the value that they share.</p>

      """)
    for (number, alarm) in report.alarms.enumerated() {
      page.markup("<div class=\"alarm \(alarm.kind == EntityKind.person.name ? "p" : "c")\">\n<h3>")
      page.text("\(number + 1). \(alarm.subject): \(alarm.finding)")
      page.markup("</h3>\n<p class=meta>")
      page.text("Left as \(alarm.listed(20)).")
      page.markup("</p>\n")
      for item in report.items(ofAlarm: number) { ReviewCard.write(item, report.thresholds(item.kind), to: &page) }
      page.markup("</div>\n")
    }
    page.markup("</section>\n")
  }

  private mutating func section(_ outcome: ReviewReport.Outcome, _ heading: String, _ order: String) {
    let items = report.sorted(outcome)
    page.markup(
      "<section class=\(outcome == .review ? "r" : "m")>\n<h2>\(heading) <small>\(items.count)</small></h2>\n")
    page.markup(items.isEmpty ? "<p class=meta>None.</p>\n" : "<p class=meta>\(order)</p>\n")
    for item in items { ReviewCard.write(item, report.thresholds(item.kind), to: &page) }
    page.markup("</section>\n")
  }

  private func count(_ kind: EntityKind, _ outcome: ReviewReport.Outcome) -> Int {
    report.items.reduce(0) { $0 + ($1.kind == kind && $1.outcome == outcome ? 1 : 0) }
  }
}

extension ReviewReport {
  /// One self-contained HTML page, UTF-8: no script, nothing loaded from anywhere; for screen, phone and paper.
  public func html() -> [UInt8] { ReviewPage.bytes(self) }
}
