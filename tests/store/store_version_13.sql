BEGIN TRANSACTION;
CREATE TABLE accounts (
    workspace VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    password TEXT NOT NULL,
    role TEXT NOT NULL,
    made DATETIME NOT NULL,
    disabled DATETIME,
    identity TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (workspace, name)
);
CREATE TABLE audit (
    id INTEGER NOT NULL,
    workspace VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE calls (
    workspace VARCHAR NOT NULL,
    call_id VARCHAR NOT NULL,
    engine TEXT NOT NULL,
    channel TEXT NOT NULL,
    ani TEXT NOT NULL,
    dnis TEXT NOT NULL,
    flow TEXT NOT NULL,
    release TEXT NOT NULL,
    seed TEXT NOT NULL,
    facts TEXT NOT NULL,
    offered DATETIME NOT NULL,
    answered DATETIME,
    ended DATETIME,
    ended_by TEXT NOT NULL,
    cause TEXT NOT NULL,
    path TEXT NOT NULL,
    language TEXT NOT NULL,
    queue TEXT NOT NULL,
    milestones TEXT DEFAULT '[]' NOT NULL,
    route TEXT DEFAULT '' NOT NULL,
    left_at TEXT DEFAULT '' NOT NULL,
    inputs TEXT DEFAULT '[]' NOT NULL,
    outcome TEXT DEFAULT '' NOT NULL,
    duration_ms INTEGER,
    services TEXT DEFAULT '[]' NOT NULL,
    PRIMARY KEY (workspace, call_id)
);
CREATE TABLE counters (
    workspace VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (workspace, name)
);
CREATE TABLE draft_revisions (
    workspace VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    text TEXT NOT NULL,
    layout TEXT NOT NULL,
    author TEXT NOT NULL,
    saved DATETIME NOT NULL,
    conversations TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (workspace, flow, revision)
);
CREATE TABLE drafts (
    workspace VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    text TEXT NOT NULL,
    layout TEXT NOT NULL,
    author TEXT NOT NULL,
    updated DATETIME NOT NULL,
    deleted BOOLEAN NOT NULL,
    conversations TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (workspace, flow)
);
CREATE TABLE folder_marks (
    workspace VARCHAR NOT NULL,
    folder VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    text TEXT NOT NULL,
    layout TEXT NOT NULL,
    conversations TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (workspace, folder, flow)
);
CREATE TABLE invitations (
    workspace VARCHAR NOT NULL,
    token VARCHAR NOT NULL,
    role TEXT NOT NULL,
    expires DATETIME NOT NULL,
    account TEXT DEFAULT '' NOT NULL,
    author TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (workspace, token)
);
CREATE TABLE ivrflow_meta (
    name VARCHAR NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
);
INSERT INTO "ivrflow_meta" VALUES('version','13');
CREATE TABLE leases (
    workspace VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    place TEXT NOT NULL,
    pid INTEGER NOT NULL,
    process_start TEXT NOT NULL,
    acquired DATETIME NOT NULL,
    expires DATETIME NOT NULL,
    serving TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (workspace, name)
);
CREATE TABLE live_data (
    workspace VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    revision TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (workspace, subject, name)
);
CREATE TABLE publications (
    workspace VARCHAR NOT NULL,
    serial INTEGER NOT NULL,
    release TEXT NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    created DATETIME NOT NULL,
    proof TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (workspace, serial)
);
CREATE TABLE release_entries (
    workspace VARCHAR NOT NULL,
    release VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (workspace, release, name)
);
CREATE TABLE release_versions (
    workspace VARCHAR NOT NULL,
    release VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (workspace, release, flow)
);
CREATE TABLE releases (
    workspace VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    created DATETIME NOT NULL,
    PRIMARY KEY (workspace, hash)
);
CREATE TABLE routes (
    workspace VARCHAR NOT NULL,
    pattern VARCHAR NOT NULL,
    flow TEXT NOT NULL,
    PRIMARY KEY (workspace, pattern)
);
CREATE TABLE saved_reports (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workspace VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    question TEXT NOT NULL,
    author TEXT NOT NULL,
    saved DATETIME NOT NULL
);
CREATE UNIQUE INDEX saved_reports_by_name ON saved_reports (workspace, owner, name);
CREATE TABLE schedules (
    id INTEGER NOT NULL,
    workspace VARCHAR NOT NULL,
    flows TEXT NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    due DATETIME NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT NOT NULL,
    seen TEXT DEFAULT '{}' NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE services_used (
    start BIGINT NOT NULL,
    subject BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (start, subject, customer)
)
 WITHOUT ROWID
;
CREATE TABLE sign_ins (
    workspace VARCHAR NOT NULL,
    token VARCHAR NOT NULL,
    account TEXT NOT NULL,
    csrf TEXT NOT NULL,
    made DATETIME NOT NULL,
    seen DATETIME NOT NULL,
    device TEXT DEFAULT '' NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (workspace, token)
);
CREATE TABLE steps (
    workspace VARCHAR NOT NULL,
    call_id VARCHAR NOT NULL,
    sequence INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (workspace, call_id, sequence)
);
CREATE TABLE tallies (
    measure INTEGER NOT NULL,
    level INTEGER NOT NULL,
    start BIGINT NOT NULL,
    subject BIGINT NOT NULL,
    bucket INTEGER NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (measure, level, start, subject, bucket)
)
 WITHOUT ROWID
;
CREATE TABLE tally_subjects (
    id BIGINT NOT NULL,
    workspace VARCHAR NOT NULL,
    flow TEXT NOT NULL,
    release TEXT NOT NULL,
    route TEXT NOT NULL,
    node TEXT NOT NULL,
    milestone TEXT NOT NULL,
    customer_class TEXT NOT NULL,
    language TEXT DEFAULT '' NOT NULL,
    queue TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE versions (
    workspace VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    created DATETIME NOT NULL,
    conversations TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (workspace, flow, number)
);
CREATE INDEX calls_in_progress ON calls (workspace, engine, ended);
CREATE INDEX calls_listed ON calls (workspace, offered, call_id, flow, route, left_at, outcome, services, duration_ms, ended_by, dnis, release);
CREATE INDEX calls_by_caller ON calls (workspace, ani, offered, call_id);
CREATE TABLE recording_contents (
    workspace VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (workspace, sha256)
);
CREATE TABLE recording_versions (
    workspace VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    suffix TEXT NOT NULL,
    transcript TEXT NOT NULL,
    speaker TEXT NOT NULL,
    origin TEXT NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    created DATETIME NOT NULL,
    PRIMARY KEY (workspace, language, name, number)
);
CREATE TABLE voice_documents (
    workspace VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (workspace, hash)
);
COMMIT;
