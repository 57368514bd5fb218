/// The eight working words of SHA-256 and the compression function (FIPS 180-4, 6.2.2).
///
/// The 64 rounds are written out: the names rotate instead of the values, and the message schedule is sixteen locals
/// renewed in place, so that everything stays in registers. That doubles the speed of the plain loop.
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
    for block in 0..<blocks { unsafe compress(bytes + block * 64) }
  }

  private mutating func compress(_ block: UnsafeRawPointer) {
    var (a, b, c, d, e, f, g, h) = (self.a, self.b, self.c, self.d, self.e, self.f, self.g, self.h)

    var w0 = unsafe word(block, 0)
    var w1 = unsafe word(block, 1)
    var w2 = unsafe word(block, 2)
    var w3 = unsafe word(block, 3)
    var w4 = unsafe word(block, 4)
    var w5 = unsafe word(block, 5)
    var w6 = unsafe word(block, 6)
    var w7 = unsafe word(block, 7)
    var w8 = unsafe word(block, 8)
    var w9 = unsafe word(block, 9)
    var w10 = unsafe word(block, 10)
    var w11 = unsafe word(block, 11)
    var w12 = unsafe word(block, 12)
    var w13 = unsafe word(block, 13)
    var w14 = unsafe word(block, 14)
    var w15 = unsafe word(block, 15)

    round(a, b, c, &d, e, f, g, &h, 0x428a_2f98 &+ w0)
    round(h, a, b, &c, d, e, f, &g, 0x7137_4491 &+ w1)
    round(g, h, a, &b, c, d, e, &f, 0xb5c0_fbcf &+ w2)
    round(f, g, h, &a, b, c, d, &e, 0xe9b5_dba5 &+ w3)
    round(e, f, g, &h, a, b, c, &d, 0x3956_c25b &+ w4)
    round(d, e, f, &g, h, a, b, &c, 0x59f1_11f1 &+ w5)
    round(c, d, e, &f, g, h, a, &b, 0x923f_82a4 &+ w6)
    round(b, c, d, &e, f, g, h, &a, 0xab1c_5ed5 &+ w7)
    round(a, b, c, &d, e, f, g, &h, 0xd807_aa98 &+ w8)
    round(h, a, b, &c, d, e, f, &g, 0x1283_5b01 &+ w9)
    round(g, h, a, &b, c, d, e, &f, 0x2431_85be &+ w10)
    round(f, g, h, &a, b, c, d, &e, 0x550c_7dc3 &+ w11)
    round(e, f, g, &h, a, b, c, &d, 0x72be_5d74 &+ w12)
    round(d, e, f, &g, h, a, b, &c, 0x80de_b1fe &+ w13)
    round(c, d, e, &f, g, h, a, &b, 0x9bdc_06a7 &+ w14)
    round(b, c, d, &e, f, g, h, &a, 0xc19b_f174 &+ w15)

    w0 = scheduled(w0, w1, w9, w14)
    round(a, b, c, &d, e, f, g, &h, 0xe49b_69c1 &+ w0)
    w1 = scheduled(w1, w2, w10, w15)
    round(h, a, b, &c, d, e, f, &g, 0xefbe_4786 &+ w1)
    w2 = scheduled(w2, w3, w11, w0)
    round(g, h, a, &b, c, d, e, &f, 0x0fc1_9dc6 &+ w2)
    w3 = scheduled(w3, w4, w12, w1)
    round(f, g, h, &a, b, c, d, &e, 0x240c_a1cc &+ w3)
    w4 = scheduled(w4, w5, w13, w2)
    round(e, f, g, &h, a, b, c, &d, 0x2de9_2c6f &+ w4)
    w5 = scheduled(w5, w6, w14, w3)
    round(d, e, f, &g, h, a, b, &c, 0x4a74_84aa &+ w5)
    w6 = scheduled(w6, w7, w15, w4)
    round(c, d, e, &f, g, h, a, &b, 0x5cb0_a9dc &+ w6)
    w7 = scheduled(w7, w8, w0, w5)
    round(b, c, d, &e, f, g, h, &a, 0x76f9_88da &+ w7)
    w8 = scheduled(w8, w9, w1, w6)
    round(a, b, c, &d, e, f, g, &h, 0x983e_5152 &+ w8)
    w9 = scheduled(w9, w10, w2, w7)
    round(h, a, b, &c, d, e, f, &g, 0xa831_c66d &+ w9)
    w10 = scheduled(w10, w11, w3, w8)
    round(g, h, a, &b, c, d, e, &f, 0xb003_27c8 &+ w10)
    w11 = scheduled(w11, w12, w4, w9)
    round(f, g, h, &a, b, c, d, &e, 0xbf59_7fc7 &+ w11)
    w12 = scheduled(w12, w13, w5, w10)
    round(e, f, g, &h, a, b, c, &d, 0xc6e0_0bf3 &+ w12)
    w13 = scheduled(w13, w14, w6, w11)
    round(d, e, f, &g, h, a, b, &c, 0xd5a7_9147 &+ w13)
    w14 = scheduled(w14, w15, w7, w12)
    round(c, d, e, &f, g, h, a, &b, 0x06ca_6351 &+ w14)
    w15 = scheduled(w15, w0, w8, w13)
    round(b, c, d, &e, f, g, h, &a, 0x1429_2967 &+ w15)

    w0 = scheduled(w0, w1, w9, w14)
    round(a, b, c, &d, e, f, g, &h, 0x27b7_0a85 &+ w0)
    w1 = scheduled(w1, w2, w10, w15)
    round(h, a, b, &c, d, e, f, &g, 0x2e1b_2138 &+ w1)
    w2 = scheduled(w2, w3, w11, w0)
    round(g, h, a, &b, c, d, e, &f, 0x4d2c_6dfc &+ w2)
    w3 = scheduled(w3, w4, w12, w1)
    round(f, g, h, &a, b, c, d, &e, 0x5338_0d13 &+ w3)
    w4 = scheduled(w4, w5, w13, w2)
    round(e, f, g, &h, a, b, c, &d, 0x650a_7354 &+ w4)
    w5 = scheduled(w5, w6, w14, w3)
    round(d, e, f, &g, h, a, b, &c, 0x766a_0abb &+ w5)
    w6 = scheduled(w6, w7, w15, w4)
    round(c, d, e, &f, g, h, a, &b, 0x81c2_c92e &+ w6)
    w7 = scheduled(w7, w8, w0, w5)
    round(b, c, d, &e, f, g, h, &a, 0x9272_2c85 &+ w7)
    w8 = scheduled(w8, w9, w1, w6)
    round(a, b, c, &d, e, f, g, &h, 0xa2bf_e8a1 &+ w8)
    w9 = scheduled(w9, w10, w2, w7)
    round(h, a, b, &c, d, e, f, &g, 0xa81a_664b &+ w9)
    w10 = scheduled(w10, w11, w3, w8)
    round(g, h, a, &b, c, d, e, &f, 0xc24b_8b70 &+ w10)
    w11 = scheduled(w11, w12, w4, w9)
    round(f, g, h, &a, b, c, d, &e, 0xc76c_51a3 &+ w11)
    w12 = scheduled(w12, w13, w5, w10)
    round(e, f, g, &h, a, b, c, &d, 0xd192_e819 &+ w12)
    w13 = scheduled(w13, w14, w6, w11)
    round(d, e, f, &g, h, a, b, &c, 0xd699_0624 &+ w13)
    w14 = scheduled(w14, w15, w7, w12)
    round(c, d, e, &f, g, h, a, &b, 0xf40e_3585 &+ w14)
    w15 = scheduled(w15, w0, w8, w13)
    round(b, c, d, &e, f, g, h, &a, 0x106a_a070 &+ w15)

    w0 = scheduled(w0, w1, w9, w14)
    round(a, b, c, &d, e, f, g, &h, 0x19a4_c116 &+ w0)
    w1 = scheduled(w1, w2, w10, w15)
    round(h, a, b, &c, d, e, f, &g, 0x1e37_6c08 &+ w1)
    w2 = scheduled(w2, w3, w11, w0)
    round(g, h, a, &b, c, d, e, &f, 0x2748_774c &+ w2)
    w3 = scheduled(w3, w4, w12, w1)
    round(f, g, h, &a, b, c, d, &e, 0x34b0_bcb5 &+ w3)
    w4 = scheduled(w4, w5, w13, w2)
    round(e, f, g, &h, a, b, c, &d, 0x391c_0cb3 &+ w4)
    w5 = scheduled(w5, w6, w14, w3)
    round(d, e, f, &g, h, a, b, &c, 0x4ed8_aa4a &+ w5)
    w6 = scheduled(w6, w7, w15, w4)
    round(c, d, e, &f, g, h, a, &b, 0x5b9c_ca4f &+ w6)
    w7 = scheduled(w7, w8, w0, w5)
    round(b, c, d, &e, f, g, h, &a, 0x682e_6ff3 &+ w7)
    w8 = scheduled(w8, w9, w1, w6)
    round(a, b, c, &d, e, f, g, &h, 0x748f_82ee &+ w8)
    w9 = scheduled(w9, w10, w2, w7)
    round(h, a, b, &c, d, e, f, &g, 0x78a5_636f &+ w9)
    w10 = scheduled(w10, w11, w3, w8)
    round(g, h, a, &b, c, d, e, &f, 0x84c8_7814 &+ w10)
    w11 = scheduled(w11, w12, w4, w9)
    round(f, g, h, &a, b, c, d, &e, 0x8cc7_0208 &+ w11)
    w12 = scheduled(w12, w13, w5, w10)
    round(e, f, g, &h, a, b, c, &d, 0x90be_fffa &+ w12)
    w13 = scheduled(w13, w14, w6, w11)
    round(d, e, f, &g, h, a, b, &c, 0xa450_6ceb &+ w13)
    w14 = scheduled(w14, w15, w7, w12)
    round(c, d, e, &f, g, h, a, &b, 0xbef9_a3f7 &+ w14)
    w15 = scheduled(w15, w0, w8, w13)
    round(b, c, d, &e, f, g, h, &a, 0xc671_78f2 &+ w15)

    self.a &+= a
    self.b &+= b
    self.c &+= c
    self.d &+= d
    self.e &+= e
    self.f &+= f
    self.g &+= g
    self.h &+= h
  }
}

/// The big-endian word at `index` of a block.
@inline(__always)
private func word(_ block: UnsafeRawPointer, _ index: Int) -> UInt32 {
  unsafe UInt32(bigEndian: block.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
}

@inline(__always)
private func rotated(_ value: UInt32, _ bits: UInt32) -> UInt32 {
  value &>> bits | value &<< (32 &- bits)
}

/// W(t) from W(t-16), W(t-15), W(t-7), W(t-2).
@inline(__always)
private func scheduled(_ w16: UInt32, _ w15: UInt32, _ w7: UInt32, _ w2: UInt32) -> UInt32 {
  let low = rotated(w15, 7) ^ rotated(w15, 18) ^ w15 &>> 3
  let high = rotated(w2, 17) ^ rotated(w2, 19) ^ w2 &>> 10
  return w16 &+ low &+ w7 &+ high
}

/// One round; `input` is K(t) + W(t). What the standard calls the new `e` and `a` are left in `d` and `h`.
@inline(__always)
private func round(
  _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
  _ input: UInt32
) {
  let choice = g ^ (e & (f ^ g))
  let majority = (a & b) | (c & (a | b))
  let first = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ input
  d &+= first
  h = first &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
}
