import { Injectable } from '@nestjs/common';
import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, newUuid, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import type { Tenant } from '../customers/index.js';
import { LimitsRepository } from '../limits/index.js';
import { AmendmentsRepository, type RequestedAmendment } from './amendments.repository.js';
import { exposureCapMinor, productMaxMinor } from './borrower-policy.js';
import type { AmendDto } from './dto/guarantee.dto.js';
import { GuaranteeActs, type Held } from './guarantee-acts.js';
import { amend, priceAmendment } from './guarantee.rules.js';
import { amendedText, hashOf } from './documents.js';
import { guaranteeProblems } from './guarantees.errors.js';
import type { Guarantee } from './guarantee.rows.js';
import type { Scope } from './promises.js';
import { amendmentStates } from './guarantees.states.js';
import { SigningRepository } from './signing.repository.js';

/** No amendment lets a guarantee last longer. */
const YEARS_MAX = 5;

/** Another amount or another day, when the bank agrees. */
@Injectable()
export class AmendmentsService {
  constructor(
    private readonly acts: GuaranteeActs,
    private readonly amendments: AmendmentsRepository,
    private readonly signing: SigningRepository,
    private readonly limits: LimitsRepository,
    private readonly snapshots: SnapshotService,
    private readonly clock: SystemClock,
  ) {}

  async request(tx: Tx, tenant: Tenant, guaranteeId: Uuid, body: AmendDto): Promise<RequestedAmendment> {
    const held = await this.acts.hold(tx, tenant, guaranteeId);
    this.acts.assert(held, 'amend');
    const { guarantee, today } = held;
    const others = await this.amendments.ofGuarantee(tx, guarantee);
    if (others.some(({ status }) => status === 'requested')) throw guaranteeProblems.amendment_open();
    const wanted = wantedOf(guarantee, body);
    await this.assertFit(tx, held, wanted);
    const isLess =
      wanted.amountMinor < guarantee.sums.amountMinor || wanted.expiresOn.isBefore(guarantee.expiresOn);
    if (isLess && body.consents.beneficiary === undefined)
      throw guaranteeProblems.consent_of_beneficiary_missing();
    const price = priceAmendment(guarantee.terms, guarantee.sums, wanted, {
      today,
      until: guarantee.expiresOn,
    });
    const id = newUuid(this.clock.nowMs(), bucketOf(guaranteeId));
    const { reason, consents } = body;
    const amendment = { id, ...price, expiresOn: wanted.expiresOn, reason, consents, requestedOn: today };
    if (!(await this.amendments.insert(tx, guarantee, amendment))) throw guaranteeProblems.amendment_open();
    const payload = { amendment: formatId('guaranteeAmendment', id) };
    await this.acts.save(tx, held, { event: 'amendmentRequested', payload });
    return this.get(tx, tenant, id);
  }

  /** Two people of the bank agree: it is in force, and what it costs is booked. */
  async agree(tx: Tx, scope: Scope, id: Uuid): Promise<RequestedAmendment> {
    const { amendment, held } = await this.open(tx, scope, id);
    const status = transition(amendmentStates, amendment.status, 'agree');
    this.acts.assert(held, 'amend');
    await this.assertFit(tx, held, amendment);
    await this.amendments.settle(tx, id, status, undefined, held.guarantee.nowMs);
    await this.acts.save(tx, held, {
      action: 'amend',
      moved: amend(held.guarantee.sums, amendment),
      expiresOn: amendment.expiresOn,
      documentHash: await this.write(tx, held, amendment),
      event: 'amended',
      payload: { amendment: formatId('guaranteeAmendment', id), expiresOn: amendment.expiresOn.toString() },
      eventId: id,
    });
    return this.get(tx, scope, id);
  }

  /** The text as amended, to be shown from now on. @returns its hash; the old one once the customer was erased */
  private async write(
    tx: Tx,
    { guarantee, today: agreedOn }: Held,
    amendment: RequestedAmendment,
  ): Promise<Buffer | null> {
    const { id, partnerId, environment, customerId, currency } = guarantee;
    const tenant = { partnerId, environment };
    const versions = await this.signing.versions(tx, tenant, guarantee);
    const last = versions.at(-1);
    if (!last) return guarantee.documentHash;
    const facts = { ...amendment, id: formatId('guaranteeAmendment', amendment.id) };
    const text = amendedText(last, { ...facts, number: versions.length, agreedOn, currency });
    const place = { table: 'guarantee', customerId, id } as const;
    const sealed = await this.signing.seal(tx, tenant, place, { ...last, text });
    if (sealed) await this.amendments.keepDocument(tx, amendment.id, sealed);
    return hashOf(text);
  }

  async refuse(tx: Tx, scope: Scope, id: Uuid, reason: string): Promise<RequestedAmendment> {
    const { amendment, held } = await this.open(tx, scope, id);
    const status = transition(amendmentStates, amendment.status, 'refuse');
    await this.amendments.settle(tx, id, status, reason, held.guarantee.nowMs);
    const payload = { amendment: formatId('guaranteeAmendment', id), reason };
    await this.acts.save(tx, held, { event: 'amendmentRefused', payload });
    return this.get(tx, scope, id);
  }

  async get(tx: ReadTx, scope: Scope, id: Uuid): Promise<RequestedAmendment> {
    const amendment = await this.amendments.find(tx, scope, id);
    if (!amendment) throw notFound('guarantee amendment');
    return amendment;
  }

  private async open(tx: Tx, scope: Scope, id: Uuid): Promise<{ amendment: RequestedAmendment; held: Held }> {
    const { guaranteeId } = await this.get(tx, scope, id);
    const held = await this.acts.hold(tx, scope, guaranteeId);
    return { amendment: await this.get(tx, scope, id), held };
  }

  private async assertFit(
    tx: Tx,
    { guarantee, today }: Held,
    { amountMinor, expiresOn }: { amountMinor: bigint; expiresOn: LocalDate },
  ): Promise<void> {
    const { sums, currency, product, customerId, nowMs } = guarantee;
    const isTooLong =
      expiresOn.isAfter(guarantee.expiresOn) &&
      expiresOn.isAfter((guarantee.issuedOn ?? today).plusYears(YEARS_MAX));
    const isPossible = amountMinor > sums.paidMinor + sums.claimedMinor && !expiresOn.isBefore(today);
    if (!isPossible || isTooLong) throw guaranteeProblems.amendment_unfit();
    const more = amountMinor - sums.amountMinor;
    if (more <= 0n) return;
    const snapshot = this.snapshots.current();
    const open = BigInt(await this.limits.openMinor(tx, customerId, currency, nowMs)) + more;
    if (
      amountMinor > productMaxMinor(snapshot, product, currency) ||
      open > exposureCapMinor(snapshot, guarantee, currency)
    )
      throw guaranteeProblems.amendment_unfit();
  }
}

function wantedOf(
  guarantee: Guarantee,
  { amount, expiresOn }: AmendDto,
): { amountMinor: bigint; expiresOn: LocalDate } {
  const { sums, currency } = guarantee;
  const wanted = {
    amountMinor: amount ? BigInt(amount.amount) : sums.amountMinor,
    expiresOn: expiresOn === undefined ? guarantee.expiresOn : (parseDate(expiresOn) as LocalDate),
  };
  const isSame = wanted.amountMinor === sums.amountMinor && wanted.expiresOn.equals(guarantee.expiresOn);
  if (isSame || (amount && amount.currency !== currency)) throw guaranteeProblems.amendment_unfit();
  return wanted;
}
