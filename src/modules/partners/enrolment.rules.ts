import { isCurrency } from '../../kernel/currency.js';
import type { FieldError } from '../../kernel/domain-error.js';
import { httpProblems } from '../../platform/http/http.errors.js';
import type { EnrolmentTerms } from './enrolments.repository.js';

const CURRENCIES_MAX = 20;
const PRODUCTS_MAX = 100;
/** At most a fifth of what is lent, or of a guarantee's price: a commission above that is a slip of the pen. */
export const COMMISSION_RATE = /^0(\.(1\d{0,5}|0\d{0,5}|20{0,5}))?$/;
/** Minor units: far above any ticket, far below what a number holds exactly. */
const AMOUNT_MAX_MINOR = 1_000_000_000_000;
const LIMIT_NAMES = ['ticketMaxMinor', 'dayMaxMinor', 'borrowerMaxMinor'] as const;
const PRODUCT = /^[a-z][a-z0-9-]{0,63}$/;

/** Objects whose members nobody has looked at yet. */
export interface GivenTerms {
  readonly limits?: object;
  readonly subsidy?: object;
  readonly commission?: object;
}

/**
 * Reads an enrolment's limits, subsidies and commissions, whose members are named by data and so checked by no DTO.
 * @throws DomainError invalid_request with every fault
 */
export function readTerms(given: Required<GivenTerms>): EnrolmentTerms;
export function readTerms(given: GivenTerms): Partial<EnrolmentTerms>;
export function readTerms({ limits, subsidy, commission }: GivenTerms): Partial<EnrolmentTerms> {
  const errors = [
    ...limitsFaults(limits ?? {}),
    ...byProductFaults('/subsidy', subsidy ?? {}, (payer) => payer === 'partner', 'must be partner'),
    ...byProductFaults('/commission', commission ?? {}, isCommission, 'must be a decimal from 0 to 0.2'),
  ];
  if (errors.length > 0) throw httpProblems.invalid_request(undefined, { errors });
  const terms = { ...(limits && { limits }), ...(subsidy && { subsidy }), ...(commission && { commission }) };
  return terms as Partial<EnrolmentTerms>;
}

function limitsFaults(limits: object): FieldError[] {
  const entries = Object.entries(limits) as [string, unknown][];
  if (entries.length > CURRENCIES_MAX) {
    return [fault('/limits', 'too_many_items', `must name at most ${CURRENCIES_MAX} currencies`)];
  }
  return entries.flatMap(([currency, limit]) => {
    if (!isCurrency(currency))
      return [fault('/limits', 'unknown_currency', 'must be keyed by ISO 4217 codes')];
    return limitFaults(`/limits/${currency}`, limit);
  });
}

function limitFaults(pointer: string, limit: unknown): FieldError[] {
  if (typeof limit !== 'object' || limit === null || Array.isArray(limit)) {
    return [fault(pointer, 'wrong_type', 'must be an object')];
  }
  const { ticketMaxMinor, dayMaxMinor, borrowerMaxMinor, ...others } = limit as Record<string, unknown>;
  if (Object.keys(others).length > 0) {
    return [fault(pointer, 'unknown_field', `may have ${LIMIT_NAMES.join(', ')} only`)];
  }
  const given = { ticketMaxMinor, dayMaxMinor, borrowerMaxMinor };
  const faults = LIMIT_NAMES.filter((name) => given[name] !== undefined && !isAmount(given[name])).map(
    (name) =>
      fault(
        `${pointer}/${name}`,
        'amount_out_of_range',
        `must be a whole number from 1 to ${AMOUNT_MAX_MINOR}`,
      ),
  );
  if (faults.length > 0) return faults;
  if (isAmount(ticketMaxMinor) && isAmount(dayMaxMinor) && ticketMaxMinor > dayMaxMinor) {
    return [fault(`${pointer}/ticketMaxMinor`, 'too_large', 'must not exceed dayMaxMinor')];
  }
  return [];
}

function byProductFaults(
  pointer: string,
  given: object,
  isAllowed: (value: unknown) => boolean,
  must: string,
): FieldError[] {
  const entries = Object.entries(given) as [string, unknown][];
  if (entries.length > PRODUCTS_MAX) {
    return [fault(pointer, 'too_many_items', `must name at most ${PRODUCTS_MAX} products`)];
  }
  return entries.flatMap(([product, value]) => {
    if (!PRODUCT.test(product)) return [fault(pointer, 'wrong_format', 'must be keyed by product codes')];
    return isAllowed(value) ? [] : [fault(`${pointer}/${product}`, 'not_allowed_value', must)];
  });
}

function isCommission(value: unknown): boolean {
  return typeof value === 'string' && COMMISSION_RATE.test(value);
}

function isAmount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= AMOUNT_MAX_MINOR;
}

function fault(pointer: string, code: string, detail: string): FieldError {
  return { pointer, code, detail };
}
