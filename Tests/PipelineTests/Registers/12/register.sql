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
INSERT INTO run VALUES(1,'night',NULL,'committed',1772323200,1772323200,'root','lahde 0.2 match 1 survivorship 2',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,5,5,0,0,0);
INSERT INTO run VALUES(2,'night','rectify','committed',1772409600,1772409600,'root','lahde 0.2 match 1 survivorship 2',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,5,5,0,NULL,NULL);
INSERT INTO run VALUES(3,'night','object','committed',1772496000,1772496000,'root','lahde 0.2 match 1 survivorship 2',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO run VALUES(4,'night','erase','committed',1772582400,1772582400,'root','lahde 0.2 match 1 survivorship 2',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,4,5,0,NULL,NULL);
INSERT INTO run VALUES(5,'night','review','committed',1772668800,1772668800,'root','lahde 0.2 match 1 survivorship 2',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,5,5,0,NULL,NULL);
INSERT INTO run VALUES(6,'night',NULL,'committed',1772755200,1772755200,'root','lahde 0.2 match 1 survivorship 2',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',NULL,6,6,0,0,0);
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
  headers TEXT, encodings TEXT, filled TEXT,
  PRIMARY KEY(run, source),
  CHECK(read = created + changed + unchanged + suppressed + quarantined + ignored)
) WITHOUT ROWID;
INSERT INTO source_run VALUES(1,1,'read','snapshot',80,'customer register','contract',X'a9840fcbbd435f6aa6109f3cae3d8a0411bfef61e558f48eea52eefa2413e2d6','28:bbbb4557d8cd8189',5,4,0,0,0,1,0,0,0,'0e884f7f df0e6b4e fbbb40a6 810ac77a ba830006 98bdd383 5a961c67 775b710c f245d6e3 3a7c7aa7','UTF-8','4 4 4 0 0 4 3 3 3 4 0 0 0 2');
INSERT INTO source_run VALUES(1,2,'read','snapshot',50,'direct marketing','legitimate interest',X'2149a93e55ee7b5696862520d540cfa3405099353b150dc11891cee290357c56','28:bbbb4557d8cd8189',4,4,0,0,0,0,0,0,0,'f3d176bd de4743c8 85b2113f 6007db63 2550d962 7e8cd205','UTF-8','4 4 2 0 0 4 1 0 0 0 0 0 0 0');
INSERT INTO source_run VALUES(6,1,'read','snapshot',80,'customer register','contract',X'a9840fcbbd435f6aa6109f3cae3d8a0411bfef61e558f48eea52eefa2413e2d6','28:bbbb4557d8cd8189',4,1,2,0,1,0,0,1,0,'0e884f7f df0e6b4e fbbb40a6 810ac77a ba830006 98bdd383 5a961c67 775b710c f245d6e3 3a7c7aa7','UTF-8','4 4 4 0 0 4 3 3 3 3 0 0 0 2');
INSERT INTO source_run VALUES(6,2,'not read again','snapshot',50,'direct marketing','legitimate interest',X'2149a93e55ee7b5696862520d540cfa3405099353b150dc11891cee290357c56','28:bbbb4557d8cd8189',4,0,0,4,0,0,0,0,0,NULL,NULL,NULL);
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
INSERT INTO input VALUES(1,1,1,'inbox/customers.csv',X'5575fba7f656bf67dd648c1d8f16247ee773acb9a7c44710db59fccbda8ae00d',484,1796080382930575949,65024,16318910,'UTF-8',NULL,NULL);
INSERT INTO input VALUES(2,1,2,'inbox/prospects.csv',X'e32c97f148ac8a71e2237a7365177cf674b306ff642328125449776c5f31947f',251,1796080382931799443,65024,16318911,'UTF-8',NULL,NULL);
INSERT INTO input VALUES(3,6,1,'inbox/customers.csv',X'f4eab9f45439b4da7c3bfc1f001b60ca07b0cd43928487de5513593036c2c74f',467,1796080384246123967,65024,16318910,'UTF-8',NULL,NULL);
CREATE TABLE key(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  key TEXT,
  run INTEGER NOT NULL REFERENCES run(id),
  UNIQUE(source, key)
);
INSERT INTO "key" VALUES(1,1,'1001',1);
INSERT INTO "key" VALUES(2,1,'1002',1);
INSERT INTO "key" VALUES(3,1,'erased:871b2049f5217bf793e605e1cedfed65fc9b5a92a05d39b3fe7ae932b61cec0c',1);
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
, field_since TEXT);
INSERT INTO observation VALUES(1,1,1,2,88,185,'24355961467788493','Aino Kuusiaino.kuusi@puro.examplejohtajaPuro Oy9000008-1Purokatu 300100Helsinki62010','Aino Kuusiaino.kuusi@puro.exampleTalouspäällikköfinancefiPuro Oy9000008-1Purokatu 300100HelsinkiTOL 2008 620101DbEb','Aino Kuusiaino.kuusi@puro.examplejohtajageneral managementfiPuro Oy9000008-1Purokatu 300100HelsinkiTOL 2008 620101DbEb',0,X'b3c0c0499e85623c49822e22f85931fe1678b4cd6088fef6aa9594378d031786',X'c4f6e9ab210bf9edf4212f637b949cf5',X'618972687999fcd896ca873cce463a409a5d9efd46428fd0d33bcec06977c2cc',1,1,6,NULL,NULL,NULL);
INSERT INTO observation VALUES(2,2,1,3,186,298,'253661615758995103','Eero Lampieero.lampi@jarvi.exampleostopäällikköJärvi Oy9000016-6Järvitie 12 B33100Tampere46900','Eero Lampieero.lampi@jarvi.exampleostopäällikköprocurementfiJärvi Oy9000016-6Järvitie 12 B33100Tampere469001DbEb',NULL,0,X'a837d2da2e11c58abf29b7f8b6d40d96c4a9ce05241c7cad67be276a4ed32591',X'54b15cb63970f8c7d49df97b05cd4947',X'a611c8355afa06895504f3c13b310a461bc385abaa1caaddca33a9cf0b4c8752',1,1,6,NULL,NULL,NULL);
INSERT INTO observation VALUES(3,3,1,4,299,400,'615778995','Metsä Oy9000024-2Metsäkuja 190100Oulu',NULL,NULL,0,X'3aac16b95340662451aff13397a48d991a2922df1d0e3110b9671756f22e7be1',NULL,X'41dcb4353f6e40b0cd03936e2bd47f94cc29b0d43d70ca9081706e183b21ba0e',1,1,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(4,4,1,5,401,469,'172548662','Åsa Ängasa.ang@niitty.exampleekonomichefNiitty AbVasa','Åsa Ängasa.ang@niitty.exampleekonomicheffinancesvNiitty AbVasa1DbEb',NULL,0,X'52d739864e07896d31281debbe6446a7ce30e70379cfee63908b95847801de18',X'a6725b05d881c8b697859b770c5ce89d',X'3736bd285e68cc924c5d3859c62b8e90d001efd4388f521643188feb2da9ef1a',1,1,6,NULL,NULL,NULL);
INSERT INTO observation VALUES(5,5,2,2,44,99,'18295338','Kuusi Ainoaino.kuusi@puro.exampleCFOPuro9000008-1','Aino Kuusiaino.kuusi@puro.exampleTalouspäällikköfinancefiPuro9000008-11DbEb','Aino Kuusiaino.kuusi@puro.exampleCFOfinancePuro9000008-11Db',0,X'a30a11545b171562086e78b28c55834859588e108283d0c3dced1fabbc0765a7',X'de4eb915fcdc9f7f93344079028e20b4',X'9895211126c81382e19ea4ba75c30ac8d0b250f0bb78fc6dae3342ea621a3f7f',1,1,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(6,6,2,3,100,148,'13243','Eero Lampieero.lampi@jarvi.exampleJarvi Oy','Eero Lampieero.lampi@jarvi.examplefiJarvi Oy1Ed',NULL,0,X'38b822f2162bc4864ca260f70b0343a522ddf6719dfe3d507d38684d37669e62',X'61b2aa24a7eedf5d757e795b01269655',X'd3f8245c6be090575960781731df6553dbe492189a68b6187c5ee21c67f6c2e0',1,1,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(7,7,2,4,149,207,'1322443','E. Lampie.lampi@lahti.exampletoimitusjohtajaLahti Oy','E. Lampie.lampi@lahti.exampletoimitusjohtajageneral managementfiLahti Oy1DbEb',NULL,0,X'7d380bfe2e820a5b76b9c2b6dc91392b441fb8cdbdf132ce04c9b5fc7d1eac61',X'd1c4f53c431d6c32edc7c1b099f8dd83',X'eeb08cbaac63fedac98c31e3419278590333d95b71e104e8e0ecda0a2a585881',1,1,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(8,8,2,5,208,250,'11193','Åsa Angasa.ang@niitty.exampleNiitty',NULL,NULL,0,X'eb73d030f5f1f4347236148d277248963795b97d842d8956a075b10260c98732',X'f104cd59fb16de355088015a262c27bf',X'af9f661892ef9d6616298fd703d220aafd634f602920e6728ec35ed322168dfd',1,1,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(9,1,3,2,88,185,'24355961467788493','Aino Kuusiaino.kuusi@puro.examplejohtajaPuro Oy9000008-1Purokatu 500100Helsinki62010','Aino Kuusiaino.kuusi@puro.exampleTalouspäällikköfinancefiPuro Oy9000008-1Purokatu 500100HelsinkiTOL 2008 620101DbEb','Aino Kuusiaino.kuusi@puro.examplejohtajageneral managementfiPuro Oy9000008-1Purokatu 500100HelsinkiTOL 2008 620101DbEb',0,X'3202be5b8283dab962af9b5366ecc297ccec5c42e99a5983c89b9604940428b7',X'3d0e8196ad2a2c07ac7e4f637ceabcbc',X'942bd6b6529ca6ce3988a40bf2f368c21e6845857047b8819c3748da21f567d9',6,6,NULL,NULL,NULL,'1111111111111');
INSERT INTO observation VALUES(10,2,3,3,186,293,'253661615738793101','Eero Lampieero.lampi@jarvi.exampleostojohtajaJärvi Oy9000016-6Järvitie 12 B33100Tampere46900','Eero Lampieero.lampi@jarvi.exampleostojohtajaprocurementfiJärvi Oy9000016-6Järvitie 12 B33100Tampere469001DbEb',NULL,0,X'4aa81039179cb5ee5433594162e48ebad2b6e3df9bb7062f3f0a3011a3e1c8c7',X'a3385c9e8acad623f7dd3d8df86cd07e',X'91a31645b826064e83b78cea9cbed59dc804e053b7a962ff84a06fa305fe795d',6,6,NULL,NULL,NULL,'1111111111111');
INSERT INTO observation VALUES(11,9,3,5,396,466,'1627526','Onni Vuorionni.vuori@saari.exampleHR-päällikköSaari Oy','Onni Vuorionni.vuori@saari.exampleHR-päällikköHRfiSaari Oy1DbEb',NULL,0,X'4f4d3939d576ca64b94ce8f6dd0b3cbeba18c924161cb02b3199bd006d98fdbe',X'e50b6a51b116610d9670eaed7c1f4d48',X'5d17459e239ce8a36a51744c791b1f6802760c34b664b71deab42771f7b8356d',6,6,NULL,NULL,NULL,NULL);
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
INSERT INTO membership VALUES(5,1,1,1,26618,0,2);
INSERT INTO membership VALUES(5,2,1,1,30992,0,NULL);
INSERT INTO membership VALUES(6,1,2,2,30127,0,5);
INSERT INTO membership VALUES(6,5,6,2,0,0,NULL);
INSERT INTO membership VALUES(7,1,7,7,0,0,NULL);
INSERT INTO membership VALUES(8,1,4,4,33099,0,6);
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
INSERT INTO pair VALUES(1,1,5,1,2,26618,2685510056);
INSERT INTO pair VALUES(1,1,5,2,6,30992,2809635240);
INSERT INTO pair VALUES(1,2,6,1,5,30127,2801836456);
INSERT INTO pair VALUES(1,4,8,1,6,33099,2684395945);
INSERT INTO pair VALUES(1,5,9,6,NULL,30992,2809635240);
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
INSERT INTO model VALUES(1,1,X'4d9fb6d31287ce9b8bb907b282e38dfe6ba769b6e29812a2dd7e440b4baf8af0',X'5108031ead525f02c3e9f1b6888555154b2847f4f9c0e988cf243f02dd872064',NULL);
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
INSERT INTO quarantine VALUES(1,1,1,6,1,470,483,NULL,'record.nobody',X'c24e19eebdf2f8d9e095a56aa5f752c8afcd4c3421e0e546bd59c767f4fcb63c',1,6,1,NULL,NULL);
CREATE TABLE suppression(
  scope TEXT NOT NULL CHECK(scope IN ('erased', 'no marketing')),
  code BLOB NOT NULL,
  key_version INTEGER NOT NULL,
  run INTEGER REFERENCES run(id),
  PRIMARY KEY(scope, code)
) WITHOUT ROWID;
INSERT INTO suppression VALUES('erased',X'7e4bb363badd1769eaba78f698ddcbf8597f0e64ea7a99029c2b6df4193cc3d3',1,4);
INSERT INTO suppression VALUES('erased',X'871b2049f5217bf793e605e1cedfed65fc9b5a92a05d39b3fe7ae932b61cec0c',1,4);
CREATE TABLE chain(
  version TEXT PRIMARY KEY NOT NULL,
  rules TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO chain VALUES('28:bbbb4557d8cd8189','unicode/1 mojibake/1 white-space/1 personal-identity-code/1 street-town/1 town-country/1 town-postcode/1 company-name/2 name-comma/1 name-titles/2 placeholder/1 name-role/1 name-order/2 name-capitals/2 email/2 role-mailbox/2 title-capitals/1 language/2 business-id/2 post-box/1 house-number/1 address-capitals/2 postcode/2 phone/2 website/2 industry/2 responsibility/2 language-traces/1');
CREATE TABLE audit(
  id INTEGER PRIMARY KEY,
  run INTEGER REFERENCES run(id),
  at INTEGER NOT NULL,
  user TEXT NOT NULL,
  act TEXT NOT NULL,
  content BLOB NOT NULL,
  seal BLOB NOT NULL
);
INSERT INTO audit VALUES(1,1,1772323200,'root','night',X'e9e90799ba135ce9bc8171c89ba433dac6157908eac423f8bf8dbec577836762',X'bf4621c92b77616a9d454fb340db9548cd00d34ae7008925e3b8c742fd3d113a');
INSERT INTO audit VALUES(2,1,1772323200,'root','contract',X'097b2bd21f2ac30a3dd049e5c4226ece8d23916519f47eb0f52942d0be5aae20',X'5b7fc70aca2fbc729dc76d32dfeb00ca196de1e13a24cc9224d415f39ac38ea4');
INSERT INTO audit VALUES(3,2,1772409600,'root','rectify',X'2dba5dbc339e7316aea2683faf839c1b7b1ee2313db792112588118df066aa35',X'b0935e4be0556f39dad4bd100ac1dead9774b85b8ff589638692b49bf304215b');
INSERT INTO audit VALUES(4,3,1772496000,'root','object',X'2dba5dbc339e7316aea2683faf839c1b7b1ee2313db792112588118df066aa35',X'c469d1a904fad44cca5a159f467a39666f08cd336e398f216b6629b2b54094d8');
INSERT INTO audit VALUES(5,4,1772582400,'root','erase',X'2dba5dbc339e7316aea2683faf839c1b7b1ee2313db792112588118df066aa35',X'c49fd6ba653844828ff7285695d68a63e11bc0d11a2094757287362759b42b49');
INSERT INTO audit VALUES(6,5,1772668800,'root','review',X'2dba5dbc339e7316aea2683faf839c1b7b1ee2313db792112588118df066aa35',X'7ada96e4ded01ecafb019f365b5bf1aa9d7ebcfc4ebe65edf0835e611e6b9f00');
INSERT INTO audit VALUES(7,6,1772755200,'root','night',X'316cfd7e382a3accf088f072224f55bd318950ef76ea88c3e885c56594a582b1',X'e402f29f544b4ea7f7729fb8d3acc7e0664cee83ddb6ebb526ecd9fdb1ecdbb8');
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
);
INSERT INTO journal_mark VALUES(1,3,X'98e95745115f64478f434e953baf952634a44c50ac207994cf04a83e6e5b74f9');
CREATE TABLE suppressed_value(
  code BLOB PRIMARY KEY,
  key_version INTEGER NOT NULL,
  run INTEGER REFERENCES run(id)
) WITHOUT ROWID;
CREATE TABLE objection(
  scope TEXT NOT NULL CHECK(scope IN ('no marketing', 'no email marketing')),
  code BLOB NOT NULL,
  key_version INTEGER NOT NULL,
  since INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  run INTEGER REFERENCES run(id),
  PRIMARY KEY(scope, code)
) WITHOUT ROWID;
INSERT INTO objection VALUES('no marketing',X'25f84cc39e8a941bc19ba24ebf8b0f36c5950b49b9d09f29a0f96be753c95a46',1,1772496000,1,3);
INSERT INTO objection VALUES('no marketing',X'd24733257d6d311d74e71daad048b0f3c03df3018591ce15a7818ea9c8a42a45',1,1772496000,1,3);
INSERT INTO objection VALUES('no marketing',X'db0cb80170851b4f03bff660568fff21673e09fd561492cc2dcbb434ae6136a9',1,1772496000,1,3);
CREATE TABLE request(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN ('access', 'rectify', 'erase', 'object')),
  contact INTEGER,
  code BLOB,
  received INTEGER NOT NULL,
  due INTEGER NOT NULL,
  opened INTEGER NOT NULL REFERENCES run(id),
  closed INTEGER REFERENCES run(id),
  outcome TEXT CHECK(outcome IN ('answered', 'erased', 'refused', 'lifted')),
  reason TEXT
);
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
INSERT INTO look_alike VALUES('look-alike',X'37cfbf8333bd5e480c3f49ead02f3295e1ef580cf80ebe5b67d9e9d2b80ea842',1,4);
INSERT INTO look_alike VALUES('look-alike',X'7bad066e3997e15239e059aaf6905a8d71f508aa8e2684490e0655e14a5ae2a0',1,4);
INSERT INTO look_alike VALUES('look-alike',X'7e4bb363badd1769eaba78f698ddcbf8597f0e64ea7a99029c2b6df4193cc3d3',1,4);
INSERT INTO look_alike VALUES('look-alike',X'871b2049f5217bf793e605e1cedfed65fc9b5a92a05d39b3fe7ae932b61cec0c',1,4);
CREATE INDEX observation_by_end ON observation(withdrawn) WHERE withdrawn IS NOT NULL;
CREATE INDEX observation_ended ON observation(key) WHERE relationship = 1 AND expired IS NULL;
CREATE INDEX membership_by_end ON membership(closed) WHERE closed IS NOT NULL;
CREATE INDEX contact_by_end ON contact(closed) WHERE closed IS NOT NULL;
CREATE INDEX company_by_end ON company(closed) WHERE closed IS NOT NULL;
CREATE INDEX correction_by_key ON correction(key);
CREATE INDEX observation_corrected ON observation(key) WHERE uncorrected IS NOT NULL;
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
      WHEN 'b' THEN 'title' WHEN 'c' THEN 'page' WHEN 'd' THEN 'company' WHEN 'e' THEN 'address' WHEN 'f' THEN 'misplaced' WHEN 'g' THEN 'embedded'
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
CREATE VIEW claims AS SELECT m.contact, m.company, f.field, o.id AS observation, s.name AS source, k.key AS source_key, i.path AS file,
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
  s.name AS source, k.key AS source_key, i.path AS file, lower(hex(i.sha256)) AS file_sha256, i.url,
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
  x.name AS left_source, l.key AS left_key, y.name AS right_source, r.key AS right_key,
  d.run AS since_run, datetime(a.finished, 'unixepoch') AS since,
  coalesce(
    (SELECT v.id FROM run v WHERE v.id = d.revoked AND NOT EXISTS(
      SELECT 1 FROM run u WHERE u.undoes = v.id AND u.state = 'committed')),
    (SELECT MIN(u.id) FROM run u WHERE u.undoes = d.run AND u.state = 'committed')) AS until_run
FROM decision d
JOIN key l ON l.id = d.left_key JOIN source x ON x.id = l.source
JOIN key r ON r.id = d.right_key JOIN source y ON y.id = r.source
JOIN run a ON a.id = d.run;
CREATE VIEW objections AS SELECT entry, CASE scope WHEN 'no marketing' THEN 'marketing' ELSE 'email-marketing' END AS purpose,
  date(since, 'unixepoch') AS since, COUNT(*) AS codes
FROM objection GROUP BY entry, scope;
CREATE VIEW corrections AS SELECT c.id AS correction, s.name AS source, k.key AS source_key, c.field, c.value, c.incorrect, c.author, c.reason,
  datetime(c.made, 'unixepoch') AS made, c.opened AS since_run, c.closed AS until_run,
  datetime(z.finished, 'unixepoch') AS until
FROM correction c
JOIN key k ON k.id = c.key
JOIN source s ON s.id = k.source
LEFT JOIN run z ON z.id = c.closed;
COMMIT;
PRAGMA application_id = 1281452132;
PRAGMA user_version = 12;
