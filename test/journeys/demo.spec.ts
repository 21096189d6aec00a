import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Embank } from '../../clients/typescript/src/index.js';
import { parseCsv } from '../../src/cli/csv.js';
import { seedProducts } from '../../src/modules/products/seeds.js';
import { type Sandbox, sandboxBank } from '../support/sandbox.js';

type Bank = Pick<Sandbox, 'url' | 'keys'>;
const demo = (file: string): Promise<unknown> =>
  import(new URL(`../../scripts/demo/${file}`, import.meta.url).href);

let bank: Sandbox;
let printed: string[] = [];
const text = (): string => printed.join('\n');

beforeAll(async () => {
  bank = await sandboxBank();
});
beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => bank.close());

test('the stories are told with their figures, and everybody is back in the present', async () => {
  const { playStories } = (await demo('play.mjs')) as {
    playStories: (of: Bank, client: typeof Embank) => Promise<void>;
  };
  await playStories(bank, Embank);
  for (const figure of [
    '399.92 × 8',
    'its discount is 182.04',
    '215.30 × 23',
    'pay-in-4: due_today_exceeds_available',
    'owns.phone',
    'smallest change: guarantor.signed becomes true',
    '642.29 × 47',
    'APR 4.907 %',
    '833.34 × 2',
    'treatment-flex: not_offered_when_urgent',
    'tags         acquisition.first:healthcare, acquisition.last:healthcare',
    'the shop is paid 4,616.96, its discount is 182.04',
    'he may pay 399.92 × 5 + 99.64, or 233.25 × 8 + 233.24',
    'the shop gives back 1,437.08',
    '2027-09-01  paid 399.92 × 5 + 99.64: settled, 0.00 owed',
    '7,000.00 to the university; then interest only: 112.00 × 11',
    'he graduates: 642.29 × 47 + 642.09',
    'settled, 0.00 owed; the father is released',
    'stage 3 is not done: voided, never owed',
    '17 days late, 1,514.79 with the late charge',
    '8 % of 6,000.00 a day on 85 days: 480.00 × 84 + 130.20, 450.20 of it interest',
    'in the segment frequent-buyers',
    'He takes regulars-flex',
  ]) {
    expect(text()).toContain(figure);
  }
  for (const slug of ['lumen-phones', 'eastlake-university', 'riverside-dental']) {
    const { body } = await bank.partner(slug).get('/v1/sandbox/clock');
    expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(60_000);
  }
  // Years go by in them.
}, 120_000);

describe('a file of card payments', () => {
  const HEADER = 'id,trans_date,original_gross_amt,original_cur,merchant,cac1_desc';
  const ROWS = [
    '1,2014-03-06,98.33,,bp snax 24 weoley castle,Vehicle Fuel',
    '2,2017-03-06,48.2,GBP,"bp snax, 24\nweoley castle",Vehicle Fuel',
    '3,2014-03-27,-10.54,,asda home delivery,Purchases Food',
    '4,2017-01-03,3.91,USD,amazon web services,Equip Operational',
    '5,2017-01-04,20.0,EUR,hotel adler berlin,Travel Foreign',
    '6,2017-01-05,0.0,,tesco,Purchases Food',
    '7,2017-01-06,,,tesco,Purchases Food',
    '8,2017-01-07,1.234,,tesco,Purchases Food',
    '9,2017-01-08,many,,tesco,Purchases Food',
    '10,2017-02-24,280102.23,HUF,wizz air hun,Travel Foreign',
    '11,2017-03-31,3132.87,HRK,palace hotel,Travel Foreign',
  ];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'embank-demo-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function stream(csv: string, of: Bank = bank): Promise<number> {
    const file = path.join(folder, 'payments.csv.gz');
    await writeFile(file, gzipSync(csv));
    const { streamTransactions } = (await demo('stream.mjs')) as {
      streamTransactions: (of: Bank, file: string, build: object) => Promise<number>;
    };
    return streamTransactions(of, file, { Embank, parseCsv, products: seedProducts() });
  }

  const counted = (name: string): number =>
    Number(new RegExp(`^ {3}${name} +([\\d,]+) +\\d`, 'm').exec(text())?.[1]);

  test.each([
    ['with', '\n'],
    ['without', ''],
  ])('%s a last line end: each row is accounted for as what it is', async (_, end) => {
    expect(await stream([HEADER, ...ROWS].join('\n') + end)).toBe(0);
    expect(text()).toContain('Every row is accounted for.');
    expect(counted('decided')).toBe(2);
    expect(counted('decided in another currency')).toBe(1);
    expect(counted('currency not served')).toBe(2);
    expect(counted('currency unknown')).toBe(1);
    expect(counted('refund')).toBe(1);
    expect(counted('zero')).toBe(1);
    expect(counted('blank')).toBe(1);
    expect(counted('unreadable')).toBe(2);
    expect(counted('mobility.fuel')).toBe(2);
    expect(counted('200')).toBe(5);
  });

  test('ends with 1 when a row got no decision', async () => {
    const stranger = { url: bank.url, keys: { ...bank.keys, 'wayside-wallet': 'ek_sandbox_nobody' } };
    await expect(stream([HEADER, ROWS[0]].join('\n'), stranger)).rejects.toThrow('invalid_api_key');

    const { Tally } = (await demo('tally.mjs')) as {
      Tally: new (
        labels: undefined,
        minima: Map<string, object>,
      ) => {
        add(row: object, request: object, answer: object): void;
        leaveOut(kind: string): void;
        faults(rows: number): string[];
      };
    };
    const tally = new Tally(undefined, new Map([['pay-in-30', { GBP: 1500 }]]));
    const request = { amount: { amount: 1499, currency: 'GBP' } };
    const offer = { product: { code: 'pay-in-30' }, firmness: 'firm', amount: request.amount };
    const body = { scenario: { path: 'daily.food' }, offers: [offer], notOffered: [] };
    tally.add({ id: '1' }, request, { status: 200, ms: 1, repeats: {}, body });
    tally.add({ id: '2' }, request, { status: 500, ms: 1, repeats: {}, body: {} });
    tally.leaveOut('refund');
    expect(tally.faults(4)).toEqual([
      '4 rows in the file, but 3 accounted for.',
      '1 requests ended with status 500.',
      'Some rows got no decision.',
      'Row 1 was offered pay-in-30 for 1499, below its minimum.',
    ]);
  });
});
