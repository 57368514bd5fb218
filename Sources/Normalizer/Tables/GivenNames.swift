/// The commonest first names in Finland, folded, commonest first.
///
/// Source: Digital and Population Data Services Agency (DVV), Finland, name statistics; CC BY 4.0. Reduced to a list:
/// names borne at least eight times as often as first names than as surnames.
enum GivenNames {
  static let words = """
    juha matti timo maria juhani kari antti mikko jari pekka jukka mika markku johanna anna anne tuula heikki paivi \
    leena hannu marja minna ritva janne sari pirjo ari ville seppo riitta sami tiina helena liisa marko petri tarja \
    lauri laura aino jani tapio olavi mikael elina pirkko satu heidi hanna jaana sirpa seija sanna eeva erkki raija \
    teemu tapani johannes jaakko eija harri emilia merja kirsi anneli markus jorma pentti anja maija aleksi eero arja \
    jussi antero juho sofia jarmo eila pasi risto paula niko ulla tuomas jenni toni esa matias jouni raimo veikko mari \
    maarit arto katja martti susanna pertti tomi anni vesa olli emma kalevi heli nina sirkka reijo kimmo joni jouko \
    tommi marjatta hannele kaarina tero joonas elias leo esko eetu terttu henri mirja kristiina raili kirsti anu \
    sinikka sara tuija ella hilkka kaisa kalle onni eino niina kaija suvi julia petteri jarkko ilkka sakari jesse pia \
    joona tanja paavo jenna saara iida ilmari veera katri henna kati tuomo marjo pauli noora helmi valtteri aila veli \
    riikka jere leila marika oskari kristian irma juuso lea katariina leevi venla outi annika arttu vaino milla mervi \
    daniel joel taina kerttu jonna emmi toivo oliver virpi simo otto jyrki miia lasse niklas sisko keijo lotta sonja \
    tuulikki irja henrik tiia anita aki ida elli riku kai siiri annikki olivia elsa niilo emil amanda veeti marita \
    aada miika samuel sini vilma samuli eveliina terhi mauri oona anton sanni eemeli jarno santeri jan rasmus elisa \
    linnea mira ilona mia teija erik nea viivi marianne essi linda reino pauliina kauko roope rauno karoliina inkeri \
    piia vilho taru viljami matilda ossi johan teuvo miro julius atte aaro roosa petra anssi ismo aapo ellen eemil \
    kalervo iina marjut maire samu airi silja salla enni aune pinja akseli anniina veijo erja ronja tuukka asko jasmin \
    kim benjamin inka lassi krista osmo eevi vuokko irene milja tauno riina alisa kyllikki iiris konsta irmeli \
    sebastian topi jenny jimi alex roni alina eva aurora max eeli kasper alexander pihla aatu aarne karl henry taisto \
    patrik aimo martta orvokki saana yrjo tellervo vili miikka nelli tatu soile katriina viljo jyri oiva eelis kaarlo \
    erika reetta minttu tarmo topias saku ensio mauno ilari peter lenni aili birgitta tom aaron hugo helvi asta tuuli \
    salme nella saija ahti sauli marketta ilpo jessica auli noel marjaana elisabet hilla otso maiju aulis elvi meeri \
    robert meri heini lars armi alexandra minea rami camilla arvo tuulia miska luka kaj iiro aatos rauni aira elmeri \
    laila jonne toini viola elena alpo kaisu kristina carita pyry mila neea jami nooa urho maritta alma unto sampo \
    eira isla elisabeth kyosti margit christian janina nico taimi aava olga ada mirva lumi sirkku sulo alvar thomas \
    armas irina luukas peppi senja veikka tony robin joonatan hans miko heimo oskar hilma jasper aku peetu stella \
    lucas jutta santtu oili hilda aleksandra tomas mirjami soili saga carl sylvi isabella lukas leif netta saimi \
    juulia rauha marina tytti aarni rainer susanne aleksanteri panu vilja tea anders john maaria mirjam iris mirka \
    kasperi nuutti jonas lahja jemina joakim senni kiia sandra harry voitto hilja selma mona rosa william nora helina \
    oscar frans andreas severi kaapo janika juhana seela maila fanni eerika natalia hertta aarre christina artturi \
    virve jade frida sisu axel fanny jalmari allan vanessa janette paul alli elsi taneli helka aliisa hannes stefan \
    nils jooa aulikki aija luca klaus karin vieno joanna mikaela wilma anette eerik tino margareta verneri justus \
    mette annukka minja aini urpo lilli taija heta josefiina tuire cecilia teijo monica moona edvin janita arvi rita \
    milo vappu hanne lari jesper maisa reima iisa aarno elmo eemi vera inga anitta elise marie tyyne reija birgit \
    tommy fredrik michael marcus eine elma hellevi varpu aukusti bengt manu janna tilda viktor eliisa katarina miisa \
    uolevi vilhelmiina einari karri kiira felix stig lyydia hermanni henriikka adele marjukka helja erno ninni melissa \
    rolf jerry jori kimi vertti eliel mats taavi albert sven kia titta kenneth jonathan eini patrick marianna touko \
    lena sade lilian linus adam rafael thi kerstin kevin leon timi amalia paivikki melina miina elle simon mimosa \
    raisa neela daniela edith victoria kurt saaga ralf kullervo ester helga elin tenho tia sylvia vivian jiri gabriel \
    alice enna david casper tobias helli mico noah charlotta brita rauli ira lisa per jeremias reeta bo onerva mathias \
    annina henni maaret taika astrid magnus teresa liina tuovi svetlana karita hillevi siru carola inger erin elviira \
    raine sointu niki inna iivo diana alva dan tina lempi stina nikolai gunilla mea christer ukko saima livia barbro \
    kosti luna siv inari amelia juuli esteri vilhelm lina carina pilvi ulf solveig isabel ingrid kira august fiona \
    victor raila tinja krister berit monika susan tatiana sampsa else liam tiitus elia jose matleena venni erica leea \
    wilhelm teo goran antton valma aida edvard waltteri anastasia iisakki janni sarah tessa richard joose nikolas \
    nanna visa rebecca sasu iikka vihtori valdemar jens lilia rebekka eevert mirella piritta sofie noa erkka roger \
    minka malla jasmine laina gustav virva pietari hely selina lydia meea petrus niila riia ava milka janica greta \
    ebba filip helge harriet josefina auvo jonatan rene henrikki taito lila viena gunnar aamos eric iita ilmo aamu \
    herman gun oula asa bea kjell verna nicolas kaarle helmiina ekaterina nadja sohvi niclas loviisa iines vincent \
    bror regina liisi ansa mio marco annu alf lyyli pirita mimmi eljas ruut jimmy nita altti jon aapeli benita jatta \
    pipsa unna adrian isa ulrika theo nelly heleena carolina amos rikhard annamari
    """
}
