-- What changed where the promises stand, in the order in which it was committed. The times of what is kept are not in that order: a transaction that began earlier may end later, and
-- whoever looked in between would never be told of it.
CREATE TABLE progress_change (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  -- From 1, drawn under a lock that is held until the transaction has ended: whoever sees a number sees everything before it.
  number bigint NOT NULL CHECK (number >= 1),
  -- A row of indicator_actual, grade_override or goal_revision.
  kind text NOT NULL CHECK (kind IN ('actual', 'grade', 'goal')),
  -- The indicator, or the goal.
  subject_id bigint NOT NULL,
  part text NOT NULL,
  -- Null of a goal.
  year integer,
  -- The number that the row has there.
  revision integer NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (municipality_code, number),
  CHECK ((kind = 'goal') = (year IS NULL))
);

INSERT INTO progress_change (municipality_code, number, kind, subject_id, part, year, revision, at)
  SELECT municipality_code, row_number() OVER (PARTITION BY municipality_code ORDER BY at, kind, id, part, year, said), kind, id, part, year, said, at
  FROM (
    SELECT municipality_code, 'actual' AS kind, indicator_id AS id, part, year, number AS said, at FROM indicator_actual
    UNION ALL SELECT municipality_code, 'grade', indicator_id, part, year, number, at FROM grade_override
    UNION ALL SELECT municipality_code, 'goal', goal_id, '', NULL, number, at FROM goal_revision WHERE sheet_id IS NOT NULL
  ) AS kept;

-- The last change that there was when somebody looked, and at the look before.
ALTER TABLE progress_look ADD COLUMN seen_change bigint NOT NULL DEFAULT 0, ADD COLUMN before_change bigint;
UPDATE progress_look l SET
  seen_change = (SELECT count(*) FROM progress_change c WHERE c.municipality_code = l.municipality_code AND c.at <= l.seen_at),
  before_change = CASE WHEN l.before_at IS NOT NULL
    THEN (SELECT count(*) FROM progress_change c WHERE c.municipality_code = l.municipality_code AND c.at <= l.before_at) END;
ALTER TABLE progress_look ALTER COLUMN seen_change DROP DEFAULT, ADD CHECK ((before_at IS NULL) = (before_change IS NULL));
