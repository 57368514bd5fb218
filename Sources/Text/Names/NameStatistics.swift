/// Names and how many people in Finland bear them: `Name number`, with commas between.
///
/// Carried over from the name statistics of the Digital and Population Data Services Agency (DVV), CC BY 4.0: the most
/// frequent names, and of the Swedish ones a selection. A name and its number are facts about many, never about one.
public enum NameStatistics {
  /// The most frequent Finnish surnames.
  public static let finnishSurnames = """
    Korhonen 21882,Virtanen 21144,Mäkinen 19511,Nieminen 19275,Mäkelä 18565,Hämäläinen 17747,Laine 17512, \
    Heikkinen 17021,Koskinen 16673,Järvinen 15611,Lehtonen 15405,Lehtinen 14533,Saarinen 14263,Salminen 14082, \
    Heinonen 13956,Niemi 13890,Heikkilä 13885,Kinnunen 13721,Salonen 13407,Turunen 12909,Salo 12677, \
    Laitinen 12364,Rantanen 12096,Tuominen 12069,Karjalainen 12056,Mattila 11664,Jokinen 11635,Savolainen 10823, \
    Lahtinen 10723,Ahonen 10701,Ojala 10527,Leppänen 10376,Kallio 9873,Leinonen 9777,Väisänen 9763, \
    Hiltunen 9731,Miettinen 9629,Pitkänen 9628,Aaltonen 9535,Manninen 9535,Koivisto 9431,Hakala 9329, \
    Anttila 9326,Laaksonen 8832,Hirvonen 8769,Lehto 8762,Räsänen 8738,Laakso 8630,Toivonen 8588,Rantala 8559, \
    Aalto 8453,Mustonen 8450,Niemelä 8203,Moilanen 8146,Nurmi 8130,Peltonen 8113,Seppälä 7984,Pulkkinen 7937, \
    Hänninen 7882,Saari 7847,Kettunen 7787,Lappalainen 7731,Partanen 7649,Koskela 7580,Kemppainen 7544, \
    Kauppinen 7511,Seppänen 7508,Ahola 7482,Salmi 7426,Lahti 7403,Ikonen 7183,Aho 7176,Huttunen 7154, \
    Suominen 7109,Pesonen 7007,Halonen 7005,Kärkkäinen 7003,Mikkonen 6822,Koponen 6808,Peltola 6804, \
    Niskanen 6739,Oksanen 6729,Vainio 6693,Heiskanen 6673,Mikkola 6630,Koski 6495,Honkanen 6473,Immonen 6414, \
    Harju 6333,Vuorinen 6331,Nurminen 6321,Määttä 6285,Kokkonen 6224,Karppinen 6153,Rissanen 6140,Mäki 6057, \
    Laukkanen 5941,Heino 5927,Juntunen 5925,Rajala 5898,Rautiainen 5834,Keränen 5831,Kangas 5825, \
    Jääskeläinen 5803,Parviainen 5774,Paananen 5726,Hartikainen 5722,Mäenpää 5630,Leino 5627,Ruotsalainen 5500, \
    Martikainen 5450,Uusitalo 5413,Hyvärinen 5409,Kokko 5408,Hakkarainen 5392,Laurila 5383,Toivanen 5292, \
    Tikkanen 5277,Nevalainen 5252,Viitanen 5235,Salmela 5182,Makkonen 5082,Leskinen 5056,Nykänen 5051, \
    Kuusisto 5020,Hietala 4970,Holopainen 4952,Häkkinen 4951,Tamminen 4892,Ranta 4884,Korpela 4862, \
    Härkönen 4853,Kukkonen 4820,Karhu 4773,Hyvönen 4751,Karvonen 4744,Tiainen 4735,Jaakkola 4720,Jokela 4707, \
    Pasanen 4705,Saarela 4606,Sillanpää 4578,Väänänen 4563,Kosonen 4554,Malinen 4524,Kujala 4512,Rautio 4511, \
    Virta 4492,Autio 4409,Kivelä 4377,Timonen 4351,Jussila 4288,Kolehmainen 4260,Rinne 4248,Valtonen 4245, \
    Hokkanen 4242,Räisänen 4234,Lampinen 4232,Huhtala 4228,Tolonen 4212,Nissinen 4166,Eskelinen 4121, \
    Nousiainen 4114,Koivula 4070,Vartiainen 4069,Laakkonen 4031,Asikainen 4010,Lepistö 4007,Kuusela 3959, \
    Koistinen 3926,Luoma 3903,Kyllönen 3898,Pelkonen 3849,Hautala 3827,Kulmala 3824,Liimatainen 3798, \
    Tolvanen 3770,Tuovinen 3760,Pietilä 3740,Helenius 3724,Koivunen 3723,Penttinen 3714,Voutilainen 3703, \
    Huotari 3694,Viljanen 3693,Pennanen 3682,Marttila 3658,Riikonen 3657,Hyttinen 3648,Luukkonen 3641, \
    Suhonen 3640,Hietanen 3635,Repo 3630,Takala 3630,Pakarinen 3621,Järvenpää 3617,Kumpulainen 3604, \
    Karttunen 3601,Nuutinen 3601,Ronkainen 3579,Haavisto 3573,Ketola 3561,Eskola 3547,Haapala 3528,Eronen 3514, \
    Lehtimäki 3498,Myllymäki 3496,Auvinen 3433,Huovinen 3424,Penttilä 3423,Kainulainen 3420,Saastamoinen 3414, \
    Paavola 3384,Vuori 3374,Juvonen 3373,Helin 3356,Liukkonen 3350,Viitala 3324,Komulainen 3308,Hautamäki 3300, \
    Markkanen 3268,Keskinen 3263,Kivimäki 3263,Ollila 3244,Rintala 3226,Taskinen 3224,Tuomi 3217, \
    Lähteenmäki 3205,Silvennoinen 3201,Välimäki 3200,Ollikainen 3199,Suomalainen 3166,Sipilä 3165,Lehtola 3163, \
    Kähkönen 3162,Halme 3140,Perälä 3126,Kortelainen 3094,Kuosmanen 3076,Turpeinen 3074,Hannula 3064, \
    Kantola 3057,Meriläinen 3039,Hytönen 3035,Tanskanen 3033,Matilainen 3003,Matikainen 2953,Jalonen 2945, \
    Helminen 2928,Ylitalo 2911,Alatalo 2882,Kivistö 2878,Kanerva 2870,Tervo 2858,Kiviniemi 2854,Varis 2851, \
    Rytkönen 2849,Puhakka 2846,Soininen 2843,Väyrynen 2830
    """

  /// Frequent surnames of Swedish speakers.
  public static let swedishSurnames = """
    Nyman 6900,Johansson 6795,Lindholm 6750,Karlsson 5619,Lindström 5535,Andersson 4904,Eriksson 4846, \
    Lindroos 4434,Lindqvist 4336,Lindberg 4019,Lindgren 3555,Eklund 3521,Nylund 3135,Gustafsson 3125, \
    Blomqvist 3109,Lindfors 3003,Holm 2904,Jansson 2894,Henriksson 2832,Berg 2755,Nyberg 2749,Mattsson 2691, \
    Backman 2644,Holmberg 2462,Holmström 2399,Sjöblom 2229,Forsman 2166,Snellman 2153,Grönroos 2083, \
    Sundström 2016,Westerlund 1958,Nordström 1945,Nygård 1880,Björklund 1871,Ekman 1829,Sandberg 1765, \
    Wikström 1758,Ekholm 1693,Grönlund 1610,Sundqvist 1571,Pettersson 1462,Sandström 1421,Sjöberg 1421, \
    Lönnqvist 1367,Öhman 1333,Wallin 1298,Malmberg 1251,Söderholm 1227,Fagerström 1197,Bergström 1184, \
    Ström 1158,Sundell 1153,Granholm 1149,Granlund 1149,Häggblom 1121,Blomberg 1108,Åberg 1099,Östman 1083, \
    Sjöholm 1073,Söderström 1058,Lundström 1040,Björkman 986,Nordberg 940,Enqvist 931,Hellström 930,Smeds 875, \
    Norrgård 871,Engström 833,Bäckström 788,Rosenqvist 779,Dahlström 722,Engblom 711,Hagström 669,Lundell 660, \
    Häggman 631,Wikman 628,Lundqvist 597,Kronqvist 569,Åström 547,Sjögren 537,Rönnqvist 494,Österholm 493, \
    Löfgren 468,Hägg 443,Ahlström 412,Åkerman 399,Högström 325,Wahlström 315,Öst 170,Storgårds 85,Lillkvist 37
    """

  /// The most frequent first names of men.
  public static let finnishMen = """
    Juha 44107,Timo 43450,Matti 40196,Kari 38695,Mikko 37932,Jari 37373,Antti 36838,Mika 33350,Jukka 33232, \
    Markku 31731,Pekka 30603,Hannu 28733,Heikki 27560,Janne 27504,Ari 26438,Sami 26241,Seppo 25929, \
    Ville 25769,Marko 24987,Petri 23948,Jani 22684,Lauri 22485,Teemu 20202,Harri 19459,Erkki 19339, \
    Jorma 18887,Pentti 18322,Jarmo 18009,Jussi 17860,Pasi 17793,Eero 17717,Jaakko 17715,Risto 17172, \
    Juho 17142,Niko 16926,Toni 16684,Esa 16416,Raimo 16376,Jouni 16352,Arto 15783,Markus 15782,Aleksi 15690, \
    Tomi 15445,Tuomas 15401,Pertti 15214,Vesa 14971,Olli 14901,Martti 14676,Reijo 14626,Kimmo 14541, \
    Joni 14512,Tommi 14314,Jouko 14144,Veikko 13928,Tero 13779,Joonas 13229,Eetu 13044,Esko 12939,Leo 12748, \
    Henri 12718,Elias 11652,Jarkko 11225,Kalle 11189,Jesse 11108,Ilkka 10983,Joona 10886,Eino 10645, \
    Mikael 10439,Onni 10178,Tuomo 10155,Paavo 10140,Jere 9990,Pauli 9915,Matias 9897,Juuso 9676,Tapio 9399, \
    Leevi 9276,Arttu 8985,Veli 8784,Joel 8643,Jyrki 8532,Simo 8507,Lasse 8248,Väinö 8186,Niklas 8170, \
    Keijo 8165,Daniel 8010,Aki 7967,Riku 7899,Otto 7872,Kai 7771,Juhani 7638,Veeti 7585,Miika 7487, \
    Toivo 7467,Niilo 7365,Jarno 7275,Oliver 7256,Valtteri 7232,Mauri 7206,Jan 7016,Rasmus 7011,Anton 6442, \
    Roope 6338,Rauno 6266,Reino 6153,Kauko 6140,Emil 6130,Oskari 6017,Santeri 6003,Ossi 5897,Miro 5795, \
    Teuvo 5790,Atte 5774,Samuel 5737,Anssi 5696,Ismo 5693,Olavi 5672,Aapo 5655,Aaro 5618,Vilho 5577, \
    Samu 5475,Samuli 5300,Veijo 5275,Tuukka 5196,Julius 5118,Asko 5066,Eemeli 5001,Lassi 4962,Kim 4902, \
    Osmo 4859,Konsta 4698,Tauno 4627,Roni 4602,Jimi 4598,Topi 4588,Akseli 4506,Kalevi 4485,Max 4462, \
    Johan 4455,Eemil 4390,Eeli 4362,Alex 4353,Aatu 4351,Henrik 4279,Kasper 4234,Viljami 4203,Aimo 4197, \
    Tatu 4181,Taisto 4159,Miikka 4147,Henry 4143,Vili 4107,Benjamin 4102,Erik 4070,Johannes 4063,Jyri 4046, \
    Patrik 3999,Saku 3936,Karl 3926
    """

  /// The most frequent first names of women.
  public static let finnishWomen = """
    Anne 30204,Tuula 30113,Päivi 29789,Anna 28677,Leena 27745,Minna 27615,Sari 27586,Pirjo 27569,Ritva 27521, \
    Marja 25959,Tiina 25794,Riitta 24855,Tarja 24443,Laura 23297,Pirkko 21693,Jaana 21321,Satu 21316, \
    Heidi 21243,Hanna 21129,Aino 21076,Sirpa 21023,Sanna 20979,Seija 20972,Raija 20309,Liisa 20254, \
    Maria 20160,Eeva 20073,Eija 19899,Johanna 19459,Merja 19459,Kirsi 19274,Anja 18689,Arja 18324,Eila 17639, \
    Maija 17351,Paula 17343,Jenni 16795,Ulla 16739,Elina 16273,Katja 15731,Mari 15095,Emma 14963,Nina 14897, \
    Heli 14841,Sirkka 14755,Anni 14733,Mirja 12726,Terttu 12713,Raili 12668,Anu 12507,Emilia 12457, \
    Kirsti 12441,Helena 12343,Tuija 12162,Sara 12076,Hilkka 11912,Sofia 11893,Ella 11820,Niina 11622, \
    Kaija 11436,Suvi 11247,Pia 11016,Kaisa 10994,Tanja 10894,Jenna 10729,Saara 10494,Kati 10383,Veera 10357, \
    Henna 10348,Maarit 10323,Marjo 10213,Noora 10116,Aila 10003,Julia 9983,Katri 9981,Leila 9919,Susanna 9768, \
    Irma 9746,Iida 9713,Riikka 9630,Lea 9387,Venla 9349,Outi 9161,Helmi 9057,Mervi 9042,Milla 9019, \
    Marja-Leena 9014,Taina 8841,Jonna 8828,Emmi 8672,Virpi 8650,Sinikka 8522,Kerttu 8484,Miia 8467,Sonja 8195, \
    Tiia 8052,Irja 8010,Lotta 7861,Marja-Liisa 7857,Siiri 7715,Marika 7713,Elli 7615,Vilma 7485,Terhi 7408, \
    Elsa 7372,Sini 7361,Aada 7296,Oona 7263,Sanni 7257,Annika 7200,Ida 7114,Mira 7082,Teija 6965,Mia 6927, \
    Sisko 6578,Viivi 6540,Essi 6532,Nea 6532,Linda 6385,Anita 6273,Piia 6181,Taru 6107,Olivia 5790, \
    Petra 5737,Roosa 5624,Anneli 5534,Elisa 5526,Marita 5517,Amanda 5493,Maire 5464,Iina 5453,Airi 5450, \
    Salla 5443,Pinja 5417,Silja 5411,Lilja 5363,Erja 5345,Enni 5337,Ronja 5312,Aune 5233,Inka 4947,Eevi 4888, \
    Vuokko 4877,Anna-Liisa 4856,Krista 4848,Ellen 4802,Milja 4799,Riina 4752,Ilona 4704,Jasmin 4673, \
    Eveliina 4541,Marianne 4513,Jenny 4511,Linnea 4510,Marjut 4503,Iiris 4480,Pihla 4459,Marjatta 4397, \
    Eva 4339,Alisa 4316
    """

  /// First names of Swedish-speaking men.
  public static let swedishMen = """
    Mikael 10439,Niklas 8170,Daniel 8010,Jan 7016,Rasmus 7011,Kim 4902,Johan 4455,Henrik 4279,Erik 4070, \
    Patrik 3999,Karl 3926,Tom 3815,Kristian 3595,Kaj 3343,Peter 3309,Lars 3271,Sebastian 3250,Robert 2968, \
    Thomas 2690,Hans 2590,Leif 2391,Carl 2260,Jonas 2204,Christian 1979,Oscar 1879,Joakim 1865,Nils 1822, \
    Stefan 1791,Axel 1769,Anders 1739,Martin 1542,Rolf 1431,Mats 1390,Sven 1351,Kenneth 1348,Viktor 1340, \
    Simon 1290,Fredrik 1219,Björn 1217,Bo 1140,Dan 1050,Ulf 1014,Magnus 998,Jan-Erik 993,Christer 890, \
    Göran 664,Håkan 514,Åke 444,Gustav 423,Karl-Johan 167
    """

  /// First names of Swedish-speaking women.
  public static let swedishWomen = """
    Anna 28677,Heidi 21243,Maria 20160,Emma 14963,Nina 14897,Helena 12343,Sofia 11893,Pia 11016,Annika 7200, \
    Ida 7114,Linda 6385,Marianne 4513,Linnea 4510,Eva 4339,Jessica 3516,Camilla 3155,Carita 2783, \
    Birgitta 2362,Sandra 2185,Mona 2172,Kristina 2065,Susanne 1906,Karin 1737,Monica 1676,Lena 1377, \
    Cecilia 1375,Christina 1361,Kerstin 1353,Mikaela 1309,Elin 1197,Brita 1182,Inger 1102,Malin 1086, \
    Carola 1064,Barbro 1061,Katarina 1060,Siv 1060,Stina 1049,Gunilla 955,Solveig 951,Gun 833,Åsa 794, \
    Anne-Marie 781,Ulrika 528,Linnéa 388,Märta 344,Pernilla 324,Ann-Christin 250,Ann-Sofie 207,Åse 11
    """
}
