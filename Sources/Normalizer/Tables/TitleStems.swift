import Records

/// The stems of titles that tell an area, folded, in Finnish, Swedish and English.
///
/// A stem with `*` in front may stand inside a word, with `*` behind more may follow in the word; `_` is a space. Written
/// for this table; the occupations of Statistics Finland's classification (CC BY 4.0) were read for words that it lacked.
enum TitleStems {
  /// How much a stem tells; the lowest decides.
  enum Rank: Int {
    /// A phrase that decides for the whole cell, whatever other titles stand in it.
    case cell
    /// A phrase in which the parts mean something else.
    case phrase
    /// The head of the title, or a compound of two areas: it decides whatever stands in front of it.
    case head
    /// An area's own word.
    case area
    /// A word that also qualifies other areas' titles, as in IT buyer.
    case qualifier
    /// A trade that belongs to none of the areas.
    case trade
    /// A seat on the board, which people hold beside their work.
    case board
    /// A leader of something unsaid.
    case leader
  }

  /// The stems of each area, by rank.
  static let table: [(area: Area, rank: Rank, stems: String)] = [
    // General management
    (
      .generalManagement, .area,
      "*toimitusjohtaj* *verkstallande_dir* *verkstallande_direktor* vd tj ceo *managing_dir* chief_executive* *yrittaj* foretagare* "
        + "*omistaj* agare founder* cofounder* perustaj* grundare* medgrundare* general_manager* *kauppias* entrepreneur* "
        + "*maajohtaj* landschef* landsdirektor* country_manager* country_director* country_head coo chief_operating* "
        + "operatiivinen_johtaj* operativ_chef operativ_direktor* *elinkeinonharjoittaj* *toiminnanjohtaj* verksamhetsledare* "
        + "verksamhetschef* *kunnanjohtaj* *kaupunginjohtaj* stadsdirektor* *kommundirektor* kommunchef* owner* co_owner* "
        + "*konsernijohtaj* koncernchef* koncerndirektor* *aluejohtaj* *regiondirektor* *omradesdirektor* "
        + "regional_director* area_director* *liiketoimintajoht* *liiketoiminnan_joht* *liiketoiminta_aluejoht* *toimialajoht* "
        + "affarsomradeschef* *affarsomradesdirektor* affarsdirektor* business_director* business_unit_dir* *yksikonjohtaj* "
        + "*divisioonajohtaj* divisionschef* divisionsdirektor* *maakuntajohtaj* *paajohtaj* generaldirektor* "
        + "*vicevd* *paatoimijohtaj* *johtajisto* *johtoryhman_jasen* ledningsgruppsmedlem* director_general partner_and_ceo "
        + "managing_partner* isannointitoimiston_joht* *pankinjohtaj* bankdirektor* *kansliapaallikko* kanslichef* ammatinharjoittaj* "
        + "toiminimiyrittaj* managing_owner* president_and_ceo deputy_ceo executive_director*"
    ),
    (
      .generalManagement, .leader,
      "*johtaja johtajat johtajan direktor direktoren *direktor director *director president vice_president vp svp evp chef *yritysjohtaj* "
        + "principal_owner head_of_unit"
    ),
    // Finance and its parts
    (
      .finance, .phrase,
      "sisainen_tarkast* sisaisen_tarkast* sisaiset_tarkast* intern_revi* interna_revi* internrevi* internal_audi* chief_financial* chief_accounting*"
    ),
    (.finance, .area, "*reskontra* ledger_clerk*"),
    (.finance, .head, "*controller* *kontroller* *controlling*"),
    (
      .finance, .area,
      "*talous* *talouden* *ekonomi* ekonom ekonomen ekonom_* foretagsekonom* diplomiekonomi *finans* *financ* finance* cfo cao *rahoitu* treasur* *kassanhallin* "
        + "*cash_manag* *laskentatoim* kamrer* kamrerare* *talouspaal* *budjet* *budget* *riskienhall* risk_manag* riskhanter* "
        + "*rahasto* *varainhoit* *sijoitus* investointi* *lonsamhet* *kannattavuus* *likvidi* *penningforvalt* skattmastar* *vero* "
        + "tax* skattechef* skatteexp* *skatterad* *rahastonhoit* kassor* *kassanhoit* taloudenhoit* *trade_finance* investor_relations* "
        + "skatteansvar* konsernilaskenta* *group_account* fp_a fpa"
    ),
    (
      .accounting, .area,
      "*kirjanpi* *bokfor* *bokhall* *redovisning* *accountant* accounting* accounts *bookkeep* huvudbok* paakirja* general_ledger* "
        + "*tilinpaatos* *bokslut* laskentapaal* laskentaekonom* laskenta_* *laskennan* laskentasihteer* laskentahenkilo* tilinhoit* "
        + "laskentamerkonom* konsernilasken* *group_account* record_to_report* r2r ifrs* financial_reporting* rapportointiasiantunt* *kirjanpidon*"
    ),
    (
      .payables, .head,
      "*ostoresk* *ostolask* *leverantorsresk* *leverantorsfakt* *leverantorsskuld* *inkopsresk* inkopsfakt* "
        + "accounts_payable* *payable* purchase_ledger* purchase_invoice* purchase_to_pay* p2p ap_* *laskunkasitt* *laskujen_kasitt* *maksuliiken* *maksatus* "
        + "betalningstrafik* fakturabehand* invoice_process* *maksatussihteer* matkalask* resefakturerare *ostovel* travel_expense*"
    ),
    (.payables, .cell, "osto_ja_myyntiresk* leverantors_och_kundresk*"),
    (.receivables, .cell, "myynti_ja_ostoresk* kund_och_leverantorsresk*"),
    (
      .receivables, .head,
      "*myyntiresk* *myyntilask* *kundresk* *forsaljningsresk* kundfakt* *laskutta* *laskutu* *fakturer* *perinta* *perinna* "
        + "*inkasso* *luotonvalvo* *luotonhallin* *kreditkontroll* *kreditbevak* *kredithanter* *myyntisaam* *saatavien* *saatava* *kundfordr* *kundford* "
        + "accounts_receivable* *receivable* credit_control* credit_manag* *collection* invoicing* billing* sales_ledger* order_to_cash* o2c ar_* "
        + "*fordring* *luottopaal* kreditchef* luottokasitt* debt_collect* faktureringsans*"
    ),
    (
      .payroll, .head,
      "*palkan* *palkka* *palkkio* lonerakn* lonechef* loneadm* loneforvalt* lonespec* lonebokf* loneansvar* lonesekr* lonehand* loneass* lonekonsult* "
        + "loneexp* lonehant* lonesam* lonecont* loneek* lonekontor* lonetj* loner lon lonen *payroll* *palkoista* *palkat* comp_and_ben* compensation_and_ben* wage*"
    ),
    (
      .hr, .head,
      "palkitsemi* rewards_* reward_* hr_ja_palk* henkilosto_ja_palk* comp_ben* compensation_manag* total_reward*"
    ),
    // Procurement
    (
      .procurement, .area,
      "*hankin* *hankkij* osto* ostot ostaj* *ostaja *ostajat *ostopaal* *ostojoht* *ostoas* *ostoins* *sisaanos* *inkop* *procure* *purchas* buyer* *buyer* *sourcing* *upphandl* cpo "
        + "supply_manag* category_manager_proc* strategic_buy* *kilpailut* *tavarantoimittaj* leverantorsansv* supplier_* vendor_manag* *inkopare*"
    ),
    // HR
    (
      .hr, .area,
      "*henkilosto* *henkiloston* hr hrd hrm hrbp hr_* *human_resourc* *personalchef* *personaldir* *personalansv* *personalhand* *personaladm* *personalavd* *personalled* "
        + "personalsekr* personalspec* personalassist* personalkoord* personalutv* personalforvalt* personalkonsult* personal *rekryt* *recruit* talent* chro chief_people* chief_human* "
        + "people_* people_and* head_of_people *tyohyvinvoin* *tyosuhde* *tyovoima* *osaamisen_kehit* *kompetensutv* *learning_and_dev* *employer_brand* *tyonantajak* "
        + "*arbetsmarknad* personal_och_* *employee_exp* hr_* *resursseista_vast* arbetshalsa* kulttuuri_ja_hr* tyoelamasuhd* henkilostohall*"
    ),
    // IT
    (
      .it, .phrase,
      "*viestintatekni* *kommunikationstekni* information_and_comm* chief_information* chief_tech* chief_digital* chief_data* cto cio cdo ciso chief_information_sec* "
        + "tieto_ja_viestinta* *informationstekn* *informationssak* informationsteknologi* information_secur* *informationssystem* informationsforvalt* *tietohallintojoht*"
    ),
    (
      .it, .area,
      "*tietohall* *tietotek* *tietojarj* *ohjelmistok* *ohjelmistos* *ohjelmistoar* *ohjelmistoins* *ohjelmoi* *sovellus* *jarjestelma* *software* *programvar* *programutv* "
        + "*developer* programmer* *programmer* systemutv* systemadm* systemspec* systemans* systemark* *systems_* system_* systemexp* systeminge* *datachef* dataadm* data_* datas* *datateknik* *dataspec* *datatuk* "
        + "*tietoturva* *kyberturv* *cyber* *atk* adb* *mikrotuk* *lahituk* helpdesk* help_desk* it_support* *sysadmin* *system_admin* *sovelluskehit* applikat* application_* "
        + "*applikationsutv* *web_kehit* webbutv* *koodar* *devops* *scrum* *tietoverk* *natverks* network_* *tietokan* *database* databas* *digitalisaat* *digitaliser* *digital_trans* "
        + "*ohjelmistokehit* ohjelmistojoht* ohjelmistopaal* erp_* sap_* *cloud* *pilvi* frontend* backend* full_stack* fullstack* front_end* back_end* *teknologiajoht* teknologichef* teknologidir* "
        + "*teknologipaal* *teknologiapaal* *tietoarkkit* it_arkit* it_ark* *jarjestelman* *software_* *tietohuol* *infrastruktuuri* *infrastructure* bi_* *tietovaras* data *analytics_engin* *kayttotuk* "
        + "kayttajatuk* anvandarstod* *tietopalvelu* *tiedonhallin* *tekoaly* ai_* machine_learn* *robotiikka* rpa_* rpa* *testaaj* *testauspaal* *test_engin* *test_autom* testare* qa_* *ohjelmisto"
    ),
    (.it, .qualifier, "it ict ohjelmisto* tech_lead* tech_* lead_dev*"),
    // Sales
    (
      .sales, .head,
      "*myyja* *saljare* *forsaljare* *salesperson* *salesman* *uusasiakash* *myyntineuvott* *myyntiedust* sales_repres* uusasiak*"
    ),
    (
      .sales, .area,
      "*myynti* *myynnin* sales* *sales_* *forsalj* *salj* key_account* kam account_manag* account_exec* account_dir* *asiakkuus* *asiakkuuks* *asiakaspaal* *asiakasvast* *asiakasjoht* *avainasiak* *avainasiakk* "
        + "*kundansv* *kundchef* *kunddirek* storkund* nyckelkund* *commercial* *kaupallinen* *kommersiell* business_develop* *liiketoiminnan_kehit* affarsutv* cco cso cro chief_commerc* chief_sales* chief_revenue* chief_growth* "
        + "*vienti* *viennin* *export* *myymala* *butik* *store_manag* shop_manag* *kaupan_paal* *tukkukaup* *vahittaiskaup* *verkkokaup* *e_handel* ecommerce* e_commerce* *edustaja *edustajat *agentti representant* "
        + "*tarjouslask* *tarjouspaal* *offertansv* offert* *kaupanvahv* *presales* pre_sales* *kundrelation* *customer_success* *asiakassuhde* *jalleenmyy* *aterforsal* dealer* *kauppaedust* *tarjous* bid_manag* "
        + "*kundradgiv* *asiakasneuvoj* maklare* valittaj* *kiinteistovalit* kiinteistonvalit* *fastighetsmakl* *lkv *retail* butiksansv* partner_manag* channel_manag*"
    ),
    // Marketing
    (
      .marketing, .phrase,
      "chief_marketing* chief_communic* chief_brand* *sosiaalisen_median* sociala_medier* social_media* *investointiviest* *markkinatutk* marknadsunders* *market_research*"
    ),
    (
      .marketing, .area,
      "*markkino* *marknadsfor* *marknadschef* *marknadsdir* *marknadsansv* *marknadsass* *marknadskoord* *marknadskomm* *marknadsplan* *marknadsspec* marknads* marknad *market_manag* *marketing* *viestin* *viestinn* *kommunik* *communicat* *informator* informationschef* informationsans* "
        + "*brand* *brandi* *varumark* *tuotemerk* *mainon* *mainos* *reklam* *advertis* cmo *tiedott* *tiedotus* *mediap* *media_* pr_* *public_relat* *suhdetoim* *content* *sisalto* *innehalls* *somev* some_* *some_vas* seo_* *growth_market* *kampanj* *campaign* "
        + "*pressiv* press_* presschef* *copywr* *tapahtum* *event* *evenemang* *yhteiskuntasuh* *samhallsrel* public_affairs* *verkkosisal* *digital_market* *digimarkk* crm_*"
    ),
    // Accounting firm
    (
      .accountingFirm, .cell,
      "*tilitoimisto* *redovisningsbyra* *bokforingsbyra* accounting_firm* *kirjanpitotoimisto* *redovisningskonsult* *revisionsbyra* *tilintarkastusyhteis* "
        + "auktoriserad_redov* *auktorisoitu_tilit* klt kht cgr *accounting_office*"
    ),
    (
      .accountingFirm, .head,
      "*tilintarkast* *revisor* *revision* auditor* audit_* auditing* external_audit* statutory_audit* cgr gr_* *jht* *tilitarkast* *varmennusp*"
    ),
    (
      .production, .phrase,
      "*laatuaudit* quality_audit* *kvalitetsrevi* lead_auditor* iso_audit* supply_chain* *toimitusketju* *leveranskedj*"
    ),
    // Board
    (
      .board, .phrase,
      "*hallituksen_sihteer* styrelsens_sekr* styrelsesekr* board_secret* secretary_of_the_board* company_secret* *hallintoneuvost* *forvaltningsrad* *hallitusammat* *supervisory_board* board_profess* styrelseprof*"
    ),
    (
      .board, .board,
      "hallituksen hallitus hallituspart* hallituksessa styrelse* *board *board_* *puheenjohtaj* *ordforand* chairman chairperson chairwoman chair *neuvottelukun* suppleant* varajasen* advisory_board* pj vpj non_executive* ned "
        + "ledamot"
    ),
    // Legal
    (
      .legal, .head,
      "*lakimie* *lakiasia* *juris* jurid* legal* lawyer* *counsel* *varatuomar* *viceharadsh* *asianaja* *advokat* attorney* *notari* *notarie* solicitor* barrister* *sopimuspaal* *sopimushall* "
        + "contract_manag* avtalsans* *avtalsjur* *compliance* *tietosuoja* *dataskydd* dpo data_protect* data_privacy* privacy_* *patent* *immaterial* *lakipalv* *oikeudel* *jurist* paralegal* chief_legal* *regelefter* *syyttaj* *oikeusavust*"
    ),
    // Production
    (
      .production, .phrase,
      "plant_manag* plant_dir* *works_manag* *site_manag* *site_dir* factory_* operations_manag* operations_dir* head_of_operat* vp_operat* *laatu_ja_ymp* *tyomaa_*"
    ),
    (
      .production, .area,
      "*tuotan* *tuotann* *produktion* production* *tehta* *tehdas* *tehtaan* *fabrik* factory* plant *kayttopaal* *kayttomest* *kayttoins* *kayttohenk* *tyomaa* *tyonjoh* *verkstad* *verkst* *manufactur* operations* *operations *arbetsled* *arbetsforman* "
        + "platschef* *byggmast* *rakennusmest* *valmistu* *tillverkn* *kunnossapi* *underhall* *maintenance* *huoltopaal* *huoltoes* *huoltomest* *huoltomie* *huoltotek* *servicechef* *servicetekn* serviceman* *korjaamo* *konepaja* *logisti* *logistik* *varasto* *lager* *warehouse* *terminaal* *terminal* "
        + "*kuljetus* *kuljettaj* *transport* *shipping* *laatu* *kvalitet* *quality* *mestari *mestarit *mastare *formannen forman foreman* *vuoroes* *vuoromest* *skiftled* *skiftforman* shift_* *asentaj* *montor* *installat* *koneistaj* *maskinist* *hitsaaj* *svetsar* *kokoonp* *montering* assembly* "
        + "*driftschef* *driftsled* *driftsansv* *driftsing* driftstekn* *drift *tuotantol* *prosessi* *process_eng* *processing* *processopera* *operaattor* *operator* *sahanhoit* *leikkaamo* *pakkaamo* packning* *toimitusketj* *jakelup* *distribution* *huolinta* *speditor* *speditio* forwarder* *spedit* "
        + "lean_* *toimituspaal* leveransch* *ajojarjest* *liikennepaal* *liikenteen* *trafikled* trafikchef* dispatcher* *materiaalip* *materialf* material_* *suunnittelu_ja_tuotann* *tyopaallik* *tyonsuun* *produktions* *vastaava_mest* *vastaavamest* *kaivosp* *gruvch* *louhos* *lastaus* *asemapaal* *fleet* *kalusto* "
        + "*tilausten_kasit* *tilauskasit* *tilaus_toimitus* *orderhand* production_plan* *elintarviketuot* *leipuri* *leipomo* *keittiopaal* *kokkip* *postitus* *vaihtotyo* *varikko* depachef* *ympari_vuor*"
    ),
    // Assistants: what they assist decides, see TitleArea
    (
      .assistant, .phrase,
      "executive_assist* personal_assist* management_assist* assistant_to* executive_secret* ea_to* chief_of_staff* vd_assist* vd_sekr* direktionsass* direktionssekr* ledningsass* *johdon_assist* *johdon_sihteer* *johdon_avust* "
        + "*johtoryhman_sihteer* ledningssekr* management_support_assist*"
    ),
    // What looks like an area and is none
    (
      .other, .phrase,
      "*metsatal* *maatal* *kotital* *vesital* *energiatal* *kansantal* *riistatal* *kalatal* *porotal* *puutarhatal* *ruokatal* *kiertotal* *cirkular_ek* *circular_ec* *kiinteistotal* *skogsbruk* *lantbruk* *jordbruk* *hushall* *fastighetsek* "
        + "product_owner* *tuoteomist* *produktagare* process_owner* *prosessin_omist* *ekonomist* *chefsekonom* nationalekonom* economist* *henkilostorav* *personalrest* *varainhan* *fundrais* *ostoskesk* *kopcentr* *shopping_cent* *kauppakesk* "
        + "*toimitussihteer* *paatoimitt* *redaktion* *chefredakt* *redaktor* *toimittaj* *luottamusm* *fortroendem* *huvudfortro* *henkilokohtainen_avust* personlig_assist* *asiakaspalv* *kundtjanst* *kundservice* customer_serv* customer_supp* "
        + "*yliopist* *kirjasto* *bibliot* *vesihuolto* *maaralask* *mangdberak* *product_market* *tuotekehit* *produktutv* *product_dev* product_manag* r_d* *r_and_d* chief_product* *tuotepaal* *produktchef* *tuotejoht* *produktans* *tuoteryhma* *tutkimus_ja_keh* "
        + "*sosiaalityo* *socialarb* *tyosuojel* *arbetarskydd* hse_* ehs_* *safety* *tyoturval* *myrkytys* *paivakod* *paivahoit* *koulusihteer* *skolsekr* *vastaanottos* *vastaanottov* receptionist* *reception* *matkatoim* *resebyra* *verotarkast* *rahdin*"
    ),
    (
      .other, .trade,
      "*hallinto* *hallinnon* *hallinnol* *forvaltning* *administra* *toimisto* *kontor* office* *kiinteist* *fastighet* *facility* *facilities* *property* *real_estate* *isannoi* *disponent* *huoneisto* *vuokrau* *uthyrning* "
        + "*projekt* *project* *hanke* *ohjelmapaal* program_manag* programme_* *kehity* *kehitta* *utveckl* *development* *tekninen* *teknisk* *technical* *insinoor* *ingenj* *engineer* *suunnitt* *planer* *planner* planning* *konstrukt* *design* *arkkit* *arkitekt* *architect* "
        + "*ymparist* *miljo* *environment* *vastuullis* *hallbarhet* *sustainab* *esg* *energia* *energi* *tutki* *forsk* *research* *laborat* *science* scientist* *kemist* *biolog* *opettaj* *larar* *teacher* *rehtori* rektor* *_rektor* *koulutta* *utbild* *training* trainer* *lehtori* *lektor* *professor* *opinto* *kurss* "
        + "*hoitaja *hoitajat *sairaanh* *sjuksk* nurse* *laakar* *lakare* doctor* *apteek* *apotek* *proviis* *farmas* *pharmac* *psykolog* *fysiotera* *terapeut* *hammas* *tandlak* *elainl* *veterin* *sosiaali* *social* *sivisty* *bildning* *kulttuuri* *kultur* *vapaa_aika* *fritids* *liikuntap* *idrott* *nuoriso* *ungdoms* "
        + "*pappi* *kirkkoh* *kyrkoh* *seurakun* *turvallis* *sakerhet* *security* *vartij* *vakt* *palvelujoht* *palveluneuv* *palvelues* *service_manag* *service_desk* *serviceans* *palvelukoord* *asiakaskok* *kundupplev* *customer_exp* *ravintol* *restaur* *kokki* *kock* *keitti* *hotell* *hotel* *kahvila* *vastaanot* "
        + "*strategi* *strategy* *innovaat* *innovat* *siivo* *stad* *puhtaus* *kirjast* *arkist* *arkiv* *kaannos* *kaantaj* *oversatt* *translat* *tulkki* *valokuv* *fotograf* *graafi* *grafi* *metsa* *skogs* *forest* *maanmitt* *lantmat* *geolog* *kaavoit* *bokning* *varaus* *booking* *matkail* *turism* "
        + "*lupa* *rakennuttaj* *byggher* *valvoja *valvojat *tarkastaja *inspektor* *inspector* *kartoit* *palo* *brand_och* *poliis* *polis* *upseer* *officer_in* *vaylap* *katup* *puisto* *park* *elintarvike* *livsmed* *pre_press* *taito* *laitosh* *parturi* *kosmet* *urakoits* *entrepre"
    ),
  ]
}
