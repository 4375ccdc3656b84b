-- The year: forms, phases, and the sheets that are written in them. A sheet is what is being worked on; what was accepted of it becomes a revision of the goal or the
-- mission statement of the record, which is what everybody reads.

-- 様式: which fields a sheet has in a year, as data.
CREATE TABLE form (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('goal', 'mission')),
  fiscal_year integer NOT NULL,
  -- Counts its changes; a change names the revision that it was made from.
  revision integer NOT NULL,
  -- A Form of the domain.
  body jsonb NOT NULL,
  PRIMARY KEY (municipality_code, id),
  UNIQUE (municipality_code, kind, fiscal_year)
);

-- Every form of a year as it was saved, and by whom: never changed, never removed.
CREATE TABLE form_revision (
  municipality_code char(6) NOT NULL,
  form_id bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  body jsonb NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  PRIMARY KEY (municipality_code, form_id, number),
  FOREIGN KEY (municipality_code, form_id) REFERENCES form (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- A year that planning has opened, and the times of its phases.
CREATE TABLE phase (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  fiscal_year integer NOT NULL,
  phase text NOT NULL CHECK (phase IN ('set', 'midterm', 'final')),
  opens_at timestamptz NOT NULL,
  -- From this moment nothing is handed in any more.
  closes_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_code, fiscal_year, phase),
  CHECK (opens_at < closes_at)
);

CREATE TABLE sheet (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('goal', 'mission')),
  fiscal_year integer NOT NULL,
  department_id bigint NOT NULL,
  -- The division (課) in charge, where one is.
  division_id bigint,
  -- Of the latest revision, for lists.
  priority integer,
  title text NOT NULL,
  phase text NOT NULL CHECK (phase IN ('set', 'midterm', 'final')),
  status text NOT NULL CHECK (status IN ('draft', 'submitted', 'checked', 'approved', 'returned', 'accepted')),
  -- Since when it has this status.
  status_at timestamptz NOT NULL,
  -- Until when a sheet that was reopened may be written, whatever the times of its phase.
  open_until timestamptz,
  -- Number of the latest revision.
  revision integer NOT NULL,
  -- What it is in the record: from which it was begun, or what it became when it was first accepted.
  goal_id bigint,
  mission_id bigint,
  -- The goal or mission statement of the year before that it carries on.
  continues_goal_id bigint,
  continues_mission_id bigint,
  -- Planning has opened it to reviewers.
  reviewable boolean NOT NULL DEFAULT false,
  PRIMARY KEY (municipality_code, id),
  UNIQUE (municipality_code, goal_id),
  UNIQUE (municipality_code, mission_id),
  FOREIGN KEY (municipality_code, department_id) REFERENCES organisation_unit (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, division_id) REFERENCES organisation_unit (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, goal_id) REFERENCES goal (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, mission_id) REFERENCES mission (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, continues_goal_id) REFERENCES goal (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, continues_mission_id) REFERENCES mission (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK (kind = 'goal' OR (goal_id IS NULL AND continues_goal_id IS NULL)),
  CHECK (kind = 'mission' OR (mission_id IS NULL AND continues_mission_id IS NULL))
);
CREATE INDEX sheet_year ON sheet (municipality_code, fiscal_year, department_id, priority);

-- Every save, as it was: never changed, never removed.
CREATE TABLE sheet_revision (
  municipality_code char(6) NOT NULL,
  sheet_id bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  -- A SheetBody of the domain.
  body jsonb NOT NULL,
  phase text NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  -- Why, where the person said so: a restored revision, a reopened sheet.
  reason text,
  -- Planning wrote it in place of the department.
  proxy boolean NOT NULL,
  PRIMARY KEY (municipality_code, sheet_id, number),
  FOREIGN KEY (municipality_code, sheet_id) REFERENCES sheet (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE sheet ADD FOREIGN KEY (municipality_code, id, revision) REFERENCES sheet_revision (municipality_code, sheet_id, number) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- What became of a sheet: handed in, checked, returned …
CREATE TABLE sheet_act (
  municipality_code char(6) NOT NULL,
  sheet_id bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  act text NOT NULL,
  phase text NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  -- The revision that the act was about.
  revision integer NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  reason text,
  proxy boolean NOT NULL,
  PRIMARY KEY (municipality_code, sheet_id, number),
  FOREIGN KEY (municipality_code, sheet_id) REFERENCES sheet (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE sheet_comment (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  sheet_id bigint NOT NULL,
  -- The field that it is about, by its pointer in the sheet; null for the whole sheet.
  pointer text,
  text text NOT NULL,
  revision integer NOT NULL,
  phase text NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint NOT NULL,
  by text NOT NULL,
  settled_at timestamptz,
  settled_by text,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, sheet_id) REFERENCES sheet (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX sheet_comment_sheet ON sheet_comment (municipality_code, sheet_id);

-- What a revision of the record came from, where no document said it.
ALTER TABLE goal_revision ADD COLUMN sheet_id bigint;
ALTER TABLE mission_revision ADD COLUMN sheet_id bigint;

CREATE FUNCTION refuse_change_of_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'municipality_code' = to_jsonb(OLD) - 'municipality_code' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was done to a sheet or a form cannot be changed or removed (%)', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER sheet_revision_immutable BEFORE UPDATE OR DELETE ON sheet_revision FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sheet();
CREATE TRIGGER sheet_revision_kept BEFORE TRUNCATE ON sheet_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sheet();
CREATE TRIGGER form_revision_immutable BEFORE UPDATE OR DELETE ON form_revision FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sheet();
CREATE TRIGGER form_revision_kept BEFORE TRUNCATE ON form_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sheet();
CREATE TRIGGER sheet_act_immutable BEFORE UPDATE OR DELETE ON sheet_act FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sheet();
CREATE TRIGGER sheet_act_kept BEFORE TRUNCATE ON sheet_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sheet();
