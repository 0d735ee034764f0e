-- That a path stands once is an index of its own: so it is sorted when all rows are there, as the others are.

DROP TABLE files;

-- All files that were found, those included that are no articles. Ids are their group's and those that follow it.
CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES file_groups (id),
  path TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('article', 'no locale', 'not read'))
) STRICT;

CREATE INDEX files_by_group ON files (group_id);
CREATE UNIQUE INDEX files_by_path ON files (path);
CREATE INDEX files_without_locale ON files (path) WHERE status = 'no locale';

-- All of an index of version 3 is made anew.
DELETE FROM about WHERE name = 'program';
