import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../classify.js';

const dir = mkdtempSync(path.join(tmpdir(), 'embank-classify-'));
const said = { error: '', log: '' };

beforeEach(() => {
  said.error = said.log = '';
  jest.spyOn(console, 'error').mockImplementation((text: string) => void (said.error += `${text}\n`));
  jest.spyOn(console, 'log').mockImplementation((text: string) => void (said.log += `${text}\n`));
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => rmSync(dir, { recursive: true }));

const CSV = [
  'Customer,time,amount,id,text',
  'anna,2011-11-01,10,1,"tea, green"',
  'anna,2011-11-01,5.5,1,"a ""cup""',
  'broken',
].join('\n');
const GOOD = `Customer,time,amount,id,text
anna,2011-11-01,10,1,"tea, green"
anna,2011-11-01,5.5,1,"two
lines"
anna,2011-12-01 13:00:00,4.5,2,
ben,2011-12-10,-1,3,gone
,2011-12-10,1,4,nobody
carl,2011-12-10 08:00:00,7,5,late on the day
carl,2011-12-11,7,6,too late
dora,2011-10-10,7
`;

async function classify(name: string, content: string | Buffer, ...more: string[]): Promise<number> {
  const file = path.join(dir, name);
  writeFileSync(file, content);
  return run(['--events', file, '--as-of', '2011-12-10', '--out', path.join(dir, 'out'), ...more]);
}
const result = (name: string) => readFileSync(path.join(dir, 'out', name), 'utf8');

test('a file becomes tables, and nothing is dropped in silence', async () => {
  expect(await classify('events.csv', GOOD)).toBe(0);
  expect(result('rfm.csv')).toBe(
    'customer,recencyDays,frequency,monetary,r,f,m,cell\nanna,8,2,20,1,5,5,cannot_lose\ncarl,0,1,7,5,1,1,new\n',
  );
  expect(result('lifecycle.csv')).toBe('customer,stage\nanna,growing\nben,prospect\ncarl,first_purchase\n');
  expect(result('abc.csv')).toBe(
    `customer,value,cumulativeShare,class\nanna,20,${20 / 27},A\ncarl,7,1,C\n`.replace(
      '0.7407407407407407',
      '0.740740740740741',
    ),
  );
  expect(JSON.parse(result('clv_fit.json'))).toMatchObject({
    status: 'refused',
    refusal: 'too_few_customers',
    bgNbd: null,
  });
  expect(JSON.parse(result('report.json'))).toMatchObject({
    rows: {
      read: 8,
      bad: 2,
      badByReason: { 'no customer': 1, 'wrong number of fields': 1 },
      afterAsOf: 1,
      refunds: 1,
    },
    badRows: [
      { line: 7, reason: 'no customer' },
      { line: 10, reason: '3 fields instead of 5' },
    ],
  });
  expect(said.error).toContain('line 7: no customer');
  expect(said.log).toContain('CLV: refused (2 customers, 50 are needed)');
});

test('gzip and NDJSON give the same', async () => {
  const tables = ['rfm.csv', 'abc.csv', 'lifecycle.csv', 'clv.csv', 'clusters.csv'];
  await classify('events.csv', GOOD);
  const plain = tables.map(result);
  expect(await classify('events.csv.gz', gzipSync(GOOD))).toBe(0);
  expect(tables.map(result)).toEqual(plain);
  const lines = [
    { customer: 'anna', time: '2011-11-01', amount: 10, id: '1' },
    { customer: 'anna', time: '2011-11-01', amount: 5.5, id: '1' },
    { customer: 'anna', time: '2011-12-01T13:00:00Z', amount: '4.5', id: '2' },
    { customer: 'ben', time: '2011-12-10', amount: -1, text: 'größer' },
    { customer: 'carl', time: '2011-12-10 08:00:00', amount: 7 },
    [1],
  ].map((line) => JSON.stringify(line));
  expect(await classify('events.ndjson', `${lines.join('\r\n')}\n{"customer":`)).toBe(0);
  expect(tables.map(result)).toEqual(plain);
  expect(JSON.parse(result('report.json')).badRows).toEqual([
    { line: 6, reason: 'not a JSON object' },
    { line: 7, reason: 'not JSON' },
  ]);
});

test.each([
  [[], '--as-of is needed'],
  [['--as-of', 'today'], '--as-of today: not a date'],
  [
    ['--as-of', '2011-12-10', '--events', 'x', '--out', 'y', '--calibration-end', '2012-01-01'],
    'must lie before',
  ],
  [
    ['--as-of', '2011-12-10', '--events', 'x', '--out', 'y', '--clusters', '0'],
    '--clusters 0: expected a whole number',
  ],
  [['--as-of', '2011-12-10', '--events', 'x', '--out', 'y', '--clv-unit', 'year'], 'expected week or day'],
  [['--speed', '9'], '--speed'],
])('%j is a wrong call', async (args, message) => {
  expect(await run(args)).toBe(64);
  expect(said.error).toContain(message);
  expect(said.error).toContain('usage:');
});

test.each([
  ['missing columns', 'who,when\na,b\n', 'missing: customer, time, amount; found: who, when'],
  ['an empty file', '', 'the file is empty'],
  ['nobody who bought', 'customer,time,amount\na,2011-01-01,-5\n', 'nothing to classify'],
  ['an open quote', CSV, 'Quote Not Closed'],
  ['no gzip after all', Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 'compression method'],
])('%s is said plainly', async (name, content, message) => {
  expect(await classify(`${name.replaceAll(' ', '-')}.csv`, content)).toBe(1);
  expect(said.error).toContain(message);
});

test('a file that is not there', async () => {
  expect(await run(['--events', path.join(dir, 'none.csv'), '--as-of', '2011-12-10', '--out', dir])).toBe(1);
  expect(said.error).toContain('none.csv: there is no such file');
});
