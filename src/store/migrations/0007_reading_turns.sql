-- Several processes may read uploads: which one began to read this one last, and when it was last heard of.
ALTER TABLE upload ADD COLUMN reader text, ADD COLUMN touched_at timestamptz;
