-- What an import did to the record, so that it can be undone: a row a statement. before and after hold the table's rows as JSON, without the municipality's code, as they
-- were and as they became. The document itself, its places and what it is found by are not here: nothing else changes them, and they go with it.
CREATE SEQUENCE import_change_number AS bigint;

CREATE TABLE import_change (
  municipality_code char(6) NOT NULL,
  import_id bigint NOT NULL,
  -- In the order in which the record was changed.
  number bigint NOT NULL DEFAULT nextval('import_change_number'),
  table_name text NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  -- Nothing was changed: the import found the rows there and would have made them.
  relied boolean NOT NULL DEFAULT false,
  PRIMARY KEY (municipality_code, import_id, number),
  FOREIGN KEY (municipality_code, import_id) REFERENCES import_history (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- An import that was made before they were noted cannot be undone.
ALTER TABLE import_history ADD COLUMN noted boolean NOT NULL DEFAULT false;

-- Runs only while the transaction has said which import it is. Times are written in UTC, whatever the session's zone. The pairs of characters of a search entry are left
-- out of `after`: its text tells whether it is still the same.
CREATE FUNCTION record_import_change() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  olds jsonb := '[]';
  news jsonb := '[]';
  owner char(6);
BEGIN
  IF TG_OP <> 'INSERT' THEN
    SELECT coalesce(jsonb_agg(to_jsonb(r) - 'municipality_code'), '[]'), min(r.municipality_code) INTO olds, owner FROM old_rows r;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    SELECT coalesce(jsonb_agg(to_jsonb(r) - 'municipality_code' - 'grams'), '[]'), coalesce(min(r.municipality_code), owner) INTO news, owner FROM new_rows r;
  END IF;
  IF owner IS NOT NULL THEN
    INSERT INTO import_change (municipality_code, import_id, table_name, before, after)
      VALUES (owner, current_setting('shirube.import')::bigint, TG_TABLE_NAME, olds, news);
  END IF;
  RETURN NULL;
END
$$;

DO $$
DECLARE
  recorded text;
BEGIN
  FOREACH recorded IN ARRAY ARRAY[
    'organisation_unit', 'plan', 'plan_node', 'plan_node_section', 'indicator', 'indicator_placement', 'indicator_value', 'initiative',
    'role_expectation', 'related_plan', 'glossary_term', 'goal', 'goal_revision', 'goal_placement', 'mission', 'mission_revision', 'mission_placement',
    'search_entry'
  ] LOOP
    EXECUTE format('CREATE TRIGGER import_inserts AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
      WHEN (coalesce(current_setting(''shirube.import'', true), '''') <> '''') EXECUTE FUNCTION record_import_change()', recorded);
    EXECUTE format('CREATE TRIGGER import_updates AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
      WHEN (coalesce(current_setting(''shirube.import'', true), '''') <> '''') EXECUTE FUNCTION record_import_change()', recorded);
    EXECUTE format('CREATE TRIGGER import_deletes AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
      WHEN (coalesce(current_setting(''shirube.import'', true), '''') <> '''') EXECUTE FUNCTION record_import_change()', recorded);
  END LOOP;
END
$$;

-- A revision is what was said at a time: it is never changed. It is taken away only where the import of the document that made it is undone.
CREATE OR REPLACE FUNCTION refuse_change_of_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'municipality_code' = to_jsonb(OLD) - 'municipality_code' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND OLD.document_id::text = current_setting('shirube.undo', true) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a revision cannot be changed or removed (%)', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- Placements that a person linked keep their node, or that they have none, whatever the plans of later imports hold.
ALTER TABLE goal_placement ADD COLUMN by_hand boolean NOT NULL DEFAULT false;
ALTER TABLE mission_placement ADD COLUMN by_hand boolean NOT NULL DEFAULT false;
