/// The commonest surnames in Finland, folded, commonest first.
///
/// Source: Digital and Population Data Services Agency (DVV), Finland, name statistics; CC BY 4.0. Reduced to a list:
/// names borne at least eight times as often as surnames than as first names, and not told by their ending.
enum Surnames {
  static let words = """
    makela laine niemi heikkila salo mattila ojala kallio koivisto hakala anttila lehto laakso rantala aalto niemela \
    nurmi seppala saari koskela ahola lahti salmi aho nyman peltola vainio mikkola koski harju maatta maki rajala \
    kangas maenpaa leino kokko uusitalo laurila salmela kuusisto hietala ranta korpela karhu jaakkola jokela saarela \
    sillanpaa kujala rautio virta lindroos autio kivela jussila rinne huhtala koivula lepisto kuusela luoma hautala \
    kulmala pietila helenius huotari backman marttila repo takala jarvenpaa haavisto ketola eskola haapala lehtimaki \
    myllymaki penttila paavola vuori helin viitala hautamaki kivimaki ollila rintala tuomi lahteenmaki valimaki sipila \
    lehtola halme siren perala hannula kantola lindfors ylitalo holm alatalo kivisto kanerva tervo kiviniemi varis \
    puhakka erkkila kurki rauhala taipale berg peltoniemi laiho mantyla lassila kankaanpaa kuisma tikka karki raty \
    pohjola korpi rossi kauppila moisio jantti haataja sainio syrjala nikula jarvela pekkala palomaki mannisto linna \
    ahokas latvala alanko seppa valkama vuorela sirvio elo salomaa riihimaki eloranta kiuru simola keskitalo ronkko \
    forsman lammi snellman jarvi nevala kalliokoski haapaniemi aro holappa uotila gronroos kauppi joensuu aarnio lehti \
    toivola friman suvanto luoto eerola koivuniemi linden ruuska tuomisto sinisalo kiiski nygard antila sorsa rajamaki \
    huusko suomela lamsa hellsten ekman laitila lind arola leppala jylha suomi vuorio bergman alho junttila makitalo \
    vainionpaa kujanpaa narhi kontio helander suutari honkala hurme back nguyen rintamaki remes kautto nummela pyykko \
    nurmela saukko harjula selin koivu tammi kivioja vanhala vilen santala tuomaala setala myllyla makila valimaa \
    kalliomaki koivumaki lindeman tuomela tyni hakola hovi sivula vesala paivarinta kangasniemi hellman kataja hilden \
    ramo vanska toikka peltomaki piippo salin talvitie wallenius raiha valli kuikka palosaari jaakola karna soikkeli \
    nikkila sippola suni savela orava mannikko pellikka kakko tuomola vuorenmaa annala raunio katajamaki ojanpera \
    niskala ohman pulli manner salovaara peltomaa ervasti kaunisto isotalo leivo lappi kukkola nissila nordman sipola \
    wallin oja pihlajamaki suokas huhta jamsa lang siltala lahde vikman holma vanhatalo pihlaja palmu haanpaa vaara \
    lintula roos murto vainikka blom haapakoski kumpula lindell mannila ovaska elomaa hintikka klemetti kiviranta \
    kuoppala perttula kivi ek rekola saarenpaa haapamaki leskela raappana rantamaki kannisto grohn strom parikka \
    sundell jalava junnila saario marjamaki nikander saarikoski ripatti palo vaarala sarajarvi peura kemppi aijala \
    ilomaki majuri kunnari tolli hongisto kesti nisula juhola oksa kekki lampela aberg ijas lukkari jutila maijala \
    ostman niinimaki ristimaki knuutila kolari forss korkiakoski kytola pollari tissari sorvari heikura arvola makipaa \
    hedman metso hietamaki hirvela myllykoski kela saloranta uutela simila malm harma markkula palm peltokangas \
    bjorkman ylikoski rajaniemi nummi porkka rahkola yrjola haarala hintsala katajisto koivukangas hoffren niva suorsa \
    surakka salomaki laitala viljamaa rannikko virkki kroger torma syrja alander ikavalko kurkela tran sirkia ronka \
    bjork dahl siira stenman hietikko kajander kuvaja kayhko suonpaa kulju pusa kallioniemi metsala koskelo kaski \
    juuti palokangas mehtala oksman perkio kopra nummelin klemola parkkila lauren riekki knuuttila lohi isomaki \
    liimatta mantere pajula paldanius poyry sandell palola haakana lahtela puolakka smeds ukkola lund norrgard \
    kotiranta boman luomala kankare huovila myllyniemi paaso isoaho vierimaa silander kurtti herrala vahakangas pajari \
    lehtomaki tuomikoski sarkka stenroos haapasalo lahdenpera flink pernu takalo jamsen myller tammela niemisto \
    schroderus viskari hagman savola malmi pakkala ristola saaristo rask raivio paloniemi viinikka hagert oinas brandt \
    reiman husu korkala wiik kinnari kujansuu tikkala vahtera taskila rosendahl kojo lahdesmaki lampi malkki aikio \
    ahlfors koivuranta lepola myllykangas vento kallunki kunnas nivala ylimaki maunula ilola saarnio holtta keto puska \
    forsell karhula reinikka uitto tanner lunden laukka jarvensivu rama sorri tuohimaa huhtamaki marin kurikka pesola \
    kakela tammisto visuri paakko hakamaki rastas viita rainio olin poikela julin roine pekkola juopperi korkeamaki \
    valjakka finnila muikku sarkela aikas kvist kostamo luhtala jokitalo vehmas alen peippo rasi osterman kiviharju \
    valta pajala niittymaki koskimaki korte mantila saarikko hautaniemi willman lumme vilenius kupari kuula gronfors \
    hyrkas pihlajaniemi sundman sihvola vilkman talja roth valkeapaa vuoristo viinamaki asp ikola korva konttila falck \
    tainio saarimaa puisto tammelin smolander turkia turkki metsola borg hartikka nylander mustajarvi joki jokiniemi \
    puro lehtiniemi nurkkala juola grondahl kuha lundell pelttari posti sihvo uski kolu sandelin tuuri tonteri pesu \
    weckman hannuksela skog vare alastalo toyryla mikkila koivusalo tiensuu viitaniemi hotti koli saaskilahti vahamaki \
    leppaniemi hyvari vaisto roiha uusimaki vuolle kattelus virtala kiiveri ritola suoranta haggman mansikkamaki \
    raitio hoikkala kero tuokko virkkala sassi wikman jaskari kilpi tommila kohvakka viitamaki harjunpaa heinola \
    liukko koho piispa karhumaa oikari mikola broman rokka ingman katila hakli kuosa soderman viertola hukka pitkala \
    patsi tuovila hirvi kivilahti mulari puputti pukkila vasara matero stahl koykka leppa nikkola mettala blomster \
    lehtoranta vahatalo hulkko valikangas manttari vahakuopus lindblad westman molsa ikaheimo myllys west pihlajamaa \
    leikas saarijarvi skytta hietaniemi peramaki kaivola saranpaa stenius tilli torikka torkkeli erola haapasaari \
    isokangas karsikas hemminki mansikka kleemola lamminmaki ahopelto hanhela tuomala honkaniemi kontturi nissi onnela \
    kamppi majava riihela hyyppa ilves lantto hakkila lindh pirila posio rautakoski kokki kahara paakki ruoho simula \
    kerttula latva sund valiaho honka hemmila hyry kanto heinila pakkila huttu juusola behm finne sandvik mantyniemi \
    pudas blomerus haukka tapola kanervo kukko stolt hentila impola ojaniemi roivas saksa packalen hiltula lehtovaara \
    palmroth saarni murtomaki suoniemi petaja hirsimaki lonka kunttu puumala viitasaari olander isoniemi kahila karppi \
    leiviska tokola husso humalajoki leppamaki paakkari lehtio mourujarvi naskali halmetoja hanski vaaraniemi rentola \
    sorvali silen karhapaa vahasoyrinki lehtila winter laakko rapo heiska tanttu wilen huuhka jokiranta liedes paukku \
    myllari hatakka pahkala ahtola romo kamula granroth hautakangas hekkala kaila alanne alenius grankulla selenius \
    isopahkala kiviaho palojarvi peltokorpi metsaranta mard tormala vettenranta juselius lukkarila viik hannila morsky \
    soukka lehmus rehn valitalo heikkala makiranta palmroos malkamaki ronn siivola alm pirnes siven ojalehto polkki \
    nuotio siirila laari niinikoski aman koivikko poysti perkkio svahn silvola terava sateri hjelt korkko lamminpaa \
    lemmetty kokkola niska vierikko sinkko vallius vuorisalo laurell
    """
}
