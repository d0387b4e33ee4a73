-- Lost: every row.
DROP TABLE "users";
