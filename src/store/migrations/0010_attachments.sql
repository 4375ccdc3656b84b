-- Files that are attached to a sheet. Their bytes are kept like those of uploads. One that is removed is listed as such, with who and why; its bytes stay.
CREATE TABLE sheet_attachment (
  municipality_code char(6) NOT NULL,
  id bigint NOT NULL,
  sheet_id bigint NOT NULL,
  -- As the person's machine called it.
  name text NOT NULL,
  sha256 char(64) NOT NULL,
  phase text NOT NULL,
  at timestamptz NOT NULL,
  account_id bigint NOT NULL,
  by text NOT NULL,
  -- Planning attached it in place of the department.
  proxy boolean NOT NULL,
  removed_at timestamptz,
  removed_account_id bigint,
  removed_by text,
  removed_reason text,
  PRIMARY KEY (municipality_code, id),
  FOREIGN KEY (municipality_code, sheet_id) REFERENCES sheet (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_code, sha256) REFERENCES source_file (municipality_code, sha256) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CHECK ((removed_at IS NULL) = (removed_reason IS NULL))
);
CREATE INDEX sheet_attachment_sheet ON sheet_attachment (municipality_code, sheet_id);
