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
