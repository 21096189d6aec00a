/**
 * How an attribute of a person may be used: `free` for everything, `restricted` for what the customer asked for and what
 * the law demands, never for offers on the bank's initiative or for price, `prohibited` for nothing.
 */
export type AttributeClass = 'free' | 'restricted' | 'prohibited';
export type AttributeUse = 'segment' | 'ranking' | 'pricing' | 'suitability' | 'report';

const RESTRICTED_USES: readonly AttributeUse[] = ['suitability', 'report'];

export interface Characteristic {
  readonly attribute: string;
  readonly value: string;
}

/** Those that may be used; an attribute without a class is prohibited, so that a new one is not used by accident. */
export function usableCharacteristics(
  characteristics: readonly Characteristic[],
  classes: Readonly<Record<string, AttributeClass>>,
  use: AttributeUse,
): Characteristic[] {
  return characteristics.filter(({ attribute }) => {
    const known = Object.hasOwn(classes, attribute) ? classes[attribute] : 'prohibited';
    return known === 'free' || (known === 'restricted' && RESTRICTED_USES.includes(use));
  });
}

const AGE_BANDS = [18, 25, 35, 45, 55, 65, 75] as const;

/** "under_18", "18_24" … "75_plus". @param age whole years */
export function ageBand(age: number): string {
  const from = AGE_BANDS.findLast((edge) => age >= edge);
  if (from === undefined) return 'under_18';
  const next = AGE_BANDS[AGE_BANDS.indexOf(from) + 1];
  return next === undefined ? `${from}_plus` : `${from}_${next - 1}`;
}
