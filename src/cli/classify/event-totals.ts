import {
  addEvent,
  compareIds,
  type CustomerSummary,
  DAY_MS,
  EMPTY_SUMMARY,
  type PopulationCustomer,
} from '../../engines/segmentation/index.js';
import { parseEvent, type ParsedEvent, type RawEvent } from './parse-event.js';
import { keyOf, SeenKeys } from './seen-keys.js';

export const CUSTOMERS_MAX = 5_000_000;
const EXAMPLES_MAX = 1_000;
/** Days from 1900 to 2079 fit in 16 bits beside the customer's number. */
const FIRST_DAY = -25_567;
const DAY_SPAN = 65_536;

export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

interface Entry {
  readonly number: number;
  summary: CustomerSummary;
  calibration: CustomerSummary | undefined;
}

/** Sums the rows of a file up to one summary a customer; rows of one id are one occasion, in whatever order they come. */
export class EventTotals {
  rows = 0;
  afterAsOf = 0;
  refunds = 0;
  notPurchases = 0;
  bad = 0;
  readonly badByReason: Record<string, number> = {};
  /** The first thousand. */
  readonly badRows: BadRow[] = [];

  private readonly entries = new Map<string, Entry>();
  private readonly seenIds = new SeenKeys();
  private readonly seenDays = new SeenKeys();

  /** @param endMs the first instant that does not count; `calibrationEndDay` is included in the calibration */
  constructor(
    private readonly endMs: number,
    private readonly calibrationEndDay: number | undefined,
  ) {}

  readonly take = (line: number, row: RawEvent | string): void => {
    this.rows += 1;
    const event = typeof row === 'string' ? row : parseEvent(row);
    if (typeof event === 'string') this.refuse(line, event);
    else if (event.atMs >= this.endMs) this.afterAsOf += 1;
    else this.add(event);
  };

  /** In the order of their ids. */
  customers(): PopulationCustomer[] {
    return [...this.entries]
      .sort(([one], [other]) => compareIds(one, other))
      .map(([customer, { summary, calibration }]) => ({
        customer,
        summary,
        ...(calibration ? { calibration } : {}),
      }));
  }

  private add(event: ParsedEvent): void {
    const entry = this.entryOf(event.customer);
    const { atMs, kind, amount, id } = event;
    const day = Math.floor(atMs / DAY_MS);
    const isPurchase = kind === 'purchase';
    if (kind === 'refund') this.refunds += 1;
    if (kind === 'other') this.notPurchases += 1;
    const added = {
      kind,
      atMs,
      day,
      amount,
      isSameOccasion: isPurchase && id !== '' && !this.seenIds.add(keyOf(entry.number, id)),
      isKnownDay: isPurchase && !this.seenDays.add(entry.number * DAY_SPAN + day - FIRST_DAY),
    };
    entry.summary = addEvent(entry.summary, added);
    if (this.calibrationEndDay !== undefined && day <= this.calibrationEndDay) {
      entry.calibration = addEvent(entry.calibration ?? EMPTY_SUMMARY, added);
    }
  }

  private entryOf(customer: string): Entry {
    const known = this.entries.get(customer);
    if (known) return known;
    if (this.entries.size >= CUSTOMERS_MAX) throw new Error(`more than ${CUSTOMERS_MAX} customers`);
    const entry: Entry = { number: this.entries.size, summary: EMPTY_SUMMARY, calibration: undefined };
    this.entries.set(customer, entry);
    return entry;
  }

  private refuse(line: number, reason: string): void {
    this.bad += 1;
    const kind = /^\d+ fields/.test(reason) ? 'wrong number of fields' : reason;
    this.badByReason[kind] = (this.badByReason[kind] ?? 0) + 1;
    if (this.badRows.length < EXAMPLES_MAX) this.badRows.push({ line, reason });
  }
}
