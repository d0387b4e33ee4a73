"""Safe rename."""
from alembic import op

revision = "3"
down_revision = "2"


def upgrade():
    op.alter_column("users", "name", new_column_name="full_name")


def downgrade():
    op.alter_column("users", "full_name", new_column_name="name")
