-- SPDX-FileCopyrightText: The Coxa authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- In blocks that stand alone. New tables only: a column more in a table of schema 2 would change the
-- content, and so the proof, of every record ever kept (COXA_CONTENT_SCHEMA). A table with clinical
-- content is named in coxa-content.c; one that belongs to a visit has the three triggers that keep a
-- signed visit.

UPDATE meta SET value = '3' WHERE name = 'min_reader';

-- Block: what was said and done at a visit. `kind` says how `text` is to be read (CoxaTopicKind): a
-- remark is understood where nobody knows its topic any more.
CREATE TABLE remark (
  visit INTEGER NOT NULL REFERENCES visit (key),
  place INTEGER NOT NULL,
  part TEXT NOT NULL,
  topic TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (visit, topic)
) STRICT, WITHOUT ROWID;

-- A technique is an id, or named in the clinic's own words.
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

-- Block: answers to the items of a questionnaire. `words` are the patient's own name of the item;
-- `answer` is NULL where it was asked and not answered. A questionnaire with too few answers for a
-- total has rows here and none in `score`.

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

-- Block: keeping and erasing.

-- For how long the clinic keeps a record; one row, made when somebody has said it.
CREATE TABLE retention (
  clinic TEXT NOT NULL PRIMARY KEY REFERENCES clinic (id),
  preset TEXT,
  years INTEGER NOT NULL CHECK (years > 0),
  child_age INTEGER NOT NULL CHECK (child_age >= 0),
  child_until INTEGER NOT NULL CHECK (child_until >= child_age),
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who must not be erased, and why. A hold that was lifted stays readable.
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

-- What is left of a person who was erased: that somebody was, when and why. `subject` is the id the
-- patient had. `seal` is the SHA-256 over what is left of the entries in `erased_entry`.
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

-- Which entries of the history have lost their content, and (`said`) their reason. What they say of
-- who, what and when stays, and their hashes too: the chain goes on through them.
CREATE TABLE erased_entry (
  seq INTEGER PRIMARY KEY,
  erasure INTEGER NOT NULL REFERENCES erasure (key) DEFERRABLE INITIALLY DEFERRED,
  said INTEGER NOT NULL CHECK (said IN (0, 1))
) STRICT;

-- Ids of the records that are being erased. Empty between transactions: without a row here nothing
-- below lets go of anything. A table whose rows are kept by a trigger lets those go that are named
-- here, as the triggers below do.
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

-- An entry may lose its content and its reason while it is being erased, and nothing else, ever.
DROP TRIGGER revision_stays;
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

DROP TRIGGER patient_kept;
CREATE TRIGGER patient_kept BEFORE DELETE ON patient
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id) BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;
DROP TRIGGER episode_kept;
CREATE TRIGGER episode_kept BEFORE DELETE ON episode
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id) BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;
DROP TRIGGER visit_kept;
CREATE TRIGGER visit_kept BEFORE DELETE ON visit
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id) BEGIN SELECT RAISE (ABORT, 'nothing is deleted'); END;
DROP TRIGGER safety_decision_is_kept;
CREATE TRIGGER safety_decision_is_kept BEFORE DELETE ON safety_decision
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id)
  BEGIN SELECT RAISE (ABORT, 'a safety decision is never removed'); END;
DROP TRIGGER programme_kept;
CREATE TRIGGER programme_kept BEFORE DELETE ON programme
  WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE record = OLD.id) BEGIN SELECT RAISE (ABORT, 'append only'); END;
DROP TRIGGER programme_item_kept;
CREATE TRIGGER programme_item_kept BEFORE DELETE ON programme_item
  WHEN NOT EXISTS (SELECT 1 FROM programme p JOIN erasing e ON e.record = p.id WHERE p.key = OLD.programme)
  BEGIN SELECT RAISE (ABORT, 'append only'); END;
