import Text

/// The codes of one restriction that a source states: each with what it is of, so that it can be told later whether a record is
/// of the same person.
public struct RestrictionCodes: Sendable, Hashable {
  /// What a code is of. The letters are stored.
  public enum Mark: UInt8, Sendable, CaseIterable {
    /// An address.
    case address = 0x61
    /// An address from which mail came back, whoever reads it.
    case bounced = 0x62
    /// A company's business ID, or its name where there is none.
    case company = 0x63
    /// The source's key, with who stands under it.
    case key = 0x6B
    /// A mailbox that several read: it is the company's, and tells nothing of any one of them.
    case mailbox = 0x6D
    /// A part of the name under the source's key: it may be the person's, and tells nothing of whose it is.
    case keyPart = 0x6C
    /// A name at a company.
    case name = 0x6E
    /// A part of the name at a company.
    case namePart = 0x70
  }

  /// One after the other: the mark, and the 32 bytes of the code.
  public let packed: [UInt8]

  private static let length = 33

  /// These codes, in this order.
  public init(_ codes: [(mark: Mark, code: Digest)]) {
    packed = codes.flatMap { [$0.mark.rawValue] + $0.code.bytes }
  }

  /// As it is stored; nil for what never is.
  public init?(packed: [UInt8]) {
    guard !packed.isEmpty, packed.count % Self.length == 0 else { return nil }
    for start in stride(from: 0, to: packed.count, by: Self.length) where Mark(rawValue: packed[start]) == nil {
      return nil
    }
    self.packed = packed
  }

  /// The codes with their marks.
  public var codes: [(mark: Mark, code: Digest)] {
    stride(from: 0, to: packed.count, by: Self.length).compactMap { start in
      guard let mark = Mark(rawValue: packed[start]),
        let code = Digest(bytes: Array(packed[start + 1..<start + Self.length]))
      else { return nil }
      return (mark, code)
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// As the journal writes it: hexadecimal digits.
  var hex: [UInt8] {
    var hex: [UInt8] = []
    hex.reserveCapacity(packed.count * 2)
    for byte in packed {
      hex.append(Self.digits[Int(byte >> 4)])
      hex.append(Self.digits[Int(byte & 15)])
    }
    return hex
  }

  init?(hex: ArraySlice<UInt8>) {
    guard let bytes = HexDigits.bytes(hex) else { return nil }
    self.init(packed: bytes)
  }
}
