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
