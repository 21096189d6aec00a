import { labelOf } from './labels.mjs';

const count = (map, name, by = 1) => map.set(name, (map.get(name) ?? 0) + by);

/** What became of every row. Rows are counted once by fate; all else is counted beside that. */
export class Tally {
  fates = new Map();
  statuses = new Map();
  repeats = new Map();
  paths = new Map();
  offers = new Map();
  refusals = new Map();
  /** label → answer ('same', 'above it', 'another', 'unsure') → rows; and the same for rows that no model has learned from. */
  labels = new Map();
  unseen = { rows: 0, same: 0 };
  creditOffers = 0;
  creditBelowMinimum = [];
  millis = [];

  /**
   * @param ledgerLabels ledger category → label; undefined where it is not known
   * @param minima product → currency → least amount financed, minor units; credit products only
   */
  constructor(ledgerLabels, minima) {
    this.ledgerLabels = ledgerLabels;
    this.minima = minima;
  }

  /** A row that asks for no decision. */
  leaveOut(kind) {
    count(this.fates, kind);
  }

  /** A row that was sent, with its last answer. */
  add(row, request, { status, body, ms, repeats }) {
    count(this.statuses, status);
    for (const [why, times] of Object.entries(repeats)) if (times > 0) count(this.repeats, why, times);
    if (status === 400 && isCurrencyFault(body)) return count(this.fates, 'currency unknown');
    if (status !== 200) return count(this.fates, 'failed');
    if (body.degraded) return count(this.fates, 'degraded');
    this.millis.push(ms);
    count(this.fates, fateOf(request, body));
    count(this.paths, body.scenario.path);
    for (const offer of body.offers) this.addOffer(row, offer);
    for (const { product, code } of body.notOffered) count(this.refusals, `${product}: ${code}`);
    if (body.offers.length === 0) count(this.offers, 'nothing');
    this.compare(row, body.scenario.path);
  }

  addOffer(row, { product, firmness, amount }) {
    count(this.offers, `${product.code} (${firmness})`);
    const least = this.minima.get(product.code)?.[amount.currency];
    if (least === undefined) return;
    this.creditOffers += 1;
    if (amount.amount < least) this.creditBelowMinimum.push({ row: row.id, product, amount });
  }

  compare(row, path) {
    const label = this.ledgerLabels?.[row.cac1_desc];
    if (label === undefined) return;
    const answered = labelOf(path);
    const how = answered === label ? 'same' : path === 'any' ? 'unsure' : (answered ?? 'no label');
    if (!this.labels.has(label)) this.labels.set(label, new Map());
    count(this.labels.get(label), how);
    if (row.trans_date < '2017') return;
    this.unseen.rows += 1;
    if (how === 'same') this.unseen.same += 1;
  }

  /** What must hold. @returns the faults, one sentence each */
  faults(rowsInFile) {
    const accounted = [...this.fates.values()].reduce((sum, rows) => sum + rows, 0);
    const failed = [...this.statuses].filter(([status]) => status === 0 || status >= 500);
    return [
      ...(accounted === rowsInFile
        ? []
        : [`${rowsInFile} rows in the file, but ${accounted} accounted for.`]),
      ...failed.map(([status, rows]) => `${rows} requests ended with status ${status || 'none'}.`),
      ...(this.fates.get('failed') || this.fates.get('degraded') ? ['Some rows got no decision.'] : []),
      ...this.creditBelowMinimum
        .slice(0, 5)
        .map(
          ({ row, product, amount }) =>
            `Row ${row} was offered ${product.code} for ${amount.amount}, below its minimum.`,
        ),
    ];
  }
}

/** A currency that is no longer in ISO 4217 cannot be asked about: the kuna of 2017. */
function isCurrencyFault({ errors = [] }) {
  return errors.some(({ pointer }) => pointer === '/amount/currency');
}

function fateOf({ amount }, { offers, notOffered }) {
  if (amount.currency === 'GBP') return 'decided';
  const isUnserved = offers.length === 0 && notOffered.some(({ code }) => code === 'currency_not_served');
  return isUnserved ? 'currency not served' : 'decided in another currency';
}
