-- The biography is what was sent to the encoder, so it says which answer belongs
-- to whom. Running this again changes nothing.
UPDATE users
SET embedding = encoding.embedding::vector
FROM lab.encoding
WHERE encoding.bio = users.bio;
