import { type Catalogue } from './catalogue.js';
import { mayRead, type CheckOptions } from './check-options.js';
import { type FaultList } from './fault-list.js';
import { LIMITS, isFieldValue, type Leaf, type Node, type Rule } from './grammar.js';

/**
 * Follows the references to segments: they must exist, come back to themselves nowhere, stay within the limits, and
 * read nothing that this rule may not read. Tags that come from sensitive nodes are looked up here too.
 */
export function checkExpansion(
  rule: Rule,
  catalogue: Catalogue,
  options: CheckOptions,
  faults: FaultList,
): void {
  let leaves = 0;

  function walk(node: Node, pointer: string, path: readonly string[]): void {
    if (faults.isFull) return;
    if ('f' in node) {
      if (++leaves > LIMITS.expandedLeaves) {
        faults.addLast(
          pointer,
          'too_many',
          `At most ${LIMITS.expandedLeaves} comparisons with its segments.`,
        );
      }
      checkLeaf(node, pointer, path.length > 0);
    } else if ('segment' in node) follow(node.segment, pointer, path);
    else if ('not' in node) walk(node.not, at(pointer, 'not', path), path);
    else {
      const kind = 'all' in node ? 'all' : 'any';
      const children = 'all' in node ? node.all : node.any;
      children.forEach((child, i) => walk(child, at(pointer, `${kind}/${i}`, path), path));
    }
  }

  function follow(slug: string, pointer: string, path: readonly string[]): void {
    const segment = options.segments?.get(slug);
    if (!segment) faults.add(pointer, 'unknown_segment', `There is no segment ${slug}.`);
    else if (path.includes(slug))
      faults.addLast(pointer, 'segment_cycle', `The segment ${slug} contains itself.`);
    else if (path.length >= LIMITS.segmentNesting) {
      faults.addLast(
        pointer,
        'too_deep',
        `Segments refer to segments at most ${LIMITS.segmentNesting} deep.`,
      );
    } else walk(segment.when, pointer, [...path, slug]);
  }

  function checkLeaf(leaf: Leaf, pointer: string, isInSegment: boolean): void {
    const names = isFieldValue(leaf.v) ? [leaf.f, leaf.v.field] : [leaf.f];
    for (const name of isInSegment ? names : []) {
      const attribute = catalogue.byName.get(name);
      const isReadable =
        attribute?.sensitivity === 'normal' ||
        (attribute?.sensitivity === 'sensitive' && mayRead(attribute.root, options.scopes));
      if (!isReadable) {
        faults.add(pointer, 'sensitive_attribute', 'The segment reads what this rule may not read.');
      }
    }
    if (catalogue.byName.get(leaf.f)?.type === 'tags') checkTags(leaf, pointer);
  }

  function checkTags(leaf: Leaf, pointer: string): void {
    for (const tag of Array.isArray(leaf.v) ? leaf.v : [leaf.v]) {
      const info = options.tags?.get(tag as string);
      if (info?.root !== undefined && !mayRead(info.root, options.scopes)) {
        faults.add(pointer, 'sensitive_tag', 'Only rules of its own scenario may read this tag.');
      }
    }
  }

  walk(rule.when, '/when', []);
}

/** Faults inside a segment are shown where this rule refers to it. */
function at(pointer: string, step: string, path: readonly string[]): string {
  return path.length > 0 ? pointer : `${pointer}/${step}`;
}
