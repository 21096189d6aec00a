import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import type { Anchor } from '../products/index.js';

/** Where the context schemas of the scenarios keep the dates that terms hang on; the first that is there counts. */
export const ANCHOR_FIELDS: Readonly<Record<Anchor, readonly string[]>> = {
  delivery: ['deliveryDate', 'installationDate'],
  programmeEnd: ['programmeEnd'],
  leaseEnd: ['leaseEnd', 'endDate'],
  policyEnd: ['policyEnd'],
  departure: ['departureDate'],
  payday: ['payday'],
  invoiceDue: ['invoiceDueDate', 'dueDate'],
  harvest: ['harvestDate'],
  claimDate: ['claimDate'],
};

const ANCHORS = Object.entries(ANCHOR_FIELDS) as [Anchor, readonly string[]][];

/** The dates that a context says. */
export function datesOf(context: Readonly<Record<string, unknown>>): Partial<Record<Anchor, LocalDate>> {
  const dates: Partial<Record<Anchor, LocalDate>> = {};
  for (const [anchor, fields] of ANCHORS) {
    const field = fields.find((name) => typeof context[name] === 'string');
    const date = field === undefined ? undefined : parseDate(context[field] as string);
    if (date) dates[anchor] = date;
  }
  return dates;
}
