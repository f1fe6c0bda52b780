-- SPDX-FileCopyrightText: The Coxa authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a person decided about safety flags at a visit: it is added and read, never changed or
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

-- Programmes, as they were handed out. Each is kept as it was; a change makes the next `number`.
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
