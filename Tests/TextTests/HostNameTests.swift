import Testing
import Text

@Suite struct HostNameTests {
  /// The samples of RFC 3492, section 7.1, as they are written in lower case.
  @Test(arguments: [
    ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
    ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
    ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
    ("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"),
    ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
    ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
    ("porquénopuedensimplementehablarenespañol", "porqunopuedensimplementehablarenespaol-fmd56a"),
    ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
    ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"),
    ("そのスピードで", "d9juau41awczczp"),
    ("-> $1.00 <-", "-> $1.00 <--"),
    ("åkeri", "keri-poa"),
  ])
  func punycode(text: String, code: String) {
    let scalars = text.unicodeScalars.map(\.value)
    #expect(Punycode.encoded(scalars) == Array(code.utf8))
    #expect(Punycode.decoded(Array(code.utf8), 0..<code.utf8.count) == scalars)
  }

  @Test(arguments: ["99999999", "é", "a-é", "0", "ab-!", "9999-99999999999999999999"])
  func noPunycode(text: String) {
    #expect(Punycode.decoded(Array(text.utf8), 0..<text.utf8.count) == nil)
  }

  @Test(arguments: [
    ("Yritys.Example", "yritys.example", "yritys.example"), ("yritys.example.", "yritys.example", "yritys.example."),
    ("WWW.Åkeri.example", "www.åkeri.example", "www.xn--keri-poa.example"),
    ("XN--Keri-POA.example", "åkeri.example", "xn--keri-poa.example"),
    ("xn--zzzzzzz99999.example", "xn--zzzzzzz99999.example", "xn--zzzzzzz99999.example"),
    ("xn--abc-.example", "xn--abc-.example", "xn--abc-.example"), ("a--b.example", "a--b.example", "a--b.example"),
    ("", "", ""), (".", ".", "."), ("a..b", "a..b", "a..b"),
  ])
  func oneSpelling(host: String, unicode: String, ascii: String) {
    let bytes = Array(host.utf8)
    let once = HostName.unicode(bytes, 0..<bytes.count)
    #expect(String(decoding: once, as: UTF8.self) == unicode)
    #expect(HostName.unicode(once, 0..<once.count) == once)
    #expect(String(decoding: HostName.ascii(bytes, 0..<bytes.count), as: UTF8.self) == ascii)
  }

  @Test func anyBytesHaveOneSpelling() {
    var random = SplitMix64(seed: 11)
    let parts = ["xn--", "keri-poa", "a", "-", ".", "Å", "å", "9", "zz", "\u{212A}", "ß", "--", "漢"]
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 0...7, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
        .joined()
      let once = HostName.unicode(Array(text.utf8), 0..<text.utf8.count)
      // A full stop at the end goes once; a host has no two.
      if text.hasSuffix("..") { continue }
      #expect(HostName.unicode(once, 0..<once.count) == once, "\(text)")
    }
  }

  @Test(arguments: [
    ("yritys.example", DomainKind.own, "yritys.example"), ("www.yritys.fi", .own, "yritys.fi"),
    ("gmail.com", .freeMail, "gmail.com"), ("notgmail.com", .own, "notgmail.com"), ("pp.inet.fi", .provider, "inet.fi"),
    ("www.kolumbus.fi", .provider, "kolumbus.fi"), ("fi-fi.facebook.com", .social, "facebook.com"),
    ("m.facebook.com", .social, "facebook.com"), ("x.com", .social, "x.com"), ("box.com", .own, "box.com"),
    ("finder.fi", .directory, "finder.fi"), ("www.wixsite.com", .siteBuilder, "www.wixsite.com"),
    ("kulma.kotisivukone.com", .own, "kulma.kotisivukone.com"), ("a.kulma.blogspot.com", .own, "kulma.blogspot.com"),
    ("espoo.fi", .municipality, "espoo.fi"), ("esbo.fi", .municipality, "esbo.fi"),
    ("edu.hel.fi", .municipality, "hel.fi"), ("www.jomala.ax", .municipality, "jomala.ax"),
    ("espoo.com", .own, "espoo.com"), ("nokia.fi", .own, "nokia.fi"), ("abo.fi", .own, "abo.fi"),
    ("vero.fi", .state, "vero.fi"), ("www.yritys.co.uk", .own, "yritys.co.uk"), ("localhost", .own, "localhost"),
    ("", .own, ""),
  ])
  func kinds(host: String, kind: DomainKind, registrable: String) {
    let bytes = Array(host.utf8)
    #expect(DomainKind.of(bytes, 0..<bytes.count) == kind)
    #expect(String(decoding: bytes[HostName.registrable(bytes, 0..<bytes.count)], as: UTF8.self) == registrable)
    #expect(kind.isShared == (kind != .own))
  }
}
