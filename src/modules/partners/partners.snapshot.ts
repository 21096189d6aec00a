import type { Uuid } from '../../kernel/ids.js';
import type { Environment } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import type { SnapshotPart } from '../../platform/snapshot/snapshot.service.js';
import type { RateQuotas } from '../../platform/rate-limit/index.js';
import type { Scope } from './scopes.js';

/** A limit of an enrolment in one currency, minor units. */
export interface EnrolmentLimits {
  readonly ticketMaxMinor?: number;
  readonly dayMaxMinor?: number;
  /** The most that one borrower may owe through the partner. */
  readonly borrowerMaxMinor?: number;
}

export interface Enrolment {
  readonly id: Uuid;
  readonly scenario: string;
  readonly jurisdiction: string;
  /** By currency. A currency that is not named has no limit of the partner's own. */
  readonly limits: Readonly<Record<string, EnrolmentLimits>>;
  /** By product slug: who pays the interest of a 0 % plan. */
  readonly subsidy: Readonly<Record<string, 'partner'>>;
  /** By product slug: the share of what is lent that the partner is paid. Receipts of older decisions have none. */
  readonly commission?: Readonly<Record<string, string>>;
}

export interface Partner {
  readonly id: Uuid;
  readonly slug: string;
  readonly name: string;
  readonly status: 'active' | 'suspended';
  /** Last day of the licence that runs longest; a live key needs one that has not expired. */
  readonly licensedUntil: string | undefined;
  /** Quotas of its own; where there are none, those of the bank hold. */
  readonly rateLimits: Partial<Readonly<Record<Environment, RateQuotas>>>;
  readonly enrolments: Readonly<Record<Environment, ReadonlyMap<string, Enrolment>>>;
  /** The enrolled paths, one array object per snapshot: the classifier remembers what it derives from it. */
  readonly enrolledPaths: Readonly<Record<Environment, readonly string[]>>;
}

export interface ApiKey {
  readonly id: Uuid;
  readonly name: string;
  readonly partner: Partner;
  readonly environment: Environment;
  readonly scopes: ReadonlySet<Scope>;
  /** Scenario paths that the key is narrowed to; empty = all of the partner's. */
  readonly scenarios: readonly string[];
  readonly cidrs: readonly string[];
  readonly expiresAtMs: number | undefined;
}

export interface PartnerBook {
  readonly partners: ReadonlyMap<Uuid, Partner>;
  /** By hex of the key's digest. Revoked keys are not here. */
  readonly keys: ReadonlyMap<string, ApiKey>;
  readonly paused: {
    readonly partner: ReadonlySet<string>;
    readonly scenario: ReadonlySet<string>;
    readonly product: ReadonlySet<string>;
  };
}

interface PartnerRow {
  id: Uuid;
  slug: string;
  name: string;
  status: 'active' | 'suspended';
  licensed_until: string | null;
  rate_limits: Partial<Record<Environment, RateQuotas>>;
}

interface EnrolmentRow {
  id: Uuid;
  partner_id: Uuid;
  environment: Environment;
  scenario: string;
  jurisdiction: string;
  limits: Record<string, EnrolmentLimits>;
  subsidy: Record<string, 'partner'>;
  commission: Record<string, string>;
}

interface KeyRow {
  id: Uuid;
  name: string;
  partner_id: Uuid;
  environment: Environment;
  digest: string;
  scopes: Scope[];
  scenarios: string[];
  cidrs: string[];
  expires_at: Date | null;
}

async function load(tx: ReadTx): Promise<PartnerBook> {
  const partnerRows = await tx.query<PartnerRow>(
    `select p.id, p.slug, p.name, p.status, p.rate_limits,
       (select max(l.expires_on)::text from licence l where l.partner_id = p.id) as licensed_until
     from partner p`,
  );
  const enrolmentRows = await tx.query<EnrolmentRow>(
    `select id, partner_id, environment, scenario, jurisdiction, limits, subsidy, commission from enrolment where status = 'active'`,
  );
  // A key that has expired is told so for a month; after that it is unknown, or memory would only ever grow.
  const keyRows = await tx.query<KeyRow>(
    `select id, name, partner_id, environment, encode(digest, 'hex') as digest, scopes, scenarios, cidrs, expires_at
     from api_key where digest is not null and revoked_at is null and (expires_at is null or expires_at > now() - interval '30 days')`,
  );
  const pauses = await tx.query<{ kind: 'partner' | 'scenario' | 'product'; subject: string }>(
    'select kind, subject from pause',
  );

  const partners = new Map<Uuid, Partner>();
  for (const row of partnerRows) {
    partners.set(row.id, {
      id: row.id,
      slug: row.slug,
      name: row.name,
      status: row.status,
      licensedUntil: row.licensed_until ?? undefined,
      rateLimits: row.rate_limits,
      enrolments: { sandbox: new Map(), live: new Map() },
      enrolledPaths: { sandbox: [], live: [] },
    });
  }
  for (const { partner_id, environment, ...enrolment } of enrolmentRows) {
    const book = partners.get(partner_id)?.enrolments[environment] as Map<string, Enrolment> | undefined;
    book?.set(enrolment.scenario, enrolment);
    (partners.get(partner_id)?.enrolledPaths[environment] as string[] | undefined)?.push(enrolment.scenario);
  }
  const keys = new Map<string, ApiKey>();
  for (const row of keyRows) {
    const partner = partners.get(row.partner_id);
    if (!partner) continue;
    keys.set(row.digest, {
      id: row.id,
      name: row.name,
      partner,
      environment: row.environment,
      scopes: new Set(row.scopes),
      scenarios: row.scenarios,
      cidrs: row.cidrs,
      expiresAtMs: row.expires_at?.getTime(),
    });
  }
  const paused = { partner: new Set<string>(), scenario: new Set<string>(), product: new Set<string>() };
  for (const { kind, subject } of pauses) paused[kind].add(subject);
  return { partners, keys, paused };
}

export const partnersPart: SnapshotPart<PartnerBook> = { name: 'partners', load };
