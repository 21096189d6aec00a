import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, newUuid, type Uuid } from '../../kernel/ids.js';
import { money, toMoneyJson } from '../../kernel/money.js';
import { transition } from '../../kernel/state-machine.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Tenant } from '../customers/index.js';
import type { ClaimDto } from './dto/guarantee.dto.js';
import { GuaranteeActs, hasEnded, type Held } from './guarantee-acts.js';
import { claim, claimableMinor, dropClaim, examineBy, payClaim } from './guarantee.rules.js';
import { type GuaranteeCall, GuaranteeCallsRepository } from './guarantee-calls.repository.js';
import { atMost, guaranteeProblems, wanting } from './guarantees.errors.js';
import type { Guarantee } from './guarantee.rows.js';
import type { Scope } from './promises.js';
import { callStates } from './guarantees.states.js';

const CALLS_MAX = 100;

/** What the bank says to a claim. */
export interface CallDecision {
  readonly decision: 'pay' | 'reject';
  /** A part of what is claimed, when not all of it complies. */
  readonly amountMinor?: number | undefined;
  readonly reason: string;
}

/** The beneficiary calls, the bank examines, and pays or does not. */
@Injectable()
export class GuaranteeCallsService {
  constructor(
    private readonly acts: GuaranteeActs,
    private readonly calls: GuaranteeCallsRepository,
    private readonly clock: SystemClock,
  ) {}

  /** A claim of the whole or of a part, in time and with its documents. */
  async claim(tx: Tx, tenant: Tenant, guaranteeId: Uuid, body: ClaimDto): Promise<GuaranteeCall> {
    const held = await this.acts.hold(tx, tenant, guaranteeId);
    const { guarantee, today } = held;
    this.acts.assert(held, 'claim');
    assertClaim(guarantee, body);
    if ((await this.calls.ofGuarantee(tx, guarantee)).length >= CALLS_MAX)
      throw guaranteeProblems.too_many_calls();
    const id = newUuid(this.clock.nowMs(), bucketOf(guaranteeId));
    const amountMinor = BigInt(body.amount.amount);
    const { reference, documents, statement } = body;
    const call = { id, reference, amountMinor, documents, statement };
    if (!(await this.calls.insert(tx, guarantee, { ...call, claimedOn: today, examineBy: examineBy(today) })))
      throw guaranteeProblems.claim_repeated();
    await this.acts.save(tx, held, {
      action: 'claim',
      moved: claim(guarantee.sums, amountMinor),
      event: 'claimed',
      payload: callPayload(id, amountMinor, guarantee.currency),
    });
    return this.get(tx, tenant, id);
  }

  /** The beneficiary takes a claim back. */
  async withdraw(tx: Tx, tenant: Tenant, callId: Uuid): Promise<GuaranteeCall> {
    const { guaranteeId } = await this.get(tx, tenant, callId);
    const held = await this.acts.hold(tx, tenant, guaranteeId);
    const call = await this.get(tx, tenant, callId);
    await this.settle(tx, held, call, 'withdraw', 0n, 'withdrawn_by_beneficiary');
    return this.get(tx, tenant, callId);
  }

  /** Puts in force what two people of the bank found. */
  async decide(tx: Tx, scope: Scope, callId: Uuid, decision: CallDecision): Promise<GuaranteeCall> {
    const found = await this.get(tx, scope, callId);
    const held = await this.acts.hold(tx, scope, found.guaranteeId);
    const call = await this.get(tx, scope, callId);
    const paid = decision.decision === 'pay' ? paidMinor(call, decision) : 0n;
    await this.settle(tx, held, call, decision.decision, paid, decision.reason);
    return this.get(tx, scope, callId);
  }

  async get(tx: Tx, scope: Scope, id: Uuid): Promise<GuaranteeCall> {
    const call = await this.calls.find(tx, scope, id);
    if (!call) throw notFound('guarantee call');
    return call;
  }

  private async settle(
    tx: Tx,
    held: Held,
    call: GuaranteeCall,
    action: 'pay' | 'reject' | 'withdraw',
    minor: bigint,
    reason: string,
  ): Promise<void> {
    const status = transition(callStates, call.status, action);
    const { guarantee } = held;
    const isOver = hasEnded(guarantee);
    const claimed = { claimedMinor: call.amountMinor, paidMinor: minor, hasEnded: isOver };
    const moved =
      minor > 0n ? payClaim(guarantee.sums, claimed) : dropClaim(guarantee.sums, call.amountMinor, isOver);
    const fromMarginMinor = guarantee.sums.marginMinor - moved.sums.marginMinor;
    const { nowMs, currency } = guarantee;
    await this.calls.decide(tx, call, { status, reason, paidMinor: minor, fromMarginMinor, nowMs });
    const isUsedUp = !isOver && moved.sums.paidMinor === moved.sums.amountMinor;
    await this.acts.save(tx, held, {
      ...(isUsedUp && { action: 'useUp' as const, reason: 'paid_in_full' }),
      moved,
      event: `call${status.charAt(0).toUpperCase()}${status.slice(1)}`,
      payload: { ...callPayload(call.id, call.amountMinor, currency), reason },
      eventId: call.id,
    });
  }
}

function assertClaim({ sums, currency, terms }: Guarantee, { amount, documents }: ClaimDto): void {
  const claimable = claimableMinor(sums);
  if (amount.currency !== currency || BigInt(amount.amount) > claimable)
    throw guaranteeProblems.call_exceeds_guarantee(
      undefined,
      atMost('call_exceeds_guarantee', claimable, currency),
    );
  const missing = terms.claimDocuments.filter((wanted) => !documents.some(({ kind }) => kind === wanted));
  if (missing.length > 0)
    throw guaranteeProblems.claim_documents_missing(
      undefined,
      wanting('claim_documents_missing', '/documents', missing),
    );
}

/** @throws DomainError call_exceeds_guarantee when more would be paid than was claimed */
export function paidMinor(call: GuaranteeCall, { amountMinor }: Pick<CallDecision, 'amountMinor'>): bigint {
  const minor = amountMinor === undefined ? call.amountMinor : BigInt(amountMinor);
  if (minor > call.amountMinor) throw guaranteeProblems.call_exceeds_guarantee();
  return minor;
}

function callPayload(id: Uuid, minor: bigint, currency: string): object {
  return { call: formatId('guaranteeCall', id), claimed: toMoneyJson(money(minor, currency)) };
}
