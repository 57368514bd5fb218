import Records

/// One pair on the review page: records side by side, and the waterfall.
enum ReviewCard {
  /// Writes an item; pairs left for review stand open, but for those of an alarm, of which there may be many. Some 2 kB an item.
  static func write(_ item: ReviewReport.Item, _ thresholds: ReviewReport.Thresholds, to page: inout HTMLText) {
    let isOpen = item.outcome == .review && item.alarm == nil
    page.markup("<details class=\(item.kind == .person ? "p" : "c")\(isOpen ? " open" : "")>")
    page.markup("<summary><h3>")
    page.text(heading(item))
    page.markup("</h3><span>\(item.kind.name)</span><b>\(Figures.bits(item.weight)) bits</b></summary>\n<div>")
    records(item, to: &page)
    waterfall(item, thresholds, to: &page)
    page.markup("</div></details>\n")
  }

  private static func heading(_ item: ReviewReport.Item) -> String {
    let fields: [Field] = item.kind == .person ? [.personName, .personEmail] : [.companyName, .companyBusinessID]
    let names = [item.left, item.right].map { side in
      fields.lazy.map(side.value).first { !$0.isEmpty } ?? "\(label(item.kind)) \(side.id)"
    }
    return names[0] == names[1] ? names[0] : "\(names[0]) / \(names[1])"
  }

  private static func label(_ kind: EntityKind) -> String { kind == .person ? "contact" : "company" }

  private static func records(_ item: ReviewReport.Item, to page: inout HTMLText) {
    page.markup("<table class=rec><caption>Records</caption><thead><tr><th scope=col>Field")
    for side in [item.left, item.right] {
      page.markup("<th scope=col>")
      page.text("\(label(item.kind)) \(side.id)")
      page.markup("<small>")
      page.text(side.source + (side.sourceKey.map { ", key \($0)" } ?? ""))
      page.markup("<br>")
      page.text(side.place, breaking: true)
      page.markup("</small>")
    }
    page.markup("</thead><tbody>")
    for field in fields(item) {
      let (left, right) = (item.left.value(field), item.right.value(field))
      page.markup(left == right ? "<tr class=e><th scope=row>" : "<tr><th scope=row>")
      page.text(field.name, breaking: true)
      if left != right && !left.isEmpty && !right.isEmpty { page.markup(" <abbr title=differs>≠</abbr>") }
      let difference = Difference(left, right)
      cell(left, right.isEmpty ? [] : difference.left, to: &page)
      cell(right, left.isEmpty ? [] : difference.right, to: &page)
    }
    page.markup("</tbody></table>\n")
  }

  /// A value with its differences marked; where the other side has none there is nothing to mark.
  private static func cell(_ value: String, _ stretches: [Difference.Stretch], to page: inout HTMLText) {
    page.markup("<td>")
    if value.isEmpty { page.markup("<i>no value</i>") }
    for stretch in stretches.isEmpty ? [.init(text: value, differs: false)] : stretches {
      if stretch.differs { page.markup("<mark>") }
      page.text(stretch.text, breaking: true)
      if stretch.differs { page.markup("</mark>") }
    }
  }

  /// The fields that either side has a value for, in the order in which the sides name them.
  private static func fields(_ item: ReviewReport.Item) -> [Field] {
    var fields: [Field] = []
    for (field, value) in item.left.values + item.right.values where !value.isEmpty && !fields.contains(field) {
      fields.append(field)
    }
    return fields.sorted()
  }

  private static func waterfall(
    _ item: ReviewReport.Item, _ thresholds: ReviewReport.Thresholds, to page: inout HTMLText
  ) {
    let waterfall = Waterfall(item, thresholds)
    page.markup("<table class=w style=\"--z:\(percent(waterfall.zero));--r:\(percent(waterfall.review));")
    page.markup("--m:\(percent(waterfall.merge))\"><caption>Match weight in bits</caption>")
    page.markup("<thead><tr><th scope=col>Comparison<th scope=col>Bits<th scope=col>Adds up to</thead><tbody>")
    for bar in waterfall.bars { row(bar, to: &page) }
    page.markup("</tbody><tfoot>")
    row(waterfall.sum, to: &page)
    page.markup("</tfoot></table><p>")
    page.text(verdict(item, thresholds))
    page.markup("</p>")
  }

  private static func row(_ bar: Waterfall.Bar, to page: inout HTMLText) {
    page.markup("<tr><th scope=row>")
    page.text(bar.name)
    if !bar.level.isEmpty { page.element("small", bar.level) }
    page.markup("<td>\(Figures.bits(bar.weight))<td>")
    let side = bar.weight < 0 ? " class=n" : ""
    page.markup("<i\(side) style=\"left:\(percent(bar.start));width:\(percent(bar.end - bar.start))\"></i>")
  }

  /// The sum against the thresholds, in words.
  private static func verdict(_ item: ReviewReport.Item, _ thresholds: ReviewReport.Thresholds) -> String {
    let toMerge = Int(item.weight) - Int(thresholds.merge)
    let distance = Figures.decimal(thousandths: abs(toMerge), decimals: 1)
    return "\(Figures.bits(item.weight)) bits, match probability \(Figures.percent(item.probability)): \(distance) "
      + "\(toMerge < 0 ? "below" : "above") the merge threshold \(Figures.bits(thresholds.merge)) (solid line); "
      + "review begins at \(Figures.bits(thresholds.review)) (dashed line)."
      // Clusters join by their mean link, so one strong pair alone does not join them.
      + (item.alarm != nil && item.outcome == .review
        ? " The two stay apart because of the alarm." : "")
      + (toMerge >= 0 && item.outcome == .review && item.alarm == nil
        ? " The two stay apart because the pairs between all their records do not reach it on average." : "")
      + (toMerge < 0 && item.outcome == .merged
        ? " The two are one because all that the records on either side say reaches it together." : "")
  }

  private static func percent(_ thousandths: Int) -> String {
    Figures.decimal(thousandths: thousandths * 100, decimals: 1) + "%"
  }
}
