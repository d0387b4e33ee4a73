-- The subquery is run once, before the scan: so its vector is one value to look
-- for, and the index can be walked in the order of the distance to it.
SELECT id, full_name
FROM users
WHERE id <> 1
ORDER BY embedding <=> (SELECT embedding FROM users WHERE id = 1)
LIMIT 5;
