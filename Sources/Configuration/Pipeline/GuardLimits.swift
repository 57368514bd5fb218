import Records

/// What is watched for in a night, by the name that messages and `--allow` use.
public enum GuardName: String, CaseIterable, Sendable {
  case rowsLost, columns, encoding, emptyField, changed, keys, merges, quarantine, endings, objections, clock, expiries

  /// Whether it is the whole run's, and no source sets it.
  public var isOfRun: Bool { self == .clock || self == .expiries }

  /// Whether it makes what the source forbids doubtful, too: its columns may be others, or too much of it has ended.
  public var doubtsRestrictions: Bool {
    switch self {
    case .columns, .encoding, .emptyField, .keys, .endings, .clock, .expiries: true
    case .rowsLost, .changed, .merges, .quarantine, .objections: false
    }
  }

  /// Whether it holds a source that it trips over, and not only what the source says of objections.
  public var holdsSource: Bool { !isOfRun && self != .objections }
}

/// What becomes of a source whose guard trips.
public enum GuardAction: String, CaseIterable, Sendable {
  /// It stays at its last observations; the others commit.
  case holdSource = "hold source"
  /// Nothing is committed.
  case stopRun = "stop run"
}

/// How much of a source may change in one night before somebody must look.
public struct GuardLimits: Sendable, Equatable {
  /// A limit that is passed when more than `rows` and more than `percent` per cent are.
  public struct Limit: Sendable, Equatable {
    /// Per cent of what is usual.
    public let percent: Int
    /// Records.
    public let rows: Int
  }

  /// The limits that count something; a guard without one is off.
  public private(set) var limits: [GuardName: Limit] = [
    // A field that loses nine tenths of its values has lost its column.
    .rowsLost: Limit(percent: 20, rows: 20), .emptyField: Limit(percent: 90, rows: 20),
    // Whoever has another key without proof loses what was said and put right of them.
    .changed: Limit(percent: 50, rows: 100), .keys: Limit(percent: 10, rows: 5), .merges: Limit(percent: 2, rows: 50),
    .quarantine: Limit(percent: 5, rows: 20), .endings: Limit(percent: 2, rows: 50),
    // An objection is for good, and a column that has shifted would make everybody object.
    .objections: Limit(percent: 5, rows: 50),
  ]
  /// Whether another header, and another encoding, are watched for.
  public private(set) var watchesColumns = true, watchesEncoding = true

  /// The limits of a source that says nothing of its own.
  public static let standard = GuardLimits()

  /// Those of a source of what people said: each file may have columns and an encoding of its own.
  static let ofWords: GuardLimits = {
    var limits = GuardLimits()
    (limits.watchesColumns, limits.watchesEncoding) = (false, false)
    return limits
  }()

  private init() {}

  private static let keys = GuardName.allCases.filter { !$0.isOfRun }.map(\.rawValue)

  /// Reads `guards`: a name with `{ percent, rows }`, or with `false`, which turns it off.
  init?(_ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    for name in GuardName.allCases {
      guard let entry = object.optional(name.rawValue) else { continue }
      switch (name, entry.node.value) {
      case (.columns, _): watchesColumns = entry.flag() ?? true
      case (.encoding, _): watchesEncoding = entry.flag() ?? true
      case (_, .flag(false)): limits[name] = nil
      case (_, .object):
        guard let standard = Self.standard.limits[name], let parts = entry.object(keys: ["percent", "rows"]) else {
          continue
        }
        limits[name] = Limit(
          percent: parts.optional("percent")?.integer(in: 0...100) ?? standard.percent,
          rows: parts.optional("rows")?.integer(in: 0...1_000_000_000) ?? standard.rows)
      default:
        entry.refuse(
          "\(Quoted.text(name.rawValue)) must be { percent: …, rows: … }, or false", remedy: "false turns the guard off"
        )
      }
    }
  }

  var effective: JSONText {
    .object(
      GuardName.allCases.filter { !$0.isOfRun }.map { name in
        switch name {
        case .columns: (name.rawValue, .flag(watchesColumns))
        case .encoding: (name.rawValue, .flag(watchesEncoding))
        default:
          (
            name.rawValue,
            limits[name].map { .object([("percent", .integer($0.percent)), ("rows", .integer($0.rows))]) }
              ?? .flag(false)
          )
        }
      })
  }
}
