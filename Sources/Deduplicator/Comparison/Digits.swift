/// The digits of a value: what is compared of numbers that are written in many ways.
enum Digits {
  /// The digits of a value, in its order.
  static func of(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.filter { (0x30...0x39).contains($0) } }
}
