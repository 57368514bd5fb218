/// What a mailing may say of a person: nothing that is masked, and as a title only what is one.
///
/// A list goes to somebody who puts its columns into letters: `Dear T-4711` and `***********` reach the person as they stand.
public enum MailedText {
  /// A value, empty where a part of it is masked.
  public static func value(_ text: String?) -> String {
    guard let text, !text.contains(IdentityCode.mask) else { return "" }
    return text
  }

  /// A title, empty where it is masked or a code: letters and digits without a word, or a long number.
  public static func title(_ text: String?) -> String {
    let text = value(text)
    let digits = text.count(where: \.isNumber)
    let words = text.split { !$0.isLetter && !$0.isNumber }.filter { $0.allSatisfy(\.isLetter) }
    // Beside a number a title has a whole word; alone it may be an abbreviation, as HR.
    let isTitle = words.contains { $0.count >= (digits > 0 ? 4 : 2) }
    return isTitle && digits < 5 ? text : ""
  }
}
