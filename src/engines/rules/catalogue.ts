export type AttributeType = 'number' | 'money' | 'enum' | 'string' | 'bool' | 'date' | 'tags' | 'path';

/** Who may learn that a clause failed (request: everybody … security: the risk role only), from open to closed. */
export const CLAUSE_CLASSES = ['request', 'offer', 'credit', 'security'] as const;
export type ClauseClass = (typeof CLAUSE_CLASSES)[number];

export interface AttributeDefinition {
  /** `money` is whole minor units of the decision's one currency, within ±(2^53 − 1). */
  readonly type: AttributeType;
  /** The literals of an enum, and nothing else is one of its values. */
  readonly values?: readonly string[];
  readonly class: ClauseClass;
  /** `prohibited` no rule may read; `sensitive` only a rule whose whole scope lies under `root`. */
  readonly sensitivity: 'normal' | 'sensitive' | 'prohibited';
  /** The scenario node a sensitive attribute comes from, e.g. `healthcare`. Without it no rule may read the attribute. */
  readonly root?: string;
  /** Known only while a request is answered (amount, channel): a population query has to be given it. */
  readonly contextOnly?: boolean;
  /**
   * The caller can bring it about for this request (sign, ask for less). Where alternatives concern several attributes,
   * only these are proposed: nobody is told to become another person.
   */
  readonly actionable?: boolean;
  /** Still understood, but a rule that is saved with it gets a warning. */
  readonly deprecated?: boolean;
  readonly description: string;
}

/** Where the value of an attribute is held in `Facts`. */
export type Bank = 'numbers' | 'texts' | 'tagSets';

export interface Attribute extends AttributeDefinition {
  readonly name: string;
  readonly bank: Bank;
  /** Position in its bank. */
  readonly slot: number;
  /** Enums only: literal → number held in the facts. */
  readonly codes: ReadonlyMap<string, number>;
}

export interface Catalogue {
  readonly attributes: readonly Attribute[];
  readonly byName: ReadonlyMap<string, Attribute>;
  readonly bankSizes: Readonly<Record<Bank, number>>;
  /** The path attribute that holds the request's scenario; rules are indexed by it. */
  readonly scenarioField: string;
}

const NAME = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/;
const MAX_ATTRIBUTES = 1000;

/**
 * Makes a catalogue out of what the modules declare, and gives each attribute its place in the facts.
 * @param scenarioField name of the path attribute with the request's scenario
 * @throws Error on a name that is malformed or inherited by every object, an enum without values, too many attributes:
 *   faults of the program, found when it starts
 */
export function defineCatalogue(
  definitions: Readonly<Record<string, AttributeDefinition>>,
  scenarioField = 'scenario',
): Catalogue {
  const bankSizes: Record<Bank, number> = { numbers: 0, texts: 0, tagSets: 0 };
  const attributes = Object.entries(definitions).map(([name, definition]): Attribute => {
    if (!NAME.test(name) || name.length > 64 || name in Object.prototype) {
      throw new Error(`"${name}" cannot be an attribute's name`);
    }
    const values = definition.type === 'enum' ? (definition.values ?? []) : [];
    if (definition.type === 'enum' && (values.length === 0 || new Set(values).size < values.length)) {
      throw new Error(`the enum "${name}" needs distinct values`);
    }
    const bank = bankOf(definition.type);
    const codes = new Map(values.map((value, code) => [value, code]));
    return { ...definition, name, bank, slot: bankSizes[bank]++, codes };
  });
  if (attributes.length > MAX_ATTRIBUTES) throw new Error(`more than ${MAX_ATTRIBUTES} attributes`);
  const byName = new Map(attributes.map((attribute) => [attribute.name, attribute]));
  return { attributes, byName, bankSizes, scenarioField };
}

/** The most closed of some classes: a statement about several attributes is as secret as its most secret one. */
export function strictest(classes: Iterable<ClauseClass>): ClauseClass {
  let rank = 0;
  for (const each of classes) rank = Math.max(rank, CLAUSE_CLASSES.indexOf(each));
  return CLAUSE_CLASSES[rank] as ClauseClass;
}

function bankOf(type: AttributeType): Bank {
  if (type === 'tags') return 'tagSets';
  return type === 'string' || type === 'path' ? 'texts' : 'numbers';
}
