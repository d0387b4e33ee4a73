-- Lost: all settings and every embedding.
DROP INDEX "users_embedding_idx";

ALTER TABLE "users" DROP COLUMN "embedding",
DROP COLUMN "settings";

-- The extension stays. This migration asked for it IF NOT EXISTS, so it may
-- have been here before, and other tables may use it by now. An extension
-- without columns costs nothing.
