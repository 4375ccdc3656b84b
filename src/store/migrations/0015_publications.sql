-- 公表: what citizens read. A publication is frozen: everything that it says stands in bodies that are never changed, whatever becomes of the record afterwards.

CREATE TABLE publication (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  -- From 1, without gaps, given when it is published; null while it waits for its time, and for ever where it was cancelled before.
  number integer CHECK (number >= 1),
  -- correction: it puts right what was wrong in the one before (正誤).
  kind text NOT NULL CHECK (kind IN ('regular', 'correction')),
  note text NOT NULL,
  -- [PublishedPart]: everything that it holds, and since when it stands so.
  parts jsonb NOT NULL,
  -- [Correction]: the 正誤 list; empty where it corrects nothing.
  corrections jsonb NOT NULL,
  frozen_at timestamptz NOT NULL,
  account_id bigint,
  by text,
  -- When it is to be published; null: at once.
  due_at timestamptz,
  published_at timestamptz,
  cancelled_at timestamptz,
  withdrawn_at timestamptz,
  withdrawal_account_id bigint,
  withdrawal_by text,
  withdrawal_reason text,
  PRIMARY KEY (municipality_code, id),
  UNIQUE (municipality_code, number),
  CHECK ((number IS NULL) = (published_at IS NULL)),
  CHECK (published_at IS NULL OR cancelled_at IS NULL),
  CHECK (withdrawn_at IS NULL OR (published_at IS NOT NULL AND withdrawal_reason IS NOT NULL))
);
-- What waits for its time was compared with what was published before: one at a time.
CREATE UNIQUE INDEX publication_waiting ON publication (municipality_code) WHERE published_at IS NULL AND cancelled_at IS NULL;

-- What was said, word for word, kept once however many publications say it.
CREATE TABLE published_body (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  sha256 char(64) NOT NULL,
  -- A PublishedItem as JSON, as it is given out: its bytes in UTF-8 have this sum.
  body text NOT NULL,
  PRIMARY KEY (municipality_code, sha256)
);

CREATE TABLE published_item (
  municipality_code char(6) NOT NULL,
  publication_id bigint NOT NULL,
  kind text NOT NULL,
  -- Of the record; of a year, the year itself; of the municipality, 0.
  item_id bigint NOT NULL,
  sha256 char(64) NOT NULL,
  PRIMARY KEY (municipality_code, publication_id, kind, item_id),
  FOREIGN KEY (municipality_code, publication_id) REFERENCES publication (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, sha256) REFERENCES published_body (municipality_code, sha256) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- What staff write for citizens beside the record: it goes out with the next publication.

-- やさしい説明: of a plan, a plan node, an indicator, a goal.
CREATE TABLE plain_summary (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind text NOT NULL CHECK (kind IN ('plan', 'node', 'indicator', 'goal', 'mission')),
  item_id bigint NOT NULL,
  -- Counts its changes; a change names the revision that it was made from.
  revision integer NOT NULL CHECK (revision >= 1),
  -- Empty: it was taken away.
  text text NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  PRIMARY KEY (municipality_code, kind, item_id)
);

-- 用語解説: a term that plans mark or that staff explain, with its reading (ふりがな).
CREATE TABLE explained_term (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  id bigint NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  term text NOT NULL,
  reading text,
  explanation text,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  removed_at timestamptz,
  PRIMARY KEY (municipality_code, id)
);
CREATE UNIQUE INDEX explained_term_term ON explained_term (municipality_code, md5(term)) WHERE removed_at IS NULL;

-- 公表の設定: whom to ask, under which licence, at which address.
CREATE TABLE public_profile (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  revision integer NOT NULL CHECK (revision >= 1),
  -- A PublicProfile of the domain.
  body jsonb NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint,
  by text,
  PRIMARY KEY (municipality_code)
);

CREATE FUNCTION refuse_change_of_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  standing text[] := ARRAY['municipality_code', 'number', 'published_at', 'cancelled_at', 'withdrawn_at', 'withdrawal_account_id', 'withdrawal_by', 'withdrawal_reason'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'municipality_code' = to_jsonb(OLD) - 'municipality_code' THEN
    RETURN NEW;
  END IF;
  -- Of a publication only where it stands may change: published, cancelled or withdrawn, each once.
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'publication' THEN
    IF to_jsonb(NEW) - standing = to_jsonb(OLD) - standing
      AND (OLD.number IS NULL OR (NEW.number = OLD.number AND NEW.published_at = OLD.published_at))
      AND (OLD.cancelled_at IS NULL OR NEW.cancelled_at = OLD.cancelled_at)
      AND (OLD.withdrawn_at IS NULL OR (NEW.withdrawn_at = OLD.withdrawn_at AND NEW.withdrawal_reason = OLD.withdrawal_reason)) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'what was published cannot be changed or removed (%)', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['publication', 'published_body', 'published_item'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_of_publication()', kept || '_immutable', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_publication()', kept || '_kept', kept);
  END LOOP;
END
$$;
