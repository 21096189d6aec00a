import { LocalDate } from '../../src/kernel/calendar-date.js';
import type { Uuid } from '../../src/kernel/ids.js';
import { contractOf } from '../../src/modules/agreements/contract-of.js';
import type { AgreementContract } from '../../src/modules/agreements/contract.types.js';
import type { ReplayableEvent } from '../../src/modules/agreements/loan-of.js';
import type { EventDetails, ServicingEventType } from '../../src/modules/agreements/servicing-events.js';
import { type PricingRequest, priceProduct, seedProducts } from '../../src/modules/products/index.js';
import { loadSeedPacks, seedTree } from '../../src/modules/scenarios/index.js';

export const day = (text: string): LocalDate => LocalDate.parse(text);

interface Asked extends Omit<PricingRequest, 'currency' | 'costMethod' | 'businessDate'> {
  readonly product: string;
  readonly option: string;
  readonly on: string;
  readonly scenario: string;
  readonly jurisdiction?: string;
}

/** A contract as the bank draws it up, from the shipped products, scenarios and packs. */
export function contractFor({
  product: slug,
  option,
  on,
  scenario,
  jurisdiction = 'CN',
  ...request
}: Asked): AgreementContract {
  const product = seedProducts().find((one) => one.slug === slug);
  const definition = seedTree().get(scenario);
  const pack = loadSeedPacks().find((one) => one.jurisdiction === jurisdiction);
  if (!product || !definition || !pack) throw new Error(`no seed for ${slug} in ${scenario}`);
  const pricing = priceProduct(product, {
    currency: 'CNY',
    costMethod: 'eu-aprc',
    businessDate: day(on),
    ...request,
  });
  const variant = pricing.variants?.find((one) => one.option === option);
  if (!variant) throw new Error(`${slug} ${option}: ${JSON.stringify(pricing.refusals)}`);
  return contractOf(
    {
      agreement: 'agr_1',
      application: 'app_1',
      offer: 'off_1',
      decision: 'dec_1',
      customer: 'cus_1',
      partner: { id: 'prt_1', name: 'Somebody' },
      order: null,
      pricedOn: day(on),
      drawnUpOn: day(on),
    },
    variant,
    { number: 1, definition: product },
    { number: 1, definition },
    { number: 1, definition: pack },
  );
}

/** Story 1: 4,799.00 over 12 months at 0 %, or another option. */
export const phoneContract = (product = 'retail-zero', option = '12m'): AgreementContract =>
  contractFor({
    product,
    option,
    on: '2026-12-01',
    scenario: 'retail.electronics.phone',
    amountMinor: 479_900n,
    downPaymentMinor: 120_000n,
  });

/** Story 2: 4 × 7,000.00 on the first of September 2026–2029, grace until the end of August 2030. */
export const tuitionContract = (): AgreementContract =>
  contractFor({
    product: 'tuition-grace',
    option: '48m',
    on: '2026-08-20',
    scenario: 'education.higher.tuition',
    amountMinor: 2_800_000n,
    dates: { programmeEnd: day('2030-06-30') },
    drawdowns: [2026, 2027, 2028, 2029].map((year) => ({
      name: `year ${year - 2025}`,
      date: day(`${year}-09-01`),
      amountMinor: 700_000n,
    })),
  });

/** Story 3: three stages of 6,000.00, 9,000.00 and 5,000.00, six months each. */
export const toothContract = (): AgreementContract =>
  contractFor({
    product: 'treatment-stages',
    option: '6m',
    on: '2027-01-05',
    scenario: 'healthcare.dental',
    amountMinor: 2_000_000n,
    stages: [
      { name: 'stage 1', date: day('2027-01-10'), amountMinor: 600_000n },
      { name: 'stage 2', date: day('2027-04-10'), amountMinor: 900_000n },
      { name: 'stage 3', date: day('2027-07-10'), amountMinor: 500_000n },
    ],
  });

export type GivenEvent = readonly [ServicingEventType, number, string, (EventDetails & { of?: number })?];

/** Events in the order they were booked: `type amount date`, with details. */
export function history(...given: readonly GivenEvent[]): ReplayableEvent[] {
  const idOf = (index: number): Uuid => `event-${index}` as Uuid;
  return given.map(([type, amount, on, { of, ...details } = {}], index) => ({
    id: idOf(index),
    type,
    occurredOn: day(on),
    amountMinor: BigInt(amount),
    reverses: of === undefined ? null : idOf(of),
    details,
  }));
}
