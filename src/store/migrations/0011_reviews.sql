-- What reviewers (審議会・外部評価) say of goals and policies, and what the city answers. Every wording is kept.

CREATE TABLE opinion (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  fiscal_year integer NOT NULL,
  -- About a sheet as it was at a revision, or
  sheet_id bigint,
  sheet_revision integer,
  -- about a node of a plan under the title that it had. The node may go with the import that brought it; the opinion stays.
  node_id bigint,
  node_title text,
  account_id bigint NOT NULL,
  -- Numbers of the latest wording, and of the latest answer; 0 where there is none yet.
  revision integer NOT NULL,
  answer integer NOT NULL DEFAULT 0,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, sheet_id, sheet_revision) REFERENCES sheet_revision (municipality_code, sheet_id, number)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, account_id) REFERENCES account (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK ((sheet_id IS NULL) = (sheet_revision IS NULL)),
  CHECK ((node_id IS NULL) = (node_title IS NULL)),
  CHECK ((sheet_id IS NULL) <> (node_id IS NULL))
);
CREATE INDEX opinion_year ON opinion (municipality_code, fiscal_year);
CREATE INDEX opinion_sheet ON opinion (municipality_code, sheet_id);
CREATE INDEX opinion_node ON opinion (municipality_code, node_id);

-- The wordings of an opinion. The last one may be that it was withdrawn; then the text is the one that was withdrawn.
CREATE TABLE opinion_revision (
  municipality_code char(6) NOT NULL,
  opinion_id bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  text text NOT NULL,
  withdrawn boolean NOT NULL,
  reason text,
  at timestamptz NOT NULL,
  account_id bigint NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (municipality_code, opinion_id, number),
  FOREIGN KEY (municipality_code, opinion_id) REFERENCES opinion (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK (NOT withdrawn OR reason IS NOT NULL)
);

-- The wordings of the city's answer to an opinion.
CREATE TABLE answer_revision (
  municipality_code char(6) NOT NULL,
  opinion_id bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  -- The wording of the opinion that it answers.
  opinion_revision integer NOT NULL,
  text text NOT NULL,
  -- What the city does with the opinion (対応区分).
  handling text NOT NULL CHECK (handling IN ('adopt', 'adopt-partly', 'done', 'consider', 'decline')),
  withdrawn boolean NOT NULL,
  reason text,
  at timestamptz NOT NULL,
  account_id bigint NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (municipality_code, opinion_id, number),
  FOREIGN KEY (municipality_code, opinion_id, opinion_revision) REFERENCES opinion_revision (municipality_code, opinion_id, number)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK (NOT withdrawn OR reason IS NOT NULL)
);

CREATE FUNCTION refuse_change_of_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'municipality_code' = to_jsonb(OLD) - 'municipality_code' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the wordings of opinions and answers cannot be changed or removed (%)', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER opinion_revision_immutable BEFORE UPDATE OR DELETE ON opinion_revision FOR EACH ROW EXECUTE FUNCTION refuse_change_of_review();
CREATE TRIGGER opinion_revision_kept BEFORE TRUNCATE ON opinion_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_review();
CREATE TRIGGER answer_revision_immutable BEFORE UPDATE OR DELETE ON answer_revision FOR EACH ROW EXECUTE FUNCTION refuse_change_of_review();
CREATE TRIGGER answer_revision_kept BEFORE TRUNCATE ON answer_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_review();
