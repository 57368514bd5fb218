import Testing
import Text

@Suite("Addresses that say nothing") struct PlaceholderAddressTests {
  private static func isOne(_ address: String) -> Bool {
    let bytes = Array(address.utf8)
    return PlaceholderAddress.isOne(bytes, 0..<bytes.count)
  }

  @Test(
    "What is typed where there is no address",
    arguments: [
      "ei@ole.fi", "EI@OLE.FI", "ei.ole@yritys.example", "ei_ole@koe.example", "eiole@koe.example", "eioo@koe.example",
      "ei@oo.fi", "ei@tiedossa.fi", "eisähköpostia@koe.example", "ei.sahkopostia@koe.example",
      "ei-ole-tiedossa@koe.example",
      "puuttuu@koe.example", "Puuttuu2@koe.example", "tuntematon@koe.example", "poistettu@koe.example",
      "tieto@puuttuu.fi",
      "saknas@koe.example", "ingen@koe.example", "ingen.e-post@koe.example", "finnsinte@koe.example", "finns@inte.se",
      "okänd@koe.example", "vet@ej.se", "none@koe.example", "null@koe.example", "unknown@koe.example", "n@a.com",
      "na@na.fi",
      "no@email.com", "not@available.com", "noemail@gmail.com", "unknown@noemail.com", "liisa@puuttuu.fi", "n/a@n/a",
      "x@x.fi", "xx@koe.example", "xxx@xxx.xx", "x.x@koe.example", "liisa@xxx.fi", "aaaa@koe.example", "a@a.fi",
      "aa@aa.fi",
      "aaa@bbb.fi", "1@1.fi", "000@koe.example", "123@koe.example", "321@koe.example", "0@0.fi", "asd@asd",
      "asd@koe.example",
      "qwerty@koe.example", "-@-", "-@-.fi", "?@?", "@", "@yritys.example", "puuttuu@", "x@", "test@test.com",
      "test@test",
      "testi@koe.example", "test1@koe.example", "testi.testaaja@koe.example", "teppo.testaaja@koe.example",
      "matti.meikalainen@koe.example", "matti.meikäläinen@koe.example", "john.doe@koe.example", "foo@bar.com",
      "email@email.com", "info@test.fi", "nimi@domain.fi", "name@company.com", "liisa@example.com",
      "info@mail.example.org",
      "liisa@koe.invalid", "liisa@koe.test", "liisa@localhost", "abc@abc.fi",
    ])
  func nothing(_ address: String) { #expect(Self.isOne(address), "\(address)") }

  @Test(
    "Where nobody reads",
    arguments: [
      "noreply@koe.example", "no-reply@koe.example", "no_reply@koe.example", "NoReply@koe.example",
      "noreply+17@koe.example",
      "donotreply@koe.example", "do-not-reply@koe.example", "eivastausta@koe.example", "ei.vastausta@koe.example",
      "älävastaa@koe.example", "svarainte@koe.example", "svara-ej@koe.example", "no@reply.com",
      "mailer-daemon@koe.example",
    ])
  func unread(_ address: String) { #expect(Self.isOne(address), "\(address)") }

  @Test(
    "A firm's pattern in place of an address",
    arguments: [
      "etunimi.sukunimi@koe.example", "Etunimi.Sukunimi@koe.example", "etunimi@koe.example", "sukunimi@koe.example",
      "sukunimi.etunimi@koe.example", "etunimi_sukunimi@koe.example", "etunimisukunimi@koe.example",
      "etu.suku@koe.example",
      "e.sukunimi@koe.example", "esukunimi@koe.example", "etunimi.s@koe.example", "enimi.snimi@koe.example",
      "nimi.sukunimi@koe.example", "nimi@koe.example", "fornamn.efternamn@koe.example", "förnamn.efternamn@koe.example",
      "f.efternamn@koe.example", "firstname.lastname@koe.example", "firstname-lastname@koe.example",
      "first.last@koe.example", "first.lastname@koe.example", "f.lastname@koe.example", "flastname@koe.example",
      "vorname.nachname@koe.example", "name.surname@koe.example", "eesnimi.perekonnanimi@koe.example",
      "prenom.nom@koe.example", "etunimi.x.sukunimi@koe.example",
    ])
  func patterns(_ address: String) { #expect(Self.isOne(address), "\(address)") }

  @Test(
    "What is somebody's",
    arguments: [
      "ole@koe.example", "ole.hansen@koe.example", "eija@koe.example", "eino.ole@koe.example", "ei@koe.example",
      "testa@koe.example", "anna.testa@koe.example", "test@testlab.example", "testi@testipaja.fi",
      "tester@testerno1.fi",
      "liisa@test.fi", "liisa.virtanen@yritys.fi", "aa@koe.example", "aaa@koe.example", "x.virtanen@koe.example",
      "a@koe.example", "a@b.example", "abc@koe.example", "112@koe.example", "12@koe.example", "inga@koe.example",
      "tom@koe.example", "nan@koe.example", "blank@koe.example", "first@koe.example", "etu@koe.example",
      "suku@koe.example", "last@koe.example", "firstname.virtanen@koe.example", "matti.sukula@koe.example",
      "namnlund@koe.example", "posti@posti.fi", "info@koe.example", "info@yritys.example", "info@mail.example",
      "nona@koe.example", "nullan@koe.example",
      "puuttunen@koe.example", "ingenjor@koe.example", "unto@koe.example", "maxx@koe.example", "liisa@examples.com",
      "liisa@example.fi", "liisa@esimerkki.example", "in@gen.fi", "to@do.fi", "n.a@koe.example", "liisa", "",
    ])
  func somebodys(_ address: String) { #expect(!Self.isOne(address), "\(address)") }

  @Test("Figures in a row and one figure again and again, at the limit and beyond it")
  func digits() {
    func run(_ text: String, _ count: Int) -> Bool {
      PlaceholderDigits.isRun(Array(text.utf8), 0..<text.utf8.count, atLeast: count)
    }
    #expect(
      run("12345", 5) && !run("1234", 5) && !run("12346", 5) && run("54321", 5) && run("7890", 4) && run("2109", 4))
    #expect(!run("1", 1) && !run("1111", 4) && !run("13579", 5))
    func one(_ text: String, _ count: Int) -> Bool {
      PlaceholderDigits.isOneDigit(Array(text.utf8), 0..<text.utf8.count, atLeast: count)
    }
    #expect(one("0000", 4) && !one("000", 4) && !one("0001", 4) && !one("", 0))
    func business(_ text: String, _ check: Character?) -> Bool {
      PlaceholderDigits.isBusinessID(number: Array(text.utf8), check: check?.asciiValue)
    }
    for digit in 0...9 { #expect(business(String(repeating: "\(digit)", count: 7), "5")) }
    #expect(
      business("1234567", "1") && business("1234567", "5") && business("7654321", "2") && business("0123456", nil))
    #expect(business("2345678", "9") && !business("2345678", "0") && !business("0123456", "2"))
    #expect(!business("123456", "1") && !business("9000009", "7"))
  }
}
