import { LocalDate, parseDate } from '../../kernel/calendar-date.js';
import { type Attribute, type Catalogue } from './catalogue.js';

/** A fact as the caller has it. Money may be a bigint, a date a `LocalDate` or YYYY-MM-DD. */
export type FactValue =
  number | bigint | string | boolean | LocalDate | readonly string[] | ReadonlySet<string> | null | undefined;

/** Facts by attribute name. Absent, null and a value of the wrong type are all "not known". */
export type FactInput = Readonly<Record<string, unknown>>;

/** What is read back from facts: dates as YYYY-MM-DD, tags as a sorted list. */
export type KnownValue = number | string | boolean | readonly string[];

/**
 * The facts of one decision, typed and checked once, so that the thousands of comparisons after it are a read from a
 * flat array and a compare. Numbers, dates (epoch days), booleans (0/1) and enum literals (their position) share one
 * array of doubles in which NaN means "not known". (A Float64Array of this size lies outside V8's heap: making and
 * freeing one costs several times as much.)
 */
export class Facts {
  constructor(
    readonly numbers: number[],
    readonly texts: (string | undefined)[],
    /** Undefined: nobody loaded these tags. A rule that reads them must not be answered. */
    readonly tagSets: (ReadonlySet<string> | undefined)[],
    /** Epoch day that "today" is in this decision. */
    readonly today: number,
  ) {}

  /** The same facts but for one attribute. */
  with(attribute: Attribute, value: FactValue): Facts {
    const copy = new Facts(this.numbers.slice(), this.texts.slice(), this.tagSets.slice(), this.today);
    setFact(copy, attribute, value);
    return copy;
  }
}

/**
 * @param input facts by attribute name; names that the catalogue does not know are ignored
 * @param today the business date of the decision, in the scenario's zone
 */
export function createFacts(catalogue: Catalogue, input: FactInput, today: LocalDate): Facts {
  const { bankSizes, byName } = catalogue;
  const facts = new Facts(
    new Array<number>(bankSizes.numbers).fill(NaN),
    new Array<string | undefined>(bankSizes.texts).fill(undefined),
    new Array<ReadonlySet<string> | undefined>(bankSizes.tagSets).fill(undefined),
    today.toEpochDay(),
  );
  // A request knows a dozen facts, a catalogue many more.
  for (const name in input) {
    const attribute = byName.get(name);
    const value = input[name];
    if (attribute && value !== undefined && value !== null) setFact(facts, attribute, value);
  }
  return facts;
}

/** The value that rules see, or undefined when it is not known. */
export function readFact(facts: Facts, attribute: Attribute): KnownValue | undefined {
  if (attribute.bank === 'texts') return facts.texts[attribute.slot];
  if (attribute.bank === 'tagSets') {
    const tags = facts.tagSets[attribute.slot];
    return tags && [...tags].sort();
  }
  const value = facts.numbers[attribute.slot] as number;
  if (Number.isNaN(value)) return undefined;
  if (attribute.type === 'bool') return value === 1;
  if (attribute.type === 'enum') return attribute.values?.[value];
  return attribute.type === 'date' ? isoDate(value) : value;
}

export function isoDate(epochDay: number): string {
  return LocalDate.ofEpochDay(epochDay).toString();
}

function setFact(facts: Facts, attribute: Attribute, value: unknown): void {
  const { slot } = attribute;
  if (attribute.bank === 'texts') facts.texts[slot] = typeof value === 'string' ? value : undefined;
  else if (attribute.bank === 'tagSets') facts.tagSets[slot] = tagSet(value);
  else facts.numbers[slot] = numeric(attribute, value);
}

function numeric(attribute: Attribute, value: unknown): number {
  switch (attribute.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : NaN;
    case 'money': {
      const minor = typeof value === 'bigint' ? Number(value) : value;
      return typeof minor === 'number' && Number.isSafeInteger(minor) ? minor : NaN;
    }
    case 'bool':
      return typeof value === 'boolean' ? Number(value) : NaN;
    case 'enum':
      return typeof value === 'string' ? (attribute.codes.get(value) ?? NaN) : NaN;
    default:
      return epochDay(value);
  }
}

function epochDay(value: unknown): number {
  const date = typeof value === 'string' ? parseDate(value) : value;
  return date instanceof LocalDate ? date.toEpochDay() : NaN;
}

function tagSet(value: unknown): ReadonlySet<string> | undefined {
  if (value instanceof Set) return value as ReadonlySet<string>;
  if (!Array.isArray(value) || !value.every((tag) => typeof tag === 'string')) return undefined;
  return new Set(value);
}
