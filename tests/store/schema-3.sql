-- SPDX-FileCopyrightText: The Coxa authors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE clinic (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE TABLE patient (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE UNIQUE,
  clinic TEXT NOT NULL REFERENCES clinic (id),
  family TEXT NOT NULL,
  given TEXT NOT NULL,
  birth_date TEXT,
  sex TEXT NOT NULL CHECK (sex IN ('', 'f', 'm', 'x')),
  language TEXT,
  number TEXT,
  precautions TEXT NOT NULL,
  fold TEXT NOT NULL,
  gfold TEXT NOT NULL,
  nfold TEXT,
  parts TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
, archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)), merged_into INTEGER REFERENCES patient (key)
  CHECK (merged_into <> key)) STRICT;
CREATE INDEX patient_by_fold ON patient (fold);
CREATE INDEX patient_by_gfold ON patient (gfold);
CREATE INDEX patient_by_nfold ON patient (nfold) WHERE nfold IS NOT NULL;
CREATE INDEX patient_by_birth_date ON patient (birth_date, fold) WHERE birth_date IS NOT NULL;
CREATE VIRTUAL TABLE patient_name USING fts5 (
  parts,
  content = 'patient', content_rowid = 'key',
  tokenize = 'trigram case_sensitive 1', columnsize = 0, detail = 'none'
);
CREATE TABLE episode (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE UNIQUE,
  patient INTEGER NOT NULL REFERENCES patient (key),
  title TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  closed_at TEXT,
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX episode_by_patient ON episode (patient, title);
CREATE TABLE visit (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE UNIQUE,
  patient INTEGER NOT NULL REFERENCES patient (key),
  episode INTEGER REFERENCES episode (key),
  visit_at TEXT NOT NULL,
  visit_utc INTEGER NOT NULL,
  examiner TEXT,
  age_years INTEGER CHECK (age_years >= 0),
  pain_now INTEGER CHECK (pain_now BETWEEN 0 AND 10),
  pain_best INTEGER CHECK (pain_best BETWEEN 0 AND 10),
  pain_worst INTEGER CHECK (pain_worst BETWEEN 0 AND 10),
  pain_average INTEGER CHECK (pain_average BETWEEN 0 AND 10),
  others TEXT NOT NULL,
  notes TEXT,
  version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
, state TEXT NOT NULL DEFAULT 'unsigned'
  CHECK (state IN ('unsigned', 'signed')), signed_at TEXT CHECK ((signed_at IS NOT NULL) = (state = 'signed')), signed_by TEXT, signed_initials TEXT
  CHECK ((signed_initials IS NOT NULL) = (state = 'signed')), entered_in_error INTEGER NOT NULL DEFAULT 0
  CHECK (entered_in_error IN (0, 1))) STRICT;
CREATE TABLE screen_answer (
  visit INTEGER NOT NULL REFERENCES visit (key),
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (visit, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE score (
  visit INTEGER NOT NULL REFERENCES visit (key),
  place INTEGER NOT NULL,
  questionnaire TEXT NOT NULL,
  total REAL NOT NULL,
  PRIMARY KEY (visit, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE pain_spot (
  visit INTEGER NOT NULL REFERENCES visit (key),
  place INTEGER NOT NULL,
  region TEXT NOT NULL,
  kind TEXT NOT NULL,
  intensity INTEGER CHECK (intensity BETWEEN 0 AND 10),
  PRIMARY KEY (visit, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE measurement (
  visit INTEGER NOT NULL REFERENCES visit (key),
  measure TEXT NOT NULL,
  side TEXT NOT NULL,
  position TEXT NOT NULL,
  mode TEXT NOT NULL,
  pelvis_held INTEGER NOT NULL CHECK (pelvis_held IN (0, 1)),
  place INTEGER NOT NULL,
  status TEXT NOT NULL,
  value REAL,
  choice TEXT,
  instrument TEXT NOT NULL,
  step REAL NOT NULL,
  pain INTEGER CHECK (pain BETWEEN 0 AND 10),
  compensation_seen INTEGER NOT NULL CHECK (compensation_seen IN (0, 1)),
  trials TEXT,
  PRIMARY KEY (visit, measure, side, position, mode, pelvis_held),
  CHECK ((status = 'done') = ((value IS NULL) <> (choice IS NULL)))
) STRICT, WITHOUT ROWID;
CREATE TABLE judgement (
  visit INTEGER NOT NULL PRIMARY KEY REFERENCES visit (key),
  ruleset TEXT NOT NULL,
  safety TEXT NOT NULL,
  screen_complete INTEGER NOT NULL CHECK (screen_complete IN (0, 1)),
  judged_at TEXT NOT NULL
) STRICT;
CREATE TABLE safety_flag (
  visit INTEGER NOT NULL REFERENCES judgement (visit),
  flag TEXT NOT NULL,
  level TEXT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (visit, flag)
) STRICT, WITHOUT ROWID;
CREATE TABLE result (
  visit INTEGER NOT NULL REFERENCES judgement (visit),
  place INTEGER NOT NULL,
  pattern TEXT NOT NULL,
  side TEXT NOT NULL,
  class TEXT NOT NULL,
  support INTEGER NOT NULL,
  against INTEGER NOT NULL,
  measured INTEGER NOT NULL,
  total INTEGER NOT NULL,
  caps TEXT NOT NULL,
  missing TEXT NOT NULL,
  unmeasured TEXT NOT NULL,
  decision TEXT NOT NULL DEFAULT 'open' CHECK (decision IN ('open', 'confirmed', 'rejected')),
  reason TEXT,
  PRIMARY KEY (visit, place),
  UNIQUE (visit, pattern, side),
  CHECK (decision <> 'rejected' OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TABLE result_finding (
  visit INTEGER NOT NULL,
  result INTEGER NOT NULL,
  finding TEXT NOT NULL,
  zone TEXT NOT NULL,
  value REAL,
  weight_for INTEGER NOT NULL,
  weight_against INTEGER NOT NULL,
  PRIMARY KEY (visit, result, finding),
  FOREIGN KEY (visit, result) REFERENCES result (visit, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_by_patient ON visit (patient, entered_in_error, visit_utc, visit_at);
CREATE INDEX patient_by_merged_into ON patient (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE clinician (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  initials TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (initials <> ''),
  role TEXT NOT NULL,
  colour TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  verifier TEXT
) STRICT;
CREATE TABLE revision (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record TEXT NOT NULL COLLATE NOCASE,
  patient TEXT COLLATE NOCASE,
  other TEXT COLLATE NOCASE,
  version INTEGER NOT NULL CHECK (version >= 0),
  action TEXT NOT NULL,
  author TEXT,
  initials TEXT NOT NULL,
  at TEXT NOT NULL,
  at_utc INTEGER NOT NULL,
  reason TEXT,
  content_hash TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  content TEXT,
  CHECK ((content IS NULL) = (version = 0)),
  CHECK ((content IS NULL) = (content_hash IS NULL)),
  CHECK (action NOT IN ('amended', 'entered-in-error', 'restored', 'moved', 'repaired', 'merged',
                        'unmerged')
         OR length (trim (ifnull (reason, ''))) > 0)
) STRICT;
CREATE INDEX revision_by_record ON revision (record, seq);
CREATE INDEX revision_by_patient ON revision (patient, seq) WHERE patient IS NOT NULL;
CREATE TRIGGER revision_kept BEFORE DELETE ON revision BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER clinician_kept BEFORE DELETE ON clinician BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;
CREATE TABLE signed_change (
  visit INTEGER PRIMARY KEY REFERENCES visit (key),
  reason TEXT NOT NULL CHECK (length (trim (reason)) > 0),
  initials TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE VIEW signed_visit (key) AS
  SELECT v.key FROM visit v
  WHERE v.state = 'signed' AND NOT EXISTS (SELECT 1 FROM signed_change c WHERE c.visit = v.key);
CREATE TRIGGER visit_signed BEFORE UPDATE ON visit
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.key) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER judgement_signed_insert BEFORE INSERT ON judgement
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER judgement_signed_update BEFORE UPDATE ON judgement
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER judgement_signed_delete BEFORE DELETE ON judgement
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER measurement_signed_insert BEFORE INSERT ON measurement
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER measurement_signed_update BEFORE UPDATE ON measurement
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER measurement_signed_delete BEFORE DELETE ON measurement
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER pain_spot_signed_insert BEFORE INSERT ON pain_spot
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER pain_spot_signed_update BEFORE UPDATE ON pain_spot
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER pain_spot_signed_delete BEFORE DELETE ON pain_spot
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER result_signed_insert BEFORE INSERT ON result
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER result_signed_update BEFORE UPDATE ON result
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER result_signed_delete BEFORE DELETE ON result
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER result_finding_signed_insert BEFORE INSERT ON result_finding
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER result_finding_signed_update BEFORE UPDATE ON result_finding
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER result_finding_signed_delete BEFORE DELETE ON result_finding
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER safety_flag_signed_insert BEFORE INSERT ON safety_flag
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER safety_flag_signed_update BEFORE UPDATE ON safety_flag
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER safety_flag_signed_delete BEFORE DELETE ON safety_flag
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER score_signed_insert BEFORE INSERT ON score
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER score_signed_update BEFORE UPDATE ON score
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER score_signed_delete BEFORE DELETE ON score
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER screen_answer_signed_insert BEFORE INSERT ON screen_answer
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER screen_answer_signed_update BEFORE UPDATE ON screen_answer
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER screen_answer_signed_delete BEFORE DELETE ON screen_answer
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TABLE draft (
  form TEXT NOT NULL,
  patient TEXT NOT NULL COLLATE NOCASE,
  record TEXT NOT NULL COLLATE NOCASE,
  author TEXT NOT NULL COLLATE NOCASE,
  initials TEXT NOT NULL,
  at TEXT NOT NULL,
  base_version INTEGER NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (patient, form, record, author)
) STRICT, WITHOUT ROWID;
CREATE TABLE safety_decision (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE UNIQUE,
  visit INTEGER NOT NULL REFERENCES visit (key),
  episode INTEGER REFERENCES episode (key),
  kind TEXT NOT NULL CHECK (kind IN ('override', 'clearance', 'acknowledgement')),
  decided_at TEXT NOT NULL,
  user TEXT NOT NULL CHECK (user <> ''),
  role TEXT NOT NULL CHECK (role <> ''),
  flags TEXT NOT NULL CHECK (flags <> ''),
  known TEXT NOT NULL,
  answers TEXT NOT NULL,
  reason TEXT,
  doctor_contacted TEXT,
  result_known TEXT,
  long_standing TEXT,
  declined TEXT,
  cleared_by TEXT,
  cleared_where TEXT,
  cleared_on TEXT,
  review_on TEXT,
  advice TEXT,
  CHECK (kind <> 'override' OR (reason IS NOT NULL AND review_on IS NOT NULL AND advice IS NOT NULL
    AND coalesce (doctor_contacted, result_known, long_standing, declined) IS NOT NULL)),
  CHECK (kind <> 'clearance' OR (reason IS NOT NULL AND cleared_by IS NOT NULL
    AND cleared_where IS NOT NULL AND cleared_on IS NOT NULL)),
  CHECK (kind <> 'acknowledgement' OR review_on IS NOT NULL)
) STRICT;
CREATE INDEX safety_decision_by_visit ON safety_decision (visit);
CREATE TRIGGER safety_decision_stays BEFORE UPDATE ON safety_decision
BEGIN
  SELECT raise (ABORT, 'a safety decision is never changed');
END;
CREATE TRIGGER safety_decision_is_not_replaced BEFORE INSERT ON safety_decision
WHEN EXISTS (SELECT 1 FROM safety_decision WHERE id = new.id OR key = new.key)
BEGIN
  SELECT raise (ABORT, 'a safety decision is never replaced');
END;
CREATE TABLE programme (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE UNIQUE,
  patient INTEGER NOT NULL REFERENCES patient (key),
  number INTEGER NOT NULL CHECK (number > 0),
  issued_at TEXT NOT NULL,
  author TEXT,
  language TEXT,
  version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL,
  UNIQUE (patient, number)
) STRICT;
CREATE TABLE programme_item (
  programme INTEGER NOT NULL REFERENCES programme (key),
  place INTEGER NOT NULL,
  exercise TEXT NOT NULL,
  title TEXT NOT NULL,
  side TEXT NOT NULL,
  sets INTEGER NOT NULL CHECK (sets > 0),
  reps INTEGER NOT NULL CHECK (reps > 0),
  hold_s INTEGER NOT NULL CHECK (hold_s >= 0),
  duration_s INTEGER NOT NULL CHECK (duration_s >= 0),
  rest_s INTEGER NOT NULL CHECK (rest_s >= 0),
  sessions_per_day INTEGER NOT NULL CHECK (sessions_per_day > 0),
  days_per_week INTEGER NOT NULL CHECK (days_per_week BETWEEN 1 AND 7),
  both_directions INTEGER NOT NULL CHECK (both_directions IN (0, 1)),
  note TEXT,
  met TEXT NOT NULL,
  reason TEXT,
  adapted INTEGER NOT NULL CHECK (adapted IN (0, 1)),
  PRIMARY KEY (programme, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER programme_stays BEFORE UPDATE ON programme BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER programme_item_stays BEFORE UPDATE ON programme_item BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TABLE remark (
  visit INTEGER NOT NULL REFERENCES visit (key),
  place INTEGER NOT NULL,
  part TEXT NOT NULL,
  topic TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (visit, topic)
) STRICT, WITHOUT ROWID;
CREATE TABLE treatment (
  visit INTEGER NOT NULL REFERENCES visit (key),
  place INTEGER NOT NULL,
  technique TEXT,
  own TEXT,
  region TEXT,
  side TEXT NOT NULL,
  grade TEXT,
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  response TEXT NOT NULL,
  pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
  note TEXT,
  PRIMARY KEY (visit, place),
  CHECK ((technique IS NULL) <> (own IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER remark_signed_insert BEFORE INSERT ON remark
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER remark_signed_update BEFORE UPDATE ON remark
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER remark_signed_delete BEFORE DELETE ON remark
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER treatment_signed_insert BEFORE INSERT ON treatment
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER treatment_signed_update BEFORE UPDATE ON treatment
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER treatment_signed_delete BEFORE DELETE ON treatment
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TABLE score_answer (
  visit INTEGER NOT NULL REFERENCES visit (key),
  place INTEGER NOT NULL,
  questionnaire TEXT NOT NULL,
  item TEXT NOT NULL,
  answer REAL,
  words TEXT,
  PRIMARY KEY (visit, place),
  UNIQUE (visit, questionnaire, item)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER score_answer_signed_insert BEFORE INSERT ON score_answer
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = NEW.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER score_answer_signed_update BEFORE UPDATE ON score_answer
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER score_answer_signed_delete BEFORE DELETE ON score_answer
  WHEN EXISTS (SELECT 1 FROM signed_visit WHERE key = OLD.visit) BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TABLE retention (
  clinic TEXT NOT NULL PRIMARY KEY REFERENCES clinic (id),
  preset TEXT,
  years INTEGER NOT NULL CHECK (years > 0),
  child_age INTEGER NOT NULL CHECK (child_age >= 0),
  child_until INTEGER NOT NULL CHECK (child_until >= child_age),
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hold (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE UNIQUE,
  patient INTEGER NOT NULL REFERENCES patient (key),
  reason TEXT NOT NULL CHECK (length (trim (reason)) > 0),
  placed_at TEXT NOT NULL,
  lifted_at TEXT,
  lifted_reason TEXT CHECK ((lifted_reason IS NULL) = (lifted_at IS NULL)),
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE UNIQUE INDEX hold_in_force ON hold (patient) WHERE lifted_at IS NULL;
CREATE TABLE erasure (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL COLLATE NOCASE UNIQUE,
  subject TEXT NOT NULL COLLATE NOCASE,
  erased_at TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (length (trim (reason)) > 0),
  first_seq INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  records INTEGER NOT NULL,
  visits INTEGER NOT NULL,
  seal TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE TABLE erased_entry (
  seq INTEGER PRIMARY KEY,
  erasure INTEGER NOT NULL REFERENCES erasure (key) DEFERRABLE INITIALLY DEFERRED,
  said INTEGER NOT NULL CHECK (said IN (0, 1))
) STRICT;
CREATE TABLE erasing (
  record TEXT NOT NULL COLLATE NOCASE PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER erasure_kept BEFORE DELETE ON erasure BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER erased_entry_stays BEFORE UPDATE ON erased_entry BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER erased_entry_kept BEFORE DELETE ON erased_entry BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER erased_entry_made BEFORE INSERT ON erased_entry
  WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER hold_kept BEFORE DELETE ON hold
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id) BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER revision_stays BEFORE UPDATE ON revision
  WHEN NOT (EXISTS (SELECT 1 FROM erasing)
    AND EXISTS (SELECT 1 FROM erased_entry e WHERE e.seq = OLD.seq)
    AND NEW.content IS CASE WHEN OLD.content IS NULL THEN NULL ELSE '' END
    AND NEW.reason IS CASE WHEN OLD.reason IS NULL THEN NULL ELSE '-' END
    AND NEW.seq = OLD.seq AND NEW.kind = OLD.kind AND NEW.record = OLD.record
    AND NEW.patient IS OLD.patient AND NEW.other IS OLD.other AND NEW.version = OLD.version
    AND NEW.action = OLD.action AND NEW.author IS OLD.author AND NEW.initials = OLD.initials
    AND NEW.at = OLD.at AND NEW.at_utc = OLD.at_utc AND NEW.content_hash IS OLD.content_hash
    AND NEW.previous_hash = OLD.previous_hash AND NEW.hash = OLD.hash)
  BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER patient_kept BEFORE DELETE ON patient
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id) BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;
CREATE TRIGGER episode_kept BEFORE DELETE ON episode
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id) BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;
CREATE TRIGGER visit_kept BEFORE DELETE ON visit
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id) BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;
CREATE TRIGGER safety_decision_is_kept BEFORE DELETE ON safety_decision
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id)
  BEGIN SELECT RAISE (ABORT, 'a safety decision is never removed'); END;
CREATE TRIGGER programme_kept BEFORE DELETE ON programme
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id) BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER programme_item_kept BEFORE DELETE ON programme_item
  WHEN NOT EXISTS (SELECT 1 FROM programme p JOIN erasing e ON e.record = p.id WHERE p.key = OLD.programme)
  BEGIN SELECT RAISE (ABORT, 'append only'); END;
