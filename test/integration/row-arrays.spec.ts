import { randomBytes } from 'node:crypto';
import { newUuid } from '../../src/kernel/ids.js';
import { RowArrays } from '../../src/platform/database/row-arrays.js';
import { testDatabase, withClient } from '../support/database.js';

interface Row {
  readonly id: string | null;
  readonly flag: boolean | null;
  readonly small: number | null;
  readonly whole: number | null;
  readonly large: number | null;
  readonly short: number | null;
  readonly real: number | null;
  readonly said: string | null;
  readonly sealed: Buffer | null;
  readonly digest: string | null;
}

const ARRAYS = new RowArrays<Row>({
  id: ['uuid', ({ id }) => id],
  flag: ['bool', ({ flag }) => flag],
  small: ['int2', ({ small }) => small],
  whole: ['int4', ({ whole }) => whole],
  large: ['int8', ({ large }) => large],
  short: ['float4', ({ short }) => short],
  real: ['float8', ({ real }) => real],
  said: ['text', ({ said }) => said],
  sealed: ['bytea', ({ sealed }) => sealed],
  digest: ['hex', ({ digest }) => digest],
});

/** The n-th row; every seventh is null, and every third says the same as the one before. */
function rowOf(n: number): Row {
  if (n % 7 === 6) {
    return {
      id: null,
      flag: null,
      small: null,
      whole: null,
      large: null,
      short: null,
      real: null,
      said: null,
      sealed: null,
      digest: null,
    };
  }
  const sign = n % 2 === 0 ? 1 : -1;
  return {
    id: newUuid(1_700_000_000_000 + n),
    flag: sign > 0,
    small: sign * (n % 32_768),
    whole: sign * (2 ** 31 - 1 - n),
    large: sign * (Number.MAX_SAFE_INTEGER - n),
    short: sign * 0.5,
    real: sign / (n + 1),
    said: n % 3 === 0 ? 'null' : '手机壳 "a\\b", {} '.repeat(n % 40).trim(),
    sealed: randomBytes(n % 300),
    digest: randomBytes(16).toString('hex'),
  };
}

let ownerUrl: string;
beforeAll(async () => {
  ({ ownerUrl } = await testDatabase());
});

test.each([0, 1, 50])('PostgreSQL reads %s rows as they were written', async (count) => {
  const rows = Array.from({ length: count }, (_, n) => rowOf(n));
  const read = await withClient(ownerUrl, async (owner) => {
    const answer = await owner.query<Omit<Row, 'large'> & { large: string | null; ord: number }>(
      `select id, flag, small, whole, large, short, real, said, sealed, encode(digest, 'hex') as digest, ord
       from (${ARRAYS.query(1, 'ord')}) r`,
      ARRAYS.of(rows),
    );
    return answer.rows;
  });
  expect(
    read.map(({ large, ...rest }) => ({ ...rest, large: large === null ? null : Number(large) })),
  ).toEqual(rows.map((row, i) => ({ ...row, ord: i + 1 })));
});
