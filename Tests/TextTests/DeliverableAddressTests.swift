import Testing
import Text

@Suite("Addresses that mail can reach") struct DeliverableAddressTests {
  @Test(
    "What a mail server takes",
    arguments: [
      "anna.virta@meri.example", "a@b.fi", "anna+lista@meri.example", "o'brien@meri.example", "anna_virta@meri.example",
      "ANNA@MERI.EXAMPLE", "anna@posti.meri.example", "anna@xn--mkel-loac.example", "anna@mäkelä.example",
      "päivi.ääri@meri.example", "anna@meri-osa.example", "1@2.example", "anna@meri.xn--p1ai",
      String(repeating: "a", count: 64) + "@meri.example",
    ])
  func deliverable(_ address: String) { #expect(Self.isOne(address)) }

  @Test(
    "What it does not take",
    arguments: [
      "", "@", "anna", "anna@", "@meri.example", "bla.bla.@meri.example", ".anna@meri.example", "a..b@meri.example",
      "olli(ät)koe.example", "olli.hakala(at)koe.example", "sari@suo", "sari@suo.", "sari@.suo.example",
      "sari@suo..example", "anna virta@meri.example", "anna@meri .example", "anna@meri.example ", "anna@@meri.example",
      "anna@meri@suo.example", "anna@-meri.example", "anna@meri-.example", "anna@meri_osa.example", "anna@meri.e",
      "anna@meri.123", "anna@127.0.0.1", "\"anna\"@meri.example", "<anna@meri.example>", "anna@meri.example;",
      "anna,virta@meri.example", "mailto:anna@meri.example", "anna@meri.example, olli@meri.example",
      "anna\u{00A0}virta@meri.example", "anna\u{200B}@meri.example", "anna@me\u{00AD}ri.example", "anna“@meri.example",
      String(repeating: "a", count: 65) + "@meri.example", "a@" + String(repeating: "b", count: 64) + ".example",
      "a@" + String(repeating: "bb.", count: 90) + "example",
    ])
  func undeliverable(_ address: String) { #expect(!Self.isOne(address)) }

  @Test("Consumers have addresses at services and providers, in every country") func consumers() {
    for host in [
      "gmail.com", "hotmail.com", "hotmail.de", "outlook.com", "live.fi", "icloud.com", "yahoo.com.ar", "luukku.com",
      "suomi24.fi", "kolumbus.fi", "elisanet.fi", "pp.inet.fi", "saunalahti.fi", "welho.com", "netti.fi",
      "bredband.net", "telia.com", "posti.gmail.com",
      "online.no", "t-online.de", "mail.t-online.de", "wp.pl", "spray.fi",
    ] {
      let bytes = Array(host.utf8)
      #expect(MailDomain.isConsumers(bytes, 0..<bytes.count), "\(host)")
      #expect(MailDomain.firms(bytes, 0..<bytes.count) == nil, "\(host)")
    }
    for host in ["meri.example", "gmail-apu.example", "kolumbusmatkat.example", "hel.fi", "fi", "com"] {
      let bytes = Array(host.utf8)
      #expect(!MailDomain.isConsumers(bytes, 0..<bytes.count), "\(host)")
    }
  }

  @Test("A firm's domain is the registered part of its hosts; a site at a builder's tells none") func firms() {
    let rows: [(String, String?)] = [
      ("meri.example", "meri.example"), ("www.meri.example", "meri.example"), ("posti.meri.example", "meri.example"),
      ("MERI.example", "meri.example"), ("MÄKELÄ.example", "mäkelä.example"), ("facebook.com", nil),
      ("meri.kotisivukone.com", nil), ("finder.fi", nil), ("localhost", nil), ("meri.co.uk", "meri.co.uk"),
    ]
    for (host, domain) in rows {
      let bytes = Array(host.utf8)
      #expect(MailDomain.firms(bytes, 0..<bytes.count).map { String(decoding: $0, as: UTF8.self) } == domain, "\(host)")
    }
    for website in [
      "https://www.meri.example/yhteys", "www.meri.example", "http://www.meri.example:80", "www.meri.example?a",
    ] {
      let bytes = Array(website.utf8)
      let host = MailDomain.host(ofWebsite: bytes, 0..<bytes.count)
      #expect(String(decoding: bytes[host], as: UTF8.self) == "www.meri.example")
    }
  }

  private static func isOne(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return DeliverableAddress.isOne(bytes, 0..<bytes.count)
  }
}
