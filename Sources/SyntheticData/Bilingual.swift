/// Things with a Finnish and a Swedish name, and how often each is drawn.
struct Bilingual: Sendable {
  /// The Finnish words, weighted.
  let finnish: WordTable
  /// The Swedish words, in the same order.
  let swedish: WordTable

  /// A table of `finnish/swedish weight,…`.
  init(_ text: String) {
    var finnish = ""
    var swedish = ""
    for entry in text.split(separator: ",") {
      guard let slash = entry.firstIndex(of: "/"), let space = entry.lastIndex(of: " ") else { continue }
      finnish += entry[..<slash] + entry[space...] + ","
      swedish += entry[entry.index(after: slash)...] + ","
    }
    self.finnish = WordTable(finnish)
    self.swedish = WordTable(swedish)
  }

  /// A word in one of the languages.
  func word(_ index: Int, swedish inSwedish: Bool) -> ArraySlice<UInt8> { inSwedish ? swedish[index] : finnish[index] }
}
