import { bucketOf, formatId, newUuid, type Uuid } from '../../kernel/ids.js';
import { type AgreementRow, contractHash, NO_TOTALS } from '../../modules/agreements/index.js';
import type { PartnerRecord } from '../../modules/partners/index.js';
import { contractOfLoan } from './loan-terms.js';
import { CURRENCY, type SourceLoan } from './source.js';

/** An agreement as the books take it up when it is signed: nothing is paid out. */
export function signedAgreement(
  source: SourceLoan,
  { id: partnerId, name }: PartnerRecord,
  customerId: Uuid,
  nowMs: number,
): AgreementRow {
  const newId = (): Uuid => newUuid(nowMs, bucketOf(customerId));
  const ids = { id: newId(), applicationId: newId(), offerId: newId() };
  const contract = contractOfLoan(source, {
    agreement: formatId('agreement', ids.id),
    application: formatId('application', ids.applicationId),
    offer: formatId('offer', ids.offerId),
    decision: formatId('decision', newId()),
    customer: formatId('customer', customerId),
    partner: { id: formatId('partner', partnerId), name },
  });
  const dayBefore = source.paidOn.minusDays(1);
  return {
    ...ids,
    partnerId,
    environment: 'sandbox',
    customerId,
    orderId: `loan-${source.loan}`,
    scenario: contract.scenario.path,
    product: contract.product.code,
    productVersion: contract.product.version,
    currency: CURRENCY,
    amountMinor: source.amountMinor,
    contract,
    contractHash: contractHash(contract),
    documentLocale: null,
    signing: null,
    signedOn: null,
    status: 'signed',
    statusReason: null,
    statusChangedAt: new Date(nowMs),
    version: 1,
    closedThrough: dayBefore,
    nextActionOn: null,
    booked: NO_TOTALS,
    bookedThrough: dayBefore,
    outstandingMinor: 0n,
    creditBalanceMinor: 0n,
    overdueMinor: 0n,
    nextDueOn: null,
    nextDueMinor: null,
    daysPastDue: 0,
    delinquencyBucket: null,
    pausedUntil: null,
    pausedBy: null,
  };
}
