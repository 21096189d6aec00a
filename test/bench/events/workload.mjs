// What is reported: purchases of a shop over a year, in no order, each with a new id.
import { externalIdOf } from '../offers/database.mjs';

const YEAR_MS = 365 * 86_400_000;
const TEXTS = Array.from({ length: 300 }, (_, i) => `Phone ${i % 17}, ${64 << (i % 4)} GB`);
const RUN = Date.now().toString(36);
let made = 0;

/** @param customers how many there are to choose from */
export function anEvent(customers) {
  made += 1;
  return {
    externalId: `sale-${RUN}-${made}`,
    type: 'purchase',
    occurredAt: new Date(Date.now() - Math.floor(Math.random() * YEAR_MS)).toISOString(),
    customer: { externalId: externalIdOf(Math.floor(Math.random() * customers)) },
    scenario: 'retail.electronics.phone',
    amount: { amount: 100 + Math.floor(Math.random() * 500_000), currency: 'CNY' },
    // Half of them carry a text, which is sealed.
    ...(made % 2 === 0 && { text: TEXTS[made % TEXTS.length] }),
  };
}

export const events = (count, customers) => Array.from({ length: count }, () => anEvent(customers));
export const asLines = (list) => Buffer.from(list.map((event) => `${JSON.stringify(event)}\n`).join(''));
