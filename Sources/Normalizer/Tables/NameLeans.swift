import Text

/// How Finnish names lean: to a first name (above zero) or to a surname (below), in bits.
///
/// Source: Digital and Population Data Services Agency (DVV), Finland, name statistics (first names, other given names,
/// surnames with their bearers); CC BY 4.0. A lean is log2 of how often a name is a first name over how often it is a
/// surname, rounded. Most names tell by their ending; ``words`` holds those borne by one person in 100,000 or more whose
/// ending would mislead by 4 bits or more.
enum NameLeans {
  /// The lean of a folded word; 0 if nothing tells.
  static func lean(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    if range.count < 2 { return range.isEmpty ? 0 : initial }
    if let known = words.value(bytes, range) { return known }
    return endings.value(bytes, range) ?? 0
  }

  /// An initial is a first name's.
  private static let initial = 8

  /// Names whose ending misleads, folded.
  private static let words = WordTable([
    (
      """
      jarvinen korhonen lehtinen lehtonen nieminen virtanen
      """, -13
    ),
    (
      """
      ahola hakala hanninen heikkila heinonen hirvonen kemppainen koivisto koskela koskinen laakso laaksonen \
      lahtinen leinonen leppanen manninen mattila moilanen niemela nurmi ojala partanen rantala rasanen \
      salminen seppala seppanen toivonen tuominen turunen vaisanen
      """, -12
    ),
    (
      """
      aho anttila autio backman eriksson hakkarainen hautala heiskanen helenius holopainen honkanen huotari \
      ikonen jaakkola jarvenpaa juntunen jussila karlsson karvonen kivela koistinen koivula kokko kolehmainen \
      korpela kosonen kujala kulmala kuusela kuusisto kyllonen laurila lepisto leskinen liimatainen lindberg \
      lindgren lindstrom maatta maenpaa malinen marttila mikkola niskanen nissinen nurminen nyman paananen \
      pasanen pennanen pesonen raisanen rajala rautio riikonen rinne saarela salmela sillanpaa suominen takala \
      tamminen timonen toivanen tolvanen uusitalo vaananen vainio
      """, -11
    ),
    (
      """
      ahokas airaksinen alanen alanko alatalo antila anttonen arola bjorklund eerola eklund ekman erkkila \
      eskola forsman friman gustafsson haapala haataja haavisto halme hannula hassinen hautamaki haverinen \
      hellsten helminen holappa holmberg holmstrom huusko huuskonen jantti jarvela joensuu johansson kahkonen \
      kalliokoski kamarainen kankaanpaa kantola karhunen karki karvinen kauhanen kauppi keinanen keskinen \
      keskitalo kiiski kiiskinen kivisto koivuniemi koljonen kovanen kurki kuronen lahteenmaki laiho lammi \
      lamsa lankinen lassila latvala lehikoinen lehti lehtimaki lehtola lind linden linna mannisto mantyla \
      mattsson moisio nevala nikula nordstrom nuutinen nygard oinonen ollila paajanen paavola pajunen palomaki \
      pehkonen pekkala penttila perala piirainen piiroinen pikkarainen pohjola pollanen puhakka puranen \
      puustinen rajamaki raty rauhala rintala ronkko ruuska ruuskanen ryynanen saastamoinen sainio seppa \
      silvennoinen simola simonen siren sirvio sivonen sjoblom soininen sormunen sorsa sundstrom suomela \
      sutinen suvanto syrjala tahtinen taipale tanskanen tarvainen taskinen tenhunen tervonen tikka tormanen \
      tuomisto turpeinen uotila valimaki valkama varis vayrynen vesterinen viitala vuorela westerlund ylitalo
      """, -10
    ),
    (
      """
      ahlgren aijala akerlund andersson annala aronen arvola backlund backstrom bergman bergstrom bjorkman blom \
      blomberg ek ekholm ekstrom enqvist ervasti fagerstrom forsberg forss granholm granlund grohn gronholm \
      gronlund haanpaa haarala haggblom haikonen hakanen halinen harjula harma hedman heikura heimonen heinanen \
      hellstrom henriksson henttonen hietamaki hietikko hilden hintikka hintsala hirvela hoffren hoglund holma \
      hongisto honkala honkonen hovi huhta hurme hynninen hynynen iivonen ijas ikavalko ilomaki inkinen isotalo \
      jamsa janhunen jansson jantunen juhola julkunen junnila junttila jutila juuti juutinen jylha kaasinen \
      kaipainen kajander kakko kananen kangasniemi kankkunen kannisto karhu karna karppanen kaski kasurinen \
      katainen katajamaki katajisto kaukonen kaunisto kauranen kautto kayhko kekki kemppi kervinen kesti \
      kirjavainen klemola knuutila koivu koivumaki kolari kopra koskelo kosunen kroger kuikka kujanpaa kukkola \
      kulju kumpula kuoppala kurkela kurvinen kuusinen kuvaja lahde laine laitala lamberg lamminen lampela \
      lappi leivo leppala leskela lindblom lindell lindeman lintunen lonnqvist lukkari lundberg lundstrom \
      maattanen maijala majuri makipaa makitalo malm malmberg manner mannikko mannila mantynen marjamaki \
      markkula metsala metso montonen murto myllyla myllynen narhi nikkila niskala nissila nisula niva nordberg \
      nordlund nordman nummela nummelin nummi numminen nurmela nyyssonen ohman ojanpera oksa oksman orava \
      osterberg osterlund ostman ovaska paasonen paivarinta palm palmu palo palosaari parikka parkkila \
      parssinen pellikka peltomaa peltomaki perkio pettersson peura pihlajamaki piironen pirhonen pohjonen \
      pollari pontinen porkka pulli purhonen pusa puttonen puurunen pyykko raappana rahkola rahkonen raiha \
      rannikko rantamaki raunio reijonen remes repo reunanen riekki rintamaki ripatti ristimaki roininen \
      roivainen romppainen romppanen ronka rossi ryhanen saarenpaa saario salin salomaki sandberg sandstrom \
      santala saukko savela siivonen simila sirkia sivula sjoberg soderholm soderlund soderstrom soikkeli \
      sorvari stenman stromberg sundberg sundell suni suokas suomi suonpaa suorsa surakka suuronen suutari \
      syrja syrjanen tahvanainen talvitie tanninen tissari toikka toivola tolli torma toropainen torvinen \
      tossavainen tuomaala tuomainen tuomela tuomola tuppurainen tyni tynkkynen uimonen uutela vaarala \
      vaatainen vainikka vainionpaa valimaa valli vanhala vanhanen vanhatalo vanska varjonen vauhkonen vesala \
      vikman vikstrom vilen viljamaa virkki virkkunen vornanen vuorio wallenius wallin weckstrom westerholm \
      wikstrom yrjola
      """, -9
    ),
    (
      """
      aalto aarnio ahlberg ahlfors ahlqvist ahlskog ahtola aikas aikio ainasoja airola alanne alm arffman \
      arvonen asp auranen behm berglund bjorkskog blomerus blomster boman borg brandt broman bruun castren \
      danielsson engblom englund erola fagerholm falck finne flink forsblom forsell forssell grankulla \
      granqvist grondahl gronfors gronqvist haakana haaranen haatainen hagelberg hagert haggman haglund hagman \
      hakkila hakli halmetoja hanhela hannuksela hannus harjunen hatakka haukka havia heinila heinola heiska \
      hekkala hemmila hentila hentunen hirsimaki hokka holtta honka horkko hotti huhtinen hukka hulkko huovila \
      hurri husso husu huttu huuhka hyrkas hyry hytti hyvari hyyppa ikaheimo ikaheimonen ikola ilola ingman \
      inkeroinen isaksson isokaanta isola isopahkala jakobsson jalava jamsen jarva jarvensivu jarvio jaskari \
      jeskanen julin juola juopperi juselius juslin juusola kahara kahila kaivola kajava kallioinen kalliola \
      kallonen kallunki kamppi kamula kankare kantonen kareinen karhapaa karhula karhumaa karonen karppi \
      karsikas kaskinen katila kattelus kautonen keinonen kerola keto kiiveri kiljunen kilpi kinnari kiuru \
      klasila kleemola knuutinen koho kohvakka koivikko koivistoinen koivusaari koivusalo kokki koli kolu komu \
      kontinen kontio konttila kontturi korkko korte korva koskimaki kostamo kotila kouhia koukkari koykka \
      kronqvist krook kuha kuismin kukko kunttu kuosa kupari kurikka kurppa kurtti kurttila kuru kuukka kuula \
      laakko lahdesmaki lahtela lahtonen lainio lajunen lang lantto latti latva laukka laurell lauronen lehmus \
      lehtela lehtila lehtio leikas leiviska lemmetty leppa levo liedes liimatta lindh lindvall liski liukko \
      lohi lonka lukkarila lunden lundgren maaranen mahlamaki majava makynen malmstrom mankinen mannermaa \
      mantere mantila manttari manty mard marjamaa marjanen masalin matero maukonen maunula mehtonen mertanen \
      metsola mikkila mikola moller molsa morsky mourujarvi muikku mujunen mulari murtonen muurinen myllari \
      myller myllys naskali nevanpera niemisto nikander nikkola niska nissi nordling norrgard nuotio nurkkala \
      nyrhinen ohtonen oikari oinas olin olsson onnela orpana osterholm osterman paakkari paakki paakko paaso \
      packalen pahkala pajala pajari pajula pakanen pakkala pakkila palin palola paronen patsi paukku peippo \
      pelli pelttari peramaki perkkio pernu pesola pesu petaja pihlajamaa piippo piira piispa pirnes pirskanen \
      pirttimaki pohja poikonen posio posti poyry poysti pudas puisto puolakka puputti puska puskala pyy \
      raassina rahko rainio raitio raivio ranki ranne rantonen rapo rasi rask rastas rauma rehn reiman reinikka \
      riihela rinkinen ritala ritola roiha roivas rokka romo ronnqvist rosendahl rosenqvist ruoho ruokamo \
      ruusunen saaranen saarikko saarimaa saarimaki saaristo saarnio sahlberg saksa salakka sandelin sandvik \
      saren sarin sarkela sarkka sassi sateri savikko savola schroderus sieppi sihvo sihvola siirtola siitari \
      siivola silen silvan silventoinen silvola simula sinkko sintonen sippola sironen siven skog skytta slotte \
      smeds soderman sohlman somero sorjonen sorvali soukka stahlberg starck stenvall stolt strand strandberg \
      suihkonen suikki sund svahn syri tainio taipalus takanen talja tammela tammelin tammisto tanner tanttu \
      tapola terava tervo tiittanen tirronen tolppanen tommila tonteri torikka torkkeli tornberg tornqvist \
      torronen toyryla tuikka tukia tuohimaa tuokko tuovila turkia turkki udd uitto ukkola uusimaki vaha \
      vahakuopus vahala vahasoyrinki vahtera vaisto valjakka valkeapaa valkeinen vallius valta valve vare \
      varonen vasara vehmas veijola venho vepsa vertanen vidgren vierikko vierimaa viertola viik viinamaki \
      viinikka viitasalo vilhunen vilkman virkkala viskari visuri vuolle vuoristo wahlroos weckman wessman wiik \
      wiklund wikman wilen willman ylimaki
      """, -8
    ),
    (
      """
      abrahamsson ahmadi ahman aijo airas airio akerman alakarppa alaluusua alava ampuja andersin autti barck \
      bister bjork bjorkell bjorklof bragge burman byggmastar byman carlson dufva eilola eklof elfving elg espo \
      etelaaho fabritius fager falt farm flinck flinkman fohr forsen forsten franzen fredriksson furu \
      gardemeister gashi glad grahn grano greus gron gummerus gustavsson haaja haavikko haga hagglund haikka \
      haiko haimi haka hakans halikka hallfors hallikas halmela haltia halttu hamari hammar hanka happo hara \
      harmaala haro hasa hast hasu hauhia hauru haveri hayha heijari heiskari herlevi hermansson hertteli hieta \
      hietamies hiironen himanka hirn hiukka hjelm hoikka holmi hooli hopia hosio hoyhtya huikko hult huomo \
      hurtig huuki hyypia hyytia ihanus ihatsu illman isohanni jaasko jarvelin jarvisalo johnsson jokikokko \
      jokimies jokipii jonsson joutsen juhala jukkola jumisko jurmu jurvelin juusela juva jylkka jyrinki jyrkka \
      kaarela kaaria kaarlela kaarre kaarto kahari kahelin kaijanen kainu kaisto kajan kalkaja kalli kalmari \
      kangasvieri kankaala kankanen kaplas kappi kapyla karell karha karkas karppa kartano karvo kasma kataja \
      katajala kaven kelkka kemi kempas kentta kerkela kerman kesseli kiema kiili kiminki kirjonen kirves \
      kiukas kiuttu kivekas kivikko kivilompolo klemets klemetti klinga knaapi knuuti koivukoski kolkka komi \
      komppa kontro kontunen konu korjus korkka korppi korri kortesoja kosamo koskimies koso kotka kotro kouki \
      koukku kouri kousa koutonen kouva kouvo kovero kraft kreivi kuiri kuivanen kukkohovi kulo kunelius kuntsi \
      kuortti kurri kyto kyyhkynen kyyro laaperi lahdelma laisi lallukka lammela lampen lamppu lanki lantta \
      larsen lattu lautala lax lemmetti lemstrom lenkkeri leppaaho limnell lipasti lius liuska lof lofman \
      lohiniva loisa lommi lonn loukkola louko loukusa luiro lukka lustig luukka luukko luusua maaninka \
      maijanen malaska malila malkia malmsten mammela mammi manelius mankki marin marjomaa matila matto maula \
      mellin merta michelsson mickelsson mikander moisander monto muilu muona muotka mursu mutka muukka muuri \
      muurimaki mykra mylly myntti myyra myyry narva nasi nasman natri natynki nauha naveri nelimarkka nikka \
      nilsson nironen nummila nuora nurkka nurmio nurro nysten ohvo olkinuora olsen orn orre pajukoski pallari \
      paloheimo pantsar parjanen parkkali parkko partti pasma paso passi patjas paukkeri pauna pere persson \
      pihlava piilola piirto pimia pippuri pitkaaho pitko polvi ponni poskiparta poso pouttu poysa poysko \
      pulakka pulkka puolitaival puonti puoskari purho puukko pylvas pyrro pyyhtia qvick rahikka rahja raiski \
      rajalin ranua rasimus rasku ratia ratto rattya raudasoja raussi rauta rautava rautiola ravantti riipi \
      riippi riska riski risku riutta romu ronkanen rontti rosti rotko rousu rouvali rovio ruha runtti ryyppo \
      ryytty saalasti saarto sahi saikko saily saine saisa sakki salmelin salokannel sand santti sariola sarja \
      sarlin satta saukkoriipi schwartz seikkula sevon shemeikka siimes siira silfver sillman silvast silvasti \
      simolin sjoman skogster smith snickars sokura somppi sorri sova spets stark stigell still stoor streng \
      strengell sunnari suokko suoknuuti suopanki suortti suurnakki svard svart svensson syren tabell talikka \
      talka talonpoika talvio tammi tanska tapiola tapper tarkka tarvonen tasala tauru tavi tenkanen teras \
      tervahauta tetri tiikkaja tiilikka tiitto tilus timlin timperi tirri tofferi toivari tomperi tontti \
      torkkel torkko torppa torro totterman tulla tulokas tunturi tuohino turku tuura tuutti tynys typpo \
      tyynela tyyska ursin uusikartano uuttu vaahtera vaataja vahasarja vahatiitto vakeva vakiparta valila \
      valjus vallin vanne varjo varjus varri vartia vataja vento verho verronen vesamaki vesikko vierela viiri \
      villikka villman vilmi vinni viren virnes vironen vuollet vuorma vuoti walden wallden wallen wallius \
      wargh waris wegelius welin welling west wester wickholm wik wikholm wilkman wiren wirtanen wright \
      yildirim ylikulju ylisirnio ypya yrjanheikki yrjonen
      """, -7
    ),
    (
      """
      aarela aavikko adamsson adler adolfsson ahava ahlsved ailio ainali airikka airo aitta ajo alapiha alarotu \
      alaruikka alasaarela alfthan alppi amiri and andersen andsten angeria angesleva antell apell appel \
      arbelius aro arppe askolin aspelin asukas auer aunio autere autero autto avelin avellan avonius axelsson \
      ayras baarman bagge baltzar becker beijar bengs bergius berisha berlin bertell bexar bhandari biskop \
      bjorksten blafield bockerman book bordi brannkarr brax braysy breilin bremer broo brown bui bussman \
      byskata carlsson carpelan caven ceder cederlof ceesay collan dahlin dammert davidsson degerman degerth \
      donner dunder elf eliasson enbuska enckell erholtz eskman eskolin etholen europaeus fagerudd faltin fant \
      federley felin ferm finell finer finni finska fischer fjader flojt flygare fomin forsti fransman franti \
      frantsi friis frimodig frondelius fyhr gabrielsson gadda gaddnas gerkman goman granat grasten green \
      groning gronmark guttorm gylden gynther haapa hagelin hager hagnas haili haimila haipus hakuli haldin \
      halen halli halva halvari hamara hammaren hansson hanttu harden harjanne harkin harlin harmoinen hasani \
      hassel hassi hatara havana hayry heikka heilala heilimo heiman helin helisten hell helo helppi helsing \
      henell henttu herlin hermans hertell herttua herukka herva hiekka hiiri hill hilli hilska hindersson \
      hintsa hippi hissa hjerpe hjerppe hjort hoffman hohenthal hoijer hoisko holck hollanti holli hollo \
      holmborg holmsten holsa holso holsti hongell horn horppu horto hosseini houni hoyla huhtamella huisman \
      hulden hulmi humppi huopana hupli hursti hurtta husa hussi hutri huurre huusari huuska hyle hynna hyokki \
      hyotyla ignatius ihme iinatti iljin ilmasti inget ingves inha isopoussu isosomppi isotalus jaaska jafs \
      jakku jalli jallow janger jerkku jetsu joenpolvi josefsson jouppi juden judin juka julku junell junikka \
      junna junni juntti juntto juntura juoperi juppi juurikka juusti juvani jylli kaaja kaapa kaario kahlos \
      kahra kahri kahtava kaihua kaijansinkko kaikko kainlauri kajanus kald kalin kallatsa kallela kallo kamari \
      kampe kampman kamppuri kanervo kannosto karasti karisto karja karppelin karsama kasari katiska kaukua \
      kaura kauria kavonius kayhty keihas keiski keisu keituri kekale kelo keltto kemell kemila keppo kero \
      keskinarkaus keskisarja keso kiesi kiikka kilpia kimari kingelin kinos kippo kivari kiviniitty klaavo \
      klami klemela klen knutar knuts kock kohler koivurova kojo kolhi kollanus kollin kolsi komsi konga konsti \
      kontti kontto kontu koota kopsa korelin korja korkatti korkeila kormano korpua korsman kortet kostet \
      koukka krasniqi kreus kriikkula krogerus krohn krooks kropsu kudjoi kulla kullas kulppi kultti kumlin \
      kuoppa kuosku kupias kurhela kurko kursu kursula kurten kuure kuurne kuusikko kuuva kuva kvick kyro kyyra \
      laaja laanti laapas laapotti laati laatu laaveri lager lagus laiti laituri laivo lakka lallo lampsa \
      lansman lanu larikka larsson laspa lassander lassus laulaja lauttamus lavi lavikka lehmusto leinikka \
      leisti lensu lento lepikko leva levy liehu lignell liias liikka liiri lilius limma linde lindelof lindlof \
      lindsten linjama linko lithen litja littow liuha liukka liukku ljung lohela lohva loijas loman lopperi \
      loppi louhela loven loytty luhtasela lukander lukin lumme lundin lundmark lundsten luojus luomi luumi \
      luuri mahlakaarto makikyro makimartti maklin malen mallat mamia mannelin manni mansner mantykentta \
      marjeta marsyla martelius martinez martinkauppi masseli mathlin matinlassi matinlauri matsi mayra meklin \
      mela melin merio mero meskus meyer miikki mitts modig mohammadi mokko moliis molin mommo moore moradi \
      moring morko mort mouhu muhli muli munck munne munnukka munter munukka naamanka nakki nalli nappa nappi \
      naykki niittyla nikitin nikku nikupeteri nirkko nojd nolvi nord nordenswan nordin norja norppa norrena \
      norrgrann norring norrman nuojua nurmilaukas nykopp nykyri nymark nynas nyrhila ojamo ollakka ollas \
      ollikka ollitervo onatsu onkamo orell osara oster ostring overmark oversti paarni paasi paasio paatero \
      pada paganus paija palani paldan palen palli parkka parri pasula pasuri patana patja patteri paussu peci \
      pedersen pellas pelo peni perho peri perko pessa petajisto petrelius petrell peussa pieska piili \
      pikkuhookana pilli pispa pisto pitka planting poikkeus pokki polla polo polso porali porko poropudas \
      porsti portin portti porvali porvari poukka poussa poussu poykko poylio priha prusti puikko pulju pulska \
      puolimatka puolivali pura purtilo putus puukka puura puusa puuska puustelli pyhalto pylsy pyoria pyorre \
      pyotsia qvintus raaska rabina rahimi raijas raikamo raikka rannali rantahalvari rantakokko rantalaiho \
      rantsi rapatti rapeli raukko rautalin ravaska redsven rehu reinila remsu reuna reunamo riekko rieppo rihu \
      riippa rimmi rissa roberts roiko roisko roitto ronimus ronn rontu ronty ropo roschier rosenlof roslof \
      rosnell rosten rousku rova roysko roytta ruikka ruippo rumbin ruotsi ruti ruutu rytky ryymin saarelma \
      saarikettu saha sahla saksi saksman salmio salmu salonius samuelsson sandas santikko sario sarre savelius \
      saviaro savikurki savo schauman schneider schroder schultz seger seilo selin seppelin seppi siekkeli siik \
      siili siipo siivikko simelius simons simontaival simpura sinervo sirnio siuko siurua skaffari skinnari \
      skon smirnov smirnova smura snare snell snicker soder sodo soinila sokero solla sollo sonck sonne sonntag \
      sorvo sotkasiira stahle stalhammar stengard stenmark stjerna stolpe storbjork store strang strommer \
      styrman suksi sulkava sunell suonio suonvieri supperi svarvar svenlin svens sydanmaanlakka sykko taalikka \
      taanila taimela talsi talus tamsi tanhua tanila tanni tapanila tatti tavasti teinila teir teitto teperi \
      tepsa thil thylin tick tienari tienvieri tiermas tiippana tiiro tikander tiri tohmo toimela toiva toivio \
      toljamo tolppa tolppi tolsa tommiska tompuri toppi torn torni toroi toura touru toyry trogen tulppo \
      tumelius tuomi turja turtia tusa tuuri tuusa tykka tylli tyrkko uschanov utter vahajylkka vahakainu \
      vahter vahteristo vainiola valiheikki valja vallo vanhalakka vanhapiha vantsi varho varto varvikko vasama \
      vatjus vatka vatto vavuli vekkeli velin vesander veteli viemero vieri vihela vihera viikki viiperi \
      viirret viiru viitikko viksten vilkuna vilo vilska viro virsu virtamo visti vulli vuollo vuolukka walker \
      warn wass wathen weber westermark wiksten wilhelmsson wilska winter witick ylen ylikarppa ylinampa \
      ylisela yritys zilliacus zitron zitting
      """, -6
    ),
    (
      """
      aarikka abazi abonde acar agge ahmeti ahven ahvenus aikia ailinpieti alajuuma alakarhu alakopsa alakurtti \
      alapirtti alaraappana alatossava alatyppo alavesa alen alexandersson aliu alopaeus alpua altun amini \
      ananin anderson angle ankelo antin anttiroiko apo arab arima arnkil aryal aschan aska aukia aulen azizi \
      baas bah baker barnes bauer baumgartner bedretdin bell bengts beqiri berger berghem bertlin berts bildo \
      bitter bjon bjorses blinnikka bloigu bojang bonn bovellan brann brannare braun brunou brusin bulut burke \
      buska buss camara casagrande celik charpentier chowdhury clarke cohen collanus cook dahlen damen damsten \
      danska depner diallo dikert drake duncker dyster egal ehrnsten ekstam eksyma eld elgland eliassi emet eno \
      epailys ericsson erikson eschner essel evesti farin fazliu fedorova ferati filppa filppu filpus finnig \
      fiskaali flykt fogde forma forsander forsgard forssten fredrikson frejborg fri frigard frojd frojdo front \
      frosti gadd gallen gammelgard garcia gastgivar gauffin gestrin gill glader gonzalez gran granath gray \
      grek grip gronros gronthal groop gruner gunes gupta haaga haake haapea haarla haarma hagen hagner hahka \
      haila hajdini hakalax hakuni halava halko halmkrona hame hamina hanhirova hanska hapuli haque hard harja \
      harle haromo harra harsia harsu hart hartus hauska hauta havanka havo hed hedborg hedenstam heija heikel \
      heila hein heinua helala help hemila herd hiekkataipale hietava hiissa hiiva hillo hjorth hockert hodzic \
      hognabba holi holster holtti hook hookana hopea hoppa hoppania hoppu hopsu horelli horkka hornborg horsma \
      horttana hossaini hotta hudd hughes huida huilla huldin hultin huntus huoso husgafvel hussa huuhilo huumo \
      hyden hyoky hyoty hyrsky hyseni hyyti ibrahimi id ihaksi iho ilen illukka ilmoni ilves inkero intke \
      ipatti irri isohella isomursu ivaska jaaksi jaanu jacobson jacobsson jahi jalas jalko jamia jammeh jannes \
      jarn jartti jarvikuona javaja javarus jenu jern johanson johnson jokitulppo jolma jonasson joskitt \
      jouhten junes jungar junno juote jurva juslen juuma jyra jyras kaapu kaarla kaartti kaas kackur kaila \
      kainua kaipia kaisamatti kaiser kaisko kaita kajanne kajas kajaus kalaja kalima kalke kalso kamara \
      kanckos kangaskolkka kangaskorte kangasperko kankaansyrja kant kantele kanth kaperi karbin kares karhi \
      karimi karkia karlen karnaattu karra karru karukka kasi kass kastelli katava katisko kause kauti kaveri \
      kayra kehus keino kekoni kelha keljo kelmendi kemmo kempe kerko ketopaikka kettu keveri khan kharel \
      kieksi kierikka kiero kiho kiirikki kinaret king kinni kipina kirppu kirstina kivini klapuri klein klemm \
      klint knif koch koffert koivuporras kolli konnu kontra kontta koppa koppelo kopperi kopsi koret korkee \
      korkeela korkmaz korko kormu kossi kostin kotta kouhi kovacs kraemer kranni krapu krause kriikku krok \
      krokki kruger kruskopf kruus kuhno kuki kulha kuljukka kultima kumara kummu kung kuosma kurka kurra kursi \
      kurth kusmin kuulas kuuppo kuusa kuusirati kylen kylma kylvaja kyotikki kytta lagerstam lagland lahdes \
      lahelma laherto lahteela laihia lalu lammervo lamminparras lampo lamu lange langenskiold lanteri \
      lapinleimu larjo larka larm laru latifi latukka laukas launis laurikka laurinolli lautamatti lavia law \
      leikko leino lemetti lepo liira liiten liljendal lillas lillstrang lillsunde liminka lindborg lindgard \
      linja lintu lisitsin lisko liukas liutu lod lohman loippo loiri lomperi lonnrot lopez loppukaarre louhimo \
      luikku lumpus lundan luode luodes luong luonua luopa lusa lusua lyhty lytsy lyyra maentaka magga \
      magnusson makipaaso makkeli malassu malja malmila mangs mannil mansikka marjakaarto marku marsy martenson \
      massa matinolli mattero mattjus mattlar mattson mayer mayry mehmeti meier meiseri melartin melen melgin \
      mentu mether metsi mickos miekka mielty miinin mild monni monthan montin morn muje mukka mullo \
      munsterhjelm muraja murphy murro musikka mustaparta mutta naappa naapuri nagy nase nassi natti nauska \
      nayha neiglick nguyen niekka niemila nikumatti nikunlassi nipuli niveri njie noppa nordmyr norrby nuija \
      nuikka nuorgam nurmikolu nybergh nyby nylen ohls oivo ojanne ojuva okker ollus olsbo onikki ontero orelma \
      osmani osteraker ottosson ouni paadar paasky pafs paimen paivike pakalen pakki pallas palsa palva palve \
      palvimo pantzar panuma parkatti parkkima paro parta patrikka patt paunu pehrsson peisa peitso pekki \
      pelimanni pensar perunka petays peteri petersen petlin pettersen pham phan phillips pienmunne piha \
      pihlaja pihlflyckt piik piikki pikkujamsa pikkupeura pilhjerta pipatti piri piuva plaketti pllana plym \
      polat polet poljo popova porras porsanger porthan porthen posa potry pousar poyhia prami priuska puha \
      puhjo puiras pukema pukero pulsa puntti puronvarsi purra putro puusniekka puusti pylkka pyyny pyysing \
      qureshi raak raami rahmani rahtu raike railo ralli ramadani ramet ramsay ramu ranni rantakeisu rantapere \
      rapp rappu rasa rasehorn raumanni reen reiju reikko repka reuter rezai richter ridal rif riiali rikka \
      rimali rinteela rislakki ristimella ristseppa risu robertson rodriguez roini rojo rokosa rolig romar \
      romsi roning ronngard roppo rosendal rosengard rosenlew royna runsten ruoppa ruopsa ruottu ruppa rusko \
      ryno ryoppy rysa ryyti saali saar saareks saares saarnia saatsi sabel sadiku saijets saike saikku saippa \
      saira salihu salko salmia samaletdin sammatti sanchez sandin sangi santaholma sassali satuli saura sauso \
      saven savia savikuja savin schadewitz scharin schmid schrey schulz schutt sedig segersvard seiteri seitz \
      sekki selkee seluska seuna shabani sharifi shrestha siika siikarla siiki siilin siiteri sillantaka silo \
      simonson simoska simsek sinda sinerva sinokki sippel sippu sireeni sireni sirro siuvatti sivil sjogard \
      sjolind sjosten skantsi skold skott skurnik skuthalla skytte slunga smal smulter sneitz solala soveri \
      sparf spoof springare stalnacke stam stang staven stenros stenudd stepanova stick storas straka stude \
      styf suikka sulku sumen summa sundin sundsten sunikka sunnarborg suomu suontaka surkka survo suvanne svan \
      svarts sved svenn swanljung syngelma systa syvanne syyrakki tahiri taimen takki takku talala talla tallus \
      talso tamm tamper tang tapaila tarri tarsa tasa tauschi taussi tavaststjerna teeri telen telkka temmes \
      tenhu tenno thapa thitz thoden tholix thompson thomson tiili tiinus tiiri tilles tilli tilvis timoska \
      tiura tjader tjurin tohka tohni tokoi tolvi tomppo toratti torne toroska torpo touray toyli toyra toyras \
      tran tura turner turppo tuuha tuulas tuulos tuuna tverin tyrni uhre uimi ukura ulfves ulvi unga uppa \
      uppgard uusinarkaus uusipaikka vaaja vacker vahahyyppa vahalummukka vahasoini vahatorma vahe vaheri vahla \
      vahteri vaija vaissi valaja valden valke valkky vallas vallden valppu vanha varanka vares varpa vasu \
      vehnia vekka vekki veltheim vesivalo victorzon viero vierre vierto vieru viherva vihma viili viilo \
      viipuri viitajylha vikki viktorsson viteli vogt vuolli vuorensyrja wagar wager wagner wahrn walli walsh \
      waltzer wang ward ware wasastjerna weijo westin westlin white wide widen widing wilkinson willner winsten \
      wiss witting wong wood wrede wu wuokko wuollet yliaska ylikanno ylimaunu ylimys ylisirkka ylisiurua \
      ylitolva zeqiri
      """, -5
    ),
    (
      """
      aapro aine alalauri alamartin alikirri ammunet amper anias antinkaapo arvaja arve bakir bayat berner bisi \
      bjorkenheim bjorkgard bunda butt chen demirel do doan durchman elo emaus eskeli fincke flemmich flemming \
      frankenhaeuser frant gunther hakki hallia hannukka heide heina heinrichs helve hemgard hernandez herold \
      hirsi holstein horko huang huber huynh hyvatti isojamsa ivanova jarf jestoi jones jouhkimo joutsi jung \
      juppo juura kaarna kahie kahma kaira kalevo kalliopuska kaltti kasa kassi kauma kauranne kemppe \
      kitinprami kivero korpihete korsu kostian kova kruuti kulma kuni lauttia laykki leandersson lehtisyrja \
      liiti liu lofs louhi lyly malka melart meriruoko mildh misukka molarius naiva naivo neziri ngo nikupaavo \
      nisu nokia ogard ohrankammen olofsson paarma palken paltta parker penger perjus petrova petterson piilo \
      platan polus poteri purtsi pyoli raimi raitis rancken rappe ravi reini reis rinnet roble roine ropa ruoko \
      ruuth ruuti rytsy saadetdin saarikalle sarka sarma saros sarva sasi schon schreiber servo sharma \
      sillanaukee sillvan silmari simpson simuna skriko smed steiner stenhammar stewart storm stromborg stubbe \
      sui sultsi suonsyrja taalas taka talsta taylor teini thiel thomasson tiimo tiiperi tiira tiirikka tilaeus \
      toija tokee tuira tulikoura tynkky urtti uskali utukka uusnakki vahapassi vester vilokki virko vitri vo \
      voltti vorne weiss ylironni yltava young zhang zhou
      """, -4
    ),
    (
      """
      alam anthoni arte bennett campbell chan davis demir dietrich dogan hamilton harris heine heino helle \
      hossain ingo islam janis kaya kosar lam lambert le levin merikukka mire moalim ora rae rahman raiko shah \
      silver simi sun villa vire warsame yildiz yilmaz
      """, -3
    ),
    (
      """
      abdulle arslan augustin awad bruce cooper dahir dinh ena farah graham guled hamad huima huseen issa kaur \
      kumar lewis menna musse nikki penna piela raina raita rashid singh tella thure tiitta tilja veija vinha
      """, -2
    ),
    (
      """
      abukar anto aziz habib hetta ismail kaan kaari khalil mella nur nuur saleh sharif yrjana
      """, -1
    ),
    (
      """
      ahmad ahto elmi jalo leander rana
      """, 0
    ),
    (
      """
      amin fred karola mainio ryan yan
      """, 1
    ),
    (
      """
      frank hilpi iivari iman kaisla linne ola paivio soila vellamo
      """, 2
    ),
    (
      """
      ahti alvari arimo eden heimo isto mark tenho valto
      """, 3
    ),
    (
      """
      aarni aidan arvo aurinko esma hemmo inna jax jura kari karla katia kauko klaus kyosti lioubov luukas \
      marcos meri mimmu odin oiva olli pekko pentti rasmus rauha salla sampo thomas urho urpo usva vendela \
      vuokko zahraa
      """, 4
    ),
    (
      """
      aaretti adela aiden aimi aisla aito aksu alaa alberto aleks alexa alexandr alexandros alli amadeus \
      anatoli andres angel anki arman asma atlas ayla caius cara carlo chiara claus corinne daisy dolores \
      dominik eela eelin eemu eki ekku elof emppu engla ensi ere ernest eufemia fatma feliks fjalar franz \
      gisela halimo halti hampus harto heini helli hermann hildegard hilve hodan huuko ihanelma ilkka ilmatar \
      ilppo inez ingalill ingela isabell jaakoppi jamila jemi jeremi jerker jerri jill jirko joan johann john \
      josi josua juuso karlos keimo kersti kikka kitty kosti lassi lauri layla lemmitty leopold lev lilli \
      lioudmila liselott ljubov lova ludmila lulu maila mans mario marlo maryama maud maura meja melker \
      mercedes metti mici milaja milko milli mirikli mirkku muisto muusa najma nanne nemi nicky nicola nikolaos \
      nimo noemi norma nuuti oivi oliwer opri ossi pablo paola paolo pehr petr phuong pietari pirre pirta pulmu \
      quang ragni rahma raini riitu rikard rinna rio ruu sallamaari sanne saskia seemi sera shukri sigvard \
      sirkka sivi stephen steven sulo sundus suzanne sylva taavetti tahvo taimo tapio tarvo terja thu tiila \
      timoteus tito tiuku toivo toomas tova tuva tyra tyyni ukko uma unni untamo urpu vadelma valborg varvara \
      veela velma velu virpi voitto wera wilho yrsa zara
      """, 5
    ),
    (
      """
      aale aappo aarne aatami aati aava ainikki akusti alan albert alec alexander alexandre alexey alexi alla \
      alpi alvi amal andrew angela anh ani anttu arla asla atro augusta augusti barbara berndt betty carlos \
      carmen chloe cindy claes clarissa clas colin crista darja desire dick dmitri dmitry dylan edgar eduard \
      eedla eeli eeva eikka eimi eini elja elsie elton elvis emilio ernesti ernst esko esther ethan eugen evan \
      evelin evita fadumo filippa finn folke gabriela gertrud glenn gosta gota greger gudrun gunborg gurli \
      hanneli harri hedvig herbert hilding hillervo hiski ilma ilta ilyas ingegard isac jaajo jali janet jarkko \
      jarko jaska jasmi jeremia jeri jermu jero jesperi jirka jiro joe judith juhamatti juni jusa juska juuse \
      karlo katrin ken kennet kerkko kiara kiti klaara kosmo kristin kustaava kusti kuura lari leyla liinus \
      lilly lisen liubov liudmila liv ljudmila lola lucas ludvig luke lumikki lyyti maini malva manta marc \
      margaret margita mariann mariela marikki marissa marjanne marke markus marten martti matteus matthew \
      maurits maximus mehmet meimi micke miiko miiro mike miklas miku milma mimi minh myy nanni natalja nathan \
      nelma nemo ngoc niilas nikodemus nova nuutti odessa olle pasi peter piitu rabbe raineri reinhold remi \
      remu rickard risto roberto roi roni rufus sally salomo samuli sara saska sean seidi sigurd siiri sirke \
      sissi sixten soren staffan stig sture sven sylvester synnove taneli tarmo tekla terese terno tero thanh \
      thelma theresa tilma titus topi torbjorn tore tyko uula valeri verne vinski vivan waino wenla werneri \
      wilhelm ylermi yngve
      """, 6
    ),
    (
      """
      aake aatto agnes aila aimo akseli albin alfons allan alvin ami andrey annemari annikka anri anselm \
      antonio antto arne arno arsi arthur artur asmo asseri assi auni beata benjam bernt bertel birger bjarne \
      boris carla christopher clara dagmar denis desiree dimitri dominic edla eeti ella elmer erland erna \
      fatima ferdinand freja georg gerd gretel guy hannu helmer henry herkko hilla hilppa holger iisak iitu \
      impi ingmar inkeri ivan ivar jaani jack jadessa jake jane jarna jaro jason jasse jean jessi jetro \
      jooseppi joosua jorgen josefin joshua jukka kaarin kajsa kalervo kasimir kerttuli kimmo kirill kirsi \
      kirsikka klara klas konstantin kristoffer larissa leeni lemmikki leni liinu lucia maikki maili mandi \
      marius marjo maryam masi matts mauritz md meiju melvin mertsi micaela michaela miila miio milton mirko \
      mitja molly naomi nicklas nicole ninna nino nuppu ohto ole oleg orvo osku osmo ove pamela pavel peik \
      philip pirkka pontus ragnar raino rakel rami rebecka reijo renne roland rosita ruben rune rut ruusa \
      sakari sakarias salma samir sergey signe silvia simo sirja sophia sophie sune susa susann tage taisto \
      tamara tapani ted telma teresia therese tiiu torsten totti tua ulpu usko valfrid vaula veijo viking \
      viveka vivi wilmer yasmin ylva zahra
      """, 7
    ),
    (
      """
      aamos aamu aapeli adessa aksel aleksandr aleksis alf alissa amos anastasia andre andrei anelma ann annele \
      annu anton antton anttoni aron asa aslak asser astrid atso auvo ava bea ben bernhard bertta borje bror \
      carolina christa christel christer christine christoffer dani dennis doris ebba edward eero eevert einar \
      eino elea eleonoora eleonora elis eljas elliot elna else elvira emily eppu erkka evert filip fredrika \
      greta gun gunnel gunvor gustaf hakan harriet helge hellin hely henrietta iikka iines iita ilja ilmi ilmo \
      ilse ina inari ines ingegerd ingrid isabel isak janni jare jarl jasmine jennifer jens jim jimmy johnny \
      jon jonatan jonni joose jose juho juri jussi kaarle kaino kaius karolina kjell krister laina lara leea \
      lempi lennart leona leonard liisi lila lili lily linn louise lyyli mailis malla marco marju marta martina \
      mattias maya meea miki milka mimmi minka mio mirella mirkka nadja nelly nicholas niclas nicolas niila \
      nikita nikolas noa noomi otto oula petja petra petrus petter pipsa raakel rea rebekka rene roger roy ruut \
      sabina salomon sarah sasu selja sinna siri sofi sofie sohvi solveig sulevi suoma susan taito tara tatjana \
      teresa terhikki tessa tim tor tove tuomas turo ulrika unelma unna ursula valentina valma valpuri valter \
      venni verna verner victor viena viktoria viljam virva vladimir waldemar waltteri wilhelmina yvonne
      """, 8
    ),
    (
      """
      aarno aarre adele aija aini aleksander alfred alice alva andreas anitta anselmi antti arvi arvid axel \
      barbro bengt berit birgit bo carola casper charlotta dan daniela edith edvin eemi eerika eerikki eine \
      elin elise elle elma elmo elsi elviira enna ensio erin erno ester fanny felix fiona frans goran gustav \
      hanna hanne hannes heikki helga helja helka henni herman heta hilja iivo inga ingeborg inger ira jeremias \
      jerry jesper jiri joakim jonathan jooa jori josefina justus juuli karin karita kasperi kenneth kerstin \
      kia kimi kira leon lina linus lisa livia luna maaret magnus maisa marcus marianna markku mathias mats mea \
      melissa mico milo mimosa minja moona neela nestori niki nikolai nils ninni noah olof onni oscar paavali \
      patrick pauli pellervo per raila raine rainer ralf rauli reeta reija rikhard rolf saaga saima sampsa \
      sanelma seppo severi siru sisu siv stefan stina susanne svetlana taavi taija talvikki teijo thi tia \
      tiitus tilda timi timo tina tinja tino titta tobias tomi tommy toni touko tuire tuovi tyyne ulf vanessa \
      vappu varpu vera vertti victoria viktor wilma
      """, 9
    ),
    (
      """
      aaron aatos ada aili aira aku alma alpo alvar anders annukka ari armi artturi asta august auli aulis \
      camilla carita carl christian christina edvard eelis elmeri elvi erika esteri fanni frida hans harry \
      helvi henrikki hermanni hertta hilda hillevi hilma hugo iiro iisakki ilmari ilpo iris isabella isla jade \
      jami janne jasper jemina jonas jonne joonatan josefiina juha juhana jutta juulia kaapo kaarlo kaisu karl \
      kustaa lahja laila lars leif lenni luka lukas lumi maiju margit marie maritta marjukka marko meeri \
      mikaela miko mila minea minttu mirjam mirka mirva miska mona neea nella netta nico noel nooa oili olga \
      onerva oskar otso peetu peppi pyry rauni reetta robert robin rosa saga saimi salme santtu sari sauli \
      seela selma senja senni sirkku soili stella sylvi sylvia tea toini tom tomas tony topias tytti unto \
      valdemar veikka verneri vihtori vilhelm viljo viola virve yrjo
      """, 10
    ),
    (
      """
      aada aapo aaro aatu airi aleksanteri alex alisa amanda anssi armas asko atte aukusti aune benjamin \
      birgitta eemil eevi einari elisa ellen elli elsa emil enni erja essi eva hellevi ida iiris ilari inka \
      ismo jalmari jan jarno jasmin jenny jimi johan julius jyri kai konsta krista kristina kullervo linda \
      maaria maire margareta marianne marita marjut marketta martta matilda mauri max mia miika miikka milja \
      mira mirjami miro nea nelli niilo oliver olivia oona paivikki pihla pinja reino ronja roope roosa saku \
      samu sanni santeri sebastian silja sini sisko soile taru tatu teija terhi teuvo tuukka uolevi veeti viivi \
      vilho vili viljami vilma
      """, 11
    ),
    (
      """
      aki aleksi anni anu arttu aurora eemeli eetu elias elisabet elisabeth emma emmi heli henna henri hilkka \
      iida ilona irene irja irma irmeli jenna jere jesse joel joni jonna joonas jouko julia jyrki kaisa kalle \
      kati katri keijo kerttu kirsti lasse lea leevi leila linnea mari marika mervi milla mirja niklas noora \
      orvokki oskari outi paavo pauliina pertti pia raili riku saara sinikka sonja suvi tanja tellervo terttu \
      tommi tuija tuomo tuulia vaino valtteri veera veikko veli venla
      """, 12
    ),
    (
      """
      aino anja anne annikki arja arto eija eila erkki esa heidi jaakko jani jarmo jenni jorma jouni katja \
      kristian laura maarit marja matias merja minna niko paivi paula pekka petri petteri pirjo pirkko raija \
      raimo riitta ritva sami satu seija sirpa tarja teemu tuula ulla ville
      """, 13
    ),
    (
      """
      anneli antero hannele jari johanna johannes kalevi marjatta matti mikko olavi
      """, 14
    ),
    (
      """
      juhani
      """, 15
    ),
  ])

  /// Endings of folded names; the longest one that fits tells.
  private static let endings = EndingTable([
    (
      """
      iemi maki nen
      """, -9
    ),
    (
      """
      erg gas jarvi kala lahti ranta rom saari salo tila vaara
      """, -8
    ),
    (
      """
      aniemi ehto gren harju holm iainen imaki ist kainen kanen kinen lund luoma naho nmaki omaki orpi oski paa \
      tala tinen tola tonen uo uori virta
      """, -7
    ),
    (
      """
      aara acka aki alahti almi ampi aranta asaari asalo avaara back edt hl honen ijarvi ikkala ilahti iniemi \
      iranta isalo ivaara janen kela kila kivi kkonen kola lander lberg linen llio lman lonen maa manen monen \
      nberg nniemi nonen nsalo oja olahti oniemi oranta ors ovaara panen pera pila pinen pola ponen puro ranen \
      rila rinen ronen roos rvi sanen sila smaki tanen ttila tula tunen uoto vinen vonen
      """, -6
    ),
    (
      """
      aari aharju aho akorpi ala alehto alo aluoma amies anaho anmaki anpaa anto asuo avirta blad dberg dell \
      dman dstrom elt elto enaho enmaki enpaa gstrom hanen hti iharju ilehto iluoma inaho inmaki isaari ivirta \
      ivuori joki jonen kama kamaki kso kstrom kunen kuri kvist lammi lanen lgren linna lk lkki lstrom mberg \
      minen mpu nainen nanen nheimo ninen nius nlahti nnas nnila nranta nsaari nsen nstrom ntola ojarvi okorpi \
      okoski olm osaari osalo oth ovirta ovuori pula rainen ramo rberg rinta rju rlund rpi rstrom sberg silta \
      sinen sjarvi ski skoski slahti sniemi sonen stila stola suu tamaki tikka tman tomaki ttala ttola ttonen \
      ukkala umaki uniemi uoma upa vainen vanen vela viita visto ynen
      """, -5
    ),
    (
      """
      aa ack ajanen akala akanen akivi akka akkala akko akkola alampi alho all aluoto ander anpera ansalo apaa \
      apola aranen arila aronen asalmi asanen asila aste asto attila austa avuo bb cklin ckman dgren dt eck \
      einen elahti emaki ensalo erinen esalo esmaki etsa evaara ff gberg gg gman haara halme hde hinen hkala \
      hko hkola hkonen hlberg hlman hm hta htila htinen hto htola htonen hula hunen ikala ikivi ikkila ikkola \
      ikola ikonen ikorpi imaa imonen inio inmaa inonen ins insalo ipuro irta isalmi isanen itala itola ittu \
      ivonen jamaa jamaki jasalo jula junen kamaa kara kari kasalo kberg kelin keto kimaki kio klund kog komaa \
      komaki ksela kula kyla lamaa lamaki lanne limaki listo lkamo lkko ller llila llonen lmen lomaki lqvist \
      lroos lstedt lsten mainen misto mpi ms mula munen namaki nback ndahl ndelin nden neva nfors nholm nisto \
      nkala nkila nkinen nkivi nkkila nko nkorpi nlehto nlund nman nnela nqvist nta ntala ntila ntinen ntonen \
      nttila ntz nula oberg ohja oinen okivi okka oksa ola olampi om onaho onka onmaa onmaki onoja onpaa oos \
      orva osalmi osuo otila oto painen pari pela pio ppanen punen ramaa ramaki rand rback rbacka rg rgard \
      rholm rhonen rinne rkkala rkkila rkkola rkola rmaa rmanen rnberg rtimo rtola rtonen rttila rula runen \
      rvinen rvio sas selka sell seva simaki sivu sk skala skanen ske skela skinen skola skonen sluoma smaa \
      ssaari ssalo ssila stinen sunen svaara svirta svuori tainen tama tari tasalo taus tela telin timaki tio \
      tomaa tsalo ttanen ujarvi ukki ukola ukonen ulahti ulin umaa ummi unila uranen urila urinen urmi uronen \
      urto usaari usalo usi utila utinen uvaara vamaki vesi vik vila
      """, -4
    ),
    (
      """
      aaho aala ajala akkila alinen antti asaho asala atila cka denius dlund ds eberg eimo ekkala elberg emaa \
      en glund hala ho ies ijanen illman ipaa ippola ironen isuo ivanen ivuo java jomaa kas kholm ki kynen \
      lbacka lfors ling lkama lkkila lm lt mann mmila mstrom ndberg niska niva nkanen nkka nkki nkola nkonen \
      ntunen oharju olehto onpera ori oro orri palo renius rimaki rjanen rjonen rkela rkki rp rronen rs rtanen \
      rvonen samaki senaho siala sjo skorpi soja sso st taja tamies tee tie tjarvi toja ukkola ukoski ulehto \
      und uro utala utonen utti vas visalo
      """, -3
    ),
    (
      """
      aarni ama amo ara ari asko asti ck das der eikki erus eva g hja hn ht ikkula inko inne inta io iola isti \
      itti ius ju kander kare keri kin kko ksa la lakka likka lin ll lme lo lof lola lova lsi lson lta man mi \
      mmer moinen nas nk nner nnus ns nsson nti oma onius orin orinne oti otti ov ow pas peli pi rimo ring rk \
      rppa rta sch skari ste stela tano tas tera tervo timo tka tko to tsa tsson tsu tty tz ulla uri uru usta \
      uttu uu uukka vali vi vu yri
      """, -2
    ),
    (
      """
      alla den iho iita lad len lho ndt pana rho rme rre rsen tam ten uha ukas use val vic yry
      """, -1
    ),
    (
      """
      age aila ale are aren ario arta arto auri avi dal ede elm elo ere gel hla hman ig ilo inna iski itz keli \
      kia kki ky lala lha lke llo lmari lsa lve mara men mila msa namo nde ng nne nno okko old org ovi psa puri \
      rki rla rne rsa rth sama sander ster sy tana teli tia tlin tuli ty uki usa uth valo ven
      """, 0
    ),
    (
      """
      aar ader aine atar atta bell eela eikko eila erta erto gar gen hen ij ilin ill imi ito ken lam lar lvi \
      mia omi pia rna sar than tis vis
      """, 1
    ),
    (
      """
      ad ahim ahman ain ak al ami anu ao arja aru ato aw bi bo c di e ed een eina eli eni et eti ett fer ga gan \
      h ha hon ick iela iki ikki iko iku ili ima inni inu inus ip isi ita iti itt kukka lah lan ld les lim lja \
      lmer matti mma mos neri nnu no nos nteri ond oni ou per rin rt sa san smo stin ter tja ton tri tro uf ui \
      uk uka uli un una van ver y yden yman
      """, 2
    ),
    (
      """
      aaria adin am ar ata aya az b ba ban ben do don ek eka ekka el em enne enni ent eu go han hani hra ia ias \
      id if iin iju inka ir ira is ix iz j kan lla llie llu lmo mari min nan non ol oon oria ot ran rius rl ron \
      tan tra tta ulia um ur ut vin wan yen zo
      """, 3
    ),
    (
      """
      aan ah ai at ce co ea ef eh ei ele elle ene ertti eta ete eth evi fa fe hard iika iikka ija il ille im \
      ine ise jan kke lf mad mon my na nte ny oa or ora q rie rika sh tian tter vald win
      """, 4
    ),
    (
      """
      ahid aia alis amin arita ary ate av bella bet cy da die dis dita dro eetta eia ej elmi eon ep eriina etu \
      eza fiina had hanna hild iane ianne iano iba icia iella ii ije iliina imaria imatti ios isa isia it itta \
      ivia iy jami jevna lde liana lianna lie liia lika lita lmar lmeri lon lotta marja meli mie miira milla \
      mira nab nad namari naz nella nessa nilla nja ob oel one pekka rdo red retta rhan ria rianna ric riin \
      ritt riya sam sha siina sra tar tha the thy tte uan ul uliina uuli vich vid ya yan yo zan
      """, 5
    ),
    (
      """
      aana aj aliina alina ca dia dor dra eb eliina elina eo fia iam ian iel ien ion lena lene lia likki maija \
      miina nie niina nina nita nor onia riikka rik rina tiina uel uno wa yn zia
      """, 6
    ),
    (
      """
      ael eena ette iana iia iisa ika iya line maria riina rita vna za
      """, 7
    ),
    (
      """
      anna otter
      """, 8
    ),
    (
      """
      iina ytar
      """, 9
    ),
  ])
}
