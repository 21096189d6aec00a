import { phoneContract } from '../../../../test/support/contracts.js';
import { displayFault, isReturnUrlAllowed, requiredSeconds, returnAddress } from './signing.rules.js';

describe('the display', () => {
  const contract = phoneContract();
  const now = Date.parse('2026-12-01T04:00:00Z');
  const good = { documentHash: 'ab', locale: 'zh', shownAtMs: now - 30_000, readSeconds: 20 } as const;

  it('needs the reading time of every disclosure: 8 + 5 + 5 seconds in CN', () => {
    expect(requiredSeconds(contract)).toBe(18);
    expect(displayFault(contract, 'ab', good, now)).toBeUndefined();
    expect(displayFault(contract, 'ab', { ...good, readSeconds: 17 }, now)).toBe('read_too_short');
  });

  it('is of this document, and over', () => {
    expect(displayFault(contract, 'cd', good, now)).toBe('document_differs');
    expect(displayFault(contract, 'ab', { ...good, shownAtMs: now + 120_000 }, now)).toBe('shown_in_future');
    expect(displayFault(contract, 'ab', { ...good, readSeconds: 600 }, now)).toBe('shown_in_future');
  });
});

describe('the way back', () => {
  it.each([
    ['https://shop.example/done?order=7', 'live', true],
    ['http://127.0.0.1:8080/done', 'sandbox', true],
    ['http://localhost/done', 'sandbox', true],
    ['http://localhost/done', 'live', false],
    ['http://shop.example/done', 'sandbox', false],
    ['https://user@shop.example/', 'sandbox', false],
    ['https://shop.example/#here', 'sandbox', false],
    ['javascript:alert(1)', 'sandbox', false],
    ['//shop.example', 'sandbox', false],
    [`https://shop.example/${'x'.repeat(1_000)}`, 'sandbox', false],
  ] as const)('%s in %s: %s', (url, environment, allowed) => {
    expect(isReturnUrlAllowed(url, environment)).toBe(allowed);
  });

  it('keeps what the partner had in it, and cannot be told another status', () => {
    expect(returnAddress('https://shop.example/done?order=7&status=signed', 'refused', 'agr_1')).toBe(
      'https://shop.example/done?order=7&status=refused&agreement=agr_1',
    );
    expect(returnAddress('https://shop.example/', 'failed', 'agr_1', 'tries')).toBe(
      'https://shop.example/?status=failed&agreement=agr_1&reason=tries',
    );
  });
});
