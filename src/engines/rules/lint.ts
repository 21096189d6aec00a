import { type FieldError } from '../../kernel/domain-error.js';
import { type Catalogue } from './catalogue.js';
import { type TagInfo } from './check-options.js';
import { LIMITS, isFieldValue, type Leaf, type Node, type Rule } from './grammar.js';
import { coversAll, extentOf, intersect, isEmpty, unite, type Extent } from './extent.js';
import { ROOT_PATH } from './scenario-path.js';

/**
 * Finds what is allowed but hardly meant: a group that can never hold, one that always holds, a clause that stands
 * twice, an unknown tag, a deprecated attribute. Finds the plain cases; silence proves nothing.
 */
export function lintRule(
  rule: Rule,
  catalogue: Catalogue,
  tags: ReadonlyMap<string, TagInfo> | undefined,
): readonly FieldError[] {
  const warnings: FieldError[] = [];
  const warn = (pointer: string, code: string, detail: string): void => {
    if (warnings.length < LIMITS.errors) warnings.push({ pointer, code, detail });
  };

  function visit(node: Node, pointer: string): void {
    if ('f' in node) return visitLeaf(node, pointer);
    if ('segment' in node) return;
    if ('not' in node) {
      if ('all' in node.not && isUnsatisfiable(node.not.all, catalogue)) {
        warn(pointer, 'always_true', 'What is negated here can never hold.');
      }
      return visit(node.not, `${pointer}/not`);
    }
    const kind = 'all' in node ? 'all' : 'any';
    const children = 'all' in node ? node.all : node.any;
    const at = `${pointer}/${kind}`;
    warnDuplicates(children, at, warn);
    if (kind === 'all' && isUnsatisfiable(children, catalogue)) {
      warn(at, 'unsatisfiable', 'No value can meet these clauses together.');
    }
    if (kind === 'any' && isTautology(children, catalogue)) {
      warn(at, 'always_true', 'Every known value meets one of these clauses.');
    }
    children.forEach((child, i) => visit(child, `${at}/${i}`));
  }

  function visitLeaf(leaf: Leaf, pointer: string): void {
    const attribute = catalogue.byName.get(leaf.f);
    const extent = extentOf(leaf, catalogue);
    if ((extent && coversAll(extent)) || (leaf.op === 'under' && leaf.v === ROOT_PATH)) {
      warn(pointer, 'always_true', 'Every known value meets this clause.');
    }
    const names = isFieldValue(leaf.v) ? [leaf.f, leaf.v.field] : [leaf.f];
    if (names.some((name) => catalogue.byName.get(name)?.deprecated)) {
      warn(pointer, 'deprecated_attribute', 'This attribute will go.');
    }
    if (attribute?.type !== 'tags' || !tags) return;
    for (const tag of Array.isArray(leaf.v) ? leaf.v : [leaf.v]) {
      if (!tags.has(tag as string)) warn(`${pointer}/v`, 'unknown_tag', `No tag is called "${tag}".`);
    }
  }

  visit(rule.when, '/when');
  return warnings;
}

type Warn = (pointer: string, code: string, detail: string) => void;

function warnDuplicates(children: readonly Node[], pointer: string, warn: Warn): void {
  const seen = new Set<string>();
  children.forEach((child, i) => {
    const text = JSON.stringify(child, (key, value: unknown) =>
      key === 'id' || key === 'code' ? undefined : value,
    );
    if (seen.has(text)) warn(`${pointer}/${i}`, 'duplicate_clause', 'The same clause stands before.');
    seen.add(text);
  });
}

/** Whether the clauses about one attribute exclude each other; nested `all`s count as one. */
function isUnsatisfiable(children: readonly Node[], catalogue: Catalogue): boolean {
  const common = new Map<string, Extent>();
  const collect = (node: Node): void => {
    if ('all' in node) node.all.forEach(collect);
    const extent = 'f' in node ? extentOf(node, catalogue) : undefined;
    if (!extent || !('f' in node)) return;
    const before = common.get(node.f);
    common.set(node.f, before ? intersect(before, extent) : extent);
  };
  children.forEach(collect);
  return [...common.values()].some(isEmpty);
}

function isTautology(children: readonly Node[], catalogue: Catalogue): boolean {
  const union = new Map<string, Extent>();
  for (const node of children) {
    const extent = 'f' in node ? extentOf(node, catalogue) : undefined;
    if (!extent || !('f' in node)) continue;
    const before = union.get(node.f);
    union.set(node.f, before ? unite(before, extent) : extent);
  }
  return [...union.values()].some(coversAll);
}
