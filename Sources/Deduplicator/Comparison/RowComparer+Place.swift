import Foundation
import Text

extension RowComparer {
  /// Where two firms are: street, postcode and town together.
  func place(_ left: Int, _ right: Int, _ step: Step, _ result: inout Compared) -> PlaceLevel {
    let street = (table.cell(left, step.column), table.cell(right, step.column))
    let code = step.postcode < 0 ? (-1, -1) : (table.cell(left, step.postcode), table.cell(right, step.postcode))
    let town = step.town < 0 ? (-1, -1) : (table.cell(left, step.town), table.cell(right, step.town))
    let (hasStreet, hasCode, hasTown) = (
      street.0 >= 0 && street.1 >= 0, code.0 >= 0 && code.1 >= 0, town.0 >= 0 && town.1 >= 0
    )
    let (isCode, isTown) = (hasCode && code.0 == code.1, hasTown && town.0 == town.1)
    // A slip in the first digit would be as near as the other end of the country.
    let isNear =
      hasCode && !isCode && [.sameDistrict, .oneDigitOff].contains(postcode(code.0, code.1))
      && table.arena[table.range(code.0).lowerBound] == table.arena[table.range(code.1).lowerBound]
    if hasStreet {
      if street.0 == street.1 {
        if !isCode, !isTown, !isNear, hasCode || hasTown { return .streetElsewhere }
        return agreement(street.0, step.column, { .street($0) }, &result)
      }
      if isCode || isTown {
        let likeness = Likeness.level(
          table.arena, table.range(street.0), table.letters[Int(street.0)], table.arena, table.range(street.1),
          table.letters[Int(street.1)], hasParts: true)
        return likeness >= .near ? .streetAlike : isCode ? .postcodeOtherStreet : .townElsewhere
      }
      return isNear ? .nearby : .differs
    }
    if isCode { return agreement(code.0, step.postcode, { .postcode($0) }, &result) }
    if isTown, hasCode { return .townElsewhere }
    if isTown { return agreement(town.0, step.town, { .town($0) }, &result) }
    if isNear { return .nearby }
    return hasCode || hasTown ? .differs : .nothing
  }

  /// The level of a value that agrees, and what it is rarer than the values that its level stands for.
  private func agreement(
    _ value: Int32, _ column: Int, _ level: (_ bin: Int) -> PlaceLevel, _ result: inout Compared
  ) -> PlaceLevel {
    let share = frequencies.share[Int(value) &+ table.columns[column].shift]
    let found = level(TermFrequencies.bin(Double(share)))
    // What blocking prunes by knows no more than this.
    result.frequency += min(log(Float(3)), log(TermFrequencies.usual[found.usualBin] / share))
    return found
  }
}
