"""The lab's history for Alembic, as a person who uses it would set it up."""
import os

from alembic import context
from sqlalchemy import create_engine, pool

url = os.environ["BENCH_TARGET_URL"].replace("postgresql://", "postgresql+psycopg2://", 1)

with create_engine(url, poolclass=pool.NullPool).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
