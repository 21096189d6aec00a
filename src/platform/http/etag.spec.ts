import { etagOf, requireVersion } from './etag.js';

function outcome(ifMatch: string | undefined): string {
  try {
    requireVersion(ifMatch, 7);
    return 'passes';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('If-Match', () => {
  it.each([
    [etagOf(7), 'passes'],
    [undefined, 'precondition_required'],
    ['', 'precondition_required'],
    [etagOf(6), 'stale_version'],
    ['*', 'stale_version'],
    ['W/"v7"', 'stale_version'],
    ['v7', 'stale_version'],
    ['"v7", "v8"', 'stale_version'],
  ])('%s %s', (ifMatch, expected) => {
    expect(outcome(ifMatch)).toBe(expected);
  });
});
