/// Domains that are known to be nobody's own. From common knowledge, but for the municipalities: their names in Finnish
/// (Statistics Finland, CC BY 4.0) and, where Swedish is spoken, in Swedish.
enum DomainTable {
  /// The kind of the longest known domain that `bytes[range]` is or stands under, and where that domain stands.
  static func find(_ bytes: [UInt8], _ range: Range<Int>) -> (DomainKind, Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, bytes[end] != 0x2E { end += 1 }
      if end == range.upperBound { break }
      if let kind = words.value(bytes, start..<range.upperBound) { return (kinds[kind], start..<range.upperBound) }
      let top = end + 1..<range.upperBound
      if tops.value(bytes, top) != nil, municipalities.value(bytes, start..<end) != nil {
        return (.municipality, start..<range.upperBound)
      }
      start = end + 1
    }
    return (.own, range)
  }

  private static let kinds: [DomainKind] = [.freeMail, .provider, .social, .directory, .siteBuilder, .state]
  private static let words = WordTable(
    phrases: [freeMail, providers, social, directories, siteBuilders, state].map(split))
  private static let tops = WordTable([("fi ax", 1)])
  private static let municipalities = WordTable(phrases: [split(municipal)])

  private static func split(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

  private static let freeMail = """
    gmail.com googlemail.com hotmail.com hotmail.fi hotmail.co.uk hotmail.se outlook.com outlook.fi live.com live.fi
    live.se msn.com windowslive.com yahoo.com yahoo.fi yahoo.co.uk yahoo.se ymail.com rocketmail.com icloud.com
    me.com mac.com proton.me protonmail.com protonmail.ch pm.me aol.com gmx.com gmx.net gmx.de mail.com email.com
    fastmail.com fastmail.fm hushmail.com tutanota.com tuta.io tuta.com zoho.com zohomail.eu yandex.com yandex.ru
    mail.ru bk.ru list.ru inbox.ru web.de luukku.com luukku.fi email.fi mail.ee hot.ee passagen.se spray.se
    """

  private static let providers = """
    kolumbus.fi elisanet.fi saunalahti.fi inet.fi welho.com netti.fi suomi24.fi dnainternet.net dnainternet.fi
    mbnet.fi nic.fi sci.fi phnet.fi surffi.fi surffi.net jippii.fi jippii.com kotikone.fi multi.fi aland.net
    anvianet.fi japo.fi lounea.fi lounea.net nettilinja.fi kotinet.com kapsi.fi iki.fi dlc.fi htk.fi wippies.com
    wippies.fi kymp.net pcuf.fi tnnet.fi pohjanmaa.net sonera.net netikka.fi netsonic.fi qnet.fi haminetti.net
    salonseutu.fi blc.fi ippnet.fi mpynet.fi mpy.net ppo.fi telemail.fi telia.com bredband.net comhem.se swipnet.se
    tele2.se
    """

  private static let social = """
    facebook.com fb.com fb.me linkedin.com instagram.com twitter.com x.com t.co youtube.com youtu.be tiktok.com
    pinterest.com pinterest.fi snapchat.com threads.net vk.com whatsapp.com wa.me t.me linktr.ee vimeo.com
    soundcloud.com
    """

  private static let directories = """
    finder.fi asiakastieto.fi fonecta.fi kauppalehti.fi yritystele.fi yritystiedot.fi inoa.fi proff.fi
    suomenyritykset.fi 020202.fi eniro.fi eniro.se hitta.se allabolag.se tripadvisor.com tripadvisor.fi google.com
    google.fi goo.gl g.page urakkamaailma.fi oikotie.fi tori.fi nettiauto.com etuovi.com ytj.fi
    """

  private static let siteBuilders = """
    wixsite.com wix.com editorx.io wordpress.com wpcomstaging.com blogspot.com blogspot.fi blogger.com
    kotisivukone.com kotisivukone.fi webnode.fi webnode.com webnode.page weebly.com squarespace.com jimdo.com
    jimdofree.com jimdosite.com vuodatus.net yhdistysavain.fi nettisivu.org omasivu.fi sites.google.com
    business.site myshopify.com mycashflow.fi webflow.io github.io netlify.app vercel.app carrd.co strikingly.com
    site123.me tilda.ws simplesite.com mystrikingly.com godaddysites.com one.com suntuubi.com palvelee.fi
    sivuviidakko.fi kotisivut.com
    """

  private static let state = """
    gov.fi valtioneuvosto.fi valtio.fi valtori.fi suomi.fi vero.fi kela.fi poliisi.fi oikeus.fi tulli.fi raja.fi
    mil.fi migri.fi om.fi stm.fi minedu.fi okm.fi tem.fi vm.fi ym.fi mmm.fi lvm.fi formin.fi um.fi intermin.fi
    defmin.fi tpk.fi eduskunta.fi ely-keskus.fi te-palvelut.fi te-toimisto.fi avi.fi dvv.fi vrk.fi
    maanmittauslaitos.fi ruokavirasto.fi traficom.fi vayla.fi tukes.fi thl.fi stat.fi tilastokeskus.fi luke.fi
    fmi.fi syke.fi ulosotto.fi valtiokonttori.fi palkeet.fi
    """

  /// Names before `.fi` and `.ax`. Left out: `nokia.fi`, which is the company's, and `abo.fi`, the university's.
  private static let municipal = """
    alajarvi alavieska alavus asikkala askola aura akaa brando eckero enonkoski enontekio espoo eura eurajoki
    evijarvi finstrom forssa foglo geta haapajarvi haapavesi hailuoto halsua hamina hammarland hankasalmi hanko
    harjavalta hartola hattula hausjarvi heinavesi helsinki vantaa hirvensalmi hollola huittinen humppila hyrynsalmi
    hyvinkaa hameenkyro hameenlinna heinola ii iisalmi iitti ikaalinen ilmajoki ilomantsi inari inkoo isojoki
    isokyro imatra janakkala joensuu jokioinen jomala joroinen joutsa juuka juupajoki juva jyvaskyla jamijarvi jamsa
    jarvenpaa kaarina kaavi kajaani kalajoki kangasala kangasniemi kankaanpaa kannonkoski kannus karijoki karkkila
    karstula karvia kaskinen kauhajoki kauhava kauniainen kaustinen keitele kemi keminmaa kempele kerava keuruu
    kihnio kinnula kirkkonummi kitee kittila kiuruvesi kivijarvi kokemaki kokkola kolari konnevesi kontiolahti
    korsnas koskitl kotka kouvola kristiinankaupunki kruunupyy kuhmo kuhmoinen kumlinge kuopio kuortane kurikka
    kustavi kuusamo outokumpu kyyjarvi karkola karsamaki kokar kemijarvi kemionsaari lahti laihia laitila lapinlahti
    lappajarvi lappeenranta lapinjarvi lapua laukaa lemi lemland lempaala leppavirta lestijarvi lieksa lieto liminka
    liperi loimaa loppi loviisa luhanka lumijoki lumparland luoto luumaki lohja parainen maalahti marttila masku
    merijarvi merikarvia miehikkala mikkeli muhos multia muonio mustasaari muurame mynamaki myrskyla mantsala
    mantyharju mantta-vilppula naantali nakkila nivala nousiainen nurmes nurmijarvi narpio orimattila oripaa orivesi
    oulainen oulu padasjoki paimio paltamo parikkala parkano pelkosenniemi perho petajavesi pieksamaki pielavesi
    pietarsaari pihtipudas pirkkala polvijarvi pomarkku pori pornainen posio pudasjarvi pukkila punkalaidun puolanka
    puumala pyhtaa pyhajoki pyhajarvi pyhanta pyharanta palkane poytya porvoo raahe raisio rantasalmi ranua rauma
    rautalampi rautavaara rautjarvi reisjarvi riihimaki ristijarvi rovaniemi ruokolahti ruovesi rusko raakkyla
    raasepori saarijarvi salla salo saltvik sauvo savitaipale savonlinna savukoski seinajoki sievi siikainen
    siikajoki siilinjarvi simo sipoo siuntio sodankyla soini somero sonkajarvi sotkamo sottunga sulkava sund
    suomussalmi suonenjoki sysma sakyla vaala sastamala siikalatva taipalsaari taivalkoski taivassalo tammela
    tampere tervo tervola teuva tohmajarvi toholampi toivakka tornio turku pello tuusniemi tuusula tyrnava ulvila
    urjala utajarvi utsjoki uurainen uusikaarlepyy uusikaupunki vaasa valkeakoski varkaus vehmaa vesanto vesilahti
    veteli vierema vihti viitasaari vimpeli virolahti virrat vardo voyri ylitornio ylivieska ylojarvi ypaja ahtari
    aanekoski esbo helsingfors vanda grankulla hango inga kyrkslatt sibbo sjundea raseborg lovisa borga lapptrask
    morskom pyttis pargas kimitoon vasa korsholm malax narpes kasko kristinestad vora nykarleby jakobstad pedersore
    larsmo kronoby karleby mariehamn manttavilppula hel ouka nokiankaupunki maarianhamina
    """
}
