/// Domains of addresses that say nothing.
enum PlaceholderDomains {
  /// Whether a domain in small letters is reserved so that it is nobody's (RFC 2606, RFC 6761), but for `.example`; `.test`
  /// and `example.com` are among them.
  static func isReserved(_ domain: [UInt8]) -> Bool {
    var end = domain.endIndex
    while end > 0, domain[end - 1] == 0x2E { end -= 1 }
    guard let dot = domain[..<end].lastIndex(of: 0x2E) else { return domain == localhost }
    if tops.value(domain, dot + 1..<end) != nil { return true }
    var start = dot
    while start > 0, domain[start - 1] != 0x2E { start -= 1 }
    return reserved.value(domain, start..<end) != nil
  }

  /// Whether a domain's labels, run together without the last, say that there is no address.
  static func saysNothing(_ label: [UInt8]) -> Bool {
    nothing.value(label) != nil || label.count > 1 && label.allSatisfy { $0 == 0x78 }
  }

  /// Whether they are a word that says nothing beside another such word; samples live in `.example`, and any word may be
  /// a firm there.
  static func isWeak(_ label: [UInt8], of domain: [UInt8]) -> Bool {
    weak.value(label) != nil && !domain.elementsEqual(label + example)
  }

  /// Whether a domain in any letters, of whose labels all but the last stand in `labels`, may be one of these.
  static func mayHold(_ bytes: [UInt8], _ labels: Range<Int>, _ top: Range<Int>) -> Bool {
    var second = labels.upperBound
    while second > labels.lowerBound, bytes[second - 1] != 0x2E { second -= 1 }
    return mayBegin(bytes, labels) || mayBegin(bytes, second..<labels.upperBound) || mayBegin(bytes, top)
  }

  private static func mayBegin(_ bytes: [UInt8], _ label: Range<Int>) -> Bool {
    guard label.count > 1 else { return true }
    let (first, second) = (bytes[label.lowerBound], bytes[label.lowerBound + 1])
    return first >= 0x80 || second & 0x40 == 0 || beginnings[Int(first & 31) << 5 | Int(second & 31)]
  }

  private static let example = Array(".example".utf8)
  private static let localhost = Array("localhost".utf8)
  private static let tops = WordTable([("invalid localhost test", 1)])
  private static let reserved = WordTable([("example.com example.net example.org", 1)])

  private static let nothing = WordTable([(nothingWords, 1)])
  private static let nothingWords = """
    eiole eioo eiolesahkopostia eiolemailia eioleemailia eisahkopostia eiemailia eimailia eitiedossa eitietoa puuttuu \
    tuntematon saknas finnsinte finnsej ingenepost ingenmail noemail nomail nodomain noreply donotreply notavailable \
    notprovided notapplicable devnull
    """

  private static let weak = WordTable([(weakWords, 1)])
  private static let weakWords = """
    domain domaini doman yourdomain mydomain somedomain yourcompany mycompany company companyname yritys yrityksesi yritysnimi \
    yrityksennimi yrityksenne firma foretag foretaget test testi testing testdomain testaus esimerkki example exempel sample \
    mail email sahkoposti sposti epost osoite address foo bar foobar foobaz asd asdf qwerty abc abcd xyz aaa none null nil na \
    nan unknown no noone nobody fake dummy lorem website site host ei ole oo malli
    """

  private static let beginnings: [Bool] = {
    var beginnings = Array(repeating: false, count: 1024)
    for word in (nothingWords + " " + weakWords + " example xx localhost invalid www").split(separator: " ") {
      let letters = Array(word.utf8)
      if letters.count > 1 { beginnings[Int(letters[0] & 31) << 5 | Int(letters[1] & 31)] = true }
    }
    return beginnings
  }()
}
