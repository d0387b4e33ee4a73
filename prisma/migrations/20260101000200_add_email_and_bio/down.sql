-- Lost: every email and every bio.
DROP INDEX "users_email_key";

ALTER TABLE "users" DROP COLUMN "email",
DROP COLUMN "bio";
