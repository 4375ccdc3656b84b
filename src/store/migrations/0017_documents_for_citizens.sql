-- 公表する文書: the kept files that citizens are to be offered for download, beside what was made of them. They go out with the next publication. What is said of a file stands here, so that it holds
-- where the document's import was undone, or where the record came back from a publication without the file.
CREATE TABLE offered_document (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  -- Of the document as it was imported.
  id bigint NOT NULL,
  -- Counts its changes; a change names the revision that it was made from.
  revision integer NOT NULL CHECK (revision >= 1),
  title text NOT NULL,
  -- When it was made, as planning says.
  day date,
  -- Where it is listed: with a plan, with a fiscal year, or with neither.
  plan_id bigint,
  year integer,
  -- The file: its bytes are those of the source file with this sum.
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 char(64) NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  removed_at timestamptz,
  PRIMARY KEY (municipality_code, id),
  CHECK (plan_id IS NULL OR year IS NULL)
);

-- 別の言い方: what else the term is called; who searches for one of its names finds the others.
ALTER TABLE explained_term ADD COLUMN other_names text[] NOT NULL DEFAULT '{}';
