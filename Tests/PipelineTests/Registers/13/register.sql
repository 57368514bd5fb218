PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE run(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN ('night', 'undo')),
  act TEXT,
  state TEXT NOT NULL CHECK(state IN ('running', 'committed', 'failed')),
  started INTEGER NOT NULL,
  finished INTEGER,
  user TEXT NOT NULL,
  program TEXT NOT NULL,
  contract BLOB NOT NULL,
  undoes INTEGER REFERENCES run(id),
  contacts INTEGER, companies INTEGER, review_pairs INTEGER,
  ended_erased INTEGER, history_erased INTEGER
);
INSERT INTO run VALUES(1,'night',NULL,'committed',1772323200,1772323200,'root','lahde 0.2 match 2 survivorship 3',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,5,5,0,0,0);
INSERT INTO run VALUES(2,'night','rectify','committed',1772409600,1772409600,'root','lahde 0.2 match 2 survivorship 3',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,5,5,0,NULL,NULL);
INSERT INTO run VALUES(3,'night','object','committed',1772496000,1772496000,'root','lahde 0.2 match 2 survivorship 3',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO run VALUES(4,'night','erase','committed',1772582400,1772582400,'root','lahde 0.2 match 2 survivorship 3',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,4,5,0,NULL,NULL);
INSERT INTO run VALUES(5,'night','review','committed',1772668800,1772668800,'root','lahde 0.2 match 2 survivorship 3',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,5,5,0,NULL,NULL);
INSERT INTO run VALUES(6,'night',NULL,'committed',1772755200,1772755200,'root','lahde 0.2 match 2 survivorship 3',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,6,6,0,0,0);
CREATE TABLE source(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
INSERT INTO source VALUES(1,'customers');
INSERT INTO source VALUES(2,'prospects');
CREATE TABLE source_run(
  run INTEGER NOT NULL REFERENCES run(id),
  source INTEGER NOT NULL REFERENCES source(id),
  outcome TEXT NOT NULL CHECK(outcome IN ('read', 'not read again', 'held')),
  extent TEXT NOT NULL CHECK(extent IN ('snapshot', 'delta')),
  trust INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  basis TEXT NOT NULL,
  reading BLOB NOT NULL,
  chain TEXT NOT NULL,
  read INTEGER NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL,
  suppressed INTEGER NOT NULL, quarantined INTEGER NOT NULL, ignored INTEGER NOT NULL, gone INTEGER NOT NULL,
  suspended INTEGER NOT NULL CHECK(suspended IN (0, 1)),
  headers TEXT, encodings TEXT, filled TEXT, collected_from TEXT NOT NULL DEFAULT '',
  PRIMARY KEY(run, source),
  CHECK(read = created + changed + unchanged + suppressed + quarantined + ignored)
) WITHOUT ROWID;
INSERT INTO source_run VALUES(1,1,'read','snapshot',80,'customer register','contract',X'98ceb10d52fcf5e899eff55ef859c6a7d178187eb34ff65e82c1afc889c6647c','43:bccb043e56d7bc44',5,4,0,0,0,1,0,0,0,'0e884f7f df0e6b4e fbbb40a6 810ac77a ba830006 98bdd383 5a961c67 775b710c f245d6e3 3a7c7aa7','UTF-8','4 4 4 0 0 4 3 3 3 4 0 0 0 2','employer');
INSERT INTO source_run VALUES(1,2,'read','snapshot',50,'direct marketing','legitimate interest',X'71a134e3e46195c27ff79ae209359b1002e5bbfa9262ac91573f461cf18a5954','43:bccb043e56d7bc44',4,4,0,0,0,0,0,0,0,'f3d176bd de4743c8 85b2113f 6007db63 2550d962 7e8cd205','UTF-8','4 4 2 0 0 4 1 0 0 0 0 0 0 0','employer');
INSERT INTO source_run VALUES(6,1,'read','snapshot',80,'customer register','contract',X'98ceb10d52fcf5e899eff55ef859c6a7d178187eb34ff65e82c1afc889c6647c','43:bccb043e56d7bc44',4,1,2,0,1,0,0,1,0,'0e884f7f df0e6b4e fbbb40a6 810ac77a ba830006 98bdd383 5a961c67 775b710c f245d6e3 3a7c7aa7','UTF-8','4 4 4 0 0 4 3 3 3 3 0 0 0 2','employer');
INSERT INTO source_run VALUES(6,2,'not read again','snapshot',50,'direct marketing','legitimate interest',X'71a134e3e46195c27ff79ae209359b1002e5bbfa9262ac91573f461cf18a5954','43:bccb043e56d7bc44',4,0,0,4,0,0,0,0,0,NULL,NULL,NULL,'employer');
CREATE TABLE input(
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run(id),
  source INTEGER NOT NULL REFERENCES source(id),
  path TEXT,
  sha256 BLOB,
  size INTEGER NOT NULL, modified INTEGER NOT NULL, device INTEGER NOT NULL, inode INTEGER NOT NULL,
  encoding TEXT NOT NULL,
  url TEXT,
  retrieved INTEGER
);
INSERT INTO input VALUES(1,1,1,'inbox/customers.csv',X'5575fba7f656bf67dd648c1d8f16247ee773acb9a7c44710db59fccbda8ae00d',484,1796101594736512198,65024,16269543,'UTF-8',NULL,NULL);
INSERT INTO input VALUES(2,1,2,'inbox/prospects.csv',X'e32c97f148ac8a71e2237a7365177cf674b306ff642328125449776c5f31947f',251,1796101594737827620,65024,16269558,'UTF-8',NULL,NULL);
INSERT INTO input VALUES(3,6,1,'inbox/customers.csv',X'f4eab9f45439b4da7c3bfc1f001b60ca07b0cd43928487de5513593036c2c74f',467,1796101595117712253,65024,16269543,'UTF-8',NULL,NULL);
CREATE TABLE key(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  key TEXT,
  run INTEGER NOT NULL REFERENCES run(id),
  UNIQUE(source, key)
);
INSERT INTO "key" VALUES(1,1,'1001',1);
INSERT INTO "key" VALUES(2,1,'1002',1);
INSERT INTO "key" VALUES(3,1,'erased:30a59b90f3667131a562f1ab831e1bbe67f757964c2f0e0169c4347112f8edf1',1);
INSERT INTO "key" VALUES(4,1,'1004',1);
INSERT INTO "key" VALUES(5,2,'1',1);
INSERT INTO "key" VALUES(6,2,'2',1);
INSERT INTO "key" VALUES(7,2,'3',1);
INSERT INTO "key" VALUES(8,2,'4',1);
INSERT INTO "key" VALUES(9,1,'1006',6);
CREATE TABLE observation(
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL REFERENCES key(id),
  input INTEGER NOT NULL REFERENCES input(id),
  line INTEGER NOT NULL,
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  places TEXT,
  raw TEXT,
  normal TEXT,
  uncorrected TEXT,
  relationship INTEGER NOT NULL CHECK(relationship IN (0, 1)),
  digest BLOB,
  salt BLOB,
  commitment BLOB NOT NULL,
  since INTEGER NOT NULL REFERENCES run(id),
  opened INTEGER NOT NULL REFERENCES run(id),
  withdrawn INTEGER REFERENCES run(id),
  expired INTEGER REFERENCES run(id),
  expired_because TEXT
    CHECK(expired_because IN ('relationship ended', 'permitted period', 'history window'))
, field_since TEXT, stance INTEGER NOT NULL DEFAULT 0);
INSERT INTO observation VALUES(1,1,1,2,88,185,'24355961467788493','Aino Kuusiaino.kuusi@puro.examplejohtajaPuro Oy9000008-1Purokatu 300100Helsinki62010','Aino Kuusiaino.kuusi@puro.exampleTalouspäällikköfinancefiPuro Oy9000008-1Purokatu 300100HelsinkiTOL 2008 620101DbEb','Aino Kuusiaino.kuusi@puro.examplejohtajageneral managementfiPuro Oy9000008-1Purokatu 300100HelsinkiTOL 2008 620101DbEb',0,X'b3c0c0499e85623c49822e22f85931fe1678b4cd6088fef6aa9594378d031786',X'605e46d55f026f002e0f8f66f876e265',X'75568c6f1b3011546bd48df0238fca52dca11ff1a7de1bb0e064badf1199897e',1,1,6,NULL,NULL,NULL,0);
INSERT INTO observation VALUES(2,2,1,3,186,298,'253661615758995103','Eero Lampieero.lampi@jarvi.exampleostopäällikköJärvi Oy9000016-6Järvitie 12 B33100Tampere46900','Eero Lampieero.lampi@jarvi.exampleostopäällikköprocurementfiJärvi Oy9000016-6Järvitie 12 B33100Tampere469001DbEb',NULL,0,X'a837d2da2e11c58abf29b7f8b6d40d96c4a9ce05241c7cad67be276a4ed32591',X'2ceeb66ba2c522ffc9f3bb94d05c0c30',X'73f11068e65d1b4be6f7002e897e2e7cbd337e2b921c48a7a17d798aa5a60284',1,1,6,NULL,NULL,NULL,0);
INSERT INTO observation VALUES(3,3,1,4,299,400,'615778995','Metsä Oy9000024-2Metsäkuja 190100Oulu',NULL,NULL,0,X'3aac16b95340662451aff13397a48d991a2922df1d0e3110b9671756f22e7be1',NULL,X'70981370fe8fddee949333834029a5e1a25704f4b1c8c6052b14a26a5d86210b',1,1,NULL,NULL,NULL,NULL,0);
INSERT INTO observation VALUES(4,4,1,5,401,469,'172548662','Åsa Ängasa.ang@niitty.exampleekonomichefNiitty AbVasa','Åsa Ängasa.ang@niitty.exampleekonomicheffinancesvNiitty AbVasa1DbEb',NULL,0,X'52d739864e07896d31281debbe6446a7ce30e70379cfee63908b95847801de18',X'cf2b3983a7a42c6382630796f93cbe98',X'a138e4d7479a1f3ac2004d2969f6c0e821cfd6cef5ae6b22bb9ecf8b161574f6',1,1,6,NULL,NULL,NULL,0);
INSERT INTO observation VALUES(5,5,2,2,44,99,'18295338','Kuusi Ainoaino.kuusi@puro.exampleCFOPuro9000008-1','Aino Kuusiaino.kuusi@puro.exampleTalouspäällikköfinancefiPuro9000008-11DbEb','Aino Kuusiaino.kuusi@puro.exampleCFOfinancePuro9000008-11Db',0,X'a30a11545b171562086e78b28c55834859588e108283d0c3dced1fabbc0765a7',X'0d38757c76c0e65276031f2cb6cfa4cc',X'8e69433adbf32a486e269916f036d73bcad0c6270cc3a73dd9fac6f05ea08afe',1,1,NULL,NULL,NULL,NULL,0);
INSERT INTO observation VALUES(6,6,2,3,100,148,'13243','Eero Lampieero.lampi@jarvi.exampleJarvi Oy','Eero Lampieero.lampi@jarvi.examplefiJarvi Oy1Ed',NULL,0,X'38b822f2162bc4864ca260f70b0343a522ddf6719dfe3d507d38684d37669e62',X'846ee6cfdb5c7a344ecfddd90cc7f333',X'3b1fff3eeda0efcba28eed0602c397d205aaa9cde016382fe746f71c20cd44ef',1,1,NULL,NULL,NULL,NULL,0);
INSERT INTO observation VALUES(7,7,2,4,149,207,'1322443','E. Lampie.lampi@lahti.exampletoimitusjohtajaLahti Oy','E. Lampie.lampi@lahti.exampletoimitusjohtajageneral managementfiLahti Oy1DbEb',NULL,0,X'7d380bfe2e820a5b76b9c2b6dc91392b441fb8cdbdf132ce04c9b5fc7d1eac61',X'a46269b58d3f99bde3fe997ee9c17ae8',X'3b821f58e86a1700ea86068cce926ca03c906cad3a8f365efa59356e46627d0b',1,1,NULL,NULL,NULL,NULL,0);
INSERT INTO observation VALUES(8,8,2,5,208,250,'11193','Åsa Angasa.ang@niitty.exampleNiitty',NULL,NULL,0,X'eb73d030f5f1f4347236148d277248963795b97d842d8956a075b10260c98732',X'5a931065f47eb4fb148c7e12dbf26d69',X'dd34d90fa3ff19f986288a7af711715b5e1cfafa525ee003720c1a15dfbd6f46',1,1,NULL,NULL,NULL,NULL,0);
INSERT INTO observation VALUES(9,1,3,2,88,185,'24355961467788493','Aino Kuusiaino.kuusi@puro.examplejohtajaPuro Oy9000008-1Purokatu 500100Helsinki62010','Aino Kuusiaino.kuusi@puro.exampleTalouspäällikköfinancefiPuro Oy9000008-1Purokatu 500100HelsinkiTOL 2008 620101DbEb','Aino Kuusiaino.kuusi@puro.examplejohtajageneral managementfiPuro Oy9000008-1Purokatu 500100HelsinkiTOL 2008 620101DbEb',0,X'3202be5b8283dab962af9b5366ecc297ccec5c42e99a5983c89b9604940428b7',X'd52d54934c331c4a3d74974f2025a0b0',X'81154a3739a5421359d142f1190dbfbbc120be6ddf69e56bee7aed4c3489b7e2',6,6,NULL,NULL,NULL,'1111111111111',0);
INSERT INTO observation VALUES(10,2,3,3,186,293,'253661615738793101','Eero Lampieero.lampi@jarvi.exampleostojohtajaJärvi Oy9000016-6Järvitie 12 B33100Tampere46900','Eero Lampieero.lampi@jarvi.exampleostojohtajaprocurementfiJärvi Oy9000016-6Järvitie 12 B33100Tampere469001DbEb',NULL,0,X'4aa81039179cb5ee5433594162e48ebad2b6e3df9bb7062f3f0a3011a3e1c8c7',X'56df3af3b6a2d5a3a4e085153835ca90',X'7beab5c7467cf35a3d2a46421d430f3cfc10c1d642b07a7214788781bd3ae944',6,6,NULL,NULL,NULL,'1111111111111',0);
INSERT INTO observation VALUES(11,9,3,5,396,466,'1627526','Onni Vuorionni.vuori@saari.exampleHR-päällikköSaari Oy','Onni Vuorionni.vuori@saari.exampleHR-päällikköHRfiSaari Oy1DbEb',NULL,0,X'4f4d3939d576ca64b94ce8f6dd0b3cbeba18c924161cb02b3199bd006d98fdbe',X'a27a7e8ca60f708422f4a8e7b933055c',X'aa02b1d333fc933d21fe734719d019ca6710a263a7e175bd12402acdbf4d2c90',6,6,NULL,NULL,NULL,NULL,0);
CREATE TABLE sighting(
  key INTEGER NOT NULL REFERENCES key(id),
  run INTEGER NOT NULL REFERENCES run(id),
  observation INTEGER NOT NULL REFERENCES observation(id),
  PRIMARY KEY(key, run, observation)
) WITHOUT ROWID;
CREATE TABLE kept(
  key INTEGER NOT NULL REFERENCES key(id),
  run INTEGER NOT NULL REFERENCES run(id),
  PRIMARY KEY(key, run)
) WITHOUT ROWID;
CREATE TABLE contact(
  row INTEGER PRIMARY KEY,
  id INTEGER NOT NULL REFERENCES key(id),
  company INTEGER REFERENCES key(id),
  name TEXT, email TEXT, title TEXT, responsibility TEXT, language TEXT,
  name_from INTEGER, email_from INTEGER, title_from INTEGER, responsibility_from INTEGER, language_from INTEGER,
  why TEXT NOT NULL,
  opened INTEGER NOT NULL REFERENCES run(id),
  closed INTEGER REFERENCES run(id)
);
INSERT INTO contact VALUES(1,1,1,'Aino Kuusi','aino.kuusi@puro.example','johtaja','general management','fi',1,1,1,1,1,'22331',1,2);
INSERT INTO contact VALUES(2,2,2,'Eero Lampi','eero.lampi@jarvi.example','ostopäällikkö','procurement','fi',2,2,2,2,2,'22112',1,5);
INSERT INTO contact VALUES(3,3,3,NULL,NULL,NULL,NULL,NULL,3,3,3,3,3,'11111',1,4);
INSERT INTO contact VALUES(4,4,4,'Åsa Äng','asa.ang@niitty.example','ekonomichef','finance','sv',4,4,4,4,4,'22111',1,6);
INSERT INTO contact VALUES(5,7,7,'E. Lampi','e.lampi@lahti.example','toimitusjohtaja','general management','fi',7,7,7,7,7,'11111',1,NULL);
INSERT INTO contact VALUES(6,1,1,'Aino Kuusi','aino.kuusi@puro.example','Talouspäällikkö','finance','fi',1,1,1,1,1,'22922',2,6);
INSERT INTO contact VALUES(7,2,2,'Eero Lampi','eero.lampi@jarvi.example','ostopäällikkö','procurement','fi',2,2,2,2,2,'11111',5,6);
INSERT INTO contact VALUES(8,6,2,'Eero Lampi','eero.lampi@jarvi.example',NULL,NULL,'fi',6,6,NULL,NULL,6,'11001',5,NULL);
INSERT INTO contact VALUES(9,1,1,'Aino Kuusi','aino.kuusi@puro.example','Talouspäällikkö','finance','fi',9,9,9,9,9,'22922',6,NULL);
INSERT INTO contact VALUES(10,2,2,'Eero Lampi','eero.lampi@jarvi.example','ostojohtaja','procurement','fi',10,10,10,10,10,'11111',6,NULL);
INSERT INTO contact VALUES(11,8,8,'Åsa Ang','asa.ang@niitty.example',NULL,NULL,NULL,8,8,NULL,NULL,NULL,'11000',6,NULL);
INSERT INTO contact VALUES(12,9,9,'Onni Vuori','onni.vuori@saari.example','HR-päällikkö','HR','fi',11,11,11,11,11,'11111',6,NULL);
CREATE TABLE company(
  row INTEGER PRIMARY KEY,
  id INTEGER NOT NULL REFERENCES key(id),
  name TEXT, business_id TEXT, street TEXT, postcode TEXT, city TEXT, phone TEXT, email TEXT, website TEXT,
  industry TEXT,
  name_from INTEGER, business_id_from INTEGER, street_from INTEGER, postcode_from INTEGER, city_from INTEGER,
  phone_from INTEGER, email_from INTEGER, website_from INTEGER, industry_from INTEGER,
  why TEXT NOT NULL,
  opened INTEGER NOT NULL REFERENCES run(id),
  closed INTEGER REFERENCES run(id)
);
INSERT INTO company VALUES(1,1,'Puro Oy','9000008-1','Purokatu 3','00100','Helsinki',NULL,NULL,NULL,'TOL 2008 62010',1,1,1,1,1,NULL,NULL,NULL,1,'321110001',1,6);
INSERT INTO company VALUES(2,2,'Järvi Oy','9000016-6','Järvitie 12 B','33100','Tampere',NULL,NULL,NULL,'46900',2,2,2,2,2,NULL,NULL,NULL,2,'211110001',1,6);
INSERT INTO company VALUES(3,3,'Metsä Oy','9000024-2','Metsäkuja 1','90100','Oulu',NULL,NULL,NULL,NULL,3,3,3,3,3,NULL,NULL,NULL,NULL,'111110000',1,NULL);
INSERT INTO company VALUES(4,4,'Niitty Ab',NULL,NULL,NULL,'Vasa',NULL,NULL,NULL,NULL,4,NULL,NULL,NULL,4,NULL,NULL,NULL,NULL,'300010000',1,6);
INSERT INTO company VALUES(5,7,'Lahti Oy',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'100000000',1,NULL);
INSERT INTO company VALUES(6,1,'Puro Oy','9000008-1','Purokatu 5','00100','Helsinki',NULL,NULL,NULL,'TOL 2008 62010',9,9,9,9,9,NULL,NULL,NULL,9,'321110001',6,NULL);
INSERT INTO company VALUES(7,2,'Järvi Oy','9000016-6','Järvitie 12 B','33100','Tampere',NULL,NULL,NULL,'46900',10,10,10,10,10,NULL,NULL,NULL,10,'211110001',6,NULL);
INSERT INTO company VALUES(8,8,'Niitty',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,8,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'100000000',6,NULL);
INSERT INTO company VALUES(9,9,'Saari Oy',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,11,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'100000000',6,NULL);
CREATE TABLE membership(
  observation INTEGER NOT NULL REFERENCES observation(id),
  opened INTEGER NOT NULL REFERENCES run(id),
  contact INTEGER REFERENCES key(id),
  company INTEGER REFERENCES key(id),
  contact_weight INTEGER NOT NULL,
  company_weight INTEGER NOT NULL,
  closed INTEGER REFERENCES run(id),
  PRIMARY KEY(observation, opened)
) WITHOUT ROWID;
INSERT INTO membership VALUES(1,1,1,1,0,0,6);
INSERT INTO membership VALUES(2,1,2,2,0,0,6);
INSERT INTO membership VALUES(3,1,3,3,0,0,4);
INSERT INTO membership VALUES(3,4,NULL,3,0,0,NULL);
INSERT INTO membership VALUES(4,1,4,4,0,0,6);
INSERT INTO membership VALUES(5,1,1,1,32249,0,2);
INSERT INTO membership VALUES(5,2,1,1,36546,0,NULL);
INSERT INTO membership VALUES(6,1,2,2,35746,0,5);
INSERT INTO membership VALUES(6,5,6,2,0,0,NULL);
INSERT INTO membership VALUES(7,1,7,7,0,0,NULL);
INSERT INTO membership VALUES(8,1,4,4,38724,0,6);
INSERT INTO membership VALUES(8,6,8,8,0,0,NULL);
INSERT INTO membership VALUES(9,6,1,1,0,0,NULL);
INSERT INTO membership VALUES(10,6,2,2,0,0,NULL);
INSERT INTO membership VALUES(11,6,9,9,0,0,NULL);
CREATE TABLE pair(
  kind INTEGER NOT NULL CHECK(kind IN (0, 1)),
  a INTEGER NOT NULL REFERENCES observation(id),
  b INTEGER NOT NULL REFERENCES observation(id),
  opened INTEGER NOT NULL REFERENCES run(id),
  closed INTEGER REFERENCES run(id),
  weight INTEGER NOT NULL,
  pattern INTEGER NOT NULL,
  PRIMARY KEY(kind, a, b, opened),
  CHECK(a < b)
) WITHOUT ROWID;
INSERT INTO pair VALUES(1,1,5,1,2,32249,2685514152);
INSERT INTO pair VALUES(1,1,5,2,6,36546,2809639336);
INSERT INTO pair VALUES(1,2,6,1,5,35746,2801840552);
INSERT INTO pair VALUES(1,4,8,1,6,38724,2684400041);
INSERT INTO pair VALUES(1,5,9,6,NULL,36546,2809639336);
CREATE TABLE alias(
  kind INTEGER NOT NULL CHECK(kind IN (0, 1)),
  old INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run(id),
  new INTEGER NOT NULL,
  PRIMARY KEY(kind, old, run)
) WITHOUT ROWID;
INSERT INTO alias VALUES(0,4,6,8);
INSERT INTO alias VALUES(1,4,6,8);
CREATE TABLE model(
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run(id),
  digest BLOB NOT NULL,
  standing BLOB NOT NULL,
  content BLOB
);
INSERT INTO model VALUES(1,1,X'89485e994c26af96d12ce389365689a2bce1453a089e781e5e1ef727c8d67d9d',X'5108031ead525f02c3e9f1b6888555154b2847f4f9c0e988cf243f02dd872064',NULL);
CREATE TABLE decision(
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run(id),
  kind INTEGER NOT NULL CHECK(kind IN (0, 1)),
  left_key INTEGER NOT NULL REFERENCES key(id),
  right_key INTEGER NOT NULL REFERENCES key(id),
  verdict TEXT NOT NULL CHECK(verdict IN ('same', 'different')),
  evidence BLOB,
  author TEXT NOT NULL,
  reason TEXT,
  revoked INTEGER REFERENCES run(id)
);
INSERT INTO decision VALUES(1,5,1,2,6,'different',X'f86055eadc63c22a0b4474d1112944d3d47d06956106b9146d8230303efa51457396e587b959b509d8c798647ecd318b64327d57a714e8e962dabcd189dc3f8d','root',NULL,NULL);
CREATE TABLE quarantine(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  input INTEGER NOT NULL REFERENCES input(id),
  line INTEGER NOT NULL,
  column INTEGER NOT NULL,
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  field TEXT,
  reason TEXT NOT NULL,
  digest BLOB,
  opened INTEGER NOT NULL REFERENCES run(id),
  closed INTEGER REFERENCES run(id),
  since INTEGER REFERENCES run(id),
  discarded INTEGER REFERENCES run(id),
  discard_reason TEXT
);
INSERT INTO quarantine VALUES(1,1,1,6,1,470,483,NULL,'record.nobody',X'1cfe065492b00fb9da613c7fb379e2cd3b36701d7b9039ecb6761344797e5ea9',1,6,1,NULL,NULL);
CREATE TABLE suppression(
  scope TEXT NOT NULL CHECK(scope IN ('erased', 'no marketing')),
  code BLOB NOT NULL,
  key_version INTEGER NOT NULL,
  run INTEGER REFERENCES run(id),
  PRIMARY KEY(scope, code)
) WITHOUT ROWID;
INSERT INTO suppression VALUES('erased',X'30a59b90f3667131a562f1ab831e1bbe67f757964c2f0e0169c4347112f8edf1',1,4);
INSERT INTO suppression VALUES('erased',X'4051eeceae87d71ed03308888089a92e8201c8945707b01203780203c4bb551b',1,4);
INSERT INTO suppression VALUES('erased',X'80d15dfa9a282609b8ced75d05a474cfc104cf1e66da0dcefd24dff2a8090a5f',1,4);
INSERT INTO suppression VALUES('erased',X'b5457097b4a4fc7871bb638b0d2335f28e01fa371ff3451c0eeb6405d44a4b20',1,4);
INSERT INTO suppression VALUES('erased',X'fa86640369099f2c157de01ce23a379ae388c52e4415d5b0e2c51b6e4d9d016d',1,4);
INSERT INTO suppression VALUES('erased',X'fd22eade79e810bf4a8e577e1b942279cb419e3475fd9b27814cb6ff09c0a5b9',1,4);
CREATE TABLE chain(
  version TEXT PRIMARY KEY NOT NULL,
  rules TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO chain VALUES('43:bccb043e56d7bc44','entities/1 unicode/2 mojibake/1 white-space/1 spreadsheet-marks/1 personal-identity-code/1 street-town/1 town-country/1 town-postcode/2 company-name/2 deceased/1 placeholder/2 placeholder-name/1 name-estate/1 name-company/2 name-several/2 former-name/1 name-job/2 name-remark/1 name-comma/2 name-titles/3 name-left/1 name-role/2 name-order/4 name-capitals/3 email/3 placeholder-email/1 role-mailbox/2 title-capitals/1 language/2 placeholder-business-id/1 business-id/2 post-box/1 house-number/1 address-capitals/2 postcode/2 placeholder-phone/1 phone/4 website/2 industry/2 damage/1 responsibility/2 language-traces/1');
CREATE TABLE audit(
  id INTEGER PRIMARY KEY,
  run INTEGER REFERENCES run(id),
  at INTEGER NOT NULL,
  user TEXT NOT NULL,
  act TEXT NOT NULL,
  content BLOB NOT NULL,
  seal BLOB NOT NULL
);
INSERT INTO audit VALUES(1,1,1772323200,'root','night',X'5b70070576bac7bebbd91a1e23f88f8d9d4b89f8892e51233aba7ac5c78d38dd',X'6366c6989e604df2b4932d72c8aee083b98c6157c4b65722463dbbea0d523e93');
INSERT INTO audit VALUES(2,1,1772323200,'root','contract',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',X'df38d8edc5fb9758756b8ac2f9fe3ec1a51e800a183eee5416fba6475eb90cdd');
INSERT INTO audit VALUES(3,2,1772409600,'root','rectify',X'2dba5dbc339e7316aea2683faf839c1b7b1ee2313db792112588118df066aa35',X'dd16729a32ffc5330bd3e7f31727f33d0f9904c9e91d309db4a45714e3886b16');
INSERT INTO audit VALUES(4,3,1772496000,'root','object',X'2dba5dbc339e7316aea2683faf839c1b7b1ee2313db792112588118df066aa35',X'967ca143f37f2d1177d773dca7185ca76bf02f15e9effda03c71fce3036c8b97');
INSERT INTO audit VALUES(5,4,1772582400,'root','erase',X'2dba5dbc339e7316aea2683faf839c1b7b1ee2313db792112588118df066aa35',X'd87e180456a9e36d04c62cc1bdcc8ce4ebdd5a01d73954beae6974608a75707b');
INSERT INTO audit VALUES(6,5,1772668800,'root','review',X'2dba5dbc339e7316aea2683faf839c1b7b1ee2313db792112588118df066aa35',X'28be8af4f4faf656fe8e65f60b99f3a9762f6a74c00e7e860cbb344e83ecfebe');
INSERT INTO audit VALUES(7,6,1772755200,'root','night',X'b868a347ecabb9bc413da7c256b00858d1f767da9d5fc162f17c066eb159b132',X'610e66bd4209e36677a01cf6e6b478fa5803145bca35f922dde284bf6046842b');
CREATE TABLE guard_trip(
  run INTEGER NOT NULL REFERENCES run(id),
  source TEXT NOT NULL,
  guard TEXT NOT NULL,
  message TEXT NOT NULL,
  allowed_by TEXT,
  reason TEXT,
  PRIMARY KEY(run, source, guard)
) WITHOUT ROWID;
CREATE TABLE hold(
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL REFERENCES key(id),
  reason TEXT NOT NULL,
  opened INTEGER NOT NULL REFERENCES run(id),
  closed INTEGER REFERENCES run(id),
  release_reason TEXT
);
CREATE TABLE expired_ending(
  source INTEGER NOT NULL REFERENCES source(id),
  code BLOB NOT NULL,
  key_version INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run(id),
  PRIMARY KEY(source, code)
) WITHOUT ROWID;
CREATE TABLE source_expiry(
  source INTEGER NOT NULL REFERENCES source(id),
  reading INTEGER NOT NULL REFERENCES run(id),
  run INTEGER NOT NULL REFERENCES run(id),
  PRIMARY KEY(source, reading, run)
) WITHOUT ROWID;
CREATE TABLE contact_ending(
  key INTEGER NOT NULL REFERENCES key(id),
  opened INTEGER NOT NULL REFERENCES run(id),
  ending INTEGER NOT NULL REFERENCES key(id),
  closed INTEGER REFERENCES run(id),
  PRIMARY KEY(key, opened)
) WITHOUT ROWID;
CREATE TABLE expiring(
  observation INTEGER PRIMARY KEY REFERENCES observation(id),
  because TEXT NOT NULL
);
CREATE TABLE source_review(
  source INTEGER NOT NULL REFERENCES source(id),
  run INTEGER NOT NULL REFERENCES run(id),
  reason TEXT NOT NULL,
  PRIMARY KEY(source, run)
) WITHOUT ROWID;
CREATE TABLE erasure(
  run INTEGER PRIMARY KEY REFERENCES run(id),
  entry INTEGER NOT NULL,
  received INTEGER NOT NULL,
  observations INTEGER NOT NULL,
  companies_kept INTEGER NOT NULL,
  matched INTEGER REFERENCES run(id),
  finished INTEGER
);
INSERT INTO erasure VALUES(4,3,1772582400,1,1,5,1772582400);
CREATE TABLE journal_mark(
  id INTEGER PRIMARY KEY CHECK(id = 1),
  entries INTEGER NOT NULL,
  seal BLOB NOT NULL
, size INTEGER);
INSERT INTO journal_mark VALUES(1,3,X'e0647e1080278d9a17cb9232e520ae97fcd0ea3d6c93505c7a7b1a63f1f1e00d',1693);
CREATE TABLE suppressed_value(
  code BLOB PRIMARY KEY,
  key_version INTEGER NOT NULL,
  run INTEGER REFERENCES run(id)
) WITHOUT ROWID;
CREATE TABLE correction(
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL REFERENCES key(id),
  field TEXT NOT NULL,
  value TEXT,
  incorrect TEXT,
  derived TEXT,
  who TEXT,
  reason TEXT,
  author TEXT NOT NULL,
  made INTEGER NOT NULL,
  opened INTEGER NOT NULL REFERENCES run(id),
  closed INTEGER REFERENCES run(id),
  close_reason TEXT
);
INSERT INTO correction VALUES(1,1,'person.title','Talouspäällikkö','johtaja','financefi1DbEb','Aino Kuusiaino.kuusi@puro.example',NULL,'root',1772409600,2,NULL,NULL);
INSERT INTO correction VALUES(2,5,'person.title','Talouspäällikkö','CFO','financefi1DbEb','Aino Kuusiaino.kuusi@puro.example',NULL,'root',1772409600,2,NULL,NULL);
CREATE TABLE look_alike(
  scope TEXT NOT NULL CHECK(scope IN ('look-alike', 'admitted')),
  code BLOB NOT NULL,
  key_version INTEGER NOT NULL,
  run INTEGER REFERENCES run(id),
  PRIMARY KEY(scope, code)
) WITHOUT ROWID;
INSERT INTO look_alike VALUES('look-alike',X'2c7b0ec8cb3075faf2aa964384b03603714e519648783b8f1c8dca5e9f550b20',1,4);
INSERT INTO look_alike VALUES('look-alike',X'30a59b90f3667131a562f1ab831e1bbe67f757964c2f0e0169c4347112f8edf1',1,4);
INSERT INTO look_alike VALUES('look-alike',X'4051eeceae87d71ed03308888089a92e8201c8945707b01203780203c4bb551b',1,4);
INSERT INTO look_alike VALUES('look-alike',X'80d15dfa9a282609b8ced75d05a474cfc104cf1e66da0dcefd24dff2a8090a5f',1,4);
INSERT INTO look_alike VALUES('look-alike',X'b5457097b4a4fc7871bb638b0d2335f28e01fa371ff3451c0eeb6405d44a4b20',1,4);
INSERT INTO look_alike VALUES('look-alike',X'bf7da3839ec05eb62c61a02159e02754d56353d8e584e0b41169d0d6dd4c33c4',1,4);
INSERT INTO look_alike VALUES('look-alike',X'fa86640369099f2c157de01ce23a379ae388c52e4415d5b0e2c51b6e4d9d016d',1,4);
INSERT INTO look_alike VALUES('look-alike',X'fd22eade79e810bf4a8e577e1b942279cb419e3475fd9b27814cb6ff09c0a5b9',1,4);
CREATE TABLE restriction(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN ('marketing ban', 'email marketing ban', 'bounce', 'deceased')),
  source TEXT NOT NULL,
  codes BLOB NOT NULL,
  key_version INTEGER NOT NULL,
  since INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  run INTEGER REFERENCES run(id),
  lifted INTEGER REFERENCES run(id)
);
CREATE TABLE export(
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run(id),
  purpose TEXT NOT NULL CHECK(purpose IN ('communication', 'direct marketing', 'notice')),
  recipient TEXT NOT NULL,
  criteria TEXT NOT NULL,
  rows INTEGER NOT NULL,
  list BLOB NOT NULL,
  made INTEGER NOT NULL
);
CREATE TABLE export_member(
  export INTEGER NOT NULL REFERENCES export(id),
  contact INTEGER NOT NULL REFERENCES key(id),
  PRIMARY KEY(export, contact)
) WITHOUT ROWID;
CREATE TABLE notice(
  key INTEGER NOT NULL REFERENCES key(id),
  run INTEGER NOT NULL REFERENCES run(id),
  given INTEGER NOT NULL,
  export INTEGER REFERENCES export(id),
  PRIMARY KEY(key, run)
) WITHOUT ROWID;
CREATE TABLE processing_restriction(
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL REFERENCES key(id),
  reason TEXT NOT NULL,
  opened INTEGER NOT NULL REFERENCES run(id),
  told INTEGER,
  closed INTEGER REFERENCES run(id),
  close_reason TEXT
);
CREATE TABLE IF NOT EXISTS "objection"(
  scope TEXT NOT NULL CHECK(scope IN
    ('no marketing', 'no email marketing', 'no communication', 'no customer register', 'restricted')),
  code BLOB NOT NULL,
  key_version INTEGER NOT NULL,
  since INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  run INTEGER REFERENCES run(id),
  PRIMARY KEY(scope, code)
) WITHOUT ROWID;
INSERT INTO objection VALUES('no marketing',X'110b1bcde7208e67929f237f3bb61de369e91f0d11714772492706323ba92971',1,1772496000,1,3);
INSERT INTO objection VALUES('no marketing',X'25957a2aff3a7a6c1ff90d94108dc4e7c49184eb92c6e71e5d682ca8eb2a95d9',1,1772496000,1,3);
INSERT INTO objection VALUES('no marketing',X'56f2c8aa4105b51424e4231f965361c0bdec7836d9de5e561a31311136b6d7d6',1,1772496000,1,3);
INSERT INTO objection VALUES('no marketing',X'636920b4552ba7aeea9e7eb34d6b1ddfea2499b301a3658f9a87608e5d7a1c71',1,1772496000,1,3);
INSERT INTO objection VALUES('no marketing',X'a8905b9d73954d8b30d17a4f2d6bdf357345f274de0aa8f1c505cd16df10a302',1,1772496000,1,3);
INSERT INTO objection VALUES('no marketing',X'be44b05ff45b0ab54ba60cd0363049313934c30800fa1292511681eb5e3bb948',1,1772496000,1,3);
INSERT INTO objection VALUES('no marketing',X'ce7809dde7190074b97eca25a1f164380d59d442c70070c2a54c95fdb61031b5',1,1772496000,1,3);
CREATE TABLE IF NOT EXISTS "request"(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN ('access', 'rectify', 'erase', 'object', 'restrict')),
  contact INTEGER,
  code BLOB,
  received INTEGER NOT NULL,
  due INTEGER NOT NULL,
  opened INTEGER NOT NULL REFERENCES run(id),
  closed INTEGER REFERENCES run(id),
  outcome TEXT CHECK(outcome IN ('answered', 'erased', 'refused', 'lifted')),
  reason TEXT
);
CREATE INDEX observation_by_end ON observation(withdrawn) WHERE withdrawn IS NOT NULL;
CREATE INDEX observation_ended ON observation(key) WHERE relationship = 1 AND expired IS NULL;
CREATE INDEX membership_by_end ON membership(closed) WHERE closed IS NOT NULL;
CREATE INDEX contact_by_end ON contact(closed) WHERE closed IS NOT NULL;
CREATE INDEX company_by_end ON company(closed) WHERE closed IS NOT NULL;
CREATE INDEX correction_by_key ON correction(key);
CREATE INDEX observation_corrected ON observation(key) WHERE uncorrected IS NOT NULL;
CREATE INDEX export_member_by_contact ON export_member(contact);
CREATE INDEX processing_restriction_open ON processing_restriction(key) WHERE closed IS NULL;
CREATE INDEX observation_by_key ON observation(key);
CREATE INDEX contact_by_id ON contact(id);
CREATE INDEX contact_by_email ON contact(email) WHERE closed IS NULL;
CREATE INDEX contact_by_company ON contact(company) WHERE closed IS NULL;
CREATE INDEX company_by_id ON company(id);
CREATE INDEX company_by_business_id ON company(business_id) WHERE closed IS NULL;
CREATE INDEX membership_by_contact ON membership(contact);
CREATE INDEX membership_by_company ON membership(company);
CREATE INDEX pair_by_b ON pair(b);
CREATE INDEX quarantine_open ON quarantine(source) WHERE closed IS NULL;
CREATE VIEW contacts AS SELECT id, company, name, email, title, responsibility, language, opened AS since_run
  FROM contact WHERE closed IS NULL;
CREATE VIEW companies AS SELECT id, name, business_id, street, postcode, city, phone, email, website, industry, opened AS since_run
  FROM company WHERE closed IS NULL;
CREATE VIEW contact_sources AS SELECT m.contact, m.company, s.name AS source, i.path AS file, o.line, o.since AS since_run
  FROM membership m
  JOIN observation o ON o.id = m.observation
  JOIN key k ON k.id = o.key
  JOIN source s ON s.id = k.source
  JOIN input i ON i.id = o.input
  WHERE m.closed IS NULL;
CREATE VIEW contact_grounds AS SELECT contact, field,
  CASE WHEN instr(tail, letter) = 0 THEN 'stated' ELSE
    CASE substr(tail, instr(tail, letter) + 1, 1)
      WHEN 'b' THEN 'title' WHEN 'c' THEN 'page' WHEN 'd' THEN 'company' WHEN 'e' THEN 'address' WHEN 'f' THEN 'misplaced' WHEN 'g' THEN 'embedded' WHEN 'h' THEN 'damaged'
      ELSE 'stated'
    END
  END AS grounds
FROM (
  SELECT v.contact AS contact, v.field AS field, v.letter AS letter,
    CASE WHEN substr(o.normal, -1) = char(31) THEN
      substr(o.normal, length(rtrim(rtrim(o.normal, char(31)), replace(o.normal, char(31), ''))) + 1)
    ELSE '' END AS tail
  FROM (
    SELECT id AS contact, 'responsibility' AS field, 'D' AS letter, responsibility_from AS winner FROM contact WHERE closed IS NULL UNION ALL SELECT id AS contact, 'language' AS field, 'E' AS letter, language_from AS winner FROM contact WHERE closed IS NULL
  ) v JOIN observation o ON o.id = v.winner
);
CREATE VIEW golden_values AS SELECT 'contact' AS kind, id, 'person.name' AS field, 0 AS position,
  name AS value, name_from AS observation, substr(why, 1, 1) AS why,
  opened AS since_run, closed AS until_run
FROM contact WHERE name_from IS NOT NULL
UNION ALL
SELECT 'contact' AS kind, id, 'person.email' AS field, 1 AS position,
  email AS value, email_from AS observation, substr(why, 2, 1) AS why,
  opened AS since_run, closed AS until_run
FROM contact WHERE email_from IS NOT NULL
UNION ALL
SELECT 'contact' AS kind, id, 'person.title' AS field, 2 AS position,
  title AS value, title_from AS observation, substr(why, 3, 1) AS why,
  opened AS since_run, closed AS until_run
FROM contact WHERE title_from IS NOT NULL
UNION ALL
SELECT 'contact' AS kind, id, 'person.responsibility' AS field, 3 AS position,
  responsibility AS value, responsibility_from AS observation, substr(why, 4, 1) AS why,
  opened AS since_run, closed AS until_run
FROM contact WHERE responsibility_from IS NOT NULL
UNION ALL
SELECT 'contact' AS kind, id, 'person.language' AS field, 4 AS position,
  language AS value, language_from AS observation, substr(why, 5, 1) AS why,
  opened AS since_run, closed AS until_run
FROM contact WHERE language_from IS NOT NULL
UNION ALL
SELECT 'company' AS kind, id, 'company.name' AS field, 5 AS position,
  name AS value, name_from AS observation, substr(why, 1, 1) AS why,
  opened AS since_run, closed AS until_run
FROM company WHERE name_from IS NOT NULL
UNION ALL
SELECT 'company' AS kind, id, 'company.businessID' AS field, 6 AS position,
  business_id AS value, business_id_from AS observation, substr(why, 2, 1) AS why,
  opened AS since_run, closed AS until_run
FROM company WHERE business_id_from IS NOT NULL
UNION ALL
SELECT 'company' AS kind, id, 'company.street' AS field, 7 AS position,
  street AS value, street_from AS observation, substr(why, 3, 1) AS why,
  opened AS since_run, closed AS until_run
FROM company WHERE street_from IS NOT NULL
UNION ALL
SELECT 'company' AS kind, id, 'company.postcode' AS field, 8 AS position,
  postcode AS value, postcode_from AS observation, substr(why, 4, 1) AS why,
  opened AS since_run, closed AS until_run
FROM company WHERE postcode_from IS NOT NULL
UNION ALL
SELECT 'company' AS kind, id, 'company.city' AS field, 9 AS position,
  city AS value, city_from AS observation, substr(why, 5, 1) AS why,
  opened AS since_run, closed AS until_run
FROM company WHERE city_from IS NOT NULL
UNION ALL
SELECT 'company' AS kind, id, 'company.phone' AS field, 10 AS position,
  phone AS value, phone_from AS observation, substr(why, 6, 1) AS why,
  opened AS since_run, closed AS until_run
FROM company WHERE phone_from IS NOT NULL
UNION ALL
SELECT 'company' AS kind, id, 'company.email' AS field, 11 AS position,
  email AS value, email_from AS observation, substr(why, 7, 1) AS why,
  opened AS since_run, closed AS until_run
FROM company WHERE email_from IS NOT NULL
UNION ALL
SELECT 'company' AS kind, id, 'company.website' AS field, 12 AS position,
  website AS value, website_from AS observation, substr(why, 8, 1) AS why,
  opened AS since_run, closed AS until_run
FROM company WHERE website_from IS NOT NULL
UNION ALL
SELECT 'company' AS kind, id, 'company.industry' AS field, 13 AS position,
  industry AS value, industry_from AS observation, substr(why, 9, 1) AS why,
  opened AS since_run, closed AS until_run
FROM company WHERE industry_from IS NOT NULL;
CREATE VIEW claims AS SELECT m.contact, m.company, f.field, o.id AS observation, s.name AS source, CASE WHEN instr(k.key, char(30)) = 0 THEN k.key ELSE substr(k.key, 1, instr(k.key, char(30)) - 1) END AS source_key, i.path AS file,
  o.line, (WITH RECURSIVE part(n, value, rest) AS (
    SELECT -1, NULL, CASE WHEN substr(o.raw, -1) <> char(31) THEN o.raw ELSE
  rtrim(rtrim(rtrim(o.raw, char(31)), replace(o.raw, char(31), '')), char(31)) END || char(31)
    UNION ALL
    SELECT n + 1, substr(rest, 1, instr(rest, char(31)) - 1), substr(rest, instr(rest, char(31)) + 1)
    FROM part WHERE rest <> '' AND n < f.position)
  SELECT value FROM part WHERE n = f.position) AS raw_value,
  (WITH RECURSIVE part(n, value, rest) AS (
    SELECT -1, NULL, CASE WHEN substr(coalesce(o.normal, o.raw), -1) <> char(31) THEN coalesce(o.normal, o.raw) ELSE
  rtrim(rtrim(rtrim(coalesce(o.normal, o.raw), char(31)), replace(coalesce(o.normal, o.raw), char(31), '')), char(31)) END || char(31)
    UNION ALL
    SELECT n + 1, substr(rest, 1, instr(rest, char(31)) - 1), substr(rest, instr(rest, char(31)) + 1)
    FROM part WHERE rest <> '' AND n < f.position)
  SELECT value FROM part WHERE n = f.position) AS value,
  coalesce(nullif(CAST((WITH RECURSIVE part(n, value, rest) AS (
    SELECT -1, NULL, CASE WHEN substr(o.field_since, -1) <> char(31) THEN o.field_since ELSE
  rtrim(rtrim(rtrim(o.field_since, char(31)), replace(o.field_since, char(31), '')), char(31)) END || char(31)
    UNION ALL
    SELECT n + 1, substr(rest, 1, instr(rest, char(31)) - 1), substr(rest, instr(rest, char(31)) + 1)
    FROM part WHERE rest <> '' AND n < f.position)
  SELECT value FROM part WHERE n = f.position) AS INTEGER), 0), o.since) AS said_since_run, m.opened AS since_run, m.closed AS until_run
FROM membership m
JOIN (SELECT 0 AS position, 'person.name' AS field UNION ALL SELECT 1 AS position, 'person.email' AS field UNION ALL SELECT 2 AS position, 'person.title' AS field UNION ALL SELECT 3 AS position, 'person.responsibility' AS field UNION ALL SELECT 4 AS position, 'person.language' AS field UNION ALL SELECT 5 AS position, 'company.name' AS field UNION ALL SELECT 6 AS position, 'company.businessID' AS field UNION ALL SELECT 7 AS position, 'company.street' AS field UNION ALL SELECT 8 AS position, 'company.postcode' AS field UNION ALL SELECT 9 AS position, 'company.city' AS field UNION ALL SELECT 10 AS position, 'company.phone' AS field UNION ALL SELECT 11 AS position, 'company.email' AS field UNION ALL SELECT 12 AS position, 'company.website' AS field UNION ALL SELECT 13 AS position, 'company.industry' AS field) f
JOIN observation o ON o.id = m.observation
JOIN key k ON k.id = o.key
JOIN source s ON s.id = k.source
JOIN input i ON i.id = o.input;
CREATE VIEW provenance AS SELECT g.kind, g.id, g.field,
  CASE WHEN g.value IS NULL AND o.raw IS NULL THEN 'value erased' ELSE g.value END AS value,
  s.name AS source, CASE WHEN instr(k.key, char(30)) = 0 THEN k.key ELSE substr(k.key, 1, instr(k.key, char(30)) - 1) END AS source_key, i.path AS file, lower(hex(i.sha256)) AS file_sha256, i.url,
  datetime(i.retrieved, 'unixepoch') AS retrieved, o.line, (WITH RECURSIVE part(n, value, rest) AS (
    SELECT -1, NULL, CASE WHEN substr(o.places, -1) <> char(31) THEN o.places ELSE
  rtrim(rtrim(rtrim(o.places, char(31)), replace(o.places, char(31), '')), char(31)) END || char(31)
    UNION ALL
    SELECT n + 1, substr(rest, 1, instr(rest, char(31)) - 1), substr(rest, instr(rest, char(31)) + 1)
    FROM part WHERE rest <> '' AND n < g.position)
  SELECT value FROM part WHERE n = g.position) AS place,
  (WITH RECURSIVE part(n, value, rest) AS (
    SELECT -1, NULL, CASE WHEN substr(o.raw, -1) <> char(31) THEN o.raw ELSE
  rtrim(rtrim(rtrim(o.raw, char(31)), replace(o.raw, char(31), '')), char(31)) END || char(31)
    UNION ALL
    SELECT n + 1, substr(rest, 1, instr(rest, char(31)) - 1), substr(rest, instr(rest, char(31)) + 1)
    FROM part WHERE rest <> '' AND n < g.position)
  SELECT value FROM part WHERE n = g.position) AS raw_value, sr.chain, c.rules,
  CASE g.why WHEN '1' THEN 'the only value' WHEN '2' THEN 'all agree' WHEN '3' THEN 'trust' WHEN '4' THEN 'majority' WHEN '5' THEN 'newer' WHEN '6' THEN 'founder' WHEN '7' THEN 'part of the chosen address' WHEN '8' THEN 'surest grounds' WHEN '9' THEN 'corrected'
    ELSE 'no value' END AS why,
  sr.trust, sr.purpose, sr.basis, coalesce(nullif(CAST((WITH RECURSIVE part(n, value, rest) AS (
    SELECT -1, NULL, CASE WHEN substr(o.field_since, -1) <> char(31) THEN o.field_since ELSE
  rtrim(rtrim(rtrim(o.field_since, char(31)), replace(o.field_since, char(31), '')), char(31)) END || char(31)
    UNION ALL
    SELECT n + 1, substr(rest, 1, instr(rest, char(31)) - 1), substr(rest, instr(rest, char(31)) + 1)
    FROM part WHERE rest <> '' AND n < g.position)
  SELECT value FROM part WHERE n = g.position) AS INTEGER), 0), o.since) AS said_since_run, g.since_run,
  datetime(a.finished, 'unixepoch') AS since, g.until_run, datetime(z.finished, 'unixepoch') AS until
FROM golden_values g
JOIN observation o ON o.id = g.observation
JOIN key k ON k.id = o.key
JOIN source s ON s.id = k.source
JOIN input i ON i.id = o.input
JOIN run a ON a.id = g.since_run
LEFT JOIN run z ON z.id = g.until_run
LEFT JOIN source_run sr ON sr.run = o.opened AND sr.source = s.id
LEFT JOIN chain c ON c.version = sr.chain;
CREATE VIEW approvals AS SELECT d.id AS decision, CASE d.kind WHEN 0 THEN 'company' ELSE 'contact' END AS kind, d.verdict, d.author, d.reason,
  x.name AS left_source, CASE WHEN instr(l.key, char(30)) = 0 THEN l.key ELSE substr(l.key, 1, instr(l.key, char(30)) - 1) END AS left_key, y.name AS right_source,
  CASE WHEN instr(r.key, char(30)) = 0 THEN r.key ELSE substr(r.key, 1, instr(r.key, char(30)) - 1) END AS right_key,
  d.run AS since_run, datetime(a.finished, 'unixepoch') AS since,
  coalesce(
    (SELECT v.id FROM run v WHERE v.id = d.revoked AND NOT EXISTS(
      SELECT 1 FROM run u WHERE u.undoes = v.id AND u.state = 'committed')),
    (SELECT MIN(u.id) FROM run u WHERE u.undoes = d.run AND u.state = 'committed')) AS until_run
FROM decision d
JOIN key l ON l.id = d.left_key JOIN source x ON x.id = l.source
JOIN key r ON r.id = d.right_key JOIN source y ON y.id = r.source
JOIN run a ON a.id = d.run;
CREATE VIEW objections AS SELECT entry,
  CASE scope WHEN 'no marketing' THEN 'marketing' WHEN 'no email marketing' THEN 'email-marketing' WHEN 'no communication' THEN 'communication' WHEN 'no customer register' THEN 'customer-register'
    ELSE scope END AS purpose,
  date(since, 'unixepoch') AS since, COUNT(*) AS codes
FROM objection GROUP BY entry, scope;
CREATE VIEW corrections AS SELECT c.id AS correction, s.name AS source, CASE WHEN instr(k.key, char(30)) = 0 THEN k.key ELSE substr(k.key, 1, instr(k.key, char(30)) - 1) END AS source_key, c.field, c.value, c.incorrect, c.author, c.reason,
  datetime(c.made, 'unixepoch') AS made, c.opened AS since_run, c.closed AS until_run,
  datetime(z.finished, 'unixepoch') AS until
FROM correction c
JOIN key k ON k.id = c.key
JOIN source s ON s.id = k.source
LEFT JOIN run z ON z.id = c.closed;
COMMIT;
PRAGMA application_id = 1281452132;
PRAGMA user_version = 13;
