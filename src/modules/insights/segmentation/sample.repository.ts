import { Injectable } from '@nestjs/common';
import { BUCKET_COUNT, bucketOf, type Uuid } from '../../../kernel/ids.js';
import { arrayLiteral } from '../../../platform/database/array-literal.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { isBank, type ScoredFrame, summaryTable } from '../../profiles/index.js';
import { SENSITIVE_SCENES } from '../sensitive-scenes.js';
import type { PartedBy } from './dto/report-query.dto.js';

/** Enough to tell a share to within two percent of everybody; smaller frames are looked at whole. */
const SAMPLE = 3_000;
/** How long ago an offer still says how offers go. */
const OFFERS_DAYS = 180;
const OF_SCOPE = `(d.scenario = k.scope or d.scenario like k.scope || '.%')`;
/** One more than what a claim may be shared by before it is a shop's telephone. */
const HOLDERS = 11;

/** One customer of the sample. */
export interface SampledCustomer {
  readonly id: Uuid;
  /** His class, or the segments he is in. */
  readonly segments: readonly string[];
  readonly ageYears: number | null;
  readonly occupation: string | null;
  readonly verification: string | null;
  readonly partner: string | null;
  readonly acquisition: string | null;
  readonly isOffered: boolean;
  readonly isAccepted: boolean;
  /** Addresses at which he could be reached. */
  readonly channels: number;
  readonly holdsProduct: boolean;
  readonly net: number;
  readonly firstDay: number | null;
  /** In any frame. */
  readonly lastActiveDay: number | null;
  readonly daySetFrom: number;
  /** Days with a purchase, as bits from `8 × daySetFrom` on; hexadecimal. */
  readonly daySet: string;
}

export interface Sample {
  readonly customers: readonly SampledCustomer[];
  readonly isEverybody: boolean;
}

/** Customers of a partner who share something that says who they are. */
export interface SharedClaim {
  readonly customers: readonly Uuid[];
}

/** Looks closer at some customers of a frame: whoever is in its first buckets, which are as good as drawn by lot. */
@Injectable()
export class ReportSample {
  /** @param population how many there are */
  async draw(tx: ReadTx, frame: ScoredFrame, by: PartedBy, population: number): Promise<Sample> {
    const isEverybody = population <= SAMPLE;
    const buckets = isEverybody
      ? BUCKET_COUNT
      : Math.max(1, Math.round((BUCKET_COUNT * SAMPLE) / population));
    const { environment, kind, scope, currency } = frame;
    const segments =
      by === 'segment'
        ? `array(select m.segment from segment_member m where m.customer_id = k.customer_id and m.bucket = k.bucket)`
        : `array[coalesce(k.${by}, 'none')]`;
    const customers = await tx.query<SampledCustomer>(
      `with k as materialized (
         select * from classification k where k.environment = $1 and k.kind = $2 and k.scope = $3 and k.currency = $4
           and k.bucket < $5 order by k.bucket, k.customer_id limit ${2 * SAMPLE})
       select k.customer_id as id, ${segments} as segments, f.age_years as "ageYears", f.occupation, f.verification,
         f.partner, split_part(f.acquisition_first, '.', 1) as acquisition,
         coalesce(d.is_offered, false) as "isOffered", coalesce(d.is_accepted, false) as "isAccepted",
         (select count(*) from customer_claim c where c.customer_id = k.customer_id and c.bucket = k.bucket
           and c.kind in ('phone', 'email'))::int4 as channels,
         exists (select from agreement g where g.customer_id = k.customer_id and g.bucket = k.bucket
           and g.status in ('signed', 'active')) as "holdsProduct",
         coalesce(k.monetary_minor, 0)::float8 as net, s.first_day as "firstDay",
         coalesce(f.last_active_on - date '1970-01-01', s.last_active_day) as "lastActiveDay",
         coalesce(s.day_set_from, 0) as "daySetFrom", coalesce(encode(s.day_set, 'hex'), '') as "daySet"
       from k
       left join customer_facts f on f.customer_id = k.customer_id and f.bucket = k.bucket
       left join ${summaryTable(scope)} s on s.customer_id = k.customer_id and s.bucket = k.bucket and s.scope = k.scope
         and s.currency = k.currency
       left join lateral (
         select true as is_offered, bool_or(exists (select from offer o where o.customer_id = d.customer_id
           and o.id > d.id and o.id <= (left(d.id::text, 35) || 'f')::uuid and o.status = 'accepted')) as is_accepted
         from decision d where d.customer_id = k.customer_id and d.id >= first_id_of(now() - make_interval(days => $6))
           and d.offer_count > 0 and ${isBank(scope) ? `d.scenario !~ '${SENSITIVE_SCENES}'` : OF_SCOPE}
         having count(*) > 0) d on true`,
      [environment, kind, scope, currency, buckets, OFFERS_DAYS],
    );
    return { customers, isEverybody };
  }

  /** Who, of the same partner, shares a claim with one of them. */
  async sharedClaims(tx: ReadTx, customerIds: readonly Uuid[]): Promise<SharedClaim[]> {
    return tx.query(
      `with mine as (
         select distinct c.digest, c.partner_id, c.environment
         from unnest($1::uuid[], $2::int2[]) as a(id, bucket)
         join customer_claim c on c.customer_id = a.id and c.bucket = a.bucket
         where c.kind in ('nationalId', 'registrationNumber', 'cardHolder', 'email', 'phone'))
       select h.customers from mine cross join lateral (
         select array_agg(x.id order by x.id) as customers from (
           select o.customer_id as id from customer_claim o
           where o.digest = mine.digest and o.partner_id = mine.partner_id and o.environment = mine.environment
           limit ${HOLDERS}) x) h
       where cardinality(h.customers) between 2 and ${HOLDERS - 1}
       order by h.customers limit ${SAMPLE}`,
      [arrayLiteral(customerIds), arrayLiteral(customerIds.map((id) => bucketOf(id)))],
    );
  }
}
