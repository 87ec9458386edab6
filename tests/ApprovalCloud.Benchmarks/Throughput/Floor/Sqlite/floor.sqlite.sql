-- The floor's tables on SQLite: those of floor.sql.
PRAGMA journal_mode = WAL;
CREATE TABLE applications (
  id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, service TEXT NOT NULL, service_version INT NOT NULL, applicant_id TEXT NOT NULL, applicant_name TEXT NOT NULL,
  submitted_at INT NOT NULL, updated_at INT NOT NULL, due_at INT NOT NULL, promised_at INT NOT NULL,
  ended_at INT, ended_as TEXT, row_version INT NOT NULL, event_count INT NOT NULL, head_hash BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX ix_applications ON applications (applicant_id, updated_at);
CREATE TABLE application_facts (application_id TEXT PRIMARY KEY REFERENCES applications, answers TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE signed_documents (application_id TEXT PRIMARY KEY REFERENCES applications, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE application_burdens (application_id TEXT PRIMARY KEY REFERENCES applications, service TEXT NOT NULL, submitted_at INT NOT NULL, asked INT NOT NULL, prefilled INT NOT NULL, days INT NOT NULL) WITHOUT ROWID;
CREATE TABLE steps (
  application_id TEXT REFERENCES applications, key TEXT, department TEXT NOT NULL, position INT NOT NULL, status TEXT NOT NULL,
  opened_at INT, accepted_at INT, due_at INT, promised_at INT, yellow_at INT,
  decided_at INT, decided_by_id TEXT, decided_by_name TEXT, version INT NOT NULL, PRIMARY KEY (application_id, key)) WITHOUT ROWID;
CREATE INDEX ix_steps ON steps (department, due_at, application_id) WHERE status = 'Open';
CREATE TABLE events (
  application_id TEXT REFERENCES applications, sequence INT, at INT NOT NULL, kind TEXT NOT NULL, step TEXT, actor_id TEXT, actor_name TEXT,
  data TEXT NOT NULL, clock TEXT NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (application_id, sequence)) WITHOUT ROWID;
CREATE TABLE outbox (
  application_id TEXT, sequence INT, about TEXT, department TEXT, person_id TEXT, created_at INT NOT NULL, sent_at INT,
  attempts INT NOT NULL, next_attempt_at INT NOT NULL, PRIMARY KEY (application_id, sequence, about)) WITHOUT ROWID;
CREATE INDEX ix_outbox_next ON outbox (next_attempt_at) WHERE sent_at IS NULL;
CREATE INDEX ix_outbox_person ON outbox (person_id) WHERE person_id IS NOT NULL;
CREATE TABLE figure_changes (id TEXT PRIMARY KEY, changes TEXT NOT NULL) WITHOUT ROWID;
