-- Files are kept apart from what was made of them: one that was only given, or turned down, or whose import was undone, is kept as well.
CREATE TABLE source_file (
  municipality_code char(6) NOT NULL,
  sha256 char(64) NOT NULL,
  size integer NOT NULL,
  -- null until the file has been read, or where it could not be.
  media_type text,
  -- What the offsets of the text stand in: see source_layout.
  layout text CHECK (layout IN ('lines', 'sheets', 'pages')),
  -- The decoded text, to which the ranges of places are offsets, in UTF-16 code units; null where the file is this text in UTF-8.
  text text,
  -- [{"kind", "count", "at"}]
  oddities jsonb NOT NULL,
  PRIMARY KEY (municipality_code, sha256)
);

-- The bytes of a file, a mebibyte a row: no more than that of a large one has to be in memory. Numbers count from 0.
CREATE TABLE source_file_part (
  municipality_code char(6) NOT NULL,
  sha256 char(64) NOT NULL,
  number integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (municipality_code, sha256, number)
);

-- Where the text of a file stands in it: a row a sheet or a page, none where the text has only lines. Numbers count from 0.
CREATE TABLE source_layout (
  municipality_code char(6) NOT NULL,
  sha256 char(64) NOT NULL,
  number integer NOT NULL,
  start_offset integer NOT NULL,
  end_offset integer NOT NULL,
  layout jsonb NOT NULL,
  PRIMARY KEY (municipality_code, sha256, number)
);

INSERT INTO source_file (municipality_code, sha256, size, media_type, layout, text, oddities)
  SELECT municipality_code, sha256, octet_length(bytes), media_type, 'lines', text, oddities FROM source_document;
INSERT INTO source_file_part (municipality_code, sha256, number, bytes)
  SELECT d.municipality_code, d.sha256, n.number, substring(d.bytes FROM n.number * 1048576 + 1 FOR 1048576)
  FROM source_document d, generate_series(0, (octet_length(d.bytes) - 1) / 1048576) AS n (number);

ALTER TABLE source_file
  ADD FOREIGN KEY (municipality_code) REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE source_file_part
  ADD FOREIGN KEY (municipality_code, sha256) REFERENCES source_file (municipality_code, sha256) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE source_layout
  ADD FOREIGN KEY (municipality_code, sha256) REFERENCES source_file (municipality_code, sha256) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE source_document
  DROP COLUMN media_type,
  DROP COLUMN bytes,
  DROP COLUMN text,
  DROP COLUMN oddities,
  ADD FOREIGN KEY (municipality_code, sha256) REFERENCES source_file (municipality_code, sha256) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- A file that somebody gave: from the moment it came, through its draft, until somebody decided about it.
CREATE TABLE upload (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  sha256 char(64) NOT NULL,
  name text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'reading', 'read', 'unpacked', 'refused', 'accepted', 'rejected')),
  -- Counts every change of the draft and of the state; a change names the revision that it was made from.
  revision integer NOT NULL,
  received_at timestamptz NOT NULL,
  -- The name that the person gave; null on the command line.
  by text,
  -- The archive that it came in, as that was called.
  archive text,
  -- How often it was begun to be read.
  attempts integer NOT NULL,
  -- {"kind", …}: why it could not be read.
  refusal jsonb,
  -- What it became.
  document_id bigint,
  -- {"doubts", "unplaced", "goals", "nodes", "indicators", "missions"} of the draft as it is now; null where there is none.
  counts jsonb,
  -- As it was read: the Reading of the contract, {pointer: [[start, end], …]}, [[start, end], …] of its unplaced text, and the doubts.
  reading jsonb,
  places jsonb,
  unplaced jsonb,
  doubts jsonb,
  PRIMARY KEY (municipality_code, id),
  UNIQUE (municipality_code, sha256),
  FOREIGN KEY (municipality_code, sha256) REFERENCES source_file (municipality_code, sha256) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, document_id) REFERENCES source_document (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK ((state = 'accepted') = (document_id IS NOT NULL)),
  CHECK (num_nulls(reading, places, unplaced, doubts, counts) IN (0, 5))
);
CREATE INDEX upload_waiting ON upload (id) WHERE state IN ('waiting', 'reading');

-- What people changed of a draft, in order; one that is taken back stays, and a later one says so.
CREATE TABLE upload_edit (
  municipality_code char(6) NOT NULL,
  upload_id bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  -- The revision of the upload that the edit made.
  revision integer NOT NULL,
  at timestamptz NOT NULL,
  by text,
  -- {"kind", …}
  edit jsonb NOT NULL,
  PRIMARY KEY (municipality_code, upload_id, number),
  FOREIGN KEY (municipality_code, upload_id) REFERENCES upload (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Every document that is there came as a file.
INSERT INTO upload (municipality_code, id, sha256, name, state, revision, received_at, attempts, document_id)
  SELECT municipality_code, nextval('record_id'), sha256, name, 'accepted', 1, imported_at, 0, id FROM source_document ORDER BY id;

-- The history outlives the document whose import is undone.
ALTER TABLE import_history
  DROP CONSTRAINT import_history_municipality_code_document_id_fkey,
  ALTER COLUMN document_id DROP NOT NULL,
  ADD COLUMN act text NOT NULL DEFAULT 'import' CHECK (act IN ('import', 'undo', 'reject', 'reopen')),
  ADD COLUMN by text,
  ADD COLUMN upload_id bigint,
  -- Of an undo: the import that it undid.
  ADD COLUMN undoes_id bigint,
  ADD FOREIGN KEY (municipality_code) REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
UPDATE import_history h SET upload_id = u.id FROM upload u WHERE u.municipality_code = h.municipality_code AND u.document_id = h.document_id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE import_history
  ALTER COLUMN act DROP DEFAULT,
  ALTER COLUMN upload_id SET NOT NULL,
  ADD FOREIGN KEY (municipality_code, upload_id) REFERENCES upload (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX import_history_document ON import_history (municipality_code, document_id);
