/// The figures of traps as a table: a line a trap, beside each other what different weights brought.
struct TrapTable {
  /// What stands above the table.
  let title: String
  /// Whether pairs of strangers are shown.
  let withStrangers: Bool
  /// What each set of weights brought; all of the same records.
  let columns: [(name: String, traps: [TrapQuality])]

  /// The table.
  var text: String {
    var header = [title, "records", "true pairs"]
    for column in columns {
      header += [column.name + " P", "R", "wrong"] + (withStrangers ? ["strangers"] : [])
    }
    var rows = [header]
    for (index, trap) in (columns.first?.traps ?? []).enumerated() {
      var row = [trap.trap, "\(trap.records)", "\(trap.truePairs)"]
      for column in columns {
        let found = column.traps[index]
        row += [
          SpineReport.text(found.precision, 4), SpineReport.text(found.recall, 4),
          "\(found.foundPairs - found.sharedPairs)",
        ]
        if withStrangers { row.append("\(found.strangers)") }
      }
      rows.append(row)
    }
    return SpineReport.aligned(rows)
  }
}
