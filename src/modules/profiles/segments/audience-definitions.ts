import { checkRule, type Node, type Rule } from '../../../engines/rules/index.js';
import type { FieldError } from '../../../kernel/domain-error.js';
import {
  add,
  type Check,
  integer,
  list,
  object,
  oneOf,
  runCheck,
  texts,
  textLike,
} from '../../../platform/versions/document-shape.js';
import { CONSENT_PURPOSES } from '../../customers/index.js';
import { audienceCatalogue } from './facts-columns.js';

export type Visibility = 'bank' | 'partner';
export const TAG_SETTERS = ['staff', 'partner', 'rule', 'model'] as const;
export type TagSetter = (typeof TAG_SETTERS)[number];

interface Texts {
  readonly en: string;
  readonly zh: string;
}

interface Named {
  readonly v: 1;
  readonly name: string;
  readonly names: Texts;
  readonly description: Texts;
  /** `partner`: the partner whose customer he is sees it, too. */
  readonly visibility: Visibility;
}

/** What a tag means, who may set it, and how long it holds. */
export interface TagDefinition extends Named {
  readonly type: 'flag' | 'choice' | 'number';
  /** Of a choice. */
  readonly values?: readonly string[];
  readonly setBy: readonly TagSetter[];
  /** Consent without which it is neither used nor shown. */
  readonly purpose?: string;
  readonly timeToLiveDays?: number;
  /** For whom the rule sets it; of a flag only. */
  readonly rule?: Rule;
}

/** A named rule over tags, profile, scenario and what was reported; it has members. */
export interface SegmentDefinition extends Named {
  readonly rule: Rule;
}

/** Names that the bank's own steps and the partners use. */
const RESERVED = /^(own|acquisition)(\.|$)/;
const NAME = /^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/;
export const NAME_MAX = 64;
export const VALUE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const VALUES_MAX = 50;
const DAYS_MAX = 3_650;

export function isAudienceName(name: string): boolean {
  return name.length <= NAME_MAX && NAME.test(name);
}

const rule: Check = () => undefined; // the rule engine checks it
const named: Record<string, Check> = {
  v: oneOf([1]),
  name: textLike(
    (name) => isAudienceName(name) && !RESERVED.test(name),
    'a name of letters and digits, with dots or hyphens between them, that does not begin with own or acquisition',
  ),
  names: texts(80),
  description: texts(500),
  visibility: oneOf(['bank', 'partner']),
};

const segmentShape = object({ ...named, rule });
const tagShape = object(
  {
    ...named,
    type: oneOf(['flag', 'choice', 'number']),
    setBy: list(oneOf(TAG_SETTERS), TAG_SETTERS.length, 1),
  },
  {
    values: list(
      textLike((value) => VALUE.test(value), 'letters and digits, with . _ or - between them'),
      VALUES_MAX,
      1,
    ),
    purpose: oneOf(CONSENT_PURPOSES),
    timeToLiveDays: integer(1, DAYS_MAX),
    rule,
  },
);

/** Faults of an untrusted body by itself, by JSON pointer; which segments there are is asked when it is published. */
export function validateSegment(body: unknown): FieldError[] {
  const errors = runCheck(segmentShape, body);
  if (errors.length > 0) return errors;
  return ruleFaults((body as SegmentDefinition).rule, () => ({ v: 1, when: ALWAYS }));
}

export function validateTag(body: unknown): FieldError[] {
  const errors = runCheck(tagShape, body);
  if (errors.length > 0) return errors;
  const { type, values, setBy, rule: own } = body as TagDefinition;
  if ((type === 'choice') !== (values !== undefined)) {
    add(errors, '/values', 'type_differs', 'A choice names its values, and nothing else does.');
  }
  if (setBy.includes('rule') !== (own !== undefined)) {
    add(errors, '/rule', 'setter_differs', 'A tag that a rule sets has one, and no other has.');
  }
  if (own === undefined) return errors;
  if (type !== 'flag') add(errors, '/type', 'type_differs', 'A rule sets flags.');
  return [...errors, ...ruleFaults(own, () => undefined)];
}

const ALWAYS: Node = { f: 'kind', op: 'exists', v: true };

/** @param segment what stands for a segment of this slug; undefined: it may not be referred to */
function ruleFaults(json: unknown, segment: (slug: string) => Rule | undefined): FieldError[] {
  const segments = new Map<string, Rule>();
  for (const slug of segmentsNamedIn(json)) {
    const own = segment(slug);
    if (own) segments.set(slug, own);
  }
  return checkRule(json, audienceCatalogue, { segments }).errors.map((fault) => ({
    ...fault,
    pointer: `/rule${fault.pointer}`,
  }));
}

/** Slugs of the segments that a rule refers to, itself and not through others. Reads untrusted JSON, as deep as rules go. */
export function segmentsNamedIn(json: unknown, depth = 0): string[] {
  if (depth > 32 || typeof json !== 'object' || json === null) return [];
  const own = (json as { segment?: unknown }).segment;
  const inner = Object.values(json).flatMap((part) => segmentsNamedIn(part, depth + 1));
  return [...new Set([...(typeof own === 'string' ? [own] : []), ...inner])];
}

/** Names of the tags that a checked rule reads, without their values. */
export function tagsNamedIn({ when }: Rule): string[] {
  const found = new Set<string>();
  const visit = (node: Node): void => {
    if ('f' in node) {
      if (node.f !== 'tags') return;
      for (const tag of [node.v].flat() as string[]) found.add(tag.split(':')[0] as string);
    } else if ('not' in node) visit(node.not);
    else if ('all' in node) node.all.forEach(visit);
    else if ('any' in node) node.any.forEach(visit);
  };
  visit(when);
  return [...found];
}

/** The value as it is stored, or undefined when the definition does not allow it. */
export function tagValueOf(
  { type, values = [] }: TagDefinition,
  value: string | undefined,
): string | undefined {
  switch (type) {
    case 'flag':
      return value === undefined || value === 'true' ? 'true' : undefined;
    case 'choice':
      return value !== undefined && values.includes(value) ? value : undefined;
    case 'number':
      return value !== undefined && /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? value : undefined;
  }
}
