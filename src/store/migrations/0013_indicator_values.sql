-- What staff say of indicators: how each is measured, and by whom (rules), what was measured (actuals), and the grades.

-- 指標の決めごと: what staff say of an indicator beyond what the plans print.
CREATE TABLE indicator_rule (
  municipality_code char(6) NOT NULL,
  indicator_id bigint NOT NULL,
  -- Counts its changes; a change names the revision that it was made from.
  revision integer NOT NULL CHECK (revision >= 1),
  -- Who gives its values.
  department_id bigint,
  division_id bigint,
  -- An IndicatorRule of the domain.
  body jsonb NOT NULL,
  PRIMARY KEY (municipality_code, indicator_id),
  FOREIGN KEY (municipality_code, indicator_id) REFERENCES indicator (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, department_id) REFERENCES organisation_unit (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, division_id) REFERENCES organisation_unit (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Every rule as it was saved, by whom and why: never changed, never removed.
CREATE TABLE indicator_rule_revision (
  municipality_code char(6) NOT NULL,
  indicator_id bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  department_id bigint,
  division_id bigint,
  body jsonb NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  reason text,
  PRIMARY KEY (municipality_code, indicator_id, number),
  FOREIGN KEY (municipality_code, indicator_id) REFERENCES indicator (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- 実績値: what was said of a year of an indicator. A correction is one more row; the last one holds. Never changed, never removed.
CREATE TABLE indicator_actual (
  municipality_code char(6) NOT NULL,
  indicator_id bigint NOT NULL,
  -- Key of the part in the indicator's rule (男/女, 地区); empty for the whole.
  part text NOT NULL,
  -- Whether it is a fiscal or a calendar year is said by the rule.
  year integer NOT NULL CHECK (year BETWEEN 1900 AND 2200),
  -- From 1 for each year; whoever corrects names the one that they saw.
  number integer NOT NULL CHECK (number >= 1),
  -- withdrawn: it was said by mistake, and nothing is known of the year.
  status text NOT NULL CHECK (status IN ('preliminary', 'final', 'pending', 'unavailable', 'not-applicable', 'withdrawn')),
  -- As it was typed: 1,234, 78.9％, 達成.
  text text NOT NULL,
  -- What the text is as a number; null where it is none.
  value numeric,
  -- Of a qualitative indicator.
  reached boolean,
  -- Why it cannot be calculated, or why it was corrected.
  reason text,
  as_of date,
  source text,
  note text,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  PRIMARY KEY (municipality_code, indicator_id, part, year, number),
  FOREIGN KEY (municipality_code, indicator_id) REFERENCES indicator (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK (status <> 'unavailable' OR reason IS NOT NULL),
  CHECK ((status IN ('preliminary', 'final')) = (text <> ''))
);

-- 評価基準: a scale of grades, one row an edition (the years in which it holds are in the body).
CREATE TABLE grade_scale (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  -- A GradeScale of the domain.
  body jsonb NOT NULL,
  -- The one that grades indicators whose rule names none. At most one for each year; the use case sees to it.
  is_default boolean NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (municipality_code, id)
);

CREATE TABLE grade_scale_revision (
  municipality_code char(6) NOT NULL,
  scale_id bigint NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  body jsonb NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  PRIMARY KEY (municipality_code, scale_id, number),
  FOREIGN KEY (municipality_code, scale_id) REFERENCES grade_scale (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- A grade that a person gave in place of the calculated one; with a null code the calculated one holds again. The last row holds. Never changed, never removed.
CREATE TABLE grade_override (
  municipality_code char(6) NOT NULL,
  indicator_id bigint NOT NULL,
  part text NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  code text,
  reason text NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  PRIMARY KEY (municipality_code, indicator_id, part, year, number),
  FOREIGN KEY (municipality_code, indicator_id) REFERENCES indicator (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- 実績値の照会: planning asks for the values of a year, until a day.
CREATE TABLE value_request (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  year integer NOT NULL,
  -- The plan whose indicators are asked for; null for those of all.
  plan_id bigint,
  due date NOT NULL,
  note text,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  withdrawn_at timestamptz,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, plan_id) REFERENCES plan (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- When a leader last looked at the page of where the promises stand: what changed since then is shown.
CREATE TABLE progress_look (
  municipality_code char(6) NOT NULL,
  account_id bigint NOT NULL,
  seen_at timestamptz NOT NULL,
  -- The look before the present one: what it did not show is what changed.
  before_at timestamptz,
  PRIMARY KEY (municipality_code, account_id),
  FOREIGN KEY (municipality_code, account_id) REFERENCES account (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE FUNCTION refuse_change_of_indicator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'municipality_code' = to_jsonb(OLD) - 'municipality_code' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was said of an indicator cannot be changed or removed (%)', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['indicator_rule_revision', 'indicator_actual', 'grade_scale_revision', 'grade_override'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_of_indicator()', kept || '_immutable', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_indicator()', kept || '_kept', kept);
  END LOOP;
END
$$;
