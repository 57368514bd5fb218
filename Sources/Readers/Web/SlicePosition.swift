extension ArraySlice<UInt8> {
  /// Where `word` first stands, or nil.
  func position(of word: [UInt8]) -> Int? {
    guard let first = word.first, count >= word.count else { return nil }
    var at = startIndex
    let last = endIndex - word.count
    while at <= last {
      if self[at] == first, self[at..<(at + word.count)].elementsEqual(word) { return at }
      at += 1
    }
    return nil
  }
}
