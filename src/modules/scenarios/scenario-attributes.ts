import { type AttributeDefinition } from '../../engines/rules/index.js';
import { type AnySchema, type ContextSchema } from './context-schema.js';
import { PRODUCT_KINDS } from './scenario-definition.js';

/** Facts that every request and candidate has; a scene's own facts come from its context schema. */
export const GUARD_ATTRIBUTES: Readonly<Record<string, AttributeDefinition>> = {
  amount: { ...request('money', 'the amount asked for, minor units'), actionable: true },
  age: request('number', "the borrower's age in whole years"),
  'beneficiary.age': request('number', "the beneficiary's age in whole years"),
  'guarantor.signed': {
    ...request('bool', 'a guarantor has signed the undertaking'),
    actionable: true,
  },
  initiative: { ...request('enum', 'who spoke first'), values: ['customer', 'bank'] },
  scenario: { ...request('path', 'the node that was named or recognised'), class: 'offer' },
  'product.kind': { ...request('enum', "the candidate's kind"), values: PRODUCT_KINDS },
  'product.isCredit': request('bool', 'the bank would take a credit risk'),
  'product.zeroRate': request('bool', 'the customer pays neither interest nor fees'),
};

function request(type: AttributeDefinition['type'], description: string): AttributeDefinition {
  return { type, class: 'request', sensitivity: 'normal', contextOnly: true, description };
}

/**
 * The attributes `context.*` that a context schema gives to rules: its scalar members at the top, and money.
 */
export function contextAttributes(schema: ContextSchema): Record<string, AttributeDefinition> {
  const attributes: Record<string, AttributeDefinition> = {};
  for (const [name, part] of Object.entries(schema.properties)) {
    const type = attributeType(part);
    if (!type) continue;
    const values = part.type === 'string' && part.enum ? { values: part.enum } : {};
    attributes[`context.${name}`] = { ...request(type, part.description ?? name), ...values };
  }
  return attributes;
}

/**
 * One vocabulary for rules that hold in many scenes: an enum has the values of all of them.
 * @throws Error when a name means different things in two scenes
 */
export function sharedContextAttributes(
  schemas: Iterable<ContextSchema>,
): Record<string, AttributeDefinition> {
  const shared: Record<string, AttributeDefinition> = {};
  for (const schema of schemas) {
    for (const [name, attribute] of Object.entries(contextAttributes(schema))) {
      const known = shared[name];
      if (known && known.type !== attribute.type)
        throw new Error(`${name} is ${known.type} in one scene, ${attribute.type} in another`);
      const values = attribute.values && {
        values: [...new Set([...(known?.values ?? []), ...attribute.values])],
      };
      shared[name] = { ...(known ?? attribute), ...values };
    }
  }
  return shared;
}

function attributeType(part: AnySchema): AttributeDefinition['type'] | undefined {
  switch (part.type) {
    case 'boolean':
      return 'bool';
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
      return part.enum ? 'enum' : part.format === 'date' ? 'date' : part.format ? undefined : 'string';
    case 'object':
      return isMoney(part) ? 'money' : undefined;
    case 'array':
      return undefined;
  }
}

/** Money has in a context the form it has everywhere in the API: `{amount, currency}`. */
function isMoney(part: AnySchema): boolean {
  return part.type === 'object' && Object.keys(part.properties).sort().join() === 'amount,currency';
}

/**
 * What a valid context tells the rules, by attribute name.
 * @param currency the decision's currency; money in another one stays unknown, because nothing is converted here
 */
export function contextFacts(
  schema: ContextSchema,
  context: Readonly<Record<string, unknown>>,
  currency: string,
): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(context)) {
    const part = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    const type = part && attributeType(part);
    if (type === 'money') {
      const { amount, currency: own } = value as { amount: number; currency: string };
      if (own === currency) facts[`context.${name}`] = amount;
    } else if (type) facts[`context.${name}`] = value;
  }
  return facts;
}
