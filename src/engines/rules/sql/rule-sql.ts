import { type Attribute, type Catalogue } from '../catalogue.js';
import { isFieldValue, type Node, type Rule } from '../grammar.js';
import { leafSql, type Writer } from './leaf-sql.js';
import { isTail, operandOf, type Operand, type SqlSources } from './sources.js';

export interface SqlOptions {
  readonly sources: SqlSources;
  /** SQL of the date that "today" is: a parameter of the caller's own, or an expression over the row. */
  readonly today: string;
  /** The segments that the rule may refer to, by slug. */
  readonly segments?: ReadonlyMap<string, Rule>;
  /**
   * How many comparisons of segments may be written out where they are referred to, instead of joined; none when left out.
   * PostgreSQL shares no statement with such a join among processes.
   */
  readonly writtenOut?: number;
  /** How many parameters the caller's statement has already. */
  readonly parametersBefore?: number;
}

export interface RuleSql {
  /**
   * `cross join lateral …` for each segment that is referred to, each once, those that others need first; to be put
   * behind the table. Empty without segments.
   */
  readonly joins: string;
  /** True, false or NULL as the rule is true, false or unknown. */
  readonly condition: string;
  readonly parameters: readonly unknown[];
  /** Whether it opens jsonb values, which no index helps. */
  readonly readsTail: boolean;
  /** What the rule and its segments read. */
  readonly reads: readonly Attribute[];
}

/**
 * A checked rule (or what is left of one, see `foldContext`) as parameterised SQL over one row per customer. Its NULL logic
 * is Kleene's, so `where condition` keeps those for whom the rule is true in memory, and `condition is null` those for
 * whom it is unknown there. A segment is computed once a row however often it is referred to, so nested segments add up
 * instead of multiplying; `offset 0` keeps the planner from writing them out again.
 * @throws Error on an attribute that is kept nowhere, an unknown segment or a cycle: the rule was not checked
 */
export function ruleSql(when: Node, catalogue: Catalogue, options: SqlOptions): RuleSql {
  const compiler = new Compiler(catalogue, options);
  const condition = compiler.node(when);
  return {
    condition,
    joins: compiler.joins.join(' '),
    parameters: compiler.parameters,
    readsTail: [...compiler.reads].some(({ name }) => isTail(options.sources.get(name))),
    reads: [...compiler.reads],
  };
}

class Compiler implements Writer {
  readonly parameters: unknown[] = [];
  readonly joins: string[] = [];
  readonly reads = new Set<Attribute>();
  /** Slug → the column that holds its verdict; undefined while it is being compiled. */
  private readonly verdicts = new Map<string, string | undefined>();
  private writable: number;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly options: SqlOptions,
  ) {
    this.writable = options.writtenOut ?? 0;
  }

  get today(): string {
    return this.options.today;
  }

  literal(value: unknown, type: string): string {
    this.parameters.push(value);
    return `$${(this.options.parametersBefore ?? 0) + this.parameters.length}::${type}`;
  }

  operand(name: string): Operand {
    return operandOf(this.attribute(name), this.options.sources, (value, type) => this.literal(value, type));
  }

  node(node: Node): string {
    if ('f' in node) {
      if (isFieldValue(node.v)) this.attribute(node.v.field);
      return leafSql(node, this.attribute(node.f), this);
    }
    if ('segment' in node) return this.segment(node.segment);
    if ('not' in node) return `(not ${this.node(node.not)})`;
    const [children, word] = 'all' in node ? [node.all, ' and '] : [node.any, ' or '];
    return `(${children.map((child) => this.node(child)).join(word)})`;
  }

  private segment(slug: string): string {
    if (this.verdicts.has(slug)) {
      const verdict = this.verdicts.get(slug);
      if (verdict === undefined) throw new Error(`the segment ${slug} contains itself`);
      return verdict;
    }
    const { when } = this.rule(slug);
    const size = this.sizeOf(when, [slug]);
    if (size <= this.writable) return this.writeOut(when, size);
    this.verdicts.set(slug, undefined);
    const condition = this.node(when);
    const alias = `segment_${this.joins.length + 1}`;
    this.joins.push(`cross join lateral (select ${condition} as verdict offset 0) ${alias}`);
    this.verdicts.set(slug, `${alias}.verdict`);
    return `${alias}.verdict`;
  }

  /** With the segments that it refers to, which its size counts. */
  private writeOut(when: Node, size: number): string {
    const left = this.writable - size;
    this.writable = Infinity;
    const condition = this.node(when);
    this.writable = left;
    return condition;
  }

  private rule(slug: string): Rule {
    const rule = this.options.segments?.get(slug);
    if (!rule) throw new Error(`there is no segment ${slug}`);
    return rule;
  }

  /** Comparisons of a node with all its segments. */
  private sizeOf(node: Node, path: readonly string[]): number {
    if ('f' in node) return 1;
    if ('not' in node) return this.sizeOf(node.not, path);
    if ('segment' in node) {
      const { segment } = node;
      if (path.includes(segment)) throw new Error(`the segment ${segment} contains itself`);
      return this.sizeOf(this.rule(segment).when, [...path, segment]);
    }
    const children = 'all' in node ? node.all : node.any;
    return children.reduce((sum, child) => sum + this.sizeOf(child, path), 0);
  }

  private attribute(name: string): Attribute {
    const attribute = this.catalogue.byName.get(name);
    if (!attribute) throw new Error(`"${name}" is no attribute: the rule was not checked`);
    this.reads.add(attribute);
    return attribute;
  }
}
