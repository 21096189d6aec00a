import { Injectable } from '@nestjs/common';
import { BANK_SCOPE } from '../../../engines/segmentation/index.js';
import { notFound } from '../../../kernel/domain-error.js';
import { bucketOf, formatId, type Uuid } from '../../../kernel/ids.js';
import type { Environment, PartnerActor, StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import {
  ConsentsRepository,
  customerProblems,
  CustomersService,
  type Tenant,
} from '../../customers/index.js';
import { businessNowMs } from '../../partners/index.js';
import { scenariosToken } from '../../scenarios/index.js';
import { toBankProfile } from '../bank/bank-profile-answer.js';
import { BankProfiles } from '../bank/bank-profiles.repository.js';
import type { BankProfileDto } from '../bank/dto/bank-profile.dto.js';
import { seesWithheldProfiles } from '../withheld-profiles.js';
import { classificationProblems } from './classification.errors.js';
import { ClassificationsRepository } from './classifications.repository.js';
import type { FrameProfileDto, ProfileDto } from './dto/profile.dto.js';
import type { StaffProfileDto } from './dto/staff-profile.dto.js';
import { FrameDays } from './frame.js';
import { toFrameProfiles } from './profile-answer.js';

/** What a customer is, for his partner and for staff. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly consents: ConsentsRepository,
    private readonly classifications: ClassificationsRepository,
    private readonly snapshots: SnapshotService,
    private readonly bankProfiles: BankProfiles,
  ) {}

  /** @throws DomainError 404 not_found, 403 profiling_consent_missing */
  async ofOwn(actor: PartnerActor, customerId: Uuid): Promise<ProfileDto> {
    return this.database.read(actor, async (tx) => {
      await this.assertOwn(tx, actor, customerId);
      return { customer: formatId('customer', customerId), frames: await this.frames(tx, actor, customerId) };
    });
  }

  /** @throws DomainError 404 not_found, 410 customer_erased, 403 profiling_consent_missing */
  async ofAnybody(actor: StaffActor, customerId: Uuid): Promise<StaffProfileDto> {
    return this.database.read(actor, async (tx) => {
      const tenant = await this.tenantOf(tx, actor.environment, customerId);
      const isProfilingAllowed = await this.isAllowed(tx, tenant, customerId);
      if (!isProfilingAllowed && !seesWithheldProfiles(actor))
        throw classificationProblems.profiling_consent_missing();
      return {
        customer: formatId('customer', customerId),
        partner: formatId('partner', tenant.partnerId),
        isProfilingAllowed,
        frames: await this.frames(tx, tenant, customerId),
        bank: await this.bank(tx, actor.environment, customerId),
      };
    });
  }

  /** @throws DomainError 404 not_found, 410 customer_erased, 403 profiling_consent_missing */
  async assertOwn(tx: ReadTx, tenant: Tenant, customerId: Uuid): Promise<void> {
    await this.customers.getKept(tx, tenant, customerId);
    await this.assertAllowed(tx, tenant, customerId);
  }

  /** @throws DomainError 403 profiling_consent_missing */
  async assertAllowed(tx: ReadTx, tenant: Tenant, customerId: Uuid): Promise<void> {
    if (!(await this.isAllowed(tx, tenant, customerId)))
      throw classificationProblems.profiling_consent_missing();
  }

  /** Whose customer he is, for staff. @throws DomainError 404 not_found, 410 customer_erased */
  async tenantOf(tx: ReadTx, environment: Environment, customerId: Uuid): Promise<Tenant> {
    const rows = await tx.query<{ partnerId: Uuid; isErased: boolean }>(
      `select partner_id as "partnerId", status = 'erased' as "isErased" from customer where id = $1 and bucket = $2 and environment = $3`,
      [customerId, bucketOf(customerId), environment],
    );
    if (!rows[0]) throw notFound('customer');
    if (rows[0].isErased) throw customerProblems.customer_erased();
    return { partnerId: rows[0].partnerId, environment };
  }

  /**
   * The same of somebody whose profile this member of staff may see.
   * @throws DomainError 404 not_found, 410 customer_erased, 403 profiling_consent_missing
   */
  async tenantShownTo(tx: ReadTx, actor: StaffActor, customerId: Uuid): Promise<Tenant> {
    const tenant = await this.tenantOf(tx, actor.environment, customerId);
    if (!seesWithheldProfiles(actor)) await this.assertAllowed(tx, tenant, customerId);
    return tenant;
  }

  /** Every frame of a customer that his partner may see. */
  async frames(tx: ReadTx, tenant: Tenant, customerId: Uuid): Promise<FrameProfileDto[]> {
    const book = this.snapshots.current().get(scenariosToken);
    const rows = await this.classifications.ofCustomer(tx, tenant, customerId);
    return toFrameProfiles(rows, book);
  }

  /** What he is to the bank itself, by currency: for staff alone. */
  async bank(tx: ReadTx, environment: Environment, customerId: Uuid): Promise<BankProfileDto[]> {
    const days = FrameDays.of(BANK_SCOPE, this.snapshots.current().get(scenariosToken));
    const rows = await this.bankProfiles.ofCustomer(tx, environment, customerId);
    return rows.map((row) => toBankProfile(row, days));
  }

  private async isAllowed(tx: ReadTx, tenant: Tenant, customerId: Uuid): Promise<boolean> {
    const rows = await tx.query<{ nowMs: number }>(
      `select ${businessNowMs('c.environment')} as "nowMs" from customer c join partner p on p.id = c.partner_id
       where c.id = $1 and c.bucket = $2`,
      [customerId, bucketOf(customerId)],
    );
    const nowMs = rows[0]?.nowMs ?? 0;
    return (
      (await this.consents.consent(tx, tenant, customerId, ['profiling', 'profile'], nowMs)) !== undefined
    );
  }
}
