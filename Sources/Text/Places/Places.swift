/// Which names mean one place: `Turku`, `Åbo` and `TKU` do, and so do `Pedersöre` and `Pedersören kunta`.
///
/// For comparing only; what is stored stays in the language that the source wrote. Names are compared folded, so Aijala
/// and Äijälä, and Vastila and Västilä, cannot be told apart. `Lappo` is Lapua by its Swedish name, and so is the village
/// of that name in Åland. A post office beside a municipality (`Inkoo as`, `Siuntio kk`) is a place of its own.
public enum Places {
  /// The number of the place that the folded name in `bytes[range]` means; `nil` if it has one name only. Numbers are for
  /// equality within one build.
  public static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    if let number = table.value(bytes, range) { return number }
    if let inner = withoutWord(bytes, range) { return number(bytes, inner) }
    return twiceNamed(bytes, range)
  }

  /// The form of a folded name by which places are compared: the folded Finnish name of a place with several, else the
  /// name without `kunta`, `kaupunki`, `kommun` or `stad` behind it. Formed twice it is the same.
  public static func identity(_ folded: [UInt8]) -> [UInt8] {
    var range = 0..<folded.count
    while true {
      if let number = table.value(folded, range) ?? twiceNamed(folded, range) { return names[number] }
      guard let inner = withoutWord(folded, range) else { return Array(folded[range]) }
      range = inner
    }
  }

  /// The names of one place, as they are written, in every row of the tables.
  static let rows: [[String]] = [PlaceTable.postOffices, PlaceTable.municipalities, PlaceTable.abbreviations].flatMap {
    $0.split(whereSeparator: { $0 == "," || $0 == "\n" })
      .map { row in row.drop { $0 == " " }.split(separator: "/").map(String.init) }
      .filter { !$0.isEmpty }
  }

  /// The places' folded names; a row joins the first place that has one of its names.
  private static let groups: [[String]] = {
    var groups: [[String]] = []
    var known: [String: Int] = [:]
    for row in rows {
      let folded = row.map { Fold.folded($0) }
      let number = folded.lazy.compactMap { known[$0] ?? known[townName($0)] }.first ?? groups.count
      if number == groups.count { groups.append([]) }
      for name in folded.flatMap(spellings) where known[name] == nil {
        known[name] = number
        groups[number].append(name)
      }
    }
    return groups
  }()

  private static let names = groups.map { Array(($0.first ?? "").utf8) }
  private static let table = WordTable(phrases: groups)

  /// A name without its last word, if that says town or municipality.
  private static func townName(_ name: String) -> String {
    let bytes = Array(name.utf8)
    return withoutWord(bytes, 0..<bytes.count).map { String(decoding: bytes[$0], as: UTF8.self) } ?? name
  }

  /// `S:t Michel` is written `St Michel` and `Sankt Michel` as well.
  private static func spellings(_ folded: String) -> [String] {
    if !folded.hasPrefix("s t ") { return [folded] }
    let rest = folded.dropFirst(4)
    return [folded, "st \(rest)", "sankt \(rest)"]
  }

  /// What stands before `kunta`, `kaupunki`, `kommun` or `stad`; before the Finnish ones without its genitive's n.
  private static func withoutWord(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard let gap = bytes[range].lastIndex(of: 0x20), gap > range.lowerBound + 1,
      let language = words.value(bytes, gap + 1..<range.upperBound)
    else { return nil }
    let isGenitive = language == 0 && bytes[gap - 1] == 0x6E && bytes[gap - 2] != 0x20
    return range.lowerBound..<(isGenitive ? gap - 1 : gap)
  }

  /// The number of a place that is named in both languages, as in `Turku Åbo`.
  private static func twiceNamed(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    for gap in range where bytes[gap] == 0x20 {
      if let first = table.value(bytes, range.lowerBound..<gap),
        first == table.value(bytes, gap + 1..<range.upperBound)
      {
        return first
      }
    }
    return nil
  }

  private static let words = WordTable([("kunta kaupunki", 0), ("kommun stad", 1)])
}
