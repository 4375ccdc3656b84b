-- The record of Shirube. Every table of a municipality begins with its code in primary and foreign keys; a provisional code is replaced by
-- updating municipality.code, which cascades. Foreign keys are deferred, because such an update reaches a table by more than one way.

-- One sequence for all ids. It starts beyond four figures, so that in an address an id is never taken for a year.
CREATE SEQUENCE record_id AS bigint START 100001;

CREATE TABLE municipality (
  code char(6) PRIMARY KEY CHECK (code ~ '^[0-9]{6}$'),
  name text,
  provisional boolean NOT NULL
);

CREATE TABLE source_document (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  sha256 char(64) NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bytea NOT NULL,
  -- The decoded text, to which the ranges of places are offsets, in UTF-16 code units; null where the file is this text in UTF-8.
  text text,
  -- Characters of the coverage; characters = placed + furniture + unplaced.
  characters integer NOT NULL,
  placed_characters integer NOT NULL,
  furniture_characters integer NOT NULL,
  unplaced_characters integer NOT NULL,
  -- What no reader placed, in order: its range in the text, and where a person finds it (L12).
  unplaced_starts integer[] NOT NULL,
  unplaced_ends integer[] NOT NULL,
  unplaced_wheres text[] NOT NULL,
  -- [{"kind", "count", "at"}]
  oddities jsonb NOT NULL,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_code, id),
  UNIQUE (municipality_code, sha256),
  CHECK (cardinality(unplaced_starts) = cardinality(unplaced_ends) AND cardinality(unplaced_starts) = cardinality(unplaced_wheres)),
  CHECK (characters = placed_characters + furniture_characters + unplaced_characters)
);

CREATE TABLE import_history (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  document_id bigint NOT NULL,
  at timestamptz NOT NULL,
  -- {"nodes", "indicators", "goals", "missions", "unplaced"}: how many were new.
  counts jsonb NOT NULL,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, document_id) REFERENCES source_document (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE organisation_unit (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('department', 'division')),
  name text NOT NULL,
  -- The name without white space, in NFKC: what two spellings of one unit share.
  name_key text NOT NULL,
  parent_id bigint,
  -- The first day and the day after the last one; null where not known or not yet.
  valid_from date,
  valid_to date,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, parent_id) REFERENCES organisation_unit (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK (valid_from < valid_to)
);
-- Names, codes and terms are indexed by their md5: a text that was read wrong may be longer than an index takes.
CREATE UNIQUE INDEX organisation_unit_name ON organisation_unit (municipality_code, kind, md5(name_key)) WHERE valid_to IS NULL;

-- A unit that was renamed, merged or split, and what it became.
CREATE TABLE organisation_succession (
  municipality_code char(6) NOT NULL,
  predecessor_id bigint NOT NULL,
  successor_id bigint NOT NULL,
  at date NOT NULL,
  PRIMARY KEY (municipality_code, predecessor_id, successor_id),
  FOREIGN KEY (municipality_code, predecessor_id) REFERENCES organisation_unit (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, successor_id) REFERENCES organisation_unit (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK (predecessor_id <> successor_id)
);
