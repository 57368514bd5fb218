import Text

/// Words in a column that states a ban which say that there is none; in Finnish, Swedish and English. Written for this program.
enum NoBanWords {
  /// Whether a value says so. Of a dash folding leaves nothing.
  static func areSaid(folded: [UInt8], written: [UInt8]) -> Bool {
    if folded.isEmpty { return written.allSatisfy { $0 == 0x2D } || dashes.contains(written) }
    return table.holds(folded: folded)
  }

  private static let dashes = ["–", "—", "−"].map { Array($0.utf8) }

  private static let table = PhraseTable(
    """
    e, ei, ei kieltoa, ei kielletty, ei ole, ei ole kieltoa, ei markkinointikieltoa, epatosi, sallittu, saa lahettaa
    nej, inget, inget forbud, ingen, inte, falskt, tillatet, tillaten, far skickas
    n, no, no ban, none, not banned, false, f, allowed, permitted, 0
    """)
}
