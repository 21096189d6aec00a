import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { PartnerActor } from '../../../platform/database/actor.js';
import { violatedConstraint } from '../../../platform/database/database.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { sandboxProblems } from '../sandbox.errors.js';
import type { Act, Memory, Script } from './scripts.js';
import type { SimulationStatus } from './simulation.states.js';

/** One line of a transcript; amounts in minor units of the agreement's currency. */
export interface Line {
  readonly day: string;
  readonly act: string;
  readonly amount: number | null;
  readonly status: string;
  readonly outstanding: number;
  readonly overdue: number;
  readonly daysPastDue: number;
  /** Balances of the agreement's accounts, positive on the debit side; those that are zero are left out. */
  readonly ledger: Readonly<Record<string, number>>;
}

export interface Simulation {
  readonly id: Uuid;
  readonly partnerId: Uuid;
  readonly agreementId: Uuid;
  readonly clockId: Uuid;
  readonly keyId: Uuid;
  readonly script: Script;
  readonly until: string | null;
  readonly status: SimulationStatus;
  readonly statusReason: string | null;
  readonly statusChangedAt: Date;
  /** With the act that is under way, so that one that was interrupted is done once. */
  readonly memory: Memory & { readonly doing?: Act };
  readonly transcript: readonly Line[];
  readonly currency: string;
  readonly timeZone: string;
}

export interface Subject {
  readonly customerId: Uuid;
  readonly status: string;
  readonly clockId: Uuid | null;
  readonly nowMs: number;
}

const COLUMNS = `s.id, s.partner_id as "partnerId", s.agreement_id as "agreementId", s.clock_id as "clockId",
  s.key_id as "keyId", s.script, s.until::text, s.status, s.status_reason as "statusReason",
  s.status_changed_at as "statusChangedAt", s.memory, s.transcript, a.currency, a.contract ->> 'timeZone' as "timeZone"`;
const FROM = 'simulation s join agreement a on a.id = s.agreement_id and a.bucket = s.bucket';
const MINE = 's.partner_id = $1 and s.environment = $2';

@Injectable()
export class SimulationsRepository {
  constructor(private readonly clock: SystemClock) {}

  /** @throws DomainError simulation_running */
  async insert(
    tx: Tx,
    { partnerId, environment, keyId }: PartnerActor,
    order: {
      agreementId: Uuid;
      customerId: Uuid;
      clockId: Uuid;
      script: Script;
      until: string | undefined;
      under: Buffer | undefined;
    },
  ): Promise<Uuid> {
    const id = newUuid(this.clock.nowMs(), bucketOf(order.agreementId));
    try {
      await tx.query(
        `insert into simulation (id, bucket, partner_id, environment, customer_id, agreement_id, clock_id, key_id, script,
           until, made_under, memory, transcript, status, status_changed_at, created_at, claimed_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '{"paid": 0, "halved": false}', '[]', 'running',
           clock_timestamp(), clock_timestamp(), clock_timestamp())`,
        [
          id,
          bucketOf(id),
          partnerId,
          environment,
          order.customerId,
          order.agreementId,
          order.clockId,
          keyId,
          order.script,
          order.until ?? null,
          order.under ?? null,
        ],
      );
    } catch (error) {
      if (violatedConstraint(error) !== 'simulation_one_of_agreement') throw error;
      throw sandboxProblems.simulation_running(undefined, { cause: error });
    }
    return id;
  }

  /** The agreement that is to be played, with its customer's clock. Whoever else would play him waits here. */
  async subject(
    tx: Tx,
    { partnerId, environment }: PartnerActor,
    agreement: Uuid,
  ): Promise<Subject | undefined> {
    const rows = await tx.query<Subject>(
      `select a.customer_id as "customerId", a.status, c.clock_id as "clockId",
         extract(epoch from coalesce(c.clock_frozen_at,
           clock_timestamp() + coalesce(c.clock_offset_ms, p.sandbox_offset_ms) * interval '1 ms'))::float8 * 1000 as "nowMs"
       from agreement a join customer c on c.id = a.customer_id and c.bucket = a.bucket join partner p on p.id = a.partner_id
       where a.partner_id = $1 and a.environment = $2 and a.id = $3 and a.bucket = $4 for no key update of c`,
      [partnerId, environment, agreement, bucketOf(agreement)],
    );
    return rows[0];
  }

  /** The simulation of an agreement that was begun under an idempotency key. */
  async findUnder(tx: ReadTx, agreement: Uuid, under: Buffer): Promise<Uuid | undefined> {
    const rows = await tx.query<{ id: Uuid }>(
      'select id from simulation where made_under = $1 and bucket = $2 and agreement_id = $3',
      [under, bucketOf(agreement), agreement],
    );
    return rows[0]?.id;
  }

  async find(
    tx: ReadTx,
    { partnerId, environment }: PartnerActor,
    id: Uuid,
  ): Promise<Simulation | undefined> {
    const rows = await tx.query<Simulation>(
      `select ${COLUMNS} from ${FROM} where ${MINE} and s.id = $3 and s.bucket = $4`,
      [partnerId, environment, id, bucketOf(id)],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    { partnerId, environment }: PartnerActor,
    before: Uuid | undefined,
    limit: number,
  ): Promise<Simulation[]> {
    return tx.query<Simulation>(
      `select ${COLUMNS} from ${FROM} where ${MINE} and ($3::uuid is null or s.id < $3) order by s.id desc limit $4`,
      [partnerId, environment, before ?? null, limit],
    );
  }

  /** @returns false when somebody else is at it, or it has ended */
  async claim(tx: Tx, id: Uuid, claimMs: number): Promise<boolean> {
    const rows = await tx.query(
      `update simulation set claimed_until = clock_timestamp() + $3 * interval '1 ms'
       where id = $1 and bucket = $2 and status = 'running' and claimed_until <= clock_timestamp() returning 1`,
      [id, bucketOf(id), claimMs],
    );
    return rows.length > 0;
  }

  /** Keeps what has been done, and the claim for as long again. */
  async save(tx: Tx, { id, memory, transcript }: Simulation, claimMs: number): Promise<void> {
    await tx.query(
      `update simulation set memory = $3, transcript = $4, claimed_until = clock_timestamp() + $5 * interval '1 ms'
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), memory, JSON.stringify(transcript), claimMs],
    );
  }

  async end(tx: Tx, { id }: Simulation, status: SimulationStatus, reason: string | null): Promise<void> {
    await tx.query(
      `update simulation set status = $3, status_reason = $4, status_changed_at = clock_timestamp()
       where id = $1 and bucket = $2`,
      [id, bucketOf(id), status, reason],
    );
  }

  async leave(tx: Tx, { id }: Simulation): Promise<void> {
    await tx.query('update simulation set claimed_until = clock_timestamp() where id = $1 and bucket = $2', [
      id,
      bucketOf(id),
    ]);
  }

  /** Running ones that nobody is at. */
  async waiting(tx: ReadTx, limit: number): Promise<{ id: Uuid; partnerId: Uuid; keyId: Uuid }[]> {
    return tx.query(
      `select id, partner_id as "partnerId", key_id as "keyId" from simulation
       where status = 'running' and claimed_until <= clock_timestamp() order by id limit $1`,
      [limit],
    );
  }

  async ledger(tx: ReadTx, { agreementId }: Simulation): Promise<Record<string, number>> {
    const rows = await tx.query<{ account: string; minor: string }>(
      `select m.account, sum(m.minor) as minor from ledger_posting p
       cross join lateral (values (p.debit, p.amount_minor), (p.credit, -p.amount_minor)) as m(account, minor)
       where p.subject = $1 and p.bucket = $2 group by 1 having sum(m.minor) <> 0 order by 1`,
      [agreementId, bucketOf(agreementId)],
    );
    return Object.fromEntries(rows.map(({ account, minor }) => [account, Number(minor)]));
  }
}
