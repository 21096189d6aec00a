import { compileRule, type CompiledRule, type Rule } from '../../../engines/rules/index.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import type { FaultyVersion } from '../../../platform/snapshot/faulty-version.js';
import type { SnapshotPart } from '../../../platform/snapshot/snapshot.service.js';
import { usableVersions } from '../../../platform/versions/usable-versions.js';
import type { VersionStore } from '../../../platform/versions/version-store.js';
import {
  type SegmentDefinition,
  segmentsNamedIn,
  type TagDefinition,
  validateSegment,
  validateTag,
} from './audience-definitions.js';
import { audienceCatalogue } from './facts-columns.js';

export interface PublishedTag {
  readonly versionId: Uuid;
  readonly number: number;
  readonly definition: TagDefinition;
  /** Of a tag that a rule sets. */
  readonly rule: CompiledRule | undefined;
}

export interface PublishedSegment {
  readonly versionId: Uuid;
  readonly number: number;
  readonly definition: SegmentDefinition;
  readonly rule: CompiledRule;
}

/** The tags and segments in force. */
export interface AudienceBook {
  readonly tags: ReadonlyMap<string, PublishedTag>;
  readonly segments: ReadonlyMap<string, PublishedSegment>;
  /** Their rules, for those that refer to others. */
  readonly segmentRules: ReadonlyMap<string, Rule>;
  readonly faulty: readonly FaultyVersion[];
}

export function audiencePart(store: VersionStore): SnapshotPart<AudienceBook> {
  return { ...audienceToken, load: (tx) => loadBook(store, tx), faultyIn: ({ faulty }) => faulty };
}

/** Names the part for readers, who need no store. */
export const audienceToken: SnapshotPart<AudienceBook> = {
  name: 'audience',
  load: () => Promise.reject(new Error('the profiles module loads this part')),
};

/** What a segment or tag is computed from: its version, and those of all segments that it refers to, directly or not. */
export function versionsBehind(book: AudienceBook, kind: 'segment' | 'tag', name: string): string[] {
  if (kind === 'tag') return [`${name}@${book.tags.get(name)?.number}`];
  const found = new Set<string>();
  const visit = (slug: string): void => {
    if (found.has(slug)) return;
    found.add(slug);
    const rule = book.segmentRules.get(slug);
    if (rule) segmentsNamedIn(rule).forEach(visit);
  };
  visit(name);
  return [...found].sort().map((slug) => `${slug}@${book.segments.get(slug)?.number}`);
}

/** A segment holds those that it refers to, so all are compiled again when one has changed. */
async function loadBook(store: VersionStore, tx: ReadTx): Promise<AudienceBook> {
  const tags = usableVersions(await store.published<TagDefinition>(tx, 'tag'), undefined, {
    faultsOf: validateTag,
    publish: ({ id, number, body }) => ({
      versionId: id,
      number,
      definition: body,
      rule: body.rule && compileRule(body.rule, audienceCatalogue),
    }),
  });
  const versions = await store.published<SegmentDefinition>(tx, 'segment');
  const segmentRules = new Map(versions.map(({ name, body }) => [name, body.rule]));
  const segments = usableVersions(versions, undefined, {
    faultsOf: validateSegment,
    publish: ({ id, number, body }) => ({
      versionId: id,
      number,
      definition: body,
      rule: compileRule(body.rule, audienceCatalogue, { segments: segmentRules }),
    }),
  });
  return {
    tags: tags.usable,
    segments: segments.usable,
    segmentRules,
    faulty: [...tags.faulty, ...segments.faulty],
  };
}
