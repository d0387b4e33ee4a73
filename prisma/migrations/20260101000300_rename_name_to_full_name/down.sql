-- Lost: nothing. A rename has an exact inverse.
ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";
