import { type Attribute, type Catalogue } from '../catalogue.js';

/** How a column holds its values. Literals are cast to the column's own type, so that its index stays usable. */
export type ColumnForm = 'integer' | 'double' | 'text' | 'bool' | 'date' | 'textArray';

/**
 * Where an attribute is kept. `column` is a fixed piece of SQL of the program's own, never a user's text. The column holds
 * NULL for "not known" and nothing that the attribute's type would refuse; a list of tags is never NULL.
 */
export interface ColumnSource {
  readonly column: string;
  readonly form: ColumnForm;
}

/** A member of a jsonb object: the long tail. What has another JSON type than the attribute's is not known. */
export interface TailSource {
  readonly object: string;
  readonly key: string;
}

export type SqlSource = ColumnSource | TailSource;
/** By attribute name. */
export type SqlSources = ReadonlyMap<string, SqlSource>;

/** What an expression in SQL is, once it is NULL where the attribute is not known. */
export interface Operand {
  readonly sql: string;
  readonly form: ColumnForm;
}

const FORMS: Readonly<Record<Attribute['type'], readonly ColumnForm[]>> = {
  number: ['integer', 'double'],
  money: ['integer'],
  enum: ['text'],
  string: ['text'],
  path: ['text'],
  bool: ['bool'],
  date: ['date'],
  tags: ['textArray'],
};

/**
 * The expression that reads an attribute.
 * @param literal makes a placeholder of a value
 * @throws Error when the attribute is kept nowhere, or not as its type needs it: faults of the program
 */
export function operandOf(
  attribute: Attribute,
  sources: SqlSources,
  literal: (value: unknown, type: string) => string,
): Operand {
  const source = sources.get(attribute.name);
  if (!source) throw new Error(`"${attribute.name}" is kept nowhere: fold the context first`);
  if ('key' in source) return tailOperand(attribute, source, literal);
  if (!FORMS[attribute.type].includes(source.form)) {
    throw new Error(`"${attribute.name}" is ${attribute.type} and cannot be kept as ${source.form}`);
  }
  return { sql: source.column, form: source.form };
}

/** Whether reading it opens a jsonb value, row by row. */
export function isTail(source: SqlSource | undefined): boolean {
  return source !== undefined && 'key' in source;
}

/** Every attribute of the catalogue that a population can be asked of. */
export function keptAttributes(catalogue: Catalogue, sources: SqlSources): readonly Attribute[] {
  return catalogue.attributes.filter(({ name }) => sources.has(name));
}

/** Beyond it neither JSON nor a double is exact, and products of doubles could overflow. */
const LARGEST = Number.MAX_SAFE_INTEGER;

function tailOperand(
  attribute: Attribute,
  { object, key }: TailSource,
  literal: (value: unknown, type: string) => string,
): Operand {
  const name = literal(key, 'text');
  const typed = (type: string, value: string, more = ''): string =>
    `(case when jsonb_typeof(${object} -> ${name}) = '${type}'${more} then ${value} end)`;
  const number = `(${object} -> ${name})::numeric`;
  const text = `${object} ->> ${name}`;
  switch (attribute.type) {
    case 'number':
      return {
        sql: typed('number', `(case when abs(${number}) <= ${LARGEST} then (${text})::float8 end)`),
        form: 'double',
      };
    case 'money':
      return {
        sql: typed(
          'number',
          `(case when abs(${number}) <= ${LARGEST} and ${number} = trunc(${number}) then ${number}::int8 end)`,
        ),
        form: 'integer',
      };
    case 'bool':
      return { sql: typed('boolean', `(${object} -> ${name})::bool`), form: 'bool' };
    case 'string':
    case 'path':
      return { sql: typed('string', text), form: 'text' };
    case 'enum':
      return {
        sql: typed('string', text, ` and ${text} = any (${literal(attribute.values ?? [], 'text[]')})`),
        form: 'text',
      };
    default:
      throw new Error(`"${attribute.name}": ${attribute.type} needs a column of its own`);
  }
}
