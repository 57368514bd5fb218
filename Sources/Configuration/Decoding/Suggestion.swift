import Text

/// The word that was probably meant.
public enum Suggestion {
  /// The nearest of `words` by edit distance, case and accents aside; nil where none is near.
  ///
  /// Near is one edit in three characters. Of equally near words the first of the list is meant.
  public static func nearest(to word: String, among words: [String]) -> String? {
    let wanted = Fold.folded(Array(word.utf8.prefix(200)), 0..<min(200, word.utf8.count))
    guard !wanted.isEmpty else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in words {
      let folded = Fold.folded(Array(candidate.utf8), 0..<candidate.utf8.count)
      let limit = min(max(1, max(wanted.count, folded.count) / 3), (best?.distance ?? Int.max) - 1)
      guard limit >= 0 else { break }
      let distance = Similarity.editDistance(wanted, 0..<wanted.count, folded, 0..<folded.count, limit: limit)
      if distance <= limit { best = (candidate, distance) }
    }
    return best?.word
  }

  /// `did you mean "…"?`, or what there is to choose from.
  public static func remedy(for word: String, among words: [String], else other: String) -> String {
    nearest(to: word, among: words).map { "did you mean \(Quoted.text($0))?" } ?? other
  }
}
