/// The form of a value without the value: words are `a`, numbers `9`, what stands between them is as it was.
///
/// `Liisa Virtanen` is `a a`, `liisa@yritys.example` is `a@a.a`, `+358 40 123` is `+9 9 9`: what a wrong delimiter or a
/// value in the wrong column looks like shows, and nobody's name.
enum ValueShape {
  /// The form of a value; `–` if it is empty.
  static func of(_ value: String) -> String {
    var shape = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      let form: Unicode.Scalar =
        switch scalar.properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: "9"
        case .dashPunctuation, .openPunctuation, .closePunctuation, .otherPunctuation, .connectorPunctuation,
          .initialPunctuation, .finalPunctuation, .mathSymbol, .currencySymbol, .control, .spaceSeparator:
          scalar
        default: scalar == "\u{FFFD}" ? scalar : "a"
        }
      if form == shape.last, ["a", "9", " "].contains(form) { continue }
      shape.append(form)
    }
    return shape.isEmpty ? "–" : String(shape)
  }
}
