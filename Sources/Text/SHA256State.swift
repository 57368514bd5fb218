/// The eight working words of SHA-256 and the compression function (FIPS 180-4, 6.2.2).
///
/// The 64 rounds are written out: the names rotate instead of the values, and the message schedule is sixteen locals
/// renewed in place. That nearly doubles the speed of the plain loop. The constants are read from memory on purpose:
/// written into the rounds, the compiler adds each of them twice.
struct SHA256State: Sendable {
  var a: UInt32 = 0x6a09_e667
  var b: UInt32 = 0xbb67_ae85
  var c: UInt32 = 0x3c6e_f372
  var d: UInt32 = 0xa54f_f53a
  var e: UInt32 = 0x510e_527f
  var f: UInt32 = 0x9b05_688c
  var g: UInt32 = 0x1f83_d9ab
  var h: UInt32 = 0x5be0_cd19

  /// Takes in `blocks` times 64 bytes from `bytes`.
  mutating func compress(_ bytes: UnsafeRawPointer, blocks: Int) {
    unsafe Self.constants.withUnsafeBufferPointer { constants in
      guard let k = constants.baseAddress else { return }
      for index in 0..<blocks {
        let block = unsafe bytes + index * 64
        unsafe compress(k) { unsafe UInt32(bigEndian: block.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
      }
    }
  }

  /// Takes in one block: `word` gives its sixteen words, `k` are the ``constants``.
  @inline(__always)
  mutating func compress(_ k: UnsafePointer<UInt32>, _ word: (Int) -> UInt32) {
    var (a, b, c, d, e, f, g, h) = (self.a, self.b, self.c, self.d, self.e, self.f, self.g, self.h)
    var seen = b ^ c

    var w0 = word(0)
    var w1 = word(1)
    var w2 = word(2)
    var w3 = word(3)
    var w4 = word(4)
    var w5 = word(5)
    var w6 = word(6)
    var w7 = word(7)
    var w8 = word(8)
    var w9 = word(9)
    var w10 = word(10)
    var w11 = word(11)
    var w12 = word(12)
    var w13 = word(13)
    var w14 = word(14)
    var w15 = word(15)

    round(a, b, &d, e, f, g, &h, unsafe k[0] &+ w0, &seen)
    round(h, a, &c, d, e, f, &g, unsafe k[1] &+ w1, &seen)
    round(g, h, &b, c, d, e, &f, unsafe k[2] &+ w2, &seen)
    round(f, g, &a, b, c, d, &e, unsafe k[3] &+ w3, &seen)
    round(e, f, &h, a, b, c, &d, unsafe k[4] &+ w4, &seen)
    round(d, e, &g, h, a, b, &c, unsafe k[5] &+ w5, &seen)
    round(c, d, &f, g, h, a, &b, unsafe k[6] &+ w6, &seen)
    round(b, c, &e, f, g, h, &a, unsafe k[7] &+ w7, &seen)
    round(a, b, &d, e, f, g, &h, unsafe k[8] &+ w8, &seen)
    round(h, a, &c, d, e, f, &g, unsafe k[9] &+ w9, &seen)
    round(g, h, &b, c, d, e, &f, unsafe k[10] &+ w10, &seen)
    round(f, g, &a, b, c, d, &e, unsafe k[11] &+ w11, &seen)
    round(e, f, &h, a, b, c, &d, unsafe k[12] &+ w12, &seen)
    round(d, e, &g, h, a, b, &c, unsafe k[13] &+ w13, &seen)
    round(c, d, &f, g, h, a, &b, unsafe k[14] &+ w14, &seen)
    round(b, c, &e, f, g, h, &a, unsafe k[15] &+ w15, &seen)

    w0 = scheduled(w0, w1, w9, w14)
    round(a, b, &d, e, f, g, &h, unsafe k[16] &+ w0, &seen)
    w1 = scheduled(w1, w2, w10, w15)
    round(h, a, &c, d, e, f, &g, unsafe k[17] &+ w1, &seen)
    w2 = scheduled(w2, w3, w11, w0)
    round(g, h, &b, c, d, e, &f, unsafe k[18] &+ w2, &seen)
    w3 = scheduled(w3, w4, w12, w1)
    round(f, g, &a, b, c, d, &e, unsafe k[19] &+ w3, &seen)
    w4 = scheduled(w4, w5, w13, w2)
    round(e, f, &h, a, b, c, &d, unsafe k[20] &+ w4, &seen)
    w5 = scheduled(w5, w6, w14, w3)
    round(d, e, &g, h, a, b, &c, unsafe k[21] &+ w5, &seen)
    w6 = scheduled(w6, w7, w15, w4)
    round(c, d, &f, g, h, a, &b, unsafe k[22] &+ w6, &seen)
    w7 = scheduled(w7, w8, w0, w5)
    round(b, c, &e, f, g, h, &a, unsafe k[23] &+ w7, &seen)
    w8 = scheduled(w8, w9, w1, w6)
    round(a, b, &d, e, f, g, &h, unsafe k[24] &+ w8, &seen)
    w9 = scheduled(w9, w10, w2, w7)
    round(h, a, &c, d, e, f, &g, unsafe k[25] &+ w9, &seen)
    w10 = scheduled(w10, w11, w3, w8)
    round(g, h, &b, c, d, e, &f, unsafe k[26] &+ w10, &seen)
    w11 = scheduled(w11, w12, w4, w9)
    round(f, g, &a, b, c, d, &e, unsafe k[27] &+ w11, &seen)
    w12 = scheduled(w12, w13, w5, w10)
    round(e, f, &h, a, b, c, &d, unsafe k[28] &+ w12, &seen)
    w13 = scheduled(w13, w14, w6, w11)
    round(d, e, &g, h, a, b, &c, unsafe k[29] &+ w13, &seen)
    w14 = scheduled(w14, w15, w7, w12)
    round(c, d, &f, g, h, a, &b, unsafe k[30] &+ w14, &seen)
    w15 = scheduled(w15, w0, w8, w13)
    round(b, c, &e, f, g, h, &a, unsafe k[31] &+ w15, &seen)

    w0 = scheduled(w0, w1, w9, w14)
    round(a, b, &d, e, f, g, &h, unsafe k[32] &+ w0, &seen)
    w1 = scheduled(w1, w2, w10, w15)
    round(h, a, &c, d, e, f, &g, unsafe k[33] &+ w1, &seen)
    w2 = scheduled(w2, w3, w11, w0)
    round(g, h, &b, c, d, e, &f, unsafe k[34] &+ w2, &seen)
    w3 = scheduled(w3, w4, w12, w1)
    round(f, g, &a, b, c, d, &e, unsafe k[35] &+ w3, &seen)
    w4 = scheduled(w4, w5, w13, w2)
    round(e, f, &h, a, b, c, &d, unsafe k[36] &+ w4, &seen)
    w5 = scheduled(w5, w6, w14, w3)
    round(d, e, &g, h, a, b, &c, unsafe k[37] &+ w5, &seen)
    w6 = scheduled(w6, w7, w15, w4)
    round(c, d, &f, g, h, a, &b, unsafe k[38] &+ w6, &seen)
    w7 = scheduled(w7, w8, w0, w5)
    round(b, c, &e, f, g, h, &a, unsafe k[39] &+ w7, &seen)
    w8 = scheduled(w8, w9, w1, w6)
    round(a, b, &d, e, f, g, &h, unsafe k[40] &+ w8, &seen)
    w9 = scheduled(w9, w10, w2, w7)
    round(h, a, &c, d, e, f, &g, unsafe k[41] &+ w9, &seen)
    w10 = scheduled(w10, w11, w3, w8)
    round(g, h, &b, c, d, e, &f, unsafe k[42] &+ w10, &seen)
    w11 = scheduled(w11, w12, w4, w9)
    round(f, g, &a, b, c, d, &e, unsafe k[43] &+ w11, &seen)
    w12 = scheduled(w12, w13, w5, w10)
    round(e, f, &h, a, b, c, &d, unsafe k[44] &+ w12, &seen)
    w13 = scheduled(w13, w14, w6, w11)
    round(d, e, &g, h, a, b, &c, unsafe k[45] &+ w13, &seen)
    w14 = scheduled(w14, w15, w7, w12)
    round(c, d, &f, g, h, a, &b, unsafe k[46] &+ w14, &seen)
    w15 = scheduled(w15, w0, w8, w13)
    round(b, c, &e, f, g, h, &a, unsafe k[47] &+ w15, &seen)

    w0 = scheduled(w0, w1, w9, w14)
    round(a, b, &d, e, f, g, &h, unsafe k[48] &+ w0, &seen)
    w1 = scheduled(w1, w2, w10, w15)
    round(h, a, &c, d, e, f, &g, unsafe k[49] &+ w1, &seen)
    w2 = scheduled(w2, w3, w11, w0)
    round(g, h, &b, c, d, e, &f, unsafe k[50] &+ w2, &seen)
    w3 = scheduled(w3, w4, w12, w1)
    round(f, g, &a, b, c, d, &e, unsafe k[51] &+ w3, &seen)
    w4 = scheduled(w4, w5, w13, w2)
    round(e, f, &h, a, b, c, &d, unsafe k[52] &+ w4, &seen)
    w5 = scheduled(w5, w6, w14, w3)
    round(d, e, &g, h, a, b, &c, unsafe k[53] &+ w5, &seen)
    w6 = scheduled(w6, w7, w15, w4)
    round(c, d, &f, g, h, a, &b, unsafe k[54] &+ w6, &seen)
    w7 = scheduled(w7, w8, w0, w5)
    round(b, c, &e, f, g, h, &a, unsafe k[55] &+ w7, &seen)
    w8 = scheduled(w8, w9, w1, w6)
    round(a, b, &d, e, f, g, &h, unsafe k[56] &+ w8, &seen)
    w9 = scheduled(w9, w10, w2, w7)
    round(h, a, &c, d, e, f, &g, unsafe k[57] &+ w9, &seen)
    w10 = scheduled(w10, w11, w3, w8)
    round(g, h, &b, c, d, e, &f, unsafe k[58] &+ w10, &seen)
    w11 = scheduled(w11, w12, w4, w9)
    round(f, g, &a, b, c, d, &e, unsafe k[59] &+ w11, &seen)
    w12 = scheduled(w12, w13, w5, w10)
    round(e, f, &h, a, b, c, &d, unsafe k[60] &+ w12, &seen)
    w13 = scheduled(w13, w14, w6, w11)
    round(d, e, &g, h, a, b, &c, unsafe k[61] &+ w13, &seen)
    w14 = scheduled(w14, w15, w7, w12)
    round(c, d, &f, g, h, a, &b, unsafe k[62] &+ w14, &seen)
    w15 = scheduled(w15, w0, w8, w13)
    round(b, c, &e, f, g, h, &a, unsafe k[63] &+ w15, &seen)

    self.a &+= a
    self.b &+= b
    self.c &+= c
    self.d &+= d
    self.e &+= e
    self.f &+= f
    self.g &+= g
    self.h &+= h
  }

  /// K of the standard: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}

@inline(__always)
private func rotated(_ value: UInt32, _ bits: UInt32) -> UInt32 {
  value &>> bits | value &<< (32 &- bits)
}

/// W(t) from W(t-16), W(t-15), W(t-7), W(t-2).
@inline(__always)
private func scheduled(_ w16: UInt32, _ w15: UInt32, _ w7: UInt32, _ w2: UInt32) -> UInt32 {
  let low = rotated(rotated(w15, 11) ^ w15, 7) ^ w15 &>> 3
  let high = rotated(rotated(w2, 2) ^ w2, 17) ^ w2 &>> 10
  return w16 &+ low &+ w7 &+ high
}

/// One round; `input` is K(t) + W(t). What the standard calls the new `e` and `a` are left in `d` and `h`.
///
/// The rotations are nested (6, 11 and 25 are 6, 6 + 5 and 6 + 5 + 14), and `seen` carries this round's `a ^ b` to the
/// next, where it is `b ^ c` of the majority.
@inline(__always)
private func round(
  _ a: UInt32, _ b: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
  _ input: UInt32, _ seen: inout UInt32
) {
  let choice = g ^ (e & (f ^ g))
  let differing = a ^ b
  let majority = b ^ (differing & seen)
  seen = differing
  let first = h &+ input &+ choice &+ rotated(rotated(rotated(e, 14) ^ e, 5) ^ e, 6)
  d &+= first
  h = first &+ majority &+ rotated(rotated(rotated(a, 9) ^ a, 11) ^ a, 2)
}
