"""Commitments that the sweep passed over are known"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'stuck_commitments',
        sa.Column('commitment_id', sa.Uuid(), nullable=False),
        sa.Column('since', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column('tries', sa.Integer(), nullable=False),
        sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ['commitment_id'],
            ['commitments.id'],
            name=op.f('fk_stuck_commitments_commitment_id_commitments'),
            ondelete='CASCADE',
        ),
        sa.PrimaryKeyConstraint('commitment_id', name=op.f('pk_stuck_commitments')),
    )


def downgrade() -> None:
    op.drop_table('stuck_commitments')
