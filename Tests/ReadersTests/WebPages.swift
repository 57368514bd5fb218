/// Saved pages of companies that do not exist, as browsers and SingleFile save them.
enum WebPages {
  /// Finnish, saved by SingleFile: JSON-LD and a staff list that tell of the same people.
  static let sahkola = """
    <!DOCTYPE html> <html lang=fi style><!--
     Page saved with SingleFile
     url: https://www.sähkölä.example/yhteystiedot
     saved date: Thu Mar 14 2024 12:00:01 GMT+0200 (Itä-Euroopan normaaliaika)
    --><head><meta charset=utf-8><title>Yhteystiedot | Sähkölä</title>
    <script type="application/ld+json">
    {"@context":"https://schema.org","@graph":[
      {"@type":"WebSite","name":"Sähkölä","publisher":{"@id":"#org"}},
      {"@type":["Organization","Electrician"],"@id":"#org","name":"Sähkölä Oy","vatID":"FI90000001",
       "url":"https://sähkölä.example/","telephone":"+358 9 000 0000","email":"info@sähkölä.example",
       "address":{"@type":"PostalAddress","streetAddress":"Keksitynkatu 1 A","postalCode":"00100","addressLocality":"Helsinki"},
       "employee":[{"@type":"Person","name":"Liisa Keksitty","jobTitle":"Toimitusjohtaja"},]},
      {"@type":"Article","author":{"@type":"Person","name":"Vieras Kirjoittaja"}}
    ]}</script></head>
    <body><main><h1>Ota yhteyttä</h1><ul class="staff">
    <li><strong>Liisa Keksitty</strong><br>Toimitusjohtaja<br>p. 040 000 0001<br><a href="mailto:liisa.keksitty@xn--shkl-load8j.example?subject=Hei">Lähetä viesti</a></li>
    <li><strong>Aapo von Olematon</strong><br>Myyntipäällikkö<br>040 000 0002<br>aapo.olematon (at) sähkölä.example</li>
    <li><span><b>Kaisa</b> <b>Satu-Hahmo</b></span>, projekti-insinööri, kaisa.satu-hahmo[at]sähkölä[piste]example</li>
    <li>Asiakaspalvelu <a href="mailto:info@sähkölä.example">info@sähkölä.example</a></li>
    </ul></main></body></html>
    """

  /// Swedish, saved by a browser: a staff table and a footer, no structured data.
  static let bryggan = """
    <!DOCTYPE html>
    <!-- saved from url=(0035)https://bryggan.example/om-oss/personal -->
    <html lang="sv-FI"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
    <title>Personal - Ab Bryggan</title><meta property="og:site_name" content="Bryggan"></head>
    <body><h1>Vår personal</h1>
    <table><tbody><tr><th>Namn</th><th>Titel</th><th>Ansvarsområde</th><th>E-post</th><th>Telefon</th></tr>
    <tr><td>Åsa Påhittad</td><td>Verkställande direktör</td><td>Ekonomi</td><td><a href="mailto:asa.pahittad@bryggan.example">asa.pahittad@bryggan.example</a></td><td>040 000 0003</td></tr>
    <tr><td><p>Örjan Hittepå</p></td><td>Säljare</td><td>&nbsp;</td><td>orjan(at)bryggan.example</td><td>040 000 0004</td></tr>
    <tr><td colspan="2">Växel</td><td></td><td>info@bryggan.example</td><td>06 000 000</td></tr>
    </tbody></table>
    <footer><p>© 2024 Bryggan Ab | FO-nummer: 9000000-3<br>Ingenstansgatan 12, 65100 Vasa<br>Tel. 06 000 0000 |
    <a href="mailto:info@bryggan.example">info@bryggan.example</a></p></footer></body></html>
    """

  /// Finnish, entries that follow each other without elements of their own, Windows-1252 on disk, no address.
  static let puusepat = """
    <html><head><title>Puusep\u{E4}t Keksint\u{F6} Ky - henkil\u{F6}st\u{F6}</title></head><body>
    <div id=content><h2>Henkil\u{F6}kunta</h2>
    <h3>Toimitusjohtaja J\u{E4}nis P\u{F6}ll\u{E4}nen</h3><p>Puhelin 040 000 0005</p><p>janis.pollanen<span>(at)</span>keksinto.example</p>
    <h3>Maija Mielikuva</h3><p>Myynti ja markkinointi</p><p><a href="mailto:maija@keksinto.example">maija@keksinto.example</a></p>
    <h3>Laskutus</h3><p><a href="mailto:laskut@keksinto.example">laskut@keksinto.example</a></p>
    </div><address>Puusep\u{E4}t Keksint\u{F6} Ky<br>Olemattomantie 5<br>33100 Tampere<br>Y-tunnus 9000001-1</address></body></html>
    """

  /// Microdata and an h-card.
  static let neuvo = """
    <html lang="en"><head><link rel="canonical" href="https://neuvo.example/team"></head><body>
    <div itemscope itemtype="https://schema.org/LocalBusiness"><h1 itemprop="name">Neuvo Oy</h1>
    <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="streetAddress">Satukuja 3</span>
    <span itemprop="postalCode">20100</span> <span itemprop="addressLocality">Turku</span></div>
    <a itemprop="url" href="https://neuvo.example/">home</a> <span itemprop="telephone">02 000 0000</span>
    <div itemprop="employee" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Eemeli Epätosi</span>,
    <span itemprop="jobTitle">Consultant</span> <a itemprop="email" href="mailto:eemeli@neuvo.example">mail</a>
    <span itemprop="telephone">040 000 0006</span></div></div>
    <div class="h-card"><span class="p-name">Tuuli Tarina</span> <span class="p-job-title">Partner</span>
    <a class="u-email" href="mailto:tuuli@neuvo.example">mail</a> <span class="p-org">Neuvo Oy</span> <span class="p-tel">040 000 0007</span></div>
    <div class="h-entry">A word from <span class="p-author h-card">Vieras Vierailija</span></div>
    </body></html>
    """
}
