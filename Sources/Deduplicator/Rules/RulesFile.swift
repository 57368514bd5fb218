import Configuration
import Records
import Text

/// A rules file for `lahde dedupe`: what a person knows of a table that its values do not show.
///
/// ```json5
/// {
///   fields: { "Sukunimi": "family", "Huom": "ignored" },   // kinds; every other column's is inferred
///   oneRecordPerEntity: ["source"],                        // no duplicates within one source
///   threshold: 0.9,                                        // probability
/// }
/// ```
public struct RulesFile: Sendable {
  /// The file, as the user named it.
  public let file: String
  /// What it says, by the names that it gives to columns.
  public let rules: DedupeRules
  private let mentions: [Mention]

  /// Where the file names a column.
  private struct Mention {
    let column: String
    let position: Position
  }

  private static let keys = ["fields", "oneRecordPerEntity", "threshold"]

  /// Reads and checks a rules file; throws every mistake in it.
  public static func load(_ path: String) throws(ConfigurationError) -> RulesFile {
    let bytes: [UInt8]
    do { bytes = try ConfigurationFile.read(path) } catch { throw ConfigurationError([error]) }
    return try parse(bytes, file: path)
  }

  /// Checks the rules in `bytes`, which are called `file` in messages; throws every mistake in them.
  public static func parse(_ bytes: [UInt8], file: String) throws(ConfigurationError) -> RulesFile {
    let document: JSON5Document
    do { document = try JSON5Document(bytes, file: file) } catch { throw ConfigurationError([error]) }
    let mistakes = Mistakes(file: file, document.duplicates)
    let rules = RulesFile(ValueReader("rules", document.root, mistakes), file: file, mistakes)
    guard let rules, mistakes.problems.isEmpty else { throw ConfigurationError(mistakes.problems) }
    return rules
  }

  private init?(_ value: ValueReader, file: String, _ mistakes: Mistakes) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    var rules = DedupeRules()
    var mentions: [Mention] = []
    for (position, field) in object.optional("fields")?.members() ?? [] {
      let name = Self.trimmed(field.name)
      guard let kind = field.choice(FieldKind.self) else { continue }
      if name != field.name, rules.kinds[name] != nil {
        mistakes.report(
          position, "a column is named twice, with and without blanks", remedy: "remove one of the two keys")
      }
      rules.kinds[name] = kind
      mentions.append(Mention(column: name, position: position))
    }
    for (text, position) in object.optional("oneRecordPerEntity")?.placedTexts() ?? [] {
      rules.oneRecordPerEntity.append(Self.trimmed(text))
      mentions.append(Mention(column: Self.trimmed(text), position: position))
    }
    if let threshold = object.optional("threshold") { rules.threshold = threshold.number(in: 0...1) }
    self.file = file
    self.rules = rules
    self.mentions = mentions
  }

  /// The rules with the columns' names as a table has them.
  ///
  /// `resolve` finds a column by what a person calls it, or says what is wrong and how to mend it; every column that is
  /// not there is thrown at the place that names it.
  public func rules(
    resolve: (String) throws(Problem) -> String
  ) throws(ConfigurationError) -> DedupeRules {
    var names: [String: String] = [:]
    var problems: [Problem] = []
    for mention in mentions where names[mention.column] == nil {
      do throws(Problem) { names[mention.column] = try resolve(mention.column) } catch {
        problems.append(
          Problem(
            .configuration, file: file, line: mention.position.line, column: mention.position.column, error.message,
            remedy: error.remedy))
      }
    }
    guard problems.isEmpty else { throw ConfigurationError(problems) }
    var resolved = rules
    resolved.kinds = [:]
    for mention in mentions {
      if let kind = rules.kinds[mention.column], let name = names[mention.column] { resolved.kinds[name] = kind }
    }
    resolved.oneRecordPerEntity = rules.oneRecordPerEntity.compactMap { names[$0] }
    return resolved
  }

  private static func trimmed(_ name: String) -> String {
    let bytes = Array(name.utf8)
    return String(decoding: bytes[UTF8Text.trimmed(bytes, 0..<bytes.count)], as: UTF8.self)
  }
}
