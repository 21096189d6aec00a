import { Injectable } from '@nestjs/common';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { bumpHead } from '../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../platform/versions/version-store.js';
import {
  ALL_SCOPES,
  ApiKeysRepository,
  EnrolmentsRepository,
  PartnersRepository,
} from '../partners/index.js';
import { seedProductVersions } from '../products/index.js';
import { seedAudience, seedQuestionnaires } from '../profiles/index.js';
import { seedScenarios } from '../scenarios/index.js';
import { Passwords, seedStaff, type SeededStaff } from '../staff/index.js';
import { SANDBOX_PARTNERS, type SandboxPartner } from './sandbox-partners.js';

/** What the first seeding shows once: secrets that the database keeps only as digests. */
export interface SeededSandbox {
  readonly partners: readonly { slug: string; name: string; key: string; example: object }[];
  readonly staff: readonly SeededStaff[];
}

/** The seeded partners belong to whoever runs the bank: his benchmarks and demonstrations are not slowed down. */
const SEEDED_QUOTAS = { second: 50_000, minute: 3_000_000, day: 999_999_999 };

@Injectable()
export class SandboxSeed {
  constructor(
    private readonly database: Database,
    private readonly store: VersionStore,
    private readonly partners: PartnersRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly keys: ApiKeysRepository,
    private readonly digests: KeyedDigest,
    private readonly clock: SystemClock,
  ) {}

  /** Adds what is missing and changes nothing that is there; a second run returns no secrets. */
  async run(): Promise<SeededSandbox> {
    return this.database.run({ kind: 'system', job: 'seed' }, async (tx) => {
      const staff = await seedStaff(tx, new Passwords(this.digests.of('staff-password')), this.clock.nowMs());
      await seedScenarios(tx, this.store);
      await seedProductVersions(tx, this.store);
      await seedQuestionnaires(tx, this.store);
      await seedAudience(tx, this.store);
      const partners: SeededSandbox['partners'][number][] = [];
      for (const partner of SANDBOX_PARTNERS) {
        const key = await this.seedPartner(tx, partner);
        if (key !== undefined)
          partners.push({ slug: partner.slug, name: partner.name, key, example: partner.example });
      }
      await bumpHead(tx);
      return { partners, staff };
    });
  }

  private async seedPartner(tx: Tx, partner: SandboxPartner): Promise<string | undefined> {
    if (await this.partners.findPartner(tx, partner.slug)) return undefined;
    const { id: partnerId } = await this.partners.insertPartner(tx, partner);
    await this.partners.setRateLimits(tx, partnerId, 'sandbox', SEEDED_QUOTAS);
    for (const scenario of partner.scenarios) {
      const { jurisdiction, subsidy, commission = {} } = partner;
      await this.enrolments.insertEnrolment(tx, {
        partnerId,
        environment: 'sandbox',
        scenario,
        jurisdiction,
        limits: {},
        subsidy,
        commission,
      });
    }
    const grant = {
      partnerId,
      environment: 'sandbox' as const,
      name: 'first key',
      scopes: ALL_SCOPES,
      scenarios: [],
      cidrs: [],
      expiresAt: undefined,
    };
    return (await this.keys.insertKey(tx, grant)).secret;
  }
}
