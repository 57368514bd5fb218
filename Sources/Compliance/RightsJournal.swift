import Foundation
import Records
import Register
import Text

/// What persons have demanded, and what sources say against writing to people, outside the register and its backups: beside the
/// key file, one line an act, append-only.
///
/// A line holds codes, never values, and a seal over itself and the line before it. It is on the disk before the register
/// is changed, so whatever register comes back, the journal knows what it must not hold.
public struct RightsJournal: Sendable {
  /// What was done with codes.
  public enum Act: String, Sendable {
    /// They are suppressed from now on.
    case suppress
    /// They are no longer suppressed.
    case lift
  }

  /// What codes are about.
  public enum Matter: Sendable {
    /// Each stands for itself, in a scope.
    case codes(SuppressionScope, [Digest])
    /// Each restriction of a source has several.
    case restrictions(RestrictionKind, source: String, [RestrictionCodes])

    var isEmpty: Bool {
      switch self {
      case .codes(_, let codes): codes.isEmpty
      case .restrictions(_, _, let restrictions): restrictions.isEmpty
      }
    }

    /// The scope as the journal writes it.
    fileprivate var scope: String {
      switch self {
      case .codes(let scope, _): scope.inJournal
      case .restrictions(let kind, let source, _):
        [Self.restriction, kind.rawValue.replacing(" ", with: "-"), source].joined(separator: ":")
      }
    }

    /// Adds the codes as the journal writes them: hexadecimal digits, with commas between.
    fileprivate func appendCodes(to line: inout [UInt8]) {
      var isFirst = true
      func separate() {
        if !isFirst { line.append(0x2C) }
        isFirst = false
      }
      switch self {
      case .codes(_, let codes):
        line.reserveCapacity(line.count + codes.count * 65 + 80)
        for code in codes {
          separate()
          code.appendHex(to: &line)
        }
      case .restrictions(_, _, let restrictions):
        line.reserveCapacity(line.count + restrictions.reduce(80) { $0 + $1.packed.count * 2 + 1 })
        for one in restrictions {
          separate()
          one.appendHex(to: &line)
        }
      }
    }

    fileprivate init?(scope: String, codes: ArraySlice<UInt8>) {
      let parts = scope.split(separator: ":").map(String.init)
      if parts.count == 3, parts[0] == Self.restriction {
        let kinds = RestrictionKind.allCases
        guard let kind = kinds.first(where: { $0.rawValue.replacing(" ", with: "-") == parts[1] }) else { return nil }
        let restrictions = codes.split(separator: 0x2C).map { RestrictionCodes(hex: $0) }
        guard restrictions.allSatisfy({ $0 != nil }) else { return nil }
        self = .restrictions(kind, source: parts[2], restrictions.compactMap { $0 })
      } else {
        guard let scope = SuppressionScope(inJournal: scope) else { return nil }
        let digests = codes.split(separator: 0x2C).map { Digest(hex: $0) }
        guard digests.allSatisfy({ $0 != nil }) else { return nil }
        self = .codes(scope, digests.compactMap { $0 })
      }
    }

    private static let restriction = "restriction"
  }

  /// What is to be written: what was done with codes, and the version of the key that made them.
  public struct Line: Sendable {
    let act: Act, matter: Matter
    let keyVersion: Int

    /// The codes, where each stands for itself.
    public var codes: [Digest] { if case .codes(_, let codes) = matter { codes } else { [] } }

    /// Whether it says nothing.
    public var isEmpty: Bool { matter.isEmpty }

    /// A line of codes of one scope.
    public init(_ act: Act, _ scope: SuppressionScope, keyVersion: Int, _ codes: [Digest]) {
      self.init(act, .codes(scope, codes), keyVersion: keyVersion)
    }

    /// A line.
    public init(_ act: Act, _ matter: Matter, keyVersion: Int) {
      (self.act, self.matter, self.keyVersion) = (act, matter, keyVersion)
    }
  }

  /// One line of the file.
  public struct Entry: Sendable {
    /// Its number, from 1 on.
    public let number: Int
    /// When, in seconds since 1970, as text.
    public let time: String
    /// What was done, with what.
    public let act: Act, matter: Matter
    /// The version of the key that made the codes.
    public let keyVersion: Int
    /// The seal over it and all before it.
    public let seal: [UInt8]

    /// The scope, where each code stands for itself.
    public var scope: SuppressionScope? { if case .codes(let scope, _) = matter { scope } else { nil } }
    /// The codes, where each stands for itself.
    public var codes: [Digest] { if case .codes(_, let codes) = matter { codes } else { [] } }
  }

  /// How far a register has come: so many entries are done in it, which end with this seal and are so many bytes.
  public struct Mark: Sendable, Equatable {
    /// The number of entries, the last one's seal, and the bytes of all of them; nil where an earlier version wrote the mark.
    public let entries: Int, seal: [UInt8], size: Int64?

    /// A mark.
    public init(entries: Int, seal: [UInt8], size: Int64?) {
      (self.entries, self.seal, self.size) = (entries, seal, size)
    }
  }

  /// The journal's path.
  public let path: String
  /// What is in it, behind the first ``skipped`` entries.
  public private(set) var entries: [Entry] = []
  /// How many entries were not read, since a register has them; the last one's seal was compared.
  public private(set) var skipped = 0
  private var skippedSeal: [UInt8] = []
  /// The bytes of all whole lines.
  private var size: Int64 = 0
  private let key: HMACKey

  /// From so many bytes on what a register has is not read again: a source's restrictions are many, and a night is to cost what
  /// has changed. ``init(_:_:after:)`` without a mark, as `verify` does it, reads all.
  static let longFrom: Int64 = 1 << 20

  /// The journal that belongs to a key file: `register.rights` beside `register.keys`.
  public static func path(ofKeyFile keyFile: String) -> String {
    (keyFile as NSString).deletingPathExtension + ".rights"
  }

  /// Makes an empty journal; one that is there is left as it is.
  public static func create(_ path: String) throws(Problem) {
    do throws(FileFailure) { try make(path) } catch {
      throw Problem(.inputOutput, file: path, "the rights journal cannot be made: \(error.text)")
    }
  }

  static func make(_ path: String) throws(FileFailure) {
    do throws(FileFailure) { try OpenFile.make(path).sync() } catch { if error != .system(EEXIST) { throw error } }
    FileReplacement.settleFolder(of: path)
  }

  /// Reads a journal; one that is missing, or was changed, is a problem, ``ExitCode/configuration``.
  ///
  /// Of a long one only what follows `mark` is read, where what stands before it ends as the mark says.
  public init(_ path: String, _ keys: KeyRing, after mark: Mark? = nil) throws(Problem) {
    self.path = path
    key = HMACKey(try keys.newest(.ledger).bytes)
    var tail: Data?
    if let mark, let done = mark.size, done >= Self.longFrom, let found = Self.tail(path, after: done, mark.seal) {
      (skipped, skippedSeal, size, tail) = (mark.entries, mark.seal, done, found)
    }
    guard let data = tail ?? FileManager.default.contents(atPath: path) else {
      guard !FileManager.default.fileExists(atPath: path) else {
        throw Problem(
          .inputOutput, file: path, "the rights journal cannot be read",
          remedy: "check its owner, its rights and its disk")
      }
      throw Problem(
        .configuration, file: path, "the rights journal is missing",
        remedy: "restore it: without it erased persons could come back, so no run starts. For keys that never had one, "
          + "make it as an empty file that only its owner can read")
    }
    if let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? NSNumber,
      mode.intValue & 0o077 != 0
    {
      throw Problem(
        .configuration, file: path, "the rights journal can be read by others than its owner", remedy: "chmod 600")
    }
    // What follows the last line end was cut off while it was written: nothing has been done on it.
    let whole = Array(Self.whole(data))
    size += Int64(whole.count)
    for line in whole.split(separator: 0x0A) {
      guard let entry = parse(line) else {
        throw Problem(
          .configuration, file: path, line: count + 1, column: 1,
          "this line of the rights journal was changed, or one before it",
          remedy: "restore the journal from its copy, and the key file that belongs to it")
      }
      entries.append(entry)
    }
  }

  /// The journal that a register follows; of a long one what the register has is left out, unless it is wanted `whole`. Throws
  /// ``ExitCode/configuration`` where it lacks what the register knows of it.
  public static func followed(
    by register: RegisterFile, _ keys: KeyRing, whole: Bool = false
  ) throws(Problem) -> (journal: RightsJournal, mark: Mark?) {
    let path = path(ofKeyFile: keys.path)
    let mark = try ErasureStore(register).mark().map { Mark(entries: $0.entries, seal: $0.seal, size: $0.size) }
    let journal = try RightsJournal(path, keys, after: whole ? nil : mark)
    guard mark.map(journal.continues) ?? true else {
      throw Problem(
        .configuration, file: path, "the rights journal lacks what this register knows of it",
        remedy: "restore the journal that belongs to the register; with an older one erased persons could come back")
    }
    return (journal, mark)
  }

  /// Throws ``ExitCode/configuration`` unless a register that is only read has done all that the journal has: a restored
  /// backup has not before its next run, and whoever said no since stands in it as if they had not.
  public static func demandFollowed(by register: RegisterFile, _ keys: KeyRing) throws(Problem) {
    let (journal, mark) = try followed(by: register, keys)
    guard journal.count == mark?.entries ?? 0 else {
      throw Problem(
        .configuration, file: journal.path, "the register lacks what the rights journal has: somebody may have said no",
        remedy: "`lahde run` does in the register what it lacks")
    }
  }

  /// The seal of the last entry; nothing before the first.
  public var seal: [UInt8] { entries.last?.seal ?? skippedSeal }

  /// How many entries there are.
  public var count: Int { skipped + entries.count }

  /// How far a register has come that has all of it.
  public var mark: Mark { Mark(entries: count, seal: seal, size: size) }

  /// Whether it begins with all that a mark stands for.
  public func continues(_ mark: Mark) -> Bool {
    if mark.entries == 0 || skipped == mark.entries { return true }
    guard skipped == 0, count >= mark.entries else { return false }
    return entries[mark.entries - 1].seal == mark.seal
  }

  /// The entries behind the first so many.
  public func entries(after number: Int) -> [Entry] { Array(entries.dropFirst(number - skipped)) }

  /// What follows the first `size` bytes, if they end with a line whose seal is `seal`.
  private static func tail(_ path: String, after size: Int64, _ seal: [UInt8]) -> Data? {
    let ending = Array((Digest(bytes: seal)?.hex ?? "").utf8) + [0x0A]
    guard ending.count == 65, let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard (try? file.seek(toOffset: UInt64(size) - 65)) != nil, let read = try? file.readToEnd(), read.count >= 65,
      read.prefix(65).elementsEqual(ending)
    else { return nil }
    return Data(read.dropFirst(65))
  }

  /// Adds an act and has the system write it to the disk.
  public mutating func append(
    _ act: Act, _ scope: SuppressionScope, keyVersion: Int, _ codes: [Digest], context: RunContext
  ) throws(Problem) {
    try append([Line(act, scope, keyVersion: keyVersion, codes)], context: context)
  }

  /// Adds acts, those without a code left out, in one go, and has the system write them to the disk.
  public mutating func append(_ lines: [Line], context: RunContext) throws(Problem) {
    var (grown, text): (RightsJournal, [UInt8]) = (self, [])
    for line in lines where !line.isEmpty { grown.add(line, context, to: &text) }
    do throws(FileFailure) {
      let file = try OpenFile.existing(path)
      // Behind the whole lines there may be one that was cut off.
      try file.truncate(to: Int(size))
      try file.write(text, text.indices)
      try file.sync()
    } catch {
      throw Problem(
        .inputOutput, file: path, "the rights journal cannot be written (\(error.text)), so nothing was done",
        remedy: "check the key folder's disk and rights")
    }
    self = grown
    size += Int64(text.count)
  }

  /// Adds an entry, and its line to `text`.
  private mutating func add(_ line: Line, _ context: RunContext, to text: inout [UInt8]) {
    let (number, time, start) = (count + 1, Timestamp.text(context.now), text.count)
    let words = ["\(number)", time, line.act.rawValue, line.matter.scope, "\(line.keyVersion)", ""]
    text.append(contentsOf: words.joined(separator: " ").utf8)
    line.matter.appendCodes(to: &text)
    let seal = sealing(text[start...])
    entries.append(
      Entry(
        number: number, time: time, act: line.act, matter: line.matter, keyVersion: line.keyVersion, seal: seal.bytes))
    text.append(0x20)
    seal.appendHex(to: &text)
    text.append(0x0A)
  }

  private static func whole(_ data: Data) -> Data {
    data.lastIndex(of: 0x0A).map { data[...$0] } ?? Data()
  }

  private func sealing(_ line: ArraySlice<UInt8>) -> Digest {
    let message = seal + line
    return key.authenticate(message, 0..<message.count)
  }

  private func parse(_ line: ArraySlice<UInt8>) -> Entry? {
    let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 7 else { return nil }
    func text(_ part: Int) -> String { String(decoding: parts[part], as: UTF8.self) }
    guard let number = Int(text(0)), number == count + 1, let act = Act(rawValue: text(2)), let version = Int(text(4)),
      let matter = Matter(scope: text(3), codes: parts[5])
    else { return nil }
    let seal = sealing(line[..<(parts[6].startIndex - 1)])
    guard seal.hex.utf8.elementsEqual(parts[6]) else { return nil }
    return Entry(number: number, time: text(1), act: act, matter: matter, keyVersion: version, seal: seal.bytes)
  }
}

extension Digest {
  /// The digest that 64 hexadecimal digits in lower case stand for.
  init?(hex: ArraySlice<UInt8>) {
    guard hex.count == 64, let bytes = HexDigits.bytes(hex) else { return nil }
    self.init(bytes: bytes)
  }
}

/// Hexadecimal digits in lower case.
enum HexDigits {
  /// The bytes that they stand for; nil where something else stands among them.
  static func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var position = digits.startIndex
    while position < digits.endIndex {
      guard let high = value(digits[position]), let low = value(digits[position + 1]) else { return nil }
      bytes.append(high << 4 | low)
      position += 2
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}

extension SuppressionScope {
  /// As the rights journal writes it: without a space.
  var inJournal: String { String(rawValue.map { $0 == " " ? "-" : $0 }) }

  init?(inJournal text: String) {
    guard let scope = Self.allCases.first(where: { $0.inJournal == text }) else { return nil }
    self = scope
  }
}
