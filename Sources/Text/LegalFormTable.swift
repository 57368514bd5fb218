/// The closed list of phrases that tell a legal form, folded, longer ones before their endings.
enum LegalFormTable {
  /// One phrase and what it tells.
  struct Entry: Sendable {
    let phrase: [UInt8]
    let form: LegalForm
  }

  /// Phrases that stand before a name (`oy x`, `as oy x`, `tmi x`), by their first byte.
  static let atFront = filed(entries(both)) { $0.first }

  /// Phrases that stand after a name (`x oy`, `x ry`), by their last byte.
  static let atEnd = filed(entries(both + end)) { $0.last }

  /// Last words that tell a municipality and stay in the stem.
  static let municipal = entries([
    (.jointMunicipality, ["kuntayhtyma", "samkommun"]),
    (.municipality, ["kunta", "kaupunki", "kommun", "stad"]),
  ])

  private static let both: [(LegalForm, [String])] = [
    (
      .asoy,
      [
        "as oy", "asunto oy", "asoy", "asunto osakeyhtio", "asuntoosakeyhtio", "bostads ab", "bost ab",
        "bostadsaktiebolag", "bostadsaktiebolaget",
      ]
    ),
    (
      .kiintOy,
      [
        "kiint oy", "kiinteisto oy", "koy", "kiinteistoosakeyhtio", "kiinteisto osakeyhtio",
        "keskinainen kiinteisto oy",
        "keskinainen kiint oy", "keskinainen kiinteistoosakeyhtio", "fastighets ab", "fast ab", "fastighetsaktiebolag",
        "fastighetsaktiebolaget", "omsesidigt fastighets ab", "omsesidiga fastighets ab",
      ]
    ),
    (.oyj, ["oyj", "abp", "julkinen osakeyhtio", "publikt aktiebolag"]),
    (.oy, ["oy", "ab", "osakeyhtio", "aktiebolag", "aktiebolaget", "o y"]),
    (.ky, ["ky", "kb", "kommandiittiyhtio", "kommanditbolag", "kommanditbolaget"]),
    (.ay, ["ay", "avoin yhtio", "oppet bolag"]),
    (.tmi, ["tmi", "t mi", "fa", "toiminimi", "firma"]),
    (.osk, ["osk", "anl", "osuuskunta", "andelslag", "andelslaget"]),
    (.sr, ["saatio", "stiftelse", "stiftelsen"]),
  ]

  private static let end: [(LegalForm, [String])] = [
    (.oyj, ["plc"]),
    (.oy, ["ltd", "limited"]),
    (.ry, ["ry", "rf", "r y", "r f", "rekisteroity yhdistys", "registrerad forening"]),
    (.sr, ["sr"]),
    (.se, ["se"]),
    (.foreign, ["inc", "llc", "corp", "corporation"]),
  ]

  /// Longer phrases first, so that `as oy` is seen before `oy`; equals in the order written.
  private static func entries(_ list: [(LegalForm, [String])]) -> [Entry] {
    let entries = list.flatMap { form, phrases in phrases.map { Entry(phrase: Array($0.utf8), form: form) } }
    return entries.enumerated()
      .sorted { ($1.element.phrase.count, $0.offset) < ($0.element.phrase.count, $1.offset) }
      .map(\.element)
  }

  /// The entries in 256 drawers, so that a name is held against a few of them only.
  private static func filed(_ entries: [Entry], by byte: ([UInt8]) -> UInt8?) -> [[Entry]] {
    var drawers = [[Entry]](repeating: [], count: 256)
    for entry in entries {
      if let byte = byte(entry.phrase) { drawers[Int(byte)].append(entry) }
    }
    return drawers
  }
}
