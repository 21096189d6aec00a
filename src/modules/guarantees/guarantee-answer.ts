import { formatId } from '../../kernel/ids.js';
import { money, toMoneyJson, type MoneyJson } from '../../kernel/money.js';
import { allowedActions } from '../../kernel/state-machine.js';
import type { RequestedAmendment } from './amendments.repository.js';
import type {
  GuaranteeAmendmentDto,
  GuaranteeCallDto,
  PromiseRepaymentDto,
} from './dto/guarantee-acts.dto.js';
import type { GuaranteeDto } from './dto/guarantee-answer.dto.js';
import { issuedMinor, partnerActions } from './guarantee-acts.js';
import { claimableMinor } from './guarantee.rules.js';
import type { GuaranteeCall } from './guarantee-calls.repository.js';
import type { Guarantee } from './guarantee.rows.js';
import { callStates } from './guarantees.states.js';
import type { PromiseRepayment } from './repayments.repository.js';

export function toGuaranteeDto(guarantee: Guarantee): GuaranteeDto {
  const { id, sums, status, product, productVersion, issuedOn } = guarantee;
  const amount = (minor: bigint): MoneyJson => toMoneyJson(money(minor, guarantee.currency));
  const isIssued = status === 'issued';
  return {
    id: formatId('guarantee', id),
    status,
    statusReason: guarantee.statusReason,
    statusChangedAt: guarantee.statusChangedAt.toISOString(),
    allowedActions: partnerActions(guarantee),
    customer: formatId('customer', guarantee.customerId),
    application: formatId('application', guarantee.applicationId),
    product: { code: product, version: productVersion },
    amount: amount(sums.amountMinor),
    undertaken: amount(issuedMinor(guarantee)),
    claimable: amount(isIssued ? claimableMinor(sums) : 0n),
    claimed: amount(sums.claimedMinor),
    paid: amount(sums.paidMinor),
    fee: amount(sums.feeMinor),
    margin: amount(sums.marginMinor),
    owed: amount(sums.receivableMinor),
    issuedOn: issuedOn?.toString() ?? null,
    expiresOn: guarantee.expiresOn.toString(),
    claimDocuments: [...guarantee.terms.claimDocuments],
    documentHash: (guarantee.documentHash as Buffer).toString('hex'),
  };
}

/** What the beneficiary, or the bank's staff, can do with a claim. */
const CALL_ACTIONS = { partner: ['withdraw'], staff: ['pay', 'reject'] };

export function toCallDto(
  call: GuaranteeCall,
  reader: keyof typeof CALL_ACTIONS = 'partner',
): GuaranteeCallDto {
  const amount = (minor: bigint): MoneyJson => toMoneyJson(money(minor, call.currency));
  return {
    id: formatId('guaranteeCall', call.id),
    guarantee: formatId('guarantee', call.guaranteeId),
    status: call.status,
    statusReason: call.statusReason,
    statusChangedAt: call.statusChangedAt.toISOString(),
    allowedActions: allowedActions(callStates, call.status).filter((action) =>
      CALL_ACTIONS[reader].includes(action),
    ),
    reference: call.reference,
    amount: amount(call.amountMinor),
    paid: amount(call.paidMinor),
    fromMargin: amount(call.fromMarginMinor),
    claimedOn: call.claimedOn.toString(),
    examineBy: call.examineBy.toString(),
    documents: [...call.documents],
    statement: call.statement,
  };
}

export function toAmendmentDto(amendment: RequestedAmendment, currency: string): GuaranteeAmendmentDto {
  const amount = (minor: bigint): MoneyJson => toMoneyJson(money(minor, currency));
  return {
    id: formatId('guaranteeAmendment', amendment.id),
    guarantee: formatId('guarantee', amendment.guaranteeId),
    status: amendment.status,
    statusReason: amendment.statusReason,
    amount: amount(amendment.amountMinor),
    expiresOn: amendment.expiresOn.toString(),
    fee: amount(amendment.feeMinor),
    marginChange: amount(amendment.marginChangeMinor),
    requestedOn: amendment.requestedOn.toString(),
  };
}

export function toRepaymentDto(
  repayment: PromiseRepayment,
  owedMinor: bigint,
  currency: string,
): PromiseRepaymentDto {
  const amount = (minor: bigint): MoneyJson => toMoneyJson(money(minor, currency));
  return {
    id: formatId('repayment', repayment.id),
    reference: repayment.reference,
    amount: amount(repayment.amountMinor),
    occurredOn: repayment.occurredOn.toString(),
    owed: amount(owedMinor),
    status: repayment.reversedFor === undefined ? 'booked' : 'reversed',
    statusReason: repayment.reversedFor ?? null,
  };
}
