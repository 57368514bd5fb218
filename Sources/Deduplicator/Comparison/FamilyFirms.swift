import Records
import Text

/// Rows whose family name stands in their company's name: `Liisa Karvonen` of `Rakennus Karvonen Oy`.
///
/// In such a firm half the staff may bear the name, so that between two of its people it says nothing of its own.
enum FamilyFirms {
  /// For each row whether it is so; empty where there are no family names or companies.
  static func flags(_ comparer: RowComparer) -> [Bool] {
    let (table, plan) = (comparer.table, comparer.plan)
    let names = plan.organisation.filter(\.isName).map(\.column)
    guard plan.given >= 0, plan.family >= 0, !names.isEmpty else { return [] }
    let chunks = Parallel.chunks(table.count, threads: 2)
    return Array(
      Parallel.map(chunks.count) { chunk in
        chunks[chunk].map { row in
          let family = table.cell(row, plan.family)
          guard family >= 0 else { return false }
          return names.contains { column in
            let company = table.cell(row, column)
            return company >= 0 && isIn(table, table.range(family), table.range(company))
          }
        }
      }.joined())
  }

  /// Whether a word of a company's name is the family name, or one letter off.
  private static func isIn(_ table: MatchTable, _ family: Range<Int>, _ company: Range<Int>) -> Bool {
    guard family.count >= 3 else { return false }
    var start = company.lowerBound
    for index in company.lowerBound...company.upperBound where index == company.upperBound || table.arena[index] == 0x20
    {
      let word = start..<index
      start = index + 1
      if word.count == family.count, ByteRange.areEqual(table.arena, word, table.arena, family) { return true }
      if family.count >= 5, abs(word.count - family.count) <= 1,
        Similarity.editDistance(table.arena, word, table.arena, family, limit: 1) <= 1
      {
        return true
      }
    }
    return false
  }
}
