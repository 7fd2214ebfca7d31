PRAGMA application_id=1919250549;
PRAGMA user_version=3;
BEGIN TRANSACTION;
CREATE TABLE article (
	workspace VARCHAR NOT NULL, 
	path TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	mtime_ns BIGINT NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	guid VARCHAR, 
	title TEXT NOT NULL, 
	language VARCHAR NOT NULL, 
	date VARCHAR, 
	draft BOOLEAN NOT NULL, 
	episode TEXT NOT NULL, 
	copy_of TEXT, 
	first_seen BIGINT NOT NULL, 
	updated BIGINT NOT NULL, 
	more TEXT NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY (workspace, path), 
	CONSTRAINT ck_article_state CHECK (state IN ('here', 'unread', 'gone'))
)
 WITHOUT ROWID

;
INSERT INTO "article" VALUES('default','a.md',1234,1700000000123456789,'216eb5c0677a633fc92193f3471abaa7e4eb50d3dde40b4c2dcd6ac3aa49b318','here','d89febf4-2ae0-5853-9d6f-61a16d3c8d28','訪談：a.md','zh-Hant','2026-01-02T09:30:00+08:00',0,'youtube:abcdefghijk',NULL,1770710400000000,1770710400000000,'["https://news.example/a","林小明","一句話的摘要。",["晶片","podcast"],["interviews"],[["abcdefghijk"],[],[],["https://news.example/a.mp3"]],"午後電台","https://radio.example/1"]');
CREATE TABLE attempt (
	workspace VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	attempt INTEGER NOT NULL, 
	event VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	detail TEXT, 
	CONSTRAINT pk_attempt PRIMARY KEY (workspace, "key", number), 
	CONSTRAINT fk_attempt_workspace_key FOREIGN KEY(workspace, "key") REFERENCES delivery (workspace, "key")
)
 WITHOUT ROWID

;
INSERT INTO "attempt" VALUES('default','992b166533a12f85f2fcbe715ad0d3a2a6e872d8c4923a51f7a46cb5dca8731a',1,1,'sending',1770710400000000,NULL);
INSERT INTO "attempt" VALUES('default','992b166533a12f85f2fcbe715ad0d3a2a6e872d8c4923a51f7a46cb5dca8731a',2,1,'sent',1770710400000000,NULL);
CREATE TABLE blob (
	workspace VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_blob PRIMARY KEY (workspace, sha256)
);
INSERT INTO "blob" VALUES('default','7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',X'6F6E65');
INSERT INTO "blob" VALUES('default','44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',X'7B7D');
INSERT INTO "blob" VALUES('default','3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3',X'74776F');
CREATE TABLE delivery (
	workspace VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	draft VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	account TEXT NOT NULL, 
	job TEXT NOT NULL, 
	at VARCHAR NOT NULL, 
	run INTEGER NOT NULL, 
	payload_sha256 VARCHAR NOT NULL, 
	honours_key BOOLEAN NOT NULL, 
	not_after BIGINT, 
	state VARCHAR NOT NULL, 
	due BIGINT, 
	attempt INTEGER NOT NULL, 
	token VARCHAR, 
	lease_until BIGINT, 
	remote_id TEXT, 
	reason TEXT, 
	planned BIGINT NOT NULL, 
	changed BIGINT NOT NULL, 
	CONSTRAINT pk_delivery PRIMARY KEY (workspace, "key"), 
	CONSTRAINT fk_delivery_workspace_draft FOREIGN KEY(workspace, draft) REFERENCES draft (workspace, id), 
	CONSTRAINT fk_delivery_workspace_job_at_run FOREIGN KEY(workspace, job, at, run) REFERENCES slot (workspace, job, at, run), 
	CONSTRAINT ck_delivery_due CHECK ((due IS NOT NULL) = (state IN ('ready', 'retry'))), 
	CONSTRAINT ck_delivery_token CHECK ((token IS NOT NULL) = (state = 'sending') AND (lease_until IS NOT NULL) = (state = 'sending'))
)
 WITHOUT ROWID

;
INSERT INTO "delivery" VALUES('default','92fcdd6c95d6633a83e32e511bece89c7b7ab82f14682637089d97dcb808fe0c','15dbe4d894b6','outbox','','weekly','2026-02-10T08:00',1,'67c30f61509b98a06b5e57dafd9d76cf7251ace6f15423d659a869df9d651962',0,NULL,'waiting',NULL,0,NULL,NULL,NULL,NULL,1770710400000000,1770710400000000);
INSERT INTO "delivery" VALUES('default','992b166533a12f85f2fcbe715ad0d3a2a6e872d8c4923a51f7a46cb5dca8731a','e99ab6cec58f','outbox','','weekly','2026-02-10T08:00',1,'8aff60812f23ed2b50c698590309ad160c19e9d67c272181a6579cedd86ba08e',0,NULL,'sent',NULL,1,NULL,NULL,NULL,NULL,1770710400000000,1770710400000000);
CREATE TABLE digest (
	workspace VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_digest PRIMARY KEY (workspace, sha256, version)
);
CREATE TABLE draft (
	workspace VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	network VARCHAR, 
	job TEXT NOT NULL, 
	title TEXT NOT NULL, 
	language VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	reason TEXT, 
	created BIGINT NOT NULL, 
	decided BIGINT, 
	decided_by TEXT, 
	payload_sha256 VARCHAR NOT NULL, 
	approved_sha256 VARCHAR, 
	edited_from VARCHAR, 
	problems TEXT NOT NULL, 
	template TEXT NOT NULL, 
	template_sha256 VARCHAR NOT NULL, 
	parts TEXT NOT NULL, 
	sources TEXT NOT NULL, 
	"view" TEXT NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (workspace, id), 
	CONSTRAINT ck_draft_state CHECK (state IN ('waiting', 'approved', 'rejected', 'stale')), 
	CONSTRAINT ck_draft_approval CHECK (state <> 'approved' OR (approved_sha256 IS NOT NULL AND approved_sha256 = payload_sha256))
);
INSERT INTO "draft" VALUES('default','e99ab6cec58f','thread','x','weekly','討論串 one','zh-Hant','approved',NULL,1770710400000000,1770710400000000,'mei','8aff60812f23ed2b50c698590309ad160c19e9d67c272181a6579cedd86ba08e','8aff60812f23ed2b50c698590309ad160c19e9d67c272181a6579cedd86ba08e',NULL,'[]','thread.txt','5cde0f1298f41f7d1c8b907a36992a7a513225a2615bd6e307bf1a9149b06b40','[["他說「好」。",[0,1]],["end",[]]]','[[0,10,14,"「好」。","quote","陳美玲",[8,10]],[0,0,4,"訪談","title",null,null]]','{"count":2,"posts":["他說「好」。","one"]}');
INSERT INTO "draft" VALUES('default','15dbe4d894b6','thread','x','weekly','討論串 two','zh-Hant','waiting',NULL,1770710400000000,NULL,NULL,'67c30f61509b98a06b5e57dafd9d76cf7251ace6f15423d659a869df9d651962',NULL,NULL,'[]','thread.txt','5cde0f1298f41f7d1c8b907a36992a7a513225a2615bd6e307bf1a9149b06b40','[["他說「好」。",[0,1]],["end",[]]]','[[0,10,14,"「好」。","quote","陳美玲",[8,10]],[0,0,4,"訪談","title",null,null]]','{"count":2,"posts":["他說「好」。","two"]}');
CREATE TABLE draft_path (
	workspace VARCHAR NOT NULL, 
	draft VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	CONSTRAINT pk_draft_path PRIMARY KEY (workspace, draft, position), 
	CONSTRAINT fk_draft_path_workspace_draft FOREIGN KEY(workspace, draft) REFERENCES draft (workspace, id)
)
 WITHOUT ROWID

;
INSERT INTO "draft_path" VALUES('default','15dbe4d894b6',0,'a.md','216eb5c0677a633fc92193f3471abaa7e4eb50d3dde40b4c2dcd6ac3aa49b318');
INSERT INTO "draft_path" VALUES('default','e99ab6cec58f',0,'a.md','216eb5c0677a633fc92193f3471abaa7e4eb50d3dde40b4c2dcd6ac3aa49b318');
CREATE TABLE draft_slot (
	workspace VARCHAR NOT NULL, 
	draft VARCHAR NOT NULL, 
	job TEXT NOT NULL, 
	at VARCHAR NOT NULL, 
	run INTEGER NOT NULL, 
	CONSTRAINT pk_draft_slot PRIMARY KEY (workspace, draft, job, at, run), 
	CONSTRAINT fk_draft_slot_workspace_draft FOREIGN KEY(workspace, draft) REFERENCES draft (workspace, id), 
	CONSTRAINT fk_draft_slot_workspace_job_at_run FOREIGN KEY(workspace, job, at, run) REFERENCES slot (workspace, job, at, run)
)
 WITHOUT ROWID

;
INSERT INTO "draft_slot" VALUES('default','15dbe4d894b6','weekly','2026-02-10T08:00',1);
INSERT INTO "draft_slot" VALUES('default','e99ab6cec58f','weekly','2026-02-10T08:00',1);
CREATE TABLE meta (
	workspace VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (workspace, name)
);
INSERT INTO "meta" VALUES('default','instance','c5d213ae08abdf47cb661ed5667e8aeb');
INSERT INTO "meta" VALUES('default','unrelated','1');
INSERT INTO "meta" VALUES('default','changes','1');
CREATE TABLE output (
	workspace VARCHAR NOT NULL, 
	payload VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	media_type VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	CONSTRAINT pk_output PRIMARY KEY (workspace, payload, position), 
	CONSTRAINT fk_output_workspace_sha256 FOREIGN KEY(workspace, sha256) REFERENCES blob (workspace, sha256)
)
 WITHOUT ROWID

;
INSERT INTO "output" VALUES('default','67c30f61509b98a06b5e57dafd9d76cf7251ace6f15423d659a869df9d651962',0,'threads/two.x.txt','text/plain','3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3');
INSERT INTO "output" VALUES('default','67c30f61509b98a06b5e57dafd9d76cf7251ace6f15423d659a869df9d651962',1,'threads/two.x.json','application/json','44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
INSERT INTO "output" VALUES('default','8aff60812f23ed2b50c698590309ad160c19e9d67c272181a6579cedd86ba08e',0,'threads/one.x.txt','text/plain','7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed');
INSERT INTO "output" VALUES('default','8aff60812f23ed2b50c698590309ad160c19e9d67c272181a6579cedd86ba08e',1,'threads/one.x.json','application/json','44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
CREATE TABLE pick (
	workspace VARCHAR NOT NULL, 
	job TEXT NOT NULL, 
	at VARCHAR NOT NULL, 
	run INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	guid VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	rank INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_pick PRIMARY KEY (workspace, job, at, run, position), 
	CONSTRAINT fk_pick_workspace_job_at_run FOREIGN KEY(workspace, job, at, run) REFERENCES slot (workspace, job, at, run)
)
 WITHOUT ROWID

;
INSERT INTO "pick" VALUES('default','weekly','2026-02-10T08:00',1,0,'a.md','d89febf4-2ae0-5853-9d6f-61a16d3c8d28','fecccc97532467adbf93017b357c8b17e0c75527df76a143de5cfecc2613f615',0,'newest that was not used');
CREATE TABLE related (
	workspace VARCHAR NOT NULL, 
	path TEXT NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	date VARCHAR NOT NULL, 
	basis VARCHAR NOT NULL, 
	CONSTRAINT pk_related PRIMARY KEY (workspace, path)
)
 WITHOUT ROWID

;
CREATE TABLE repurpose_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT repurpose_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "repurpose_version" VALUES('0003');
CREATE TABLE sketch (
	workspace VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	shingles BLOB NOT NULL, 
	CONSTRAINT pk_sketch PRIMARY KEY (workspace, sha256, version)
);
CREATE TABLE slot (
	workspace VARCHAR NOT NULL, 
	job TEXT NOT NULL, 
	at VARCHAR NOT NULL, 
	run INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	reason TEXT, 
	created BIGINT NOT NULL, 
	CONSTRAINT pk_slot PRIMARY KEY (workspace, job, at, run), 
	CONSTRAINT ck_slot_state CHECK (state IN ('made', 'empty', 'skipped'))
)
 WITHOUT ROWID

;
INSERT INTO "slot" VALUES('default','weekly','2026-02-10T08:00',1,'made',NULL,1770710400000000);
CREATE TABLE tally (
	workspace VARCHAR NOT NULL, 
	planned BIGINT NOT NULL, 
	claims BIGINT NOT NULL, 
	CONSTRAINT pk_tally PRIMARY KEY (workspace)
);
INSERT INTO "tally" VALUES('default',2,1);
CREATE UNIQUE INDEX ix_article_workspace_guid ON article (workspace, guid);
CREATE INDEX ix_draft_workspace_state_created ON draft (workspace, state, created);
CREATE INDEX ix_draft_path_workspace_path ON draft_path (workspace, path);
CREATE INDEX ix_delivery_workspace_not_after ON delivery (workspace, not_after);
CREATE INDEX ix_delivery_workspace_due_key ON delivery (workspace, due, "key");
CREATE INDEX ix_delivery_workspace_state_lease_until ON delivery (workspace, state, lease_until);
CREATE INDEX ix_delivery_workspace_draft ON delivery (workspace, draft);
COMMIT;
