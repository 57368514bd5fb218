import Testing
import Text

@Suite struct SHA256Tests {
  /// NIST's examples for FIPS 180-4.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func publishedVectors(message: String, digest: String) {
    #expect(SHA256.hash(Array(message.utf8)).hex == digest)
  }

  @Test func aMillionLetters() {
    var hash = SHA256()
    let part = [UInt8](repeating: 0x61, count: 1000)
    for _ in 0..<1000 { hash.update(part) }
    #expect(hash.finalize().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// One block's border is where padding goes wrong.
  @Test(arguments: [
    (1, "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"),
    (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (57, "f13b2d724659eb3bf47f2dd6af1accc87b81f09f59f2b75e5c0bed6589dfe8c6"),
    (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
    (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
    (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
    (120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
    (127, "c57e9278af78fa3cab38667bef4ce29d783787a2f731d4e12200270f0c32320a"),
    (128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"),
    (129, "c12cb024a2e5551cca0e08fce8f1c5e314555cc3fef6329ee994a3db752166ae"),
  ])
  func lengthsAroundTheBlock(length: Int, digest: String) {
    #expect(SHA256.hash([UInt8](repeating: 0x61, count: length)).hex == digest)
  }

  @Test func anyCutGivesTheSame() {
    var random = SplitMix64(seed: 1)
    for length in [0, 1, 63, 64, 65, 127, 128, 129, 500] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      let whole = SHA256.hash(bytes)
      for _ in 0..<20 {
        var hash = SHA256()
        var position = 0
        while position < length {
          let end = min(position + Int.random(in: 0...90, using: &random), length)
          hash.update(bytes, position..<end)
          position = end
        }
        #expect(hash.finalize() == whole)
      }
    }
  }

  /// Fewer messages than lanes, more of them, and every length around a block's border, against one at a time.
  @Test func manyAtOnceAreEachTheSame() {
    var random = SplitMix64(seed: 2)
    let bytes = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) }
    for count in [0, 1, 3, 15, 16, 17, 200, 3000] {
      let ranges = (0..<count).map { _ in
        let start = Int.random(in: 0..<4500, using: &random)
        return start..<start + Int.random(in: 0...Int.random(in: 0...400, using: &random), using: &random)
      }
      #expect(SHA256.digests(of: bytes, ranges) == ranges.map { SHA256.hash(Array(bytes[$0])) })
    }
    let lengths = (0..<300).map { 0..<$0 }
    #expect(SHA256.digests(of: bytes, lengths) == lengths.map { SHA256.hash(Array(bytes[$0])) })
  }

  @Test func publishedVectorsInOneGo() {
    let text = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
    #expect(
      SHA256.digests(of: text, [0..<0, 0..<3, 0..<text.count]).map(\.hex) == [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
      ])
  }

  @Test func digestOfBytes() {
    let digest = SHA256.hash([1])
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(Digest(bytes: []) == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 33)) == nil)
  }
}
