import Records
import Testing

@testable import Normalizer

/// Names as sources write them, and as they come out of the whole chain. All persons are invented.
@Suite struct NameOrderTests {
  @Test(arguments: [
    ("Virtanen, Liisa", "Liisa Virtanen"), ("Virtanen Liisa", "Liisa Virtanen"), ("Liisa Virtanen", "Liisa Virtanen"),
    ("VIRTANEN LIISA", "Liisa Virtanen"), ("virtanen liisa", "Liisa Virtanen"),
    ("Virtanen Liisa Maria", "Liisa Maria Virtanen"), ("Mäki-Turja Anna-Liisa", "Anna-Liisa Mäki-Turja"),
    ("Veli-Matti Ala-Heikkilä", "Veli-Matti Ala-Heikkilä"), ("HALLA-AHO VELI-MATTI", "Veli-Matti Halla-aho"),
    ("Öhman Bo-Erik", "Bo-Erik Öhman"), ("Nyström Göran", "Göran Nyström"), ("Lindqvist Åsa", "Åsa Lindqvist"),
    ("von Bonsdorff Carl", "Carl von Bonsdorff"), ("af Hällström Eva", "Eva af Hällström"),
    ("CARL VON BONSDORFF", "Carl von Bonsdorff"), ("Eva de la Cruz", "Eva de la Cruz"),
    ("Tri Virtanen Liisa", "Liisa Virtanen"), ("prof. Virtanen Liisa", "Liisa Virtanen"),
    ("kapteeni Tuomi Matti", "Matti Tuomi"), ("MÄKINEN-O'CONNOR LIISA", "Liisa Mäkinen-O'Connor"),
    ("O’Neil Patrick", "Patrick O’Neil"), ("MCDONALD IAN", "Ian McDonald"),
    ("Ma\u{308}kinen Pa\u{308}ivi", "Päivi Mäkinen"),
    ("MÃ¤kinen PÃ¤ivi", "Päivi Mäkinen"), ("Salo Tuuli", "Tuuli Salo"), ("Rauha Kuusisto", "Rauha Kuusisto"),
    ("Toivonen Toivo", "Toivo Toivonen"), ("Virtanen J.", "J. Virtanen"), ("J-P Virtanen", "J-P Virtanen"),
    ("Nguyen Van Anh", "Van Anh Nguyen"), ("Liisa", "Liisa"), ("Virtanen", "Virtanen"),
  ])
  func comesOutInOrder(_ written: String, _ stored: String) {
    #expect(RuleChain.apply(field: .personName, value: written).normal == stored)
  }

  /// Names whose two ends are borne as first name and as surname alike.
  @Test(arguments: ["Oliver Oliver", "Xu Li"])
  func saysWhenItDoesNotKnow(_ name: String) {
    let trace = RuleChain.apply(field: .personName, value: name)
    #expect(trace.normal == name && trace.findings == [.nameOrder])
  }
}
