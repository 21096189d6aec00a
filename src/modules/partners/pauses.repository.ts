import { Injectable } from '@nestjs/common';
import { newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { violatedConstraint } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { pauseProblems } from './pauses.errors.js';

export const PAUSE_KINDS = ['partner', 'scenario', 'product'] as const;
export type PauseKind = (typeof PAUSE_KINDS)[number];

/** What is stopped: a partner's slug, a scenario's path (and all below it) or a product's slug. */
export interface PauseTarget {
  readonly kind: PauseKind;
  readonly subject: string;
}

export interface Pause extends PauseTarget {
  readonly id: Uuid;
  readonly reason: string;
  /** Both null when the bank's own rules did it. */
  readonly pausedBy: Uuid | null;
  readonly pausedByName: string | null;
  readonly pausedAt: Date;
}

const COLUMNS = `p.id, p.kind, p.subject, p.reason, p.paused_by as "pausedBy", p.paused_at as "pausedAt",
  u.display_name as "pausedByName"`;
const SOURCE = 'pause p left join staff_user u on u.id = p.paused_by';

@Injectable()
export class PausesRepository {
  constructor(private readonly clock: SystemClock) {}

  /** @throws DomainError already_paused */
  async insert(tx: Tx, { kind, subject }: PauseTarget, reason: string, pausedBy: Uuid | null): Promise<Uuid> {
    const id = newUuid(this.clock.nowMs());
    try {
      await tx.query(
        `insert into pause (id, kind, subject, reason, paused_by, paused_at) values ($1, $2, $3, $4, $5, clock_timestamp())`,
        [id, kind, subject, reason, pausedBy],
      );
    } catch (error) {
      if (violatedConstraint(error) !== 'pause_subject_key') throw error;
      throw pauseProblems.already_paused(undefined, { cause: error });
    }
    return id;
  }

  async find(tx: ReadTx, id: Uuid): Promise<Pause | undefined> {
    return (await tx.query<Pause>(`select ${COLUMNS} from ${SOURCE} where p.id = $1`, [id]))[0];
  }

  async findByTarget(tx: ReadTx, { kind, subject }: PauseTarget): Promise<Pause | undefined> {
    const sql = `select ${COLUMNS} from ${SOURCE} where p.kind = $1 and p.subject = $2`;
    return (await tx.query<Pause>(sql, [kind, subject]))[0];
  }

  /** Newest first. */
  async list(tx: ReadTx, before: Uuid | undefined, limit: number): Promise<Pause[]> {
    return tx.query<Pause>(
      `select ${COLUMNS} from ${SOURCE} where $1::uuid is null or p.id < $1 order by p.id desc limit $2`,
      [before ?? null, limit],
    );
  }

  async remove(tx: Tx, id: Uuid): Promise<void> {
    await tx.query('delete from pause where id = $1', [id]);
  }
}
