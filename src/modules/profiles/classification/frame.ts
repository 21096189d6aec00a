import { BANK_SCOPE } from '../../../engines/segmentation/index.js';
import { dateInZone } from '../../../kernel/calendar-date.js';
import { exponentOf, isCurrency } from '../../../kernel/currency.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { CustomerKind } from '../../customers/index.js';
import { type Rhythm, type ScenarioBook, zoneOfScope } from '../../scenarios/index.js';

/** The population that is scored together; supermarkets and clinics, yuan and euros never are. */
export interface ScoredFrame {
  readonly environment: Environment;
  readonly kind: CustomerKind;
  /** Root of the scenario tree; `bank`: its own products. */
  readonly scope: string;
  readonly currency: string;
}

/** Where people come back often enough for counting methods; in the others a stage comes from the case. */
const COUNTED: ReadonlySet<Rhythm> = new Set([
  'high',
  'medium',
  'monthly',
  'term',
  'seasonal',
  'businessCycle',
]);

/** Whether recency, frequency and lifetime value mean anything in a frame. */
export function isCounted(
  { scope, currency }: Pick<ScoredFrame, 'scope' | 'currency'>,
  book: ScenarioBook,
): boolean {
  const root = book.scenarios.get(scope);
  const isKnown = isBank(scope) || (root !== undefined && COUNTED.has(root.definition.rhythm));
  return isKnown && isCurrency(currency);
}

/** The frame of the bank's own products, which no partner sees anything of. */
export const isBank = (scope: string): boolean => scope === BANK_SCOPE;

/** What value is made of in a frame. */
export function valueBasisOf(scope: string): 'partnerSpend' | 'bankContribution' {
  return isBank(scope) ? 'bankContribution' : 'partnerSpend';
}

/** Where the running summaries of a frame stand; the columns that scoring reads have the same names. */
export function summaryTable(scope: string): string {
  return isBank(scope) ? 'bank_summary' : 'customer_summary';
}

export function frameName({ kind, scope, currency }: Omit<ScoredFrame, 'environment'>): string {
  return `${kind}/${scope}/${currency}`;
}

/** Minor units of one unit of its money. */
export function unitsPerAmount(currency: string): number {
  return 10 ** exponentOf(currency);
}

/** The calendar of a frame; remembers the last instants, because most customers of a run share one. */
export class FrameDays {
  private readonly known = new Map<number, number>();

  private constructor(private readonly zone: string) {}

  static of(scope: string, book: ScenarioBook): FrameDays {
    return new FrameDays(zoneOfScope(scope, book));
  }

  /** Days since 1970-01-01 in the zone of the frame's root, or of the bank. */
  dayOf(ms: number): number {
    let day = this.known.get(ms);
    if (day === undefined) {
      if (this.known.size >= 100) this.known.clear();
      this.known.set(ms, (day = dateInZone(ms, this.zone).toEpochDay()));
    }
    return day;
  }
}
