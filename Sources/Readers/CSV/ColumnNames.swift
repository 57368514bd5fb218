import Text

/// Makes columns' names of a header's fields.
enum ColumnNames {
  /// Trimmed; an empty name becomes the column's 1-based number, and a name that is there already gets a number
  /// (`Nimi`, `Nimi 2`). There are at least `width` names.
  static func unique(_ header: [String], width: Int) -> [String] {
    var names: [String] = []
    var taken: Set<String> = []
    var counts: [String: Int] = [:]
    for index in 0..<max(header.count, width) {
      let raw = index < header.count ? Array(header[index].utf8) : []
      let trimmed = String(decoding: raw[UTF8Text.trimmed(raw, 0..<raw.count)], as: UTF8.self)
      let base = trimmed.isEmpty ? String(index + 1) : trimmed
      var name = base
      while !taken.insert(name).inserted {
        counts[base, default: 1] += 1
        name = "\(base) \(counts[base, default: 2])"
      }
      names.append(name)
    }
    return names
  }
}
