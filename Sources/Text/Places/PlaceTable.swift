/// Places with more than one name: the names of one place between slashes, the Finnish one first.
///
/// A place whose names are equal in both languages is not here; nothing needs to be known of it.
enum PlaceTable {
  /// The 157 post offices whose Finnish and Swedish names differ. Three of them are a town's own, behind the towns.
  ///
  /// From Posti's postal code file (PCF) as of 2026-05-26, used under the terms of Posti's postal code services.
  static let postOffices = """
    Ahvenkoski/Abborfors, Alaveteli/Nedervetil, Anttila/Andersböle, Eduskunta/Riksdagen,
    Eläketurvakeskus/Pensionsskyddscentralen, Emäsalo/Emsalö, Espoo/Esbo, Fiskari/Fiskars, Hamari/Hammars,
    Hamina/Fredrikshamn, Hangonkylä/Hangöby, Hanko/Hangö, Hanko pohjoinen/Hangö norra, Heikinkylä/Hindersby,
    Heinlahti/Heinlax, Helsingin yliopisto/Helsingfors universitet, Helsinki/Helsingfors, Hiittinen/Hitis,
    Hinthaara/Hindhår, Houtskari/Houtskär, Härkäpää/Härpe, Ilola/Illby, Ingermaninkylä/Ingermansby, Inkoo/Ingå,
    Inkoo as/Ingå st, Jakari/Jackarby, Jepua/Jeppo, Kaarenkylä/Karsby, Kalkkiranta/Kalkstrand, Kankkila/Kankböle,
    Karjaa/Karis, Kaskinen/Kaskö, Kauniainen/Grankulla, Kaunislahti/Grundsjö, Kaupunkiliikenne/Stadstrafik, Kela/FPA,
    Kemiö/Kimito, Kerkkoo/Kerko, Kiila/Kila, Kirkkonummi/Kyrkslätt, Koivulahti/Kvevlax, Kokkola/Karleby,
    Kolppi/Kållby, Korppoo/Korpo, Koskenkylän saha/Forsby såg, Kristiinankaupunki/Kristinestad, Kruunupyy/Kronoby,
    Kulloo/Kullo, Kulloonkylä/Kulloby, Kuninkaankylä/Kungsböle, Kälviä/Kelviå, Lapinjärvi/Lappträsk,
    Lapinkylä/Lappböle, Lappohja/Lappvik, Lapväärtti/Lappfjärd, Laskut/Faktura, Laskutus/Fakturering,
    Lielahti Tl/Lielax, Lohja/Lojo, Lohtaja/Lochteå, Loviisa/Lovisa, Luoma/Bobäck, Luoto/Larsmo,
    Lähitapiola/Lokaltapiola, Länsi-Uudenmaan hyvinvointialu/Västra Nylands välfärdsområde,
    Maahanmuuttovirasto/Migrationsverket, Maalahti/Malax, Maksamaa/Maxmo, Martinkylä/Mårtensby, Masala/Masaby,
    Meltola/Mjölbolsta, Merikaarto/Merikart, Metsälä/Ömossa, Mustasaari/Korsholm, Mustio/Svartå, Myrskylä/Mörskom,
    Nauvo/Nagu, Närpiö/Närpes, Närpiö as/Närpes st, Oitmäki/Oitbacka, Oravainen/Oravais,
    Oravaisten tehdas/Oravais fabrik, Paattinen/Patis, Paippinen/Paipis, Parainen/Pargas, Pellinki/Pellinge,
    Pernaja/Pernå, Pernajan vanhakylä/Gammelby, Perniö/Bjärnå, Petolahti/Petalax, Petterinmäki/Pettersbacka,
    Pietarsaari/Jakobstad, Pikkala/Pickala, Pinjainen/Billnäs, Pirttikylä/Pörtom, Pohjankuru/Skuru, Porlammi/Porlom,
    Porvoo/Borgå, PRH/PRS, Pukaro/Pockar, Purola/Svartbäck, Pyhtää/Pyttis, Päivölä/Solberg, Pännäinen/Bennäs,
    Pärnäinen/Pärnäs, Raasepori/Raseborg, Raippaluoto/Replot, Ruokavirasto/Livsmedelsverket, Ruotsinkylä/Svenskby,
    Ruotsinpyhtää/Strömfors, S-ryhmä/S-gruppen, Sannainen/Sannäs, Siipyy/Sideby, Siltakylä/Broby, Sipoo/Sibbo,
    Siuntio/Sjundeå, Siuntio kk/Sjundeå kby, Sokaluoto/Socklot, Sulva/Solf, Suurpellinki/Storpellinge,
    Särkisalo/Finby, Taalintehdas/Dalsbruk, Taideyliopisto/Konstuniversitetet, Talma/Tallmo, Tammisaari/Ekenäs,
    Teerijärvi/Terjärv, Tenhola/Tenala, Tesjoki/Tessjö, Tilastokeskus/Statistikcentralen, Tiukka/Tjöck,
    Tolkkinen/Tolkis, Tulorekisteri/Inkomstregistret, Tuomioistuinvirasto/Domstolsverket, Turku/Åbo,
    Työterveyslaitos/Arbetshälsoinstitutet, Tähtelä/Täkter, Ulosottolaitos/Utsökningsverket, Upinniemi/Obbnäs,
    Uusikaarlepyy/Nykarleby, Vaasa/Vasa, Vakuutuskeskus/Försäkringscentralen, Valko/Valkom,
    Valtiokonttori/Statskontoret, Valtioneuvosto/Statsrådet, Vantaa/Vanda, Vastauslähetys/Svarsförsändelse,
    Veikkaala/Veikars, Vero/Skatt, Voolahti/Vålax, Vähäkyrö/Lillkyro, Vöyri/Vörå, Yleisradio/Rundradion,
    Ylimarkku/Övermark, Ähtävä/Esse, Helsingin kaupunki/Helsingfors stad, Espoon kaupunki/Esbo stad,
    Vantaan kaupunki/Vanda stad
    """

  /// The municipalities whose names differ and are not those of a post office above.
  ///
  /// Statistics Finland (classification of municipalities, CC BY 4.0) and Posti disagree on 26 Swedish names, mostly
  /// whether there is one in use: whichever either of them writes is accepted.
  static let municipalities = """
    Alavus/Alavo, Akaa/Ackas, Enontekiö/Enontekis, Eurajoki/Euraåminne, Hailuoto/Karlö, Halsua/Halso,
    Hartola/Gustav Adolfs, Huittinen/Vittis, Hyvinkää/Hyvinge, Hämeenkyrö/Tavastkyro, Hämeenlinna/Tavastehus, Ii/Ijo,
    Iisalmi/Idensalmi, Iitti/Itis, Ikaalinen/Ikalis, Ilmajoki/Ilmola, Ilomantsi/Ilomants, Inari/Enare, Isojoki/Storå,
    Isokyrö/Storkyro, Jokioinen/Jockis, Joroinen/Jorois, Juuka/Juga, Järvenpää/Träskända, Kaarina/S:t Karins,
    Kajaani/Kajana, Karijoki/Bötom, Karkkila/Högfors, Kaustinen/Kaustby, Kerava/Kervo, Keuruu/Keuru, Kitee/Kides,
    Kokemäki/Kumo, Kontiolahti/Kontiolax, Koski Tl/Koskis, Kuhmoinen/Kuhmois, Kustavi/Gustavs, Kemiönsaari/Kimitoön,
    Lahti/Lahtis, Laihia/Laihela, Laitila/Letala, Lappeenranta/Villmanstrand, Lapua/Lappo, Laukaa/Laukas,
    Lieto/Lundo, Liminka/Limingo, Liperi/Libelits, Maarianhamina/Mariehamn, Marttila/S:t Mårtens,
    Merikarvia/Sastmola, Mikkeli/S:t Michel, Mynämäki/Virmo, Naantali/Nådendal, Nousiainen/Nousis, Oulu/Uleåborg,
    Paimio/Pemar, Pedersören kunta/Pedersöre, Pirkkala/Birkala, Pomarkku/Påmark, Pori/Björneborg, Pornainen/Borgnäs,
    Raahe/Brahestad, Raisio/Reso, Rauma/Raumo, Ruokolahti/Ruokolax, Sauvo/Sagu, Savonlinna/Nyslott,
    Siikainen/Siikais, Taivassalo/Tövsala, Tampere/Tammerfors, Teuva/Östermark, Tornio/Torneå, Tuusula/Tusby,
    Ulvila/Ulvsby, Uusikaupunki/Nystad, Vehmaa/Vemo, Veteli/Vetil, Vihti/Vichtis, Vimpeli/Vindala,
    Virolahti/Vederlax, Virrat/Virdois, Ylitornio/Övertorneå, Ähtäri/Etseri
    """

  /// What Posti shortens the names of towns to; from the same file. `PRS` is not Pietarsaari's here, because it is a post
  /// office of its own; names that are merely cut to twelve characters are left out.
  static let abbreviations = """
    Degerby/DGB, Forssa/FRS, Heinola/HLA, Helsinki/HKI/HFORS, Hyvinkää/HVNK, Hämeenlinna/HML, Joensuu/JS, Jyväskylä/JKL,
    Järvenpää/JPÄÄ, Kajaani/KJ, Kemi/KM, Kokkola/KLA/KABY, Kotka/KTK, Kouvola/KVL, Kristiinankaupunki/KRS,
    Kuopio/KUO, Kuusankoski/KSNK, Lahti/LH, Lappeenranta/LPR, Lohja/LHJ, Mariehamn/MH, Mikkeli/MLI, Naantali/NL,
    Oulu/OU, Pieksämäki/PMK, Pietarsaari/JBST, Pori/PR, Porvoo/PRV/BGÅ, Riihimäki/RMK/RHM, Rovaniemi/ROI,
    Savonlinna/SLN, Seinäjoki/SJK, Tammisaari/TMS, Tampere/TRE, Turku/TKU, Uusikaarlepyy/UPYY/NKBY, Uusikaupunki/UKI,
    Vaasa/VSA, Valkeakoski/VLK, Varkaus/VRK, Yleisradio/YLE, Ylivieska/YLV
    """
}
