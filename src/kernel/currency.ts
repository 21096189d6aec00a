import currencyCodes from 'currency-codes';

export type CurrencyCode = string & { readonly __brand: 'CurrencyCode' };

// ISO 4217 has moved on since the package's list of 2024: Arab Accounting Dinar and Caribbean Guilder came,
// Netherlands Antillean Guilder, Bulgarian Lev and Peso Convertible went.
const REMOVED = new Set(['ANG', 'BGN', 'CUC']);
const ADDED: ReadonlyArray<readonly [string, number]> = [
  ['XAD', 2],
  ['XCG', 2],
];
// Metals, bond units, test and "no currency" codes have no minor unit, and no money can be counted in them.
const NOT_MONEY = new Set([
  'XAG',
  'XAU',
  'XBA',
  'XBB',
  'XBC',
  'XBD',
  'XDR',
  'XPD',
  'XPT',
  'XSU',
  'XTS',
  'XUA',
  'XXX',
]);

const exponents = new Map<string, number>(ADDED);
for (const { code, digits } of currencyCodes.data) {
  if (!REMOVED.has(code) && !NOT_MONEY.has(code)) exponents.set(code, digits);
}

export function isCurrency(text: string): text is CurrencyCode {
  return exponents.has(text);
}

/** Digits after the decimal point of a currency's minor unit (JPY 0, CNY 2, BHD 3). Throws RangeError when unknown. */
export function exponentOf(currency: string): number {
  const exponent = exponents.get(currency);
  if (exponent === undefined) throw new RangeError(`unknown currency ${currency}`);
  return exponent;
}

export function currencies(): readonly CurrencyCode[] {
  return [...exponents.keys()].sort() as CurrencyCode[];
}
