import fc from 'fast-check';
import { Secret } from '../config/secret.js';
import { type CursorScope, Cursors, nextLink } from './cursor.js';

const cursors = new Cursors(new Secret(Buffer.alloc(32, 1)));
const scope: CursorScope = {
  list: '/v1/offers',
  owner: 'prt_1 sandbox',
  filters: { status: 'open', since: undefined },
};
const position = ['019a', 7] as const;

function read(over: Partial<CursorScope>, text = cursors.write(scope, position), by = cursors): unknown {
  try {
    return by.read({ ...scope, ...over }, text);
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

describe('cursors', () => {
  it('bring back the position on the same list', () => {
    expect(read({})).toEqual(position);
    expect(read({ filters: { status: 'open' } })).toEqual(position);
  });

  it.each([
    ['another list', { list: '/v1/events' }],
    ['another caller', { owner: 'prt_2 sandbox' }],
    ['another filter', { filters: { status: 'closed' } }],
    ['one filter more', { filters: { status: 'open', channel: 'app' } }],
    ['no filter', { filters: {} }],
  ])('are worthless with %s', (_, over) => {
    expect(read(over)).toBe('invalid_cursor');
  });

  it('are worthless under another secret', () => {
    expect(read({}, undefined, new Cursors(new Secret(Buffer.alloc(32, 2))))).toBe('invalid_cursor');
  });

  it('cannot be changed or made up', () => {
    const text = cursors.write(scope, position);
    const character = fc.constantFrom(...'ABCabc012-_');
    fc.assert(
      fc.property(fc.nat(text.length - 1), character, (at, c) => {
        const forged = text.slice(0, at) + c + text.slice(at + 1);
        if (forged !== text) expect(read({}, forged)).toBe('invalid_cursor');
      }),
    );
    for (const forged of ['', '!', 'abc', `${text}=`, `${text}A`, text.slice(0, 21), 'A'.repeat(2_000)]) {
      expect(read({}, forged)).toBe('invalid_cursor');
    }
  });

  it('go into the link of the next page, with the filters', () => {
    expect(nextLink('/v1/offers?status=open&cursor=old', 'new')).toBe(
      '</v1/offers?status=open&cursor=new>; rel="next"',
    );
    expect(nextLink('/v1/offers', 'new')).toBe('</v1/offers?cursor=new>; rel="next"');
  });
});
