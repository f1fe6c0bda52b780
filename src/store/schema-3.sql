-- SPDX-FileCopyrightText: The Coxa authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- In blocks that stand alone. New tables only: a column more in a table of schema 2 would change the
-- content, and so the proof, of every record ever kept (COXA_CONTENT_SCHEMA). A table with clinical
-- content is named in coxa-content.c; one that belongs to a visit has the three triggers that keep a
-- signed visit.

UPDATE meta SET value = '3' WHERE name = 'min_reader';
