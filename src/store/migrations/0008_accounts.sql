-- Who signs in, what they are appointed to, and what was done. Accounts belong to a municipality: nobody of one reaches another.

CREATE TABLE account (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  -- What the person types to sign in: NFKC, lower case.
  login text NOT NULL,
  name text NOT NULL,
  email text,
  -- scrypt$log2N$r$p$salt$hash; null where none was set yet.
  password text,
  -- Somebody else chose the password: after the next sign-in the person chooses their own.
  must_change boolean NOT NULL,
  -- Wrong passwords one after the other.
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  -- The digest of the key under which calendars fetch this person's deadlines.
  calendar_key char(64),
  created_at timestamptz NOT NULL,
  -- From then on nobody signs in with it.
  ended_at timestamptz,
  PRIMARY KEY (municipality_code, id),
  UNIQUE (municipality_code, login)
);

-- A role that a person has in a unit, or in the whole municipality, from one day until the day before another.
CREATE TABLE appointment (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  account_id bigint NOT NULL,
  role text NOT NULL CHECK (role IN ('author', 'checker', 'approver', 'planning', 'leader', 'reviewer', 'operator')),
  unit_id bigint,
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, account_id) REFERENCES account (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, unit_id) REFERENCES organisation_unit (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK (valid_from < valid_to),
  CHECK ((role IN ('author', 'checker', 'approver')) = (unit_id IS NOT NULL))
);
CREATE INDEX appointment_account ON appointment (municipality_code, account_id);
CREATE INDEX appointment_unit ON appointment (municipality_code, unit_id);

-- A browser in which somebody is signed in. Only the digest of what the browser holds is here.
CREATE TABLE session (
  municipality_code char(6) NOT NULL,
  token_hash char(64) NOT NULL,
  account_id bigint NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_code, token_hash),
  FOREIGN KEY (municipality_code, account_id) REFERENCES account (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX session_account ON session (municipality_code, account_id);

-- The audit trail of a municipality: who did what, one after the other. Each row carries the hash of the one before, so that none can be changed or taken out unseen.
CREATE TABLE audit_entry (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  -- From 1, without a gap.
  number bigint NOT NULL CHECK (number >= 1),
  -- What was hashed: a JSON object {at, account, by, act, subject, id, facts}, as it was written.
  entry text NOT NULL,
  -- SHA-256 of the hash before (64 zeros before the first), a line feed, and the entry.
  hash char(64) NOT NULL,
  PRIMARY KEY (municipality_code, number)
);

CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'municipality_code' = to_jsonb(OLD) - 'municipality_code' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the audit trail cannot be changed' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER audit_entry_immutable BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER audit_entry_kept BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();

-- A change of the organisation on a day: what became of a unit.
ALTER TABLE organisation_succession ADD COLUMN kind text NOT NULL DEFAULT 'rename' CHECK (kind IN ('rename', 'merge', 'split'));
ALTER TABLE organisation_succession ALTER COLUMN kind DROP DEFAULT;

-- Two departments may each have a division of one name (庶務課).
DROP INDEX organisation_unit_name;
CREATE UNIQUE INDEX organisation_unit_name ON organisation_unit (municipality_code, kind, coalesce(parent_id, 0), md5(name_key)) WHERE valid_to IS NULL;
