-- Where in a document something of the record stands. The pointer is a JSON pointer into the subject: /target/text, /actions/0/title.
CREATE TABLE place (
  municipality_code char(6) NOT NULL,
  document_id bigint NOT NULL,
  subject_kind text NOT NULL,
  subject_id bigint NOT NULL,
  pointer text NOT NULL,
  -- [{"start", "end"}]: offsets in source_document.text, in UTF-16 code units, ascending.
  ranges jsonb NOT NULL,
  PRIMARY KEY (municipality_code, document_id, subject_kind, subject_id, pointer),
  FOREIGN KEY (municipality_code, document_id) REFERENCES source_document (municipality_code, id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX place_subject ON place (municipality_code, subject_kind, subject_id);

-- What the search box finds. folded is title and text without white space, in NFKC and lower case; text is as it is written, or null where it is too long to be
-- kept twice; grams are the pairs of characters of folded, or null where there are too many to index: such a text is always looked at.
CREATE TABLE search_entry (
  municipality_code char(6) NOT NULL REFERENCES municipality (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind text NOT NULL,
  subject_id bigint NOT NULL,
  title text NOT NULL,
  text text,
  title_folded text NOT NULL,
  folded text NOT NULL,
  grams text[],
  PRIMARY KEY (municipality_code, kind, subject_id)
);
CREATE INDEX search_entry_grams ON search_entry USING gin (grams);
CREATE INDEX search_entry_unindexed ON search_entry (municipality_code) WHERE grams IS NULL;
