/// The levels of e-mail addresses.
enum EmailLevel: UInt8, SharedLevel {
  case nothing, differs, sameDomain, misspelt, likeMailbox, oneLetterOff, shared
  case sameVeryFrequent, sameFrequent, sameNotRare, sameRare, sameVeryRare

  var label: String {
    switch self {
    case .nothing: "nothing to compare"
    case .differs: "differs"
    case .sameDomain: "same domain"
    case .misspelt: "misspelt by up to three letters"
    case .likeMailbox: "same or similar local part"
    case .oneLetterOff: "one letter off"
    case .shared: "same, but shared by many"
    case .sameVeryFrequent, .sameFrequent, .sameNotRare, .sameRare, .sameVeryRare: sameLabel
    }
  }
}
