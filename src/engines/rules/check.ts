import { type FieldError } from '../../kernel/domain-error.js';
import { type Attribute, type Catalogue } from './catalogue.js';
import { mayRead, type CheckOptions } from './check-options.js';
import { checkValue } from './check-value.js';
import { checkExpansion } from './check-expansion.js';
import { FaultList, isPlainObject } from './fault-list.js';
import {
  LIMITS,
  OPERATORS,
  OPERATORS_OF,
  type Leaf,
  type Node,
  type Operator,
  type Rule,
} from './grammar.js';
import { lintRule } from './lint.js';

export interface RuleCheck {
  /** A clean copy of the rule; absent when there are errors. */
  readonly rule?: Rule;
  readonly errors: readonly FieldError[];
  /** The rule is valid, but probably not what its author means. */
  readonly warnings: readonly FieldError[];
}

/**
 * Checks a rule that nobody vouches for. Never throws, whatever it is given; the work is bounded by the limits of the
 * grammar. The answer holds a copy made of checked values only.
 * @param json a parsed JSON value
 */
export function checkRule(json: unknown, catalogue: Catalogue, options: CheckOptions = {}): RuleCheck {
  const faults = new FaultList();
  const when = new Checker(catalogue, options, faults).envelope(json);
  if (faults.isEmpty && when) {
    const rule: Rule = { v: 1, when };
    if (Buffer.byteLength(JSON.stringify(rule)) > LIMITS.bodyBytes) {
      faults.add('', 'too_large', `A rule has at most ${LIMITS.bodyBytes} bytes.`);
    }
    checkExpansion(rule, catalogue, options, faults);
    if (faults.isEmpty) return { rule, errors: [], warnings: lintRule(rule, catalogue, options.tags) };
  }
  return { errors: faults.list, warnings: [] };
}

const KINDS = ['all', 'any', 'not', 'segment', 'f'] as const;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const CODE = /^[a-z][a-z0-9_]{0,63}$/;
const SLUG = /^[a-z][A-Za-z0-9._-]{0,63}$/;

type Json = Readonly<Record<string, unknown>>;

class Checker {
  private leaves = 0;
  private readonly ids = new Set<string>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly options: CheckOptions,
    private readonly faults: FaultList,
  ) {}

  envelope(json: unknown): Node | undefined {
    if (!isPlainObject(json)) return this.faults.add('', 'not_an_object', 'A rule is {"v": 1, "when": …}.');
    this.faults.unknownKeys(json, ['v', 'when'], '');
    if (json['v'] !== 1) this.faults.add('/v', 'unknown_version', 'The version of the rule language is 1.');
    const node = this.node(json['when'], '/when', 1);
    if (node && 'all' in node && node.all.length > LIMITS.topClauses) {
      this.faults.add('/when/all', 'too_many', `The top level has at most ${LIMITS.topClauses} clauses.`);
    }
    return node;
  }

  private node(json: unknown, pointer: string, depth: number): Node | undefined {
    if (this.faults.isFull) return undefined;
    if (depth > LIMITS.depth) return this.faults.add(pointer, 'too_deep', `At most ${LIMITS.depth} levels.`);
    const kinds = isPlainObject(json) ? KINDS.filter((kind) => Object.hasOwn(json, kind)) : [];
    if (!isPlainObject(json) || kinds.length !== 1) {
      return this.faults.add(pointer, 'not_a_clause', 'A clause has one of all, any, not, segment, f.');
    }
    const labels = this.labels(json, pointer);
    switch (kinds[0] as (typeof KINDS)[number]) {
      case 'all':
        return this.group(json, 'all', pointer, depth, (all) => ({ ...labels, all }));
      case 'any':
        return this.group(json, 'any', pointer, depth, (any) => ({ ...labels, any }));
      case 'not': {
        this.faults.unknownKeys(json, ['not', 'id', 'code'], pointer);
        const not = this.node(json['not'], `${pointer}/not`, depth + 1);
        return not && { ...labels, not };
      }
      case 'segment':
        this.faults.unknownKeys(json, ['segment', 'id', 'code'], pointer);
        return this.segment(json, pointer, labels);
      case 'f':
        this.faults.unknownKeys(json, ['f', 'op', 'v', 'id', 'code'], pointer);
        return this.leaf(json, pointer, labels);
    }
  }

  private labels(json: Json, pointer: string): { id?: string; code?: string } {
    const { id, code } = json;
    if (id !== undefined && (typeof id !== 'string' || !ID.test(id))) {
      this.faults.add(`${pointer}/id`, 'bad_id', 'An id has 1 to 64 letters, digits, _ or -.');
    } else if (id !== undefined && this.ids.has(id)) {
      this.faults.add(`${pointer}/id`, 'duplicate_id', 'Another clause has this id.');
    } else if (id !== undefined) this.ids.add(id);
    if (code !== undefined && (typeof code !== 'string' || !CODE.test(code))) {
      this.faults.add(`${pointer}/code`, 'bad_code', 'A reason code is snake_case, at most 64 characters.');
    }
    return { ...(typeof id === 'string' && { id }), ...(typeof code === 'string' && { code }) };
  }

  private group(
    json: Json,
    kind: 'all' | 'any',
    pointer: string,
    depth: number,
    make: (children: readonly Node[]) => Node,
  ): Node | undefined {
    this.faults.unknownKeys(json, [kind, 'id', 'code'], pointer);
    const list = json[kind];
    const at = `${pointer}/${kind}`;
    if (!Array.isArray(list) || list.length === 0 || list.length > LIMITS.children) {
      return this.faults.add(at, 'bad_list', `A list of 1 to ${LIMITS.children} clauses.`);
    }
    const children: Node[] = [];
    for (let i = 0; i < list.length; i++) {
      const child = this.node(list[i], `${at}/${i}`, depth + 1);
      if (child) children.push(child);
    }
    return make(children);
  }

  private segment(json: Json, pointer: string, labels: object): Node | undefined {
    const { segment } = json;
    if (typeof segment === 'string' && SLUG.test(segment)) return { ...labels, segment };
    return this.faults.add(`${pointer}/segment`, 'bad_segment', 'The slug of a segment.');
  }

  private leaf(json: Json, pointer: string, labels: object): Leaf | undefined {
    if (++this.leaves > LIMITS.leaves) {
      return this.faults.addLast(pointer, 'too_many', `A rule has at most ${LIMITS.leaves} comparisons.`);
    }
    const attribute = this.attribute(json['f'], `${pointer}/f`);
    if (!attribute) return undefined;
    const { op } = json;
    const allowed = OPERATORS_OF[attribute.type];
    if (typeof op !== 'string' || !Object.hasOwn(OPERATORS, op) || !allowed.includes(op as Operator)) {
      return this.faults.add(
        `${pointer}/op`,
        'bad_operator',
        `For ${attribute.type}: ${allowed.join(', ')}.`,
      );
    }
    const context = { attribute, op: op as Operator, pointer: `${pointer}/v`, faults: this.faults };
    const v = checkValue(json['v'], context, (name, at) => this.attribute(name, at));
    return v === undefined ? undefined : { ...labels, f: attribute.name, op: op as Operator, v };
  }

  private attribute(name: unknown, pointer: string): Attribute | undefined {
    const attribute = typeof name === 'string' ? this.catalogue.byName.get(name) : undefined;
    if (!attribute)
      return this.faults.add(pointer, 'unknown_attribute', 'The catalogue has no such attribute.');
    if (attribute.sensitivity === 'prohibited') {
      return this.faults.add(pointer, 'prohibited_attribute', 'No rule may read this attribute.');
    }
    if (attribute.sensitivity === 'sensitive' && !mayRead(attribute.root, this.options.scopes)) {
      return this.faults.add(pointer, 'sensitive_attribute', 'Only rules of its own scenario may read this.');
    }
    return attribute;
  }
}
