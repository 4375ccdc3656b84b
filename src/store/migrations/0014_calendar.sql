-- 締切カレンダー: calendars outside fetch what a person has to do and until when.

-- Since when the address is there under which they do; the digest of its key is account.calendar_key.
ALTER TABLE account ADD COLUMN calendar_key_at timestamptz;
ALTER TABLE account ADD CHECK ((calendar_key IS NULL) = (calendar_key_at IS NULL));
CREATE UNIQUE INDEX account_calendar_key ON account (municipality_code, calendar_key);

-- When a phase was given the times that it has: calendars know by it that an event has moved.
ALTER TABLE phase ADD COLUMN changed_at timestamptz;
UPDATE phase SET changed_at = now();
ALTER TABLE phase ALTER COLUMN changed_at SET NOT NULL;
