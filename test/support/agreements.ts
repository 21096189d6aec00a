import { bucketOf, newUuid, type Uuid } from '../../src/kernel/ids.js';
import {
  type AgreementContract,
  type AgreementRow,
  AgreementsRepository,
  Books,
  ContractsRepository,
  type DrawdownRow,
  DrawdownsRepository,
  type LockedAgreement,
  NO_TOTALS,
} from '../../src/modules/agreements/index.js';
import { contractHash } from '../../src/modules/agreements/document/canonical-json.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { Booted } from './boot.js';
import { day, phoneContract } from './contracts.js';

export interface Debtor {
  readonly partnerId: Uuid;
  readonly customerId: Uuid;
}

/** Puts an agreement on the books as if it had been signed, without anything paid out. */
export async function signedAgreement(
  tx: Tx,
  { app }: Booted,
  { partnerId, customerId }: Debtor,
  contract: AgreementContract = phoneContract(),
): Promise<LockedAgreement> {
  const bucket = bucketOf(customerId);
  const id = newUuid(Date.now(), bucket);
  const pricedOn = day(contract.pricedOn);
  const row: AgreementRow = {
    id,
    partnerId,
    environment: 'sandbox',
    customerId,
    applicationId: newUuid(Date.now(), bucket),
    offerId: newUuid(Date.now(), bucket),
    orderId: `order-${id}`,
    scenario: contract.scenario.path,
    product: contract.product.code,
    productVersion: contract.product.version,
    currency: contract.currency,
    amountMinor: BigInt(contract.financed),
    contract,
    contractHash: contractHash(contract),
    documentLocale: null,
    signing: null,
    signedOn: null,
    status: 'signed',
    statusReason: null,
    statusChangedAt: new Date(0),
    version: 1,
    closedThrough: pricedOn.minusDays(1),
    nextActionOn: null,
    booked: NO_TOTALS,
    bookedThrough: pricedOn.minusDays(1),
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
  await app.get(ContractsRepository).insert(tx, row);
  const whole = await app.get(AgreementsRepository).whole(tx, row);
  return { ...row, ...whole, today: pricedOn, nowMs: Date.parse(`${contract.pricedOn}T04:00:00Z`) };
}

/** An agreement of which everything, or the first payouts, is paid out on the planned days, as the system would book it. */
export async function drawnAgreement(
  booted: Booted,
  debtor: Debtor,
  contract: AgreementContract = phoneContract(),
  payouts = contract.drawdowns.length,
): Promise<LockedAgreement> {
  const { app } = booted;
  return app.get(Database).run({ kind: 'system', job: 'test' }, async (tx) => {
    let agreement = await signedAgreement(tx, booted, debtor, contract);
    for (const { number, amount, discount, plannedOn } of contract.drawdowns.slice(0, payouts)) {
      agreement = { ...agreement, today: day(plannedOn) };
      const event = { type: 'drawdown', occurredOn: day(plannedOn), amountMinor: BigInt(amount) } as const;
      const details = { drawdown: number, discount };
      const drawdowns = agreement.drawdowns.map((one) =>
        one.number === number ? { ...one, status: 'paid' as const, paidMinor: one.amountMinor } : one,
      );
      await app.get(DrawdownsRepository).save(tx, drawdowns[number - 1] as DrawdownRow);
      const drawn = { ...agreement, drawdowns };
      ({ agreement } = await app.get(Books).record(tx, drawn, { ...event, details }));
    }
    return agreement;
  });
}
