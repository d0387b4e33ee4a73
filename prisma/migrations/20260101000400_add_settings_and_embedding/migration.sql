-- Patched by hand, twice. What Prisma drafted stands beside what replaces it.

-- 1. Prisma drafted nothing here. It doesn't know which type an
--    Unsupported("vector(512)") needs, so without this line the migration
--    fails: type "vector" does not exist.
CREATE EXTENSION IF NOT EXISTS vector;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "embedding" vector(512),
ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}';

-- 2. Prisma drafted a btree:
--
--    -- CreateIndex
--    CREATE INDEX "users_embedding_idx" ON "users"("embedding");
--
--    A btree sorts, and vectors that lie close together don't sort close
--    together: no search by distance can use it. HNSW is a graph of near
--    neighbours, here by cosine distance (the <=> operator). The index keeps
--    its name, so Prisma takes it for the one in the schema.
CREATE INDEX "users_embedding_idx"
  ON "users" USING hnsw ("embedding" vector_cosine_ops);
