import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { exponentOf } from './print.mjs';

const LONGEST_RECORD = 1_000_000;

/** The text of a file, plain or gzipped, as it is read. */
async function* textOf(file) {
  const source = createReadStream(file);
  const bytes = file.endsWith('.gz') ? pipeline(source, createGunzip(), () => undefined) : source;
  const decoder = new TextDecoder();
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const quotesIn = (text) => text.split('"').length - 1;

/** Where the last whole record ends: at a line end that stands outside quotes. */
function endOfRecords(text) {
  let at = text.lastIndexOf('\n');
  while (at >= 0 && quotesIn(text.slice(0, at)) % 2 === 1) at = text.lastIndexOf('\n', at - 1);
  return at + 1;
}

/**
 * The records of a CSV file with a header line, one at a time; only a piece of the file is ever in memory.
 * @param parseCsv reads a whole CSV text
 */
export async function* recordsOf(file, parseCsv) {
  let header;
  let rest = '';
  for await (const text of textOf(file)) {
    rest += text;
    if (header === undefined && rest.includes('\n')) {
      header = rest.slice(0, rest.indexOf('\n') + 1);
      rest = rest.slice(header.length);
    }
    const end = header === undefined ? 0 : endOfRecords(rest);
    if (end > 0) yield* parseCsv(header + rest.slice(0, end));
    rest = rest.slice(end);
    if (rest.length > LONGEST_RECORD)
      throw new Error(`${file}: a record is longer than a million characters.`);
  }
  if (header !== undefined && rest !== '') yield* parseCsv(header + rest);
}

/** Counted apart from how records are read, so that a record that gets lost on the way is missed. */
export async function countRecords(file) {
  let lines = 0;
  let isQuoted = false;
  let last = '\n';
  for await (const text of textOf(file)) {
    for (const letter of text) {
      if (letter === '"') isQuoted = !isQuoted;
      else if (letter === '\n' && !isQuoted) lines += 1;
      last = letter;
    }
  }
  return Math.max(0, lines - (last === '\n' ? 1 : 0));
}

/**
 * What a row of the ledger is to a bank: a payment asks for a decision, a refund is an event, and nothing is paid by
 * a row without an amount.
 * @returns {{kind: 'payment', request: object} | {kind: 'refund' | 'zero' | 'blank' | 'unreadable'}}
 */
export function readRow({ original_gross_amt: amountText, original_cur: currencyText, merchant }) {
  const text = (amountText ?? '').trim();
  if (text === '') return { kind: 'blank' };
  const [, sign, units, decimals = ''] = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text) ?? [];
  const currency = (currencyText ?? '').trim() || 'GBP';
  if (units === undefined || !/^[A-Z]{3}$/.test(currency)) return { kind: 'unreadable' };
  const exponent = exponentOf(currency);
  const fraction = decimals.replace(/0+$/, '');
  if (fraction.length > exponent) return { kind: 'unreadable' };
  const minor = Number(units) * 10 ** exponent + Number(fraction.padEnd(exponent, '0') || 0);
  if (minor === 0) return { kind: 'zero' };
  if (sign) return { kind: 'refund' };
  const seen = (merchant ?? '').trim();
  return {
    kind: 'payment',
    request: { purpose: 'payment', ...(seen && { text: seen }), amount: { amount: minor, currency } },
  };
}
