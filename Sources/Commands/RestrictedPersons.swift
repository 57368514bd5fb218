import Records
import Register
import Text

/// What a command tells of persons whose processing is restricted (Article 18).
///
/// A register that is opened for questions withholds their values, so that a new command cannot show them by forgetting them.
enum RestrictedPersons {
  /// Nothing: their values are left out.
  case withheld
  /// All, where a reason is given, which the access log keeps; else nothing.
  case forReason
  /// All: the command is what the person demands, or it reckons with values and shows none of them.
  case told

  /// The option that gives the reason.
  static let reason = CommandOption(
    "--reason", "TEXT", "why persons are shown whose processing is restricted; the access log keeps it")

  /// That values are left out, and how they are to be had.
  var message: VisibleText {
    self == .forReason
      ? """
      persons whose processing is restricted are not shown: "\(WithheldPersons.mark)" stands in their place; --reason TEXT \
      shows them, and the access log keeps it
      """
      : """
      persons whose processing is restricted are not shown: "\(WithheldPersons.mark)" stands in their place; \
      `lahde show ID --reason TEXT` shows one, and the access log keeps it
      """
  }

  /// Refuses to show a record that is left out in full.
  static func demand(_ record: GoldenRecord) throws(Problem) {
    guard record.isWithheld else { return }
    throw Problem(
      .nobodyOrSeveral, "the processing of this person's data is restricted: it is shown only with a reason",
      remedy: "--reason tells it; the access log keeps it")
  }
}
