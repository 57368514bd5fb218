import Testing

@testable import Readers

/// What stands in the data's place, and what only looks a little like it.
@Test(
  arguments: [
    ("<!DOCTYPE html><title>Kirjaudu</title>", MarkupForm.html), ("\u{FEFF}\r\n <HTML lang=fi>", .html),
    ("<table border=1><tr><td>Yritys</td>", .html), ("<!-- saved --><body>", .html), ("<p>Session expired</p>", .html),
    ("<?xml version=\"1.0\"?><html xmlns=\"\">", .html), ("<?xml version=\"1.0\"?><Error/>", .xml),
    ("<Error><Message>Access denied</Message></Error>", .xml), ("{\"error\": \"expired\"}", .json),
    ("{ }", .json), ("[\n {\"a\":1}]", .json), ("[]", .json), ("{\"a\":1}\n{\"a\":2}\n", .json),
    ("Nimi;Yritys\n<b>Liisa</b>;Oy\n", nil), ("<5 henkeä;Yritys\n1;Oy\n", nil), ("{id};Yritys\n1;Oy\n", nil),
    ("[Nimi];[Yritys]\nLiisa;Oy\n", nil), ("\"Nimi\";\"{\"\n", nil), ("{\"Nimi\";\"Yritys\"}\n", nil), ("", nil),
  ] as [(String, MarkupForm?)])
func aFormIsTold(_ text: String, _ form: MarkupForm?) {
  #expect(MarkupForm.of(Array(text.utf8)) == form)
  #expect(MarkupForm.of(text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }) == form)
}
