import { formatId } from '../../kernel/ids.js';
import { formatMinor } from '../../kernel/money.js';
import type { SettlementLineDto } from './dto/settlement-line.dto.js';
import type { SettlementDto } from './dto/settlement.dto.js';
import type { Settlement, SettlementLine } from './settlement.js';
import { statusOf } from './settlement.states.js';

export function toSettlementDto(settlement: Settlement): SettlementDto {
  const { id, partnerId, businessDate, part, paidOn, reference, currency, releasedBy } = settlement;
  return {
    id: formatId('settlement', id),
    partner: formatId('partner', partnerId),
    businessDate,
    part,
    status: statusOf(settlement),
    paidOn,
    reference,
    currency,
    gross: Number(settlement.grossMinor),
    discount: Number(settlement.discountMinor),
    commission: Number(settlement.commissionMinor),
    refund: Number(settlement.refundMinor),
    other: Number(settlement.otherMinor),
    reserve: {
      held: Number(settlement.reserveHeldMinor),
      released: Number(settlement.reserveReleasedMinor),
      releaseOn: settlement.releaseOn,
      releasedBy: releasedBy && formatId('settlement', releasedBy),
    },
    carriedIn: Number(settlement.carriedInMinor),
    net: Number(settlement.netMinor),
    paid: Number(settlement.paidMinor),
    carriedOut: Number(settlement.carriedOutMinor),
    lines: settlement.lineCount,
    createdAt: settlement.createdAt.toISOString(),
  };
}

export function toLineDto(line: SettlementLine): SettlementLineDto {
  const { number, kind, type, businessDate, amountMinor, subject, subjectKind, orderId } = line;
  return {
    number,
    kind,
    type,
    businessDate,
    amount: Number(amountMinor),
    subject: formatId(subjectKind, subject),
    orderId,
    drawdown: line.drawdownId && formatId('drawdown', line.drawdownId),
    customer: line.customerId && formatId('customer', line.customerId),
    entry: formatId('ledgerEntry', line.entryId),
  };
}

const COLUMNS = [
  'settlement',
  'businessDate',
  'kind',
  'type',
  'valueDate',
  'subject',
  'orderId',
  'drawdown',
  'customer',
  'entry',
  'amount',
  'currency',
] as const;

/**
 * A settlement as a table (RFC 4180): its lines, then what else makes up what is paid. Amounts in major units; the
 * amounts of all rows but `paid` add up to what is paid or carried forward.
 */
export function toCsv(settlement: Settlement, lines: readonly SettlementLine[]): string {
  const id = formatId('settlement', settlement.id);
  const { businessDate, currency } = settlement;
  const row = (kind: string, minor: string, values: Partial<Record<string, string | null>> = {}): string => {
    const all: Partial<Record<string, string | null>> = {
      ...values,
      settlement: id,
      businessDate,
      kind,
      currency,
      amount: formatMinor(BigInt(minor), currency),
    };
    return COLUMNS.map((column) => cell(all[column] ?? '')).join(',');
  };
  const rows = lines.map((line) => {
    const {
      kind,
      type,
      businessDate: valueDate,
      subject,
      orderId,
      drawdown,
      customer,
      entry,
    } = toLineDto(line);
    return row(kind, line.amountMinor, { type, valueDate, subject, orderId, drawdown, customer, entry });
  });
  const further: [string, string][] = [
    ['reserveHeld', `${-BigInt(settlement.reserveHeldMinor)}`],
    ['reserveReleased', settlement.reserveReleasedMinor],
    ['carriedIn', settlement.carriedInMinor],
  ];
  const others = further.flatMap(([kind, minor]) => (minor === '0' ? [] : [row(kind, minor)]));
  const paid = row('paid', settlement.paidMinor, { type: settlement.reference });
  return [COLUMNS.join(','), ...rows, ...others, paid, ''].join('\r\n');
}

/** Quoted where it must be; a text that a spreadsheet would take for a formula is made one that it would not. */
function cell(text: string): string {
  const isFormula = /^[=+@\t\r]/.test(text) || (text.startsWith('-') && !/^-[\d.]+$/.test(text));
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
