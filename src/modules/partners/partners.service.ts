import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/tx.js';
import { httpProblems } from '../../platform/http/http.errors.js';
import { bumpHead } from '../../platform/snapshot/snapshot.service.js';
import { type ApprovalKind, ApprovalsService } from '../staff/index.js';
import { licenceDay } from './licence.js';
import { type LicenceRecord, LicencesRepository, type NewLicence } from './licences.repository.js';
import { partnerProblems } from './partners.errors.js';
import {
  type NewPartner,
  type PartnerChange,
  type PartnerRecord,
  PartnersRepository,
} from './partners.repository.js';
import { partnerStates, type PartnerStatus } from './partners.states.js';

const LICENCES_MAX = 100;
const REINSTATE = 'partner.reinstate';

/** What staff do with partners and their licences. */
@Injectable()
export class PartnersService {
  constructor(
    private readonly database: Database,
    private readonly partners: PartnersRepository,
    private readonly licences: LicencesRepository,
    private readonly approvals: ApprovalsService,
    private readonly clock: SystemClock,
  ) {
    approvals.register(REINSTATE, this.reinstatement());
  }

  async create(actor: StaffActor, partner: NewPartner): Promise<PartnerRecord> {
    return this.database.run(actor, async (tx) => {
      const record = await this.partners.insertPartner(tx, partner);
      const { slug, name, industry } = partner;
      return this.tell(tx, 'created', record, { slug, name, industry });
    });
  }

  async get(actor: StaffActor, slug: string): Promise<PartnerRecord> {
    return found(await this.database.read(actor, (tx) => this.partners.findPartner(tx, slug)));
  }

  async list(
    actor: StaffActor,
    status: PartnerStatus | undefined,
    before: Uuid | undefined,
    limit: number,
  ): Promise<PartnerRecord[]> {
    return this.database.read(actor, (tx) => this.partners.list(tx, status, before, limit));
  }

  /** Fields that are left out keep their value. */
  async update(
    actor: StaffActor,
    slug: string,
    expectedVersion: number,
    change: Partial<PartnerChange>,
  ): Promise<PartnerRecord> {
    return this.database.run(actor, async (tx) => {
      const { id, name, industry } = found(await this.partners.lockPartner(tx, slug));
      const record = await this.partners.update(tx, id, expectedVersion, { name, industry, ...change });
      if (!record) throw httpProblems.stale_version();
      return this.tell(tx, 'updated', record, change);
    });
  }

  /** One person stops a partner at once: no key of it works from the next snapshot on. */
  async suspend(actor: StaffActor, slug: string, reason: string): Promise<PartnerRecord> {
    return this.database.run(actor, async (tx) => {
      const { id, status } = found(await this.partners.lockPartner(tx, slug));
      const suspended = transition(partnerStates, status, 'suspend');
      const record = await this.partners.setStatus(tx, id, suspended, reason);
      return this.tell(tx, 'suspended', record, { reason });
    });
  }

  /** @returns the approval that a second person decides */
  async proposeReinstatement(actor: StaffActor, slug: string, reason: string): Promise<Uuid> {
    return this.database.run(actor, async (tx) => {
      const { status } = found(await this.partners.lockPartner(tx, slug));
      const after = { status: transition(partnerStates, status, 'reinstate'), statusReason: null };
      return this.approvals.submit(tx, actor, { kind: REINSTATE, subject: slug, payload: {}, after, reason });
    });
  }

  async addLicence(actor: StaffActor, slug: string, licence: NewLicence): Promise<LicenceRecord> {
    refusePastDay(licence.expiresOn, this.clock.nowMs());
    return this.database.run(actor, async (tx) => {
      const { id } = found(await this.partners.lockPartner(tx, slug));
      if ((await this.licences.count(tx, id)) >= LICENCES_MAX) throw partnerProblems.too_many_licences();
      const record = await this.licences.insert(tx, id, licence);
      await bumpHead(tx);
      const { kind, expiresOn } = licence;
      const detail = { licence: formatId('licence', record.id), kind, expiresOn };
      tx.audit({ action: 'licence.added', subject: formatId('partner', id), detail });
      return record;
    });
  }

  async listLicences(
    actor: StaffActor,
    slug: string,
    before: Uuid | undefined,
    limit: number,
  ): Promise<LicenceRecord[]> {
    return this.database.read(actor, async (tx) => {
      const { id } = found(await this.partners.findPartner(tx, slug));
      return this.licences.list(tx, id, before, limit);
    });
  }

  private reinstatement(): ApprovalKind {
    return {
      roles: {
        maker: ['partnerManager', 'riskOfficer', 'administrator'],
        checker: ['partnerManager', 'riskOfficer', 'administrator'],
      },
      inWords: ({ subject }) => `Let the keys of the partner ${subject}, which is suspended, work again.`,
      current: async (tx, { subject }) => {
        const partner = await this.partners.lockPartner(tx, subject);
        return partner && { status: partner.status, statusReason: partner.statusReason };
      },
      apply: async (tx, { subject }) => {
        const { id, status } = found(await this.partners.lockPartner(tx, subject));
        const active = transition(partnerStates, status, 'reinstate');
        await this.tell(tx, 'reinstated', await this.partners.setStatus(tx, id, active, null), {});
        return { status: active };
      },
    };
  }

  private async tell(tx: Tx, what: string, record: PartnerRecord, detail: object): Promise<PartnerRecord> {
    await bumpHead(tx);
    tx.audit({ action: `partner.${what}`, subject: formatId('partner', record.id), detail });
    return record;
  }
}

/** @throws DomainError not_found */
export function found(partner: PartnerRecord | undefined): PartnerRecord {
  if (!partner) throw notFound('partner');
  return partner;
}

function refusePastDay(expiresOn: string, nowMs: number): void {
  if (expiresOn >= licenceDay(nowMs)) return;
  throw httpProblems.invalid_request(undefined, {
    errors: [{ pointer: '/expiresOn', code: 'in_the_past', detail: 'must be today or later' }],
  });
}
