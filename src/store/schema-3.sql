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
