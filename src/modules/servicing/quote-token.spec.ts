import { randomBytes } from 'node:crypto';
import { LocalDate } from '../../kernel/calendar-date.js';
import { newUuid } from '../../kernel/ids.js';
import { KeyedDigest } from '../../platform/security/keyed-digest.js';
import { quoteToken, readQuoteToken } from './quote-token.js';

const digests = new KeyedDigest(randomBytes(32));
const tenant = { partnerId: newUuid(1), environment: 'sandbox' as const };
const terms = { agreementId: newUuid(2), on: LocalDate.parse('2027-03-15'), amountMinor: 359_924n };
const token = quoteToken(digests, tenant, terms);

test('says again what it was made of', () => {
  expect(token).toMatch(/^stq_[\w-]+$/);
  expect(token.length).toBeLessThan(200);
  const { agreementId, on, amountMinor } = readQuoteToken(digests, tenant, token) ?? {};
  expect([agreementId, on?.toString(), amountMinor]).toEqual([terms.agreementId, '2027-03-15', 359_924n]);
});

test('is nothing to another partner, in the other environment, or changed', () => {
  expect(readQuoteToken(digests, { ...tenant, partnerId: newUuid(3) }, token)).toBeUndefined();
  expect(readQuoteToken(digests, { ...tenant, environment: 'live' }, token)).toBeUndefined();
  for (let at = 4; at < token.length; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A';
    const changed = token.slice(0, at) + other + token.slice(at + 1);
    expect([at, readQuoteToken(digests, tenant, changed)]).toEqual([at, undefined]);
  }
  for (const text of ['stq_', 'stq_AAAA', `${token}A`, `${token}=`]) {
    expect(readQuoteToken(digests, tenant, text)).toBeUndefined();
  }
});
