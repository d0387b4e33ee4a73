"""Advanced types. The columns are SQL: pgvector's Python package is not needed for that."""
from alembic import op

revision = "4"
down_revision = "3"


def upgrade():
    op.execute("CREATE EXTENSION IF NOT EXISTS vector")
    op.execute(
        "ALTER TABLE users ADD COLUMN embedding vector(512),"
        " ADD COLUMN settings jsonb NOT NULL DEFAULT '{}'"
    )
    op.create_index(
        "users_embedding_idx",
        "users",
        ["embedding"],
        postgresql_using="hnsw",
        postgresql_ops={"embedding": "vector_cosine_ops"},
    )


def downgrade():
    op.drop_index("users_embedding_idx")
    op.execute("ALTER TABLE users DROP COLUMN embedding, DROP COLUMN settings")
