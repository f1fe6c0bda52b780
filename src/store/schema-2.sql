-- SPDX-FileCopyrightText: The Coxa authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- In blocks that stand alone. A table with clinical content belongs to a kind of record: its columns
-- are named in coxa-content.c, so that every version is kept and proved; one that belongs to a visit
-- has the three triggers at the end of block 3 too.

UPDATE meta SET value = '2' WHERE name = 'min_reader';

-- Block 1: signing, hiding, merging. A visit is unsigned until someone signs it.

ALTER TABLE visit ADD COLUMN state TEXT NOT NULL DEFAULT 'unsigned'
  CHECK (state IN ('unsigned', 'signed'));
ALTER TABLE visit ADD COLUMN signed_at TEXT CHECK ((signed_at IS NOT NULL) = (state = 'signed'));
ALTER TABLE visit ADD COLUMN signed_by TEXT;
ALTER TABLE visit ADD COLUMN signed_initials TEXT
  CHECK ((signed_initials IS NOT NULL) = (state = 'signed'));
ALTER TABLE visit ADD COLUMN entered_in_error INTEGER NOT NULL DEFAULT 0
  CHECK (entered_in_error IN (0, 1));

-- The newest visit that counts, from the index alone.
DROP INDEX visit_by_patient;
CREATE INDEX visit_by_patient ON visit (patient, entered_in_error, visit_utc, visit_at);

ALTER TABLE patient ADD COLUMN archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1));
-- The patient who goes on for both; visits stay where they are, so that it can be undone.
ALTER TABLE patient ADD COLUMN merged_into INTEGER REFERENCES patient (key)
  CHECK (merged_into <> key);

CREATE INDEX patient_by_merged_into ON patient (merged_into) WHERE merged_into IS NOT NULL;

-- Block 2: clinicians. `verifier` is what libsodium's crypto_pwhash_str made of the passphrase.

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

-- Block 3: everything that was ever stored or done, in order. `seq` is the order, never a time.
-- `content` is the record as canonical JSON, `content_hash` its SHA-256, `hash` that of the entry
-- without its content, which holds the hash of the entry before: a chain over the whole file.
-- An entry with version 0 tells of something done that changed no row of the record.

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

CREATE TRIGGER revision_stays BEFORE UPDATE ON revision BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER revision_kept BEFORE DELETE ON revision BEGIN SELECT RAISE (ABORT, 'append only'); END;

CREATE TRIGGER patient_kept BEFORE DELETE ON patient BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;
CREATE TRIGGER episode_kept BEFORE DELETE ON episode BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;
CREATE TRIGGER visit_kept BEFORE DELETE ON visit BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;
CREATE TRIGGER clinician_kept BEFORE DELETE ON clinician BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;

-- Which signed visit is being changed, by whom and why. Empty between transactions: without a row
-- here nothing of a signed visit moves.
CREATE TABLE signed_change (
  visit INTEGER PRIMARY KEY REFERENCES visit (key),
  reason TEXT NOT NULL CHECK (length (trim (reason)) > 0),
  initials TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- What cannot move: visits that are signed, and not the one being changed.
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

-- Block 4: what was typed and not stored yet. `record` is the episode or visit it belongs to, or ''.
-- Not clinical content yet, and not part of the chain.

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

-- Block 5: what a person decided about safety flags at a visit: it is added and read, never changed or
-- removed. Lists of ids are separated by ';'.
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

CREATE TRIGGER safety_decision_is_kept BEFORE DELETE ON safety_decision
BEGIN
  SELECT raise (ABORT, 'a safety decision is never removed');
END;

-- INSERT OR REPLACE removes a row without asking the trigger above.
CREATE TRIGGER safety_decision_is_not_replaced BEFORE INSERT ON safety_decision
WHEN EXISTS (SELECT 1 FROM safety_decision WHERE id = new.id OR key = new.key)
BEGIN
  SELECT raise (ABORT, 'a safety decision is never replaced');
END;

-- Block 6: programmes, as they were handed out. Each is kept as it was; a change makes the next `number`.
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

-- `title` is what the clinician read then. `met` are the precautions that the exercise met,
-- "effect:precaution:rule" separated by ';': `reason` and `adapted` are said of them.
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
CREATE TRIGGER programme_kept BEFORE DELETE ON programme BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER programme_item_stays BEFORE UPDATE ON programme_item BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER programme_item_kept BEFORE DELETE ON programme_item BEGIN SELECT RAISE (ABORT, 'append only'); END;
