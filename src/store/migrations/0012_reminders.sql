-- 督促: mails that remind people of what they have not handed in, checked or approved.

-- One mail to a person on a day, and one more where planning sent it by hand. The row is written before the mail is sent, so that of several processes one sends it, and
-- none sends it again.
CREATE TABLE reminder (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  account_id bigint NOT NULL,
  -- In Japan.
  day date NOT NULL,
  by_hand boolean NOT NULL,
  -- queued: planning ordered it. sending: a process is at it. sent: the mail server took it. failed: the mail server did not; it is tried again at next_at, where that is
  -- not null. unknown: the process or the connection ended in the middle, and nobody knows whether the mail server took it: it is not tried again.
  state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown')),
  attempts integer NOT NULL,
  next_at timestamptz,
  -- Since when it has this state.
  at timestamptz NOT NULL,
  -- To which address of the account.
  address text NOT NULL,
  -- What it tells of: [{kind, sheet, fiscalYear, occasion}].
  matters jsonb NOT NULL,
  -- What the mail server said where it did not take it.
  failure text,
  -- Who ordered it by hand.
  by text,
  PRIMARY KEY (municipality_code, id),
  UNIQUE (municipality_code, account_id, day, by_hand),
  FOREIGN KEY (municipality_code, account_id) REFERENCES account (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX reminder_day ON reminder (municipality_code, day);

-- Years whose reminders planning has switched off.
CREATE TABLE unreminded_year (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  fiscal_year integer NOT NULL,
  PRIMARY KEY (municipality_code, fiscal_year)
);
