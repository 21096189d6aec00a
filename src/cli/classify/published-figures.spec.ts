import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  classifyPopulation,
  CLASSIFICATION_VERSION,
  DAY_MS,
  expectedPurchases,
} from '../../engines/segmentation/index.js';
import { EventTotals } from './event-totals.js';
import { instantOf, UNITS_PER_AMOUNT } from './parse-event.js';

const data = path.resolve(process.env['EMBANK_SHARED'] ?? '../shared', 'data');
const files = {
  cdnow: path.join(data, 'cdnow/CDNOW_sample.txt.gz'),
  onlineRetail: path.join(data, 'online_retail/online_retail.csv.gz'),
};
const describeWith = (file: string) => {
  if (!existsSync(file)) console.warn(`Skipped: there is no ${file} (set EMBANK_SHARED).`);
  return existsSync(file) ? describe : describe.skip;
};
const linesOf = (file: string) => gunzipSync(readFileSync(file)).toString('utf8').split(/\r?\n/);
const asOfDate = (text: string) => ({ ms: instantOf(text)!, day: instantOf(text)! / DAY_MS });

describeWith(files.cdnow)('the CDNOW sample: 39 weeks to fit, 39 to try', () => {
  const calibrationEndDay = asOfDate('1997-09-30').day;
  const totals = new EventTotals(Infinity, calibrationEndDay);
  if (existsSync(files.cdnow)) {
    linesOf(files.cdnow).forEach((line, index) => {
      const [, customer, time, , amount] = line.trim().split(/\s+/);
      if (customer) totals.take(index + 1, { customer, time, amount });
    });
  }
  const run = classifyPopulation(totals.customers(), {
    asOf: asOfDate('1998-06-30'),
    unitsPerAmount: UNITS_PER_AMOUNT,
    calibrationEndDay,
    clusters: { k: 1 },
  });
  const { bgNbd, gammaGamma, holdout, goodnessOfFit, status } = run.clvFit;

  test('has the parameters of the paper and of lifetimes', () => {
    expect({ status, bad: totals.bad, customers: run.clvFit.customers }).toEqual({
      status: 'accepted',
      bad: 0,
      customers: 2357,
    });
    expect([bgNbd!.r, bgNbd!.alpha, bgNbd!.a, bgNbd!.b].map((value) => value.toFixed(3))).toEqual([
      '0.243',
      '4.414',
      '0.793',
      '2.426',
    ]);
    expect(bgNbd!.logLikelihood).toBeCloseTo(-9582.43, 2);
    expect(Object.values(bgNbd!.standardErrors!).map((value) => value.toFixed(2))).toEqual([
      '0.01',
      '0.38',
      '0.19',
      '0.71',
    ]);
  });

  test('has the Gamma-Gamma of the note, and the log-likelihood of CLVTools', () => {
    expect([gammaGamma!.p, gammaGamma!.q, gammaGamma!.v].map((value) => value.toFixed(2))).toEqual([
      '6.25',
      '3.74',
      '15.44',
    ]);
    expect(gammaGamma!.logLikelihood).toBeCloseTo(-4055.9177, 3);
  });

  test('fits by the chi-square of the paper, and forecasts by its correlation', () => {
    expect(goodnessOfFit).toMatchObject({
      degreesOfFreedom: 3,
      actual: [1411, 439, 214, 100, 62, 38, 29, 64],
    });
    expect(goodnessOfFit!.chiSquare).toBeCloseTo(4.82, 2);
    expect(holdout!.actual).toBe(1882);
    expect(holdout!.expected).toBeCloseTo(1653.4, 0);
    expect(holdout!.correlation).toBeCloseTo(0.626, 3);
  });

  test('expects 1.226 purchases of customer 0001', () => {
    const { history, score } = run.clv.find(({ customer }) => customer === '0001')!;
    expect([history.x, history.tx.toFixed(2), history.T.toFixed(2)]).toEqual([2, '30.43', '38.86']);
    expect(score!.expectedPurchases).toBeCloseTo(1.226, 3);
    expect(expectedPurchases(bgNbd!, history, 39)).toBeCloseTo(score!.expectedPurchases, 12);
  });
});

describeWith(files.onlineRetail)('Online Retail', () => {
  const asOf = asOfDate('2011-12-10');
  const totals = new EventTotals(asOf.ms, undefined);
  if (existsSync(files.onlineRetail)) {
    linesOf(files.onlineRetail).forEach((line, index) => {
      // Quoted descriptions hold commas; what is wanted stands before and after them.
      const fields = line.split(',');
      const [quantity, time, price, customer] = fields.slice(-5, -1);
      if (index > 0 && customer?.endsWith('.0')) {
        totals.take(index + 1, {
          customer: customer.slice(0, -2),
          time,
          amount: Number(quantity) * Number(price),
          id: fields[0]!,
        });
      }
    });
  }
  const customers = totals.customers();
  const run = classifyPopulation(
    customers,
    { asOf, unitsPerAmount: UNITS_PER_AMOUNT, frequencyTies: 'rank', clusters: { k: 1 } },
    CLASSIFICATION_VERSION,
  );

  test('has the customers and the recencies of the published tables', () => {
    expect({ rows: totals.rows, bad: totals.bad, refunds: totals.refunds }).toEqual({
      rows: 406_829,
      bad: 0,
      refunds: 8_905,
    });
    expect([customers.length, run.rfm.length]).toEqual([4372, 4339]);
    const shown = run.rfm
      .slice(1, 5)
      .map(({ customer, recencyDays, frequency, monetary }) => [customer, recencyDays, frequency, monetary]);
    expect(shown).toEqual([
      ['12347', 2, 7, 4310],
      ['12348', 75, 4, 1797.24],
      ['12349', 18, 1, 1757.55],
      ['12350', 310, 1, 334.4],
    ]);
  });

  test('has no BG/NBD: its customers are not seen to leave', () => {
    expect(run.clvFit).toMatchObject({ status: 'refused', refusal: 'bg_nbd_no_leaving' });
    expect(run.clvFit.reason).toContain('no leaving');
    expect(run.clv.every(({ score }) => score === undefined)).toBe(true);
  });

  test('ranked frequencies fill five equal fifths', () => {
    const sizes = [1, 2, 3, 4, 5].map((score) => run.rfm.filter(({ f }) => f === score).length);
    expect(sizes).toEqual([868, 868, 867, 868, 868]);
  });
});
