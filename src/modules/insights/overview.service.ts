import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, instantOf, type Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { Lists } from '../../platform/http/lists.js';
import { ConsentsRepository, TagsRepository, toConsentDto } from '../customers/index.js';
import type { CustomerOverviewDto } from './dto/overview.dto.js';
import { KnownOfCustomer } from './known-of-customer.js';
import {
  toAcquisition,
  toAgreement,
  toDecision,
  toOwed,
  toScreening,
  toSegment,
  toTags,
} from './overview-answer.js';
import { OverviewRepository } from './overview.repository.js';
import { withheldFrom } from './shown-to.js';
import { TimelineService, toEntryDto } from './timeline.service.js';
import { WhoCustomerIs, WITHHELD } from './who-customer-is.js';

const TIMELINE_PAGE = 20;

/** One customer as the bank knows him. Each room says its part by its own rules; what only counts rows is read together. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly overview: OverviewRepository,
    private readonly consents: ConsentsRepository,
    private readonly tags: TagsRepository,
    private readonly known: KnownOfCustomer,
    private readonly who: WhoCustomerIs,
    private readonly timeline: TimelineService,
    private readonly lists: Lists,
  ) {}

  /** @throws DomainError 404 not_found */
  async of(tx: ReadTx, actor: StaffActor, id: Uuid): Promise<CustomerOverviewDto> {
    const { environment } = actor;
    const row = await this.overview.find(tx, environment, id);
    if (!row) throw notFound('customer');
    const { partnerId, partyId, isProfilingAllowed } = row;
    const tenant = { partnerId, environment };
    const withheld = withheldFrom(actor, isProfilingAllowed);
    const list = this.timeline.list(tx, actor, { customerId: id, partyId });
    const [consents, tags, known, page, who] = await Promise.all([
      this.consents.list(tx, tenant, id),
      this.tags.list(tx, tenant, id),
      withheld.includes('profile') ? null : this.known.of(tx, tenant, id),
      this.lists.firstPage(actor, list, TIMELINE_PAGE),
      withheld.includes('party') ? WITHHELD : this.who.of(tx, environment, id, partyId),
    ]);
    return {
      customer: formatId('customer', id),
      partner: formatId('partner', partnerId),
      partnerSlug: row.partner,
      kind: row.kind,
      status: row.status,
      verification: row.verification,
      registeredAt: new Date(instantOf(id)).toISOString(),
      acquisition: toAcquisition(row.acquisition),
      consents: consents.map(toConsentDto),
      tags: toTags(tags),
      profile: known && { isProfilingAllowed, ...known, segments: row.segments.map(toSegment) },
      decisions: row.decisions.map(toDecision),
      owed: row.owed.map(toOwed),
      agreements: row.agreements.map(toAgreement),
      screening: withheld.includes('screening') ? null : toScreening(tags, row.checks),
      ...who,
      timeline: { ...page, data: page.data.map(toEntryDto) },
      withheld,
    };
  }

  /** @throws DomainError 404 not_found */
  async partyOf(tx: ReadTx, { environment }: StaffActor, id: Uuid): Promise<Uuid | null> {
    const party = await this.overview.partyOf(tx, environment, id);
    if (party === undefined) throw notFound('customer');
    return party;
  }
}
