import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import { parseMinor } from '../../kernel/money.js';

/** Everything in the data set is in Czech crowns. */
export const CURRENCY = 'CZK';

export const STATUSES = ['A', 'B', 'C', 'D'] as const;
/** At the end of 1998. A: over, repaid. B: over, not repaid. C: running, in order. D: running, in debt. */
export type SourceStatus = (typeof STATUSES)[number];

export interface SourceLoan {
  readonly loan: string;
  readonly account: string;
  readonly paidOn: LocalDate;
  readonly amountMinor: bigint;
  readonly months: number;
  /** Each month, as the loan's row has it: in whole crowns. */
  readonly paymentMinor: bigint;
  readonly status: SourceStatus;
}

export interface SourceRepayment {
  readonly account: string;
  readonly on: LocalDate;
  readonly amountMinor: bigint;
}

export interface BerkaSource {
  readonly loans: readonly SourceLoan[];
  /** Transactions that pay a loan, in the order of their days. */
  readonly repayments: readonly SourceRepayment[];
  /** All transactions, and the days of the first and the last one. */
  readonly transactions: number;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/**
 * Reads the files of the PKDD'99 challenge that say something of loans.
 * @param dir folder with `loan.asc.gz` and `trans_first_99999.asc.gz`
 * @throws Error when a file is absent; SyntaxError when a row is not what the files' description says
 */
export function readBerka(dir: string): BerkaSource {
  const rows = readTable(join(dir, 'trans_first_99999.asc.gz'));
  const days = rows.map((row) => row['date'] ?? '').sort();
  return {
    loans: readTable(join(dir, 'loan.asc.gz')).map(toLoan),
    repayments: rows
      .filter((row) => row['k_symbol'] === 'UVER')
      .map(toRepayment)
      .sort((a, b) => a.on.compareTo(b.on)),
    transactions: rows.length,
    from: toDate(days[0]),
    until: toDate(days.at(-1)),
  };
}

type Row = Readonly<Record<string, string>>;

/** Semicolons, quoted texts without quotes inside, latin-1. */
function readTable(file: string): Row[] {
  const lines = gunzipSync(readFileSync(file))
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(';').map((field) => field.replace(/^"(.*)"$/, '$1')));
  const [header = [], ...rows] = lines;
  return rows.map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])));
}

function toLoan(row: Row): SourceLoan {
  const status = STATUSES.find((one) => one === row['status']);
  const months = Number(row['duration']);
  if (!status || !Number.isInteger(months)) throw unreadable(row);
  return {
    loan: row['loan_id'] ?? '',
    account: row['account_id'] ?? '',
    paidOn: toDate(row['date']),
    amountMinor: toMinor(row, 'amount'),
    months,
    paymentMinor: toMinor(row, 'payments'),
    status,
  };
}

function toRepayment(row: Row): SourceRepayment {
  return { account: row['account_id'] ?? '', on: toDate(row['date']), amountMinor: toMinor(row, 'amount') };
}

function toMinor(row: Row, column: string): bigint {
  const minor = parseMinor(row[column] ?? '', CURRENCY);
  if (minor === undefined || minor <= 0n) throw unreadable(row);
  return minor;
}

/** `930711` */
function toDate(text = ''): LocalDate {
  const date = parseDate(text.replace(/^(\d\d)(\d\d)(\d\d)$/, '19$1-$2-$3'));
  if (!date) throw new SyntaxError(`no date: ${text}`);
  return date;
}

function unreadable(row: Row): SyntaxError {
  return new SyntaxError(`a row that is not as described: ${JSON.stringify(row)}`);
}
