import { Injectable } from '@nestjs/common';
import type { ClvFit, FrozenRun } from '../../../engines/segmentation/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import type { OfferChange } from '../segments/offer-rehearsal.service.js';
import type { Edges, RunRules } from './classes.js';
import type { RunStatus } from './classification.states.js';
import type { ScoredFrame } from './frame.js';
import type { Movements } from './movements.js';

/** What a run says of its population. */
export interface RunFigures {
  readonly buyers: number;
  readonly abc: {
    readonly A: number;
    readonly B: number;
    readonly C: number;
    readonly topFifthShare: number;
    readonly gini: number;
  };
  /** Set by the second step. */
  readonly clv?: Pick<
    ClvFit,
    | 'status'
    | 'refusal'
    | 'reason'
    | 'customers'
    | 'repeaters'
    | 'bgNbd'
    | 'gammaGamma'
    | 'spendCorrelation'
    | 'goodnessOfFit'
  > & { readonly isOfEarlierRun: boolean };
  /** Of the sample; the centre is the recency, frequency and value that its middle stands for. */
  readonly clusters?: readonly {
    readonly name: string;
    readonly customers: number;
    readonly center: readonly number[];
  }[];
  readonly silhouette?: number | null;
  /** Of those classified before who would be told apart from what they were. */
  readonly moved?: Moved;
  /** What the run would do to offers; set by the last step. */
  readonly offers?: RehearsedOffers;
}

/** Of buyers drawn by lot. */
export interface RehearsedOffers {
  readonly lookedAt: number;
  readonly products: readonly OfferChange[];
}

export interface Moved {
  readonly customers: number;
  /** What they owe and have reserved, minor units by currency. */
  readonly open: Readonly<Record<string, number>>;
}

export interface Run extends ScoredFrame {
  readonly id: Uuid;
  readonly number: number;
  readonly status: RunStatus;
  readonly statusReason: string | null;
  readonly asOf: Date;
  readonly rules: RunRules;
  readonly frozen: FrozenRun | null;
  readonly figures: RunFigures | null;
  readonly movements: Movements | null;
  readonly customers: number;
  readonly scored: number;
  readonly scoreAfter: Uuid | null;
  readonly note: string;
  readonly requestedBy: Uuid | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly publishedAt: Date | null;
}

export type NewRun = Pick<Run, keyof ScoredFrame | 'id' | 'asOf' | 'rules' | 'note'> & {
  readonly requestedBy: Uuid;
};
export type RunChange = Partial<
  Pick<
    Run,
    | 'status'
    | 'statusReason'
    | 'frozen'
    | 'figures'
    | 'movements'
    | 'customers'
    | 'scored'
    | 'scoreAfter'
    | 'finishedAt'
    | 'publishedAt'
  >
>;

const COLUMNS = `r.id, r.environment, r.kind, r.scope, r.currency, r.number, r.status, r.status_reason as "statusReason",
  r.as_of as "asOf", r.rules, r.frozen, r.figures, r.movements, r.customers, r.scored, r.score_after as "scoreAfter", r.note,
  r.requested_by as "requestedBy", r.requested_at as "requestedAt", r.finished_at as "finishedAt",
  r.published_at as "publishedAt"`;
const KEY = 'r.environment = $1 and r.kind = $2 and r.scope = $3 and r.currency = $4';
/** Of one frame; older ones that were never published are forgotten. */
const RUNS_KEPT = 200;

const SETTABLE: Readonly<Record<keyof RunChange, string>> = {
  status: 'status',
  statusReason: 'status_reason',
  frozen: 'frozen',
  figures: 'figures',
  movements: 'movements',
  customers: 'customers',
  scored: 'scored',
  scoreAfter: 'score_after',
  finishedAt: 'finished_at',
  publishedAt: 'published_at',
};

@Injectable()
export class RunsRepository {
  /** @throws a violation of `classification_run_open_key` when the frame has an open run */
  async insert(tx: Tx, run: NewRun): Promise<void> {
    const { id, environment, kind, scope, currency, asOf, rules, note, requestedBy } = run;
    await tx.query(
      `insert into classification_run (id, environment, kind, scope, currency, number, status, as_of, rules, customers, scored,
         note, requested_by, requested_at)
       select $5, $1, $2, $3, $4, coalesce(max(number), 0) + 1, 'queued', $6, $7, 0, 0, $8, $9, clock_timestamp()
       from classification_run r where ${KEY}`,
      [environment, kind, scope, currency, id, asOf, JSON.stringify(rules), note, requestedBy],
    );
    await tx.query(
      `delete from classification_run r where ${KEY} and r.status in ('computed', 'cancelled', 'failed')
         and r.number <= (select max(n.number) from classification_run n where n.environment = $1 and n.kind = $2
           and n.scope = $3 and n.currency = $4) - $5`,
      [environment, kind, scope, currency, RUNS_KEPT],
    );
  }

  async find(tx: ReadTx, environment: Environment, id: Uuid): Promise<Run | undefined> {
    const rows = await tx.query<Run>(
      `select ${COLUMNS} from classification_run r where r.id = $1 and r.environment = $2`,
      [id, environment],
    );
    return rows[0];
  }

  async lock(tx: Tx, id: Uuid): Promise<Run | undefined> {
    const rows = await tx.query<Run>(
      `select ${COLUMNS} from classification_run r where r.id = $1 for update`,
      [id],
    );
    return rows[0];
  }

  async findNumber(tx: ReadTx, frame: ScoredFrame, number: number): Promise<Run | undefined> {
    const rows = await tx.query<Run>(
      `select ${COLUMNS} from classification_run r where ${KEY} and r.number = $5`,
      [frame.environment, frame.kind, frame.scope, frame.currency, number],
    );
    return rows[0];
  }

  /** By which the customers of a frame are scored now. */
  async edges(tx: ReadTx, frame: ScoredFrame, number: number): Promise<Edges> {
    const run = await this.findNumber(tx, frame, number);
    if (!run?.frozen) throw new Error(`the run ${number} has no edges`);
    return { number, rules: run.rules, frozen: run.frozen };
  }

  /** The oldest that wait or run, of all environments. */
  async open(tx: ReadTx): Promise<Pick<Run, 'id'>[]> {
    return tx.query(
      `select r.id from classification_run r where r.status in ('queued', 'running') order by r.id limit 20`,
    );
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    environment: Environment,
    filter: {
      readonly kind?: string;
      readonly scope?: string;
      readonly currency?: string;
      readonly status?: string;
    },
    before: Uuid | undefined,
    limit: number,
  ): Promise<Run[]> {
    return tx.query(
      `select ${COLUMNS} from classification_run r where r.environment = $1 and ($2::text is null or r.kind = $2)
         and ($3::text is null or r.scope = $3) and ($4::text is null or r.currency = $4)
         and ($5::text is null or r.status = $5) and ($6::uuid is null or r.id < $6) order by r.id desc limit $7`,
      [
        environment,
        filter.kind ?? null,
        filter.scope ?? null,
        filter.currency ?? null,
        filter.status ?? null,
        before ?? null,
        limit,
      ],
    );
  }

  async change(tx: Tx, id: Uuid, change: RunChange): Promise<void> {
    const names = Object.keys(change) as (keyof RunChange)[];
    await tx.query(
      `update classification_run set ${names.map((name, i) => `${SETTABLE[name]} = $${i + 2}`).join(', ')} where id = $1`,
      [id, ...names.map((name) => asParameter(change[name]))],
    );
  }
}

function asParameter(value: RunChange[keyof RunChange]): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? JSON.stringify(value)
    : value;
}
