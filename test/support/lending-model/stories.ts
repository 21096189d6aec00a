import { consent } from '../sandbox.js';

/** What somebody asks for, so that each kind of agreement is lived through. */
export interface Story {
  readonly partner: string;
  readonly product: string;
  readonly currency: string;
  /** Noon at the customer's on a day. */
  readonly noon: string;
  readonly options: readonly string[];
  /** Of a year. */
  readonly rate: number;
  /** What the partner is paid of what is lent, hundredths of a percent. */
  readonly commission?: number;
  /** @param minor what the bank is to lend */
  readonly request: (buyer: Buyer, minor: number, day: string) => object;
}

export interface Buyer {
  readonly externalId: string;
  /** What he can pay each month, minor units, where the bank gets to know: half his income less what he pays elsewhere. */
  readonly free: number | undefined;
}

/** What each of them earns a month who tells it, minor units. */
const INCOME = 80_000_000;

const person = ({ externalId, free }: Buyer, birthDate: string, currency: string): object => ({
  externalId,
  register: {
    kind: 'person',
    phone: '+8613800138000',
    birthDate,
    // The sandbox's bureau reads it in the name.
    ...(free !== undefined && {
      name: `Li Debts ${((INCOME / 2 - free) / 100).toFixed(2)}`,
      facts: { currency, incomeMonthlyMinor: INCOME },
    }),
  },
});

const phone = (buyer: Buyer, minor: number): object => ({
  scenario: 'retail.electronics.phone',
  purpose: 'payment',
  amount: { amount: minor + 120_000, currency: 'CNY' },
  availableBalance: { amount: { amount: 120_000, currency: 'CNY' }, source: 'partnerWallet' },
  customer: person(buyer, '1990-05-17', 'CNY'),
  order: {
    id: `order-${buyer.externalId}`,
    lines: [
      { id: 'phone', description: 'Phone', quantity: 1, amount: { amount: minor, currency: 'CNY' } },
      { id: 'case', description: 'Case', quantity: 1, amount: { amount: 120_000, currency: 'CNY' } },
    ],
  },
});

const tooth = (buyer: Buyer, minor: number, day: string): object => {
  const third = Math.floor(minor / 3);
  const stage = (name: string, date: string, amount: number): object => ({
    name,
    date,
    amount: { amount, currency: 'CNY' },
  });
  return {
    scenario: 'healthcare.dental',
    purpose: 'payment',
    amount: { amount: minor, currency: 'CNY' },
    stages: [
      stage('stage 1', plusDays(day, 5), third),
      stage('stage 2', plusDays(day, 95), third),
      stage('stage 3', plusDays(day, 185), minor - 2 * third),
    ],
    consents: [consent('sensitiveData', `${day}T02:00:00Z`)],
    customer: person(buyer, '1988-07-21', 'CNY'),
  };
};

const briton = (buyer: Buyer, minor: number): object => ({
  scenario: 'retail.electronics.phone',
  purpose: 'payment',
  amount: { amount: Math.round(minor / 10), currency: 'GBP' },
  customer: person(buyer, '1990-05-17', 'GBP'),
});

const [inShanghai, inLondon] = ['T04:00:00Z', 'T12:00:00Z'];

export const STORIES: Readonly<Record<string, Story>> = {
  'phone at 0 %': {
    partner: 'lumen-phones',
    product: 'retail-zero',
    currency: 'CNY',
    noon: inShanghai,
    options: ['3m', '6m', '12m'],
    rate: 0,
    request: phone,
  },
  'phone with interest': {
    partner: 'lumen-phones',
    product: 'retail-flex',
    currency: 'CNY',
    noon: inShanghai,
    options: ['6m', '12m', '24m'],
    rate: 0.072,
    request: phone,
  },
  'tooth in three stages': {
    partner: 'riverside-dental',
    product: 'treatment-stages',
    currency: 'CNY',
    noon: inShanghai,
    options: ['6m'],
    rate: 0,
    request: tooth,
  },
  'phone in London': {
    partner: 'wayside-wallet',
    product: 'retail-flex',
    currency: 'GBP',
    noon: inLondon,
    options: ['6m', '24m'],
    rate: 0.099,
    commission: 50,
    request: briton,
  },
};

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
