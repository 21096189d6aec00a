import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { KeyedDigest } from '../../../platform/security/keyed-digest.js';
import { bumpHead, lockHead, SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import {
  ALL_SCOPES,
  ApiKeysRepository,
  EnrolmentsRepository,
  PartnersRepository,
} from '../../partners/index.js';
import type { Jurisdiction } from '../fixtures/purchases.js';
import { sandboxProblems } from '../sandbox.errors.js';
import { ENROLMENTS, type Industry } from './industries.js';
import { SignUpsRepository } from './sign-ups.repository.js';

const A_MINUTE = 5;
const A_DAY = 20;
/** Sandboxes open at once: each is a part of the configuration that every process holds in memory. */
const OPEN_MAX = 2_000;
export const UNUSED_DAYS = 30;
const EXPIRE_EVERY_MS = 60 * 60_000;
const EXPIRED_A_ROUND = 50;
const ACTOR = { kind: 'system', job: 'selfService' } as const;

export interface SignUp {
  readonly name: string;
  readonly industry: Industry;
  readonly jurisdiction: Jurisdiction;
}

export interface SignedUp extends SignUp {
  readonly slug: string;
  readonly key: string;
  readonly scenarios: readonly string[];
}

/** Sandboxes that nobody at the bank has to open. */
@Injectable()
export class SelfService {
  constructor(
    private readonly database: Database,
    private readonly signUps: SignUpsRepository,
    private readonly partners: PartnersRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly keys: ApiKeysRepository,
    private readonly digests: KeyedDigest,
    private readonly snapshots: SnapshotService,
    housekeeping: Housekeeping,
  ) {
    housekeeping.register('unusedSandboxes', EXPIRE_EVERY_MS, (tx) => this.expire(tx));
  }

  /**
   * A partner with a key that works when this answers. Names need not be different, so nothing tells who else is there.
   * @param address of the caller; only a keyed digest of it is kept, of IPv6 the network of one customer
   * @throws DomainError sign_up_limited, self_service_full
   */
  async signUp({ name, industry, jurisdiction }: SignUp, address: string): Promise<SignedUp> {
    const { scenarios, subsidy } = ENROLMENTS[industry];
    const slug = slugOf(name);
    const digest = this.digests.of('sign-up-address', networkOf(address));
    const key = await this.database.run(ACTOR, async (tx) => {
      await lockHead(tx);
      await this.refuseTooMany(tx, digest);
      const { id: partnerId } = await this.partners.insertPartner(tx, { slug, name, industry });
      for (const scenario of scenarios) {
        const enrolment = {
          partnerId,
          environment: 'sandbox',
          scenario,
          jurisdiction,
          limits: {},
          subsidy,
          commission: {},
        } as const;
        await this.enrolments.insertEnrolment(tx, enrolment);
      }
      await this.signUps.insert(tx, partnerId, digest);
      const grant = { partnerId, environment: 'sandbox', name: 'first key', scopes: ALL_SCOPES } as const;
      const issued = await this.keys.insertKey(tx, {
        ...grant,
        scenarios: [],
        cidrs: [],
        expiresAt: undefined,
      });
      await bumpHead(tx);
      tx.audit({
        action: 'sandbox.signedUp',
        subject: slug,
        detail: { industry, jurisdiction },
        environment: 'sandbox',
      });
      return issued.secret;
    });
    await this.snapshots.refresh();
    return { name, industry, jurisdiction, slug, key, scenarios };
  }

  /** Suspends the partners whose sandboxes nobody uses; what is theirs stays as it is. */
  async expire(tx: Tx): Promise<'more' | 'done'> {
    await lockHead(tx);
    const unused = await this.signUps.expire(tx, UNUSED_DAYS, EXPIRED_A_ROUND);
    for (const id of unused) await this.partners.setStatus(tx, id, 'suspended', 'sandbox_unused');
    if (unused.length > 0) await bumpHead(tx);
    return unused.length === EXPIRED_A_ROUND ? 'more' : 'done';
  }

  private async refuseTooMany(tx: Tx, address: Buffer): Promise<void> {
    const { minute, day, open } = await this.signUps.lately(tx, address);
    const refuse = (retryAfterSeconds: number): never => {
      throw sandboxProblems.sign_up_limited(undefined, { retryable: true, retryAfterSeconds });
    };
    if (day >= A_DAY) refuse(86_400);
    if (minute >= A_MINUTE) refuse(60);
    if (open >= OPEN_MAX) throw sandboxProblems.self_service_full(undefined, { retryAfterSeconds: 86_400 });
  }
}

/**
 * Nobody has only one IPv6 address: the /64 is what one customer of a provider has. What a proxy wrote that is no
 * address counts as one together.
 */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.toByteArray().slice(0, 8).join('.') : parsed.toString();
}

/** Readable, and random enough that it tells nothing of others. */
function slugOf(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  return `${words || 'sandbox'}-${randomBytes(5).toString('hex')}`;
}
