import { Injectable } from '@nestjs/common';
import { type Need, type NeedFacts, needsOf } from '../../../engines/segmentation/index.js';
import { bucketOf, type Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import { arrayLiteral } from '../../../platform/database/array-literal.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import type { Tenant } from '../../customers/index.js';
import { businessNow, businessNowMs } from '../../partners/index.js';
import { scenariosToken, sensitivityOf, zoneOfScope } from '../../scenarios/index.js';
import type { Leaning } from '../segments/leanings.js';
import { calendarOf, type RawCustomer, type StoredSummary } from '../segments/raw-customer.js';
import {
  affinities,
  lifeEventsOf,
  mayTellOfLife,
  NEED_RULES,
  needStrengths,
  sceneUsesOf,
  type SceneSeen,
  type SceneUse,
} from './needs-rules.js';

/** Kinds of product that customers hold, and the scene they came from; those who hold none are left out. */
export type Holdings = (
  tx: ReadTx,
  environment: Environment,
  customerIds: readonly Uuid[],
) => Promise<readonly { readonly customerId: Uuid; readonly kind: string; readonly scenario: string }[]>;

type UseRow = Pick<StoredSummary, 'scope' | 'purchaseDays' | 'activeDayBits' | 'lastActiveDay'> & {
  readonly businessMs: number;
};
type Of<T> = T & { readonly customerId: Uuid };

/** Further back a scene says nothing of today. */
const SCENES_DAYS = 730;
/** Of each customer, by root and currency; and as many scenes. */
const ROWS_A_CUSTOMER = 200;

/** What a customer may need of the bank next, and why. */
@Injectable()
export class NeedsService {
  private readonly holdings: Holdings[] = [];

  constructor(private readonly snapshots: SnapshotService) {}

  /** For the rooms to the right, which know what customers hold. */
  registerHoldings(holdings: Holdings): void {
    this.holdings.push(holdings);
  }

  async of(tx: ReadTx, { environment }: Tenant, customerId: Uuid): Promise<readonly Need[]> {
    return (await this.ofMany(tx, environment, [customerId])).get(customerId)?.needs ?? [];
  }

  /**
   * What ranking weighs offers by, of those of whom anything tells what they need. It goes by the summaries that have been
   * read already, and asks of lives only where a scene was reported that tells of one.
   */
  async strengthsOf(
    tx: ReadTx,
    environment: Environment,
    customers: readonly RawCustomer[],
  ): Promise<ReadonlyMap<Uuid, Leaning>> {
    const uses = new Map(
      customers.flatMap((one) => (one.summaries ? [[one.id, sceneUsesOf(one.summaries)] as const] : [])),
    );
    const lived = [...uses].flatMap(([id, scopes]) => (scopes.some(mayTellOfLife) ? [id] : []));
    const strengths = new Map<Uuid, Leaning>();
    for (const [id, { needs: found }] of await this.from(tx, environment, uses, lived)) {
      const needs = needStrengths(found);
      if (needs) strengths.set(id, { needs });
    }
    return strengths;
  }

  /** In a handful of statements, however many customers. What comes from a sensitive scene counts nowhere else. */
  async ofMany(
    tx: ReadTx,
    environment: Environment,
    customerIds: readonly Uuid[],
  ): Promise<ReadonlyMap<Uuid, NeedsOf>> {
    const reported = byCustomer(await this.uses(tx, environment, customerIds));
    const uses = new Map(customerIds.map((id) => [id, reported.get(id) ?? []]));
    return this.from(tx, environment, uses, customerIds);
  }

  /** @param lived whose events are looked through for what has happened in their lives */
  private async from(
    tx: ReadTx,
    environment: Environment,
    uses: ReadonlyMap<Uuid, readonly SceneUse[]>,
    lived: readonly Uuid[],
  ): Promise<ReadonlyMap<Uuid, NeedsOf>> {
    const ids = [...uses.keys()];
    if (ids.length === 0) return new Map();
    const scenes = byCustomer(lived.length === 0 ? [] : await this.scenes(tx, environment, lived));
    const held: Of<{ kind: string; scenario: string }>[] = [];
    for (const known of this.holdings) held.push(...(await known(tx, environment, ids)));
    const holds = byCustomer(held.filter(({ scenario }) => sensitivityOf(scenario) === 'normal'));
    return new Map(
      [...uses].map(([id, own]) => {
        const lifeEvents = lifeEventsOf(scenes.get(id) ?? []);
        const kinds = [...new Set((holds.get(id) ?? []).map(({ kind }) => kind))];
        const scenarios = affinities(own.filter(({ scope }) => sensitivityOf(scope) === 'normal'));
        return [id, { needs: needsOf({ scenarios, lifeEvents, holds: kinds }, NEED_RULES), lifeEvents }];
      }),
    );
  }

  private async uses(tx: ReadTx, environment: Environment, ids: readonly Uuid[]): Promise<Of<SceneUse>[]> {
    const rows = await tx.query<Of<UseRow>>(
      `select s.customer_id as "customerId", s.scope, s.purchase_days as "purchaseDays",
         s.active_day_bits as "activeDayBits", s.last_active_day as "lastActiveDay",
         ${businessNowMs('s.environment')} as "businessMs"
       from ${ASKED} join customer_summary s on s.customer_id = a.id and s.bucket = a.bucket
       join customer c on c.id = s.customer_id and c.bucket = s.bucket join partner p on p.id = s.partner_id
       where s.environment = $3 and s.last_active_day is not null limit $4`,
      [...asked(ids), environment, ids.length * ROWS_A_CUSTOMER],
    );
    const book = this.snapshots.current().get(scenariosToken);
    return rows.flatMap(({ customerId, businessMs, ...row }) => {
      const calendar = calendarOf(businessMs, zoneOfScope(row.scope, book));
      return sceneUsesOf([{ ...row, calendar }]).map((use) => ({ customerId, ...use }));
    });
  }

  /** Scenes that say something of a life, the newest event of each; sensitive ones never. */
  private async scenes(tx: ReadTx, environment: Environment, ids: readonly Uuid[]): Promise<Of<SceneSeen>[]> {
    return tx.query(
      `select c.id as "customerId", s.scenario,
         floor(extract(epoch from ${businessNow('c.environment')} - s.latest) / 86400)::int4 as "daysAgo"
       from ${ASKED} join customer c on c.id = a.id and c.bucket = a.bucket join partner p on p.id = c.partner_id
       cross join lateral life_scenes(c.id, first_id_of(now() - make_interval(days => $5))) s
       where c.environment = $3 limit $4`,
      [...asked(ids), environment, ids.length * ROWS_A_CUSTOMER, SCENES_DAYS],
    );
  }
}

/** What may be needed, and what has happened in a life that speaks for it. */
export interface NeedsOf {
  readonly needs: readonly Need[];
  readonly lifeEvents: NeedFacts['lifeEvents'];
}

const ASKED = 'unnest($1::uuid[], $2::int2[]) as a(id, bucket)';

function asked(ids: readonly Uuid[]): string[] {
  return [arrayLiteral(ids), arrayLiteral(ids.map((id) => bucketOf(id)))];
}

function byCustomer<T extends { readonly customerId: Uuid }>(rows: readonly T[]): Map<Uuid, T[]> {
  const all = new Map<Uuid, T[]>();
  for (const row of rows) {
    const known = all.get(row.customerId);
    if (known) known.push(row);
    else all.set(row.customerId, [row]);
  }
  return all;
}
