-- The rows that `npm run seed -- --rows 1000000` adds at phase 3, as a person would write them. The
-- bench compares both tables, so that this stays the same as src/course/grow.ts.
INSERT INTO users (id, full_name, email, bio)
SELECT n, 'Person ' || n, 'person' || n || '@example.com', 'Row number ' || n || ' of a table that grew.'
FROM generate_series(101, 1000000) AS n;
