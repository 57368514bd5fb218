/// Given names that people bear, and which of them one person may go by.
///
/// Two names that many people bear are two names, however alike they are: Jari is no misspelling of Jani. A name that hardly
/// anybody bears may be one of its like.
public enum GivenNames {
  /// Whether the folded word in `bytes[range]` is a given name that many people in Finland bear.
  public static func isAttested(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    attested.value(bytes, range) != nil
  }

  /// Whether one person may go by both of two different folded words: one is the usual short form of the other
  /// (`Katariina`, `Kati`), or the two spell one name (`Erik`, `Eric`; `Kaarina`, `Karina`).
  ///
  /// Two short forms of one name are no variants of each other, nor are two names with one origin: Hannu and Jukka are
  /// brothers as often as one person.
  public static func areVariants(
    _ a: [UInt8], _ ra: Range<Int>, _ b: [UInt8], _ rb: Range<Int>
  ) -> Bool {
    isShort(a, ra, of: b, rb) || isShort(b, rb, of: a, ra) || spellOneName(a, ra, b, rb)
  }

  private static func isShort(_ a: [UInt8], _ ra: Range<Int>, of b: [UInt8], _ rb: Range<Int>) -> Bool {
    guard let whole = wholeNames.value(b, rb) else { return false }
    return shortForms[whole].contains { $0.count == ra.count && a[ra].elementsEqual($0) }
  }

  /// Whether two words are one but for a letter that one of them doubles, or for letters that stand for one sound.
  private static func spellOneName(_ a: [UInt8], _ ra: Range<Int>, _ b: [UInt8], _ rb: Range<Int>) -> Bool {
    if abs(ra.count - rb.count) == 1 {
      let (long, short) = ra.count > rb.count ? (a[ra], b[rb]) : (b[rb], a[ra])
      var place = 0
      while place < short.count, long[long.startIndex + place] == short[short.startIndex + place] { place += 1 }
      let letter = long[long.startIndex + place]
      let isDoubled = place > 0 && letter == long[long.startIndex + place - 1]
      if isDoubled, long[(long.startIndex + place + 1)...].elementsEqual(short[(short.startIndex + place)...]) {
        return true
      }
    }
    guard ra.count > 2, rb.count > 2 else { return false }
    return sounds(a, ra) == sounds(b, rb)
  }

  /// A word with one letter for letters that stand for one sound: c and k, ch and k, ph and f, th and t, w and v, x and ks.
  private static func sounds(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let (byte, next) = (bytes[index], index + 1 < range.upperBound ? bytes[index + 1] : 0)
      index += 1
      switch byte {
      case 0x63:  // c, ch, ck
        out.append(0x6B)
        if next == 0x68 || next == 0x6B { index += 1 }
      case 0x70 where next == 0x68:  // ph
        out.append(0x66)
        index += 1
      case 0x74 where next == 0x68:  // th
        out.append(0x74)
        index += 1
      case 0x77: out.append(0x76)  // w
      case 0x78: out += [0x6B, 0x73]  // x
      default: out.append(byte)
      }
    }
    return out
  }

  /// Carried over from the name statistics of the Digital and Population Data Services Agency (DVV), CC BY 4.0: folded first
  /// names with 300 bearers and more.
  private static let attested = WordTable([(words, 1)])

  private static let shortRows = shortTable.split(separator: ",").map { row in
    row.split(separator: " ").map { Array($0.utf8) }
  }
  private static let wholeNames = WordTable(phrases: shortRows.map { [String(decoding: $0[0], as: UTF8.self)] })
  private static let shortForms = shortRows.map { Array($0.dropFirst()) }

  /// A name and the short forms that friends and colleagues use of it, folded. Collected by hand.
  private static let shortTable = """
    aleksandr sasha,aleksanteri aleksi ale santeri,alexander alex sasha,anna anni annu,anthony tony,birgitta gitta, \
    charlotta lotta,charlotte lotta,christer krisse,christina stina,daniel danny dani,edward ed eddie, \
    elisabet liisa lissu,elisabeth lisa lissu,elizabeth liz beth,emilia emmi milla,eveliina eve,fredrik fredi frede, \
    gustav gusse,heikki hessu heka,helena heli,henriikka riikka,henrik henkka,jaakko jaska,jari jartsa, \
    jennifer jenny,johan janne,johanna hanna jonna,johannes hannes hannu jussi,jorma jomi jormis,josefiina fiina, \
    jouko jone,juha jussi juki,juhani jussi,jukka jukkis,kari kartsa,karolina lina,katarina kata kati, \
    katariina kati katri kata,kimmo kimi,kristian krisu,kristiina krisse kiti,kristina stina,lasse lare,leena lensu, \
    margareeta reeta,margareta greta,margaret maggie,maria maija mari,marjatta maija,markku make mara,marko make, \
    martti mara,matilda tilda,matthew matt,matti masa,michael mike,mika miksu,mikael micke mikke,mikko miksu, \
    minna mimmu mimmi,nicholas nick,niklas nicke niki,olli olkku,paivi paikki,pekka pexi,pentti pena,pertti pera, \
    petri pete,pirjo pipsa,raimo rami,reijo reiska,richard rick,riikka riksu,risto ripa,robert rob bob,sami samppa, \
    sebastian sebu,seppo sepi,sinikka sini,sirpa sipe,susanna sanna susa,teemu temu,tero terska,thomas tom tompa, \
    timo timppa,tuomas tuomo tume,valtteri valtsu,veikko veka,vilhelm ville,ville vilu,william will bill, \
    wilhelmiina miina
    """

  private static let words = """
    aada aake aamos aamu aapeli aapo aarne aarni aarno aaro aaron aarre aatos aatto aatu aava abdirahman abdullahi ada \
    adam adele adessa adrian agnes agneta ahmad ahmed ahti aida aija aila aili aimo aina aini aino aira airi aisha ake \
    aki aksel akseli aku albert albin aleksander aleksandr aleksandra aleksanteri aleksei aleksi alex alexander \
    alexandra alf alfred ali alice alicia aliina aliisa alina alisa alissa allan alli alma alpo altti alva alvar alvari \
    alvin amalia amanda amelia amelie amina amir amos anastasia anders andre andrea andreas andrei anette anita anitta \
    anja ann anna annamari annastiina anne anneli annemari annette anni anniina annika annikki annina annu annukka ansa \
    anssi antero anton antti antto antton anttoni anu ari arja armas armi arne arno aron arsi arthur arto arttu artturi \
    artur arvi arvid arvo asa asko asmo assi asta astrid atso atte august aukusti auli aulikki aulis aune aura aurora \
    auvo ava axel barbro bea beata beatrice bella ben bengt benita benjamin berit bertta bettina bianca birgit birgitta \
    bjarne bjorn bo boris borje briitta brita britta bror bruno camilla carina carita carl carola carolina caroline \
    casper cecilia charlotta charlotte christa christel christer christian christina christine christoffer christopher \
    clara claudia dan dani daniel daniela daria david denis dennis diana dominic doris ebba eden edith edla edvin \
    edward edwin eedit eeli eelis eemeli eemi eemil eerik eerika eero eeti eetu eeva eevert eevi eija eila einar einari \
    eine eini eino eira eivor ekaterina elea elena elia elias eliel eliisa elin elina elis elisa elisabet elisabeth \
    elise eljas ella elle ellen elli ellinoora elliot elma elmer elmeri elmo elna elsa else elsi elvi elviira elvira \
    emelie emil emilia emily emma emmi enna enni ensio eppu eric erica erik erika erin erja erkka erkki erno esa esko \
    essi ester esteri eva eve eveliina evelina evert fanni fanny fatima felicia felix fiia filip fiona frank frans \
    fredrik freja frida gabriel galina georg gerd goran greta gun gunilla gunnar gunnel gunvor gustav guy hakan hanna \
    hannah hannamari hanne hannele hannes hannu hans harri harriet harry heidi heikki heimo heini heino heleena helen \
    helena helene helga helge heli helina helja helka hella hellevi helli helmi helmiina helvi hely hemmo henna henni \
    henri henrietta henriikka henrik henry herkko herman hermanni hertta heta hilda hilja hilkka hilla hillevi hilma \
    hugo hulda ibrahim ida igor iida iikka iina iines iiris iiro iisa iisak iita iitu iivari iivo ilari ilja ilkka \
    ilmari ilmi ilmo ilona ilpo ilse impi ina inari ines inga inger ingrid inka inkeri inna into ira irene irina iris \
    irja irma irmeli isa isabel isabella isak isla ismo isto ivan ivar jaakko jaana jack jacob jade jadessa jakob \
    jalmari jalo james jami jan jane janette jani janica janika janina janita janna janne janni jannika jare jari \
    jarkko jarl jarmo jarna jarno jaro jasmiina jasmin jasmina jasmine jasper jasu jatta jean jeanette jelena jemina \
    jenna jenni jennifer jenniina jenny jens jere jeremias jerry jesper jesse jessi jessica jessika jim jimi jimmy jiri \
    joa joakim joanna joel johan johanna johannes john johnny jon jonas jonatan jonathan joni jonna jonne jonni jonny \
    jooa joona joonas joonatan joose joosua jori jorma jose josefiina josefina joshua jouko jouni juha juhana juhani \
    juho jukka julia julian julianna julius juri jussi justus jutta juuli juulia juuso jyri jyrki kaapo kaarina kaarle \
    kaarlo kai kaija kaino kaisa kaisla kaisu kaius kaj kalervo kalevi kalle kari karim karin karina karita karl karla \
    karo karoliina karolina karri kasimir kasper kasperi kaspian katariina katarina kati katja katri katriina kauko \
    kauno keijo kenneth kent kerstin kerttu kevin kia kielo kiia kiira kim kimi kimmo kira kirsi kirsti kjell klas \
    klaus konsta kosti krista krister kristian kristiina kristina kristoffer kuisma kurt kyllikki kyosti lahja laila \
    laina lara lari larissa lars lasse lassi laura lauri lea leea leena leeni leevi leif leila lempi lena lenita \
    lennart lenni leo leon leona lia liam lidia liina liinu liisa liisi lila lili lilia lilian lilja lilli lily lina \
    linda linn linnea linus lisa lisbeth livia lotta louna loviisa luca lucas luka lukas lumi lumia luna luukas lydia \
    lyydia lyyli maaret maaria maarit madeleine magnus mai maija maiju maila maili mailis maire maisa maj maja maksim \
    malin malla mandi manu manuel marco marcus margareta margarita margit mari maria mariam marianna marianne marie \
    mariia marika marina marit marita maritta marius marja marjaana marjatta marjo marju marjukka marjut mark marketta \
    markku marko markus marta martin martina martta martti mary maryam mathias mathilda matias matilda matleena mats \
    matti mattias matts mauno mauri max maxim maximilian maya mea meea meeri meiju melina melinda melissa meri merita \
    merja mervi mette mia michael michaela michelle mico miia miika miikka miina miio miira miisa mika mikael mikaela \
    miki mikke mikko miko mila milana milena milja milka milla milo mimmi mimosa minea minja minka minna minni minttu \
    mio mira miranda mirella miriam mirja mirjam mirjami mirka mirkka mirko miro mirva miska mitja moa mohamed mohammad \
    mohammed mona monica monika moona muhammad mustafa my nadia nadja nana nanna naomi natalia natalie nathalie nea \
    neea neela nella nelli nelly nenna neo nestori netta nicholas nicklas niclas nico nicolas nicole niila niilo niina \
    niki nikita niklas niko nikolai nikolas nils nina ninja ninni nino nita noa noah noel nooa noomi noora nora nuppu \
    nuutti ohto oili oiva okko olavi olga oliver olivia olli omar onerva onni oona orvokki oscar oskar oskari osku osmo \
    ossi otso otto oula outi paavo paivi pamela panu pasi patricia patrick patrik paul paula pauli pauliina paulus \
    pavel peetu pekka pekko pentti peppi per pernilla pertti perttu pete peter petja petra petri petrus petteri philip \
    pia pietari pietu pihla piia pilvi pinja pipsa pirita piritta pirjo pirkko pontus pyry raakel rafael raija raila \
    raili raimo raine rainer raino raisa rakel ralf rami ramona rasmus rauha rauli rauni rauno rea rebecca rebecka \
    rebekka reeta reetta regina reija reijo reima reino reko rene ria rianna richard riia riikka riina riitta riku \
    risto rita ritva robert robin roger rolf roman romeo roni ronja ronny roope roosa rosa rosanna rosita roy ruben \
    rune ruth ruut saaga saana saara sabina sade saga saija saila saima saimi saini sakari saku salla salli salma salme \
    sam sami samira sampo samppa sampsa samu samuel samuli sandra sani sanna sanni santeri santtu sara sarah sari \
    sarianna sarita sasu satu sauli sebastian seela seija selina selja selma senja senni seppo sergei severi sienna \
    signe siina siiri silja silva silvia simo simon sini sinikka sinna siri sirja sirkka sirkku sirpa siru sisko sisu \
    siv sofi sofia sofie sohvi soila soile soili sointu solveig sonia sonja sophia sophie stefan stella sten stig \
    stiina stina sulo suoma susan susanna susanne suvi svea sven svetlana sylvi sylvia taavi tage taija taika taimi \
    taina taisto taito tamara taneli tanja tapani tapio tara tarja tarmo taru tatiana tatjana tatu tauno tea teea teemu \
    teija teijo tellervo tenho teo teppo teresa terhi terho tero terttu tessa teuvo theo thi thomas tia tiia tiina \
    tiitus tilda tim timi timo tina tinja tino titta tobias toimi toini toivo tom tomas tomi tommi tommy toni tony topi \
    topias tor torsti touko tove tua tuija tuire tuomas tuomo tuovi turkka turo tuukka tuula tuuli tuulia tuulikki \
    tuure tytti tyyne ukko ulf ulla ulpu ulrika unna unto urho urpo usko usva uuno vaino valentina valma valo valter \
    valto valtteri van vanessa vappu varpu vaula veera veeti veijo veikka veikko veini veli venla venni vera verna \
    verneri veronica veronika vertti vesa victor victoria viena vieno vihtori viivi viktor viktoria vilhelmiina vilho \
    vili vilja viljam viljami viljo ville vilma vilppu vincent viola virpi virva virve visa vivi vivian vladimir voitto \
    vuokko walter waltteri wilhelm wille william wilma yasmin yrjo yvonne
    """
}
