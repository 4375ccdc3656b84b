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
  -- The decoded text: the ranges of places are offsets in it, in UTF-16 code units.
  text text NOT NULL,
  -- Characters of the coverage; characters = placed + furniture + unplaced.
  characters integer NOT NULL,
  placed_characters integer NOT NULL,
  furniture_characters integer NOT NULL,
  unplaced_characters integer NOT NULL,
  -- [{"text", "where", "range": {"start", "end"}}]
  unplaced jsonb NOT NULL,
  -- [{"kind", "count", "at"}]
  oddities jsonb NOT NULL,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_code, id),
  UNIQUE (municipality_code, sha256),
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

CREATE TABLE plan (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  title text,
  levels text[] NOT NULL,
  -- Fiscal years, inclusive.
  from_year integer,
  to_year integer,
  -- The generation before this one: 前期 before 後期, 第2次 before 第3次.
  predecessor_id bigint,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, predecessor_id) REFERENCES plan (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK (from_year <= to_year)
);

CREATE TABLE plan_node (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  plan_id bigint NOT NULL,
  code text NOT NULL,
  parent_id bigint,
  level text NOT NULL,
  title text NOT NULL,
  statement text,
  position integer NOT NULL,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, plan_id) REFERENCES plan (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, parent_id) REFERENCES plan_node (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX plan_node_code ON plan_node (municipality_code, plan_id, md5(code));

CREATE TABLE plan_node_section (
  municipality_code char(6) NOT NULL,
  node_id bigint NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  items text[] NOT NULL,
  PRIMARY KEY (municipality_code, node_id, position),
  FOREIGN KEY (municipality_code, node_id) REFERENCES plan_node (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE indicator (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  name text NOT NULL,
  name_key text NOT NULL,
  unit text,
  kind text,
  note text,
  divisions text[] NOT NULL,
  PRIMARY KEY (municipality_code, id)
);
CREATE INDEX indicator_name ON indicator (municipality_code, md5(name_key));

CREATE TABLE indicator_placement (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  indicator_id bigint NOT NULL,
  plan_id bigint NOT NULL,
  node_id bigint,
  strategy_kpi boolean NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (municipality_code, id),
  UNIQUE NULLS NOT DISTINCT (municipality_code, plan_id, node_id, indicator_id),
  FOREIGN KEY (municipality_code, indicator_id) REFERENCES indicator (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, plan_id) REFERENCES plan (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, node_id) REFERENCES plan_node (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX indicator_placement_indicator ON indicator_placement (municipality_code, indicator_id);
CREATE INDEX indicator_placement_node ON indicator_placement (municipality_code, node_id);

CREATE TABLE indicator_value (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  indicator_id bigint NOT NULL,
  role text NOT NULL CHECK (role IN ('baseline', 'interim', 'target', 'actual')),
  position integer NOT NULL,
  text text NOT NULL,
  value numeric,
  unit text,
  comparator text CHECK (comparator IN ('=', '>=', '>', '<=', '<')),
  fiscal_year integer,
  cumulative boolean NOT NULL,
  maintain boolean NOT NULL,
  change_from numeric,
  change_to numeric,
  -- The document that gave the value, and where in its reading of the indicator: /target, /interimTargets/0.
  document_id bigint,
  pointer text,
  -- The later document that gave another value in its place; the value is kept.
  superseded_by bigint,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, indicator_id) REFERENCES indicator (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, document_id) REFERENCES source_document (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, superseded_by) REFERENCES source_document (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK ((value IS NULL) = (comparator IS NULL)),
  CHECK ((change_from IS NULL) = (change_to IS NULL))
);
CREATE INDEX indicator_value_indicator ON indicator_value (municipality_code, indicator_id);

CREATE TABLE initiative (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  plan_id bigint NOT NULL,
  node_id bigint,
  position integer NOT NULL,
  group_title text,
  item text NOT NULL,
  divisions text[] NOT NULL,
  details text[] NOT NULL,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, plan_id) REFERENCES plan (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, node_id) REFERENCES plan_node (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX initiative_node ON initiative (municipality_code, node_id);

CREATE TABLE role_expectation (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  plan_id bigint NOT NULL,
  node_id bigint,
  position integer NOT NULL,
  actor text NOT NULL,
  expectations text[] NOT NULL,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, plan_id) REFERENCES plan (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, node_id) REFERENCES plan_node (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX role_expectation_node ON role_expectation (municipality_code, node_id);

CREATE TABLE related_plan (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  plan_id bigint NOT NULL,
  node_id bigint,
  position integer NOT NULL,
  title text NOT NULL,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, plan_id) REFERENCES plan (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, node_id) REFERENCES plan_node (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX related_plan_node ON related_plan (municipality_code, node_id);

CREATE TABLE glossary_term (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  plan_id bigint NOT NULL,
  position integer NOT NULL,
  term text NOT NULL,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, plan_id) REFERENCES plan (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX glossary_term_term ON glossary_term (municipality_code, plan_id, md5(term));

CREATE TABLE goal (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  fiscal_year integer,
  department_id bigint,
  priority integer,
  title text NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'submitted', 'returned', 'approved', 'accepted')),
  -- Number of the latest revision.
  revision integer NOT NULL,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, department_id) REFERENCES organisation_unit (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX goal_year ON goal (municipality_code, fiscal_year, department_id, priority);

CREATE TABLE goal_revision (
  municipality_code char(6) NOT NULL,
  goal_id bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  -- The Goal of the reading contract.
  body jsonb NOT NULL,
  -- [{"pointer", "documentId", "from"}]: what the document of this revision left unsaid and an earlier one had said.
  carried jsonb NOT NULL,
  at timestamptz NOT NULL,
  -- Who made it; null where a document was imported by the command line.
  by text,
  reason text NOT NULL,
  document_id bigint,
  PRIMARY KEY (municipality_code, goal_id, number),
  FOREIGN KEY (municipality_code, goal_id) REFERENCES goal (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, document_id) REFERENCES source_document (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE goal ADD FOREIGN KEY (municipality_code, id, revision) REFERENCES goal_revision (municipality_code, goal_id, number) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- Where the latest revision of a goal stands in plans. node_id is null while no plan of the record has such a node.
CREATE TABLE goal_placement (
  municipality_code char(6) NOT NULL,
  goal_id bigint NOT NULL,
  position integer NOT NULL,
  plan_label text NOT NULL,
  code text,
  text text NOT NULL,
  node_id bigint,
  PRIMARY KEY (municipality_code, goal_id, position),
  FOREIGN KEY (municipality_code, goal_id) REFERENCES goal (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, node_id) REFERENCES plan_node (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX goal_placement_node ON goal_placement (municipality_code, node_id);

CREATE TABLE mission (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  fiscal_year integer,
  department_id bigint,
  post text,
  name text,
  revision integer NOT NULL,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, department_id) REFERENCES organisation_unit (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE mission_revision (
  municipality_code char(6) NOT NULL,
  mission_id bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  -- The Mission of the reading contract.
  body jsonb NOT NULL,
  -- [{"pointer", "documentId", "from"}]: what the document of this revision left unsaid and an earlier one had said.
  carried jsonb NOT NULL,
  at timestamptz NOT NULL,
  by text,
  reason text NOT NULL,
  document_id bigint,
  PRIMARY KEY (municipality_code, mission_id, number),
  FOREIGN KEY (municipality_code, mission_id) REFERENCES mission (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, document_id) REFERENCES source_document (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE mission ADD FOREIGN KEY (municipality_code, id, revision) REFERENCES mission_revision (municipality_code, mission_id, number) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- Where a mid-term goal of the latest revision stands in plans; mid_term_goal is its index in the body, from 0.
CREATE TABLE mission_placement (
  municipality_code char(6) NOT NULL,
  mission_id bigint NOT NULL,
  mid_term_goal integer NOT NULL,
  position integer NOT NULL,
  plan_label text NOT NULL,
  code text,
  text text NOT NULL,
  node_id bigint,
  PRIMARY KEY (municipality_code, mission_id, mid_term_goal, position),
  FOREIGN KEY (municipality_code, mission_id) REFERENCES mission (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, node_id) REFERENCES plan_node (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX mission_placement_node ON mission_placement (municipality_code, node_id);

-- Where in a document something of the record stands. The pointer is a JSON pointer into the subject: /target/text, /actions/0/title.
CREATE TABLE place (
  municipality_code char(6) NOT NULL,
  document_id bigint NOT NULL,
  subject_kind text NOT NULL,
  subject_id bigint NOT NULL,
  pointer text NOT NULL,
  -- [{"start", "end"}]: offsets in source_document.text, in UTF-16 code units, ascending.
  ranges jsonb NOT NULL,
  PRIMARY KEY (municipality_code, document_id, subject_kind, subject_id, pointer),
  FOREIGN KEY (municipality_code, document_id) REFERENCES source_document (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX place_subject ON place (municipality_code, subject_kind, subject_id);

-- What the search box finds. folded is title and text without white space, in NFKC and lower case; grams are its pairs of characters.
CREATE TABLE search_entry (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind text NOT NULL,
  subject_id bigint NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  title_folded text NOT NULL,
  folded text NOT NULL,
  grams text[] NOT NULL,
  PRIMARY KEY (municipality_code, kind, subject_id)
);
CREATE INDEX search_entry_grams ON search_entry USING gin (grams);

-- A revision is what was said at a time: it is never changed and never removed. Only the code of its municipality may follow.
CREATE FUNCTION refuse_change_of_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'municipality_code' = to_jsonb(OLD) - 'municipality_code' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a revision cannot be changed or removed (%)', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER goal_revision_immutable BEFORE UPDATE OR DELETE ON goal_revision FOR EACH ROW EXECUTE FUNCTION refuse_change_of_revision();
CREATE TRIGGER goal_revision_kept BEFORE TRUNCATE ON goal_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_revision();
CREATE TRIGGER mission_revision_immutable BEFORE UPDATE OR DELETE ON mission_revision FOR EACH ROW EXECUTE FUNCTION refuse_change_of_revision();
CREATE TRIGGER mission_revision_kept BEFORE TRUNCATE ON mission_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_revision();
