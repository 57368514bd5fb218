import Normalizer
import Records
import Text

/// The columns of a table, found by what a person calls them.
struct ColumnNaming {
  /// The names, without blanks around them.
  let names: [String]
  private let folded: [String]

  init(_ columns: [String]) {
    // A row of data that was taken for a header may hold anything.
    names = columns.map { RuleChain.masked($0) }
    folded = names.map { Fold.folded($0) }
  }

  /// The index of a column: by its exact name, else by the only one that is like it (case, diacritics and punctuation
  /// do not count). Throws ``ExitCode/usage``, and says which columns there are.
  func find(_ name: String) throws(Problem) -> Int {
    let bytes = Array(name.utf8)
    let name = String(decoding: bytes[UTF8Text.trimmed(bytes, 0..<bytes.count)], as: UTF8.self)
    if let exact = names.firstIndex(of: name) { return exact }
    let wanted = Fold.folded(name)
    let like = wanted.isEmpty ? [] : folded.indices.filter { folded[$0] == wanted }
    if let only = like.first, like.count == 1 { return only }
    throw Problem(
      .usage, like.isEmpty ? "there is no column \"\(name)\"" : "more than one column is like \"\(name)\"",
      remedy: "name one of the file's columns: " + QuotedColumns.list(names))
  }

  /// The indices of a comma list of columns; a name that has a comma in it may stand alone.
  func list(_ text: String) throws(Problem) -> [Int] {
    if let whole = try? find(text) { return [whole] }
    var found: [Int] = []
    for name in text.split(separator: ",") { found.append(try find(String(name))) }
    return found
  }

  /// The columns whose names are those of keys, the surest first. Whether their values are one for each record is not
  /// told by a name.
  var likelyIDs: [Int] {
    Self.idNames.flatMap { word in folded.indices.filter { folded[$0].filter { $0 != " " } == word } }
  }

  private static let idNames = [
    "id", "uniqueid", "recid", "recordid", "rowid", "uuid", "guid", "recordnumber", "rowno", "rownumber", "pk", "key",
    "customerid", "customerno", "customernumber", "contactid", "personid", "clientid", "memberid", "companyid",
    "asiakasnro", "asiakasnumero", "asiakastunnus", "asiakasid", "henkilonro", "henkilonumero", "jasennro",
    "jasennumero", "tunniste", "tunnus", "rivinro", "nro", "kundnr", "kundnummer", "kundid", "medlemsnummer", "nr",
  ]
}
