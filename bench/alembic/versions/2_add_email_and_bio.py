"""Feature expansion."""
import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade():
    op.add_column("users", sa.Column("email", sa.Text))
    op.add_column("users", sa.Column("bio", sa.Text))
    op.create_index("users_email_key", "users", ["email"], unique=True)


def downgrade():
    op.drop_index("users_email_key")
    op.drop_column("users", "bio")
    op.drop_column("users", "email")
