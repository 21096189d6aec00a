import { Injectable } from '@nestjs/common';
import { T } from '../../../engines/rules/index.js';
import { bucketOf, formatId, type Uuid } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { type CustomerTag, CustomersRepository, TagsRepository } from '../../customers/index.js';
import type { AudienceBook, PublishedTag } from './audience-book.js';
import { type CustomerFacts, factsOf, mayTag, mayUse, validTags, withTags } from './customer-facts.js';
import { PROFILE_CONSENT, TAGS_CONSENT } from './facts-columns.js';
import { FactsRepository, type KeptFacts } from './facts.repository.js';
import { type Leaning, Leanings } from './leanings.js';
import { MembersRepository, type Movement } from './members.repository.js';
import type { RawCustomer, StoredTag } from './raw-customer.js';

const DAY_MS = 86_400_000;

interface Ruled {
  readonly kept: KeptFacts;
  readonly set: readonly CustomerTag[];
  readonly removed: readonly (Pick<CustomerTag, 'customerId' | 'partnerId' | 'environment'> & {
    readonly name: string;
  })[];
  readonly movements: readonly Movement[];
}

/** Computes what is kept of customers for rules about populations: their facts, the tags that rules set, their segments. */
@Injectable()
export class KeepingService {
  constructor(
    private readonly rows: FactsRepository,
    private readonly customers: CustomersRepository,
    private readonly tags: TagsRepository,
    private readonly members: MembersRepository,
    private readonly leanings: Leanings,
  ) {}

  /** In a handful of statements, however many customers. */
  async keep(tx: Tx, book: AudienceBook, customerIds: readonly Uuid[]): Promise<void> {
    if (customerIds.length === 0) return;
    await this.rows.lock(tx, customerIds);
    const raws = await this.rows.load(tx, customerIds);
    if (raws.length === 0) return;
    const leanings = await this.leanings.of(tx, raws);
    const ruled = raws.map((raw) => this.apply(raw, book, leanings.get(raw.id)));
    const movements = ruled.flatMap((one) => one.movements);
    await this.tags.setMany(
      tx,
      ruled.flatMap(({ set }) => set),
    );
    await this.tags.removeMany(
      tx,
      ruled.flatMap(({ removed }) => removed),
    );
    await this.rows.save(
      tx,
      ruled.map(({ kept }) => kept),
    );
    await this.members.move(tx, movements);
    for (const movement of movements) tellMovement(tx, book, movement);
    for (const one of ruled) tellTags(tx, book, one);
  }

  /** The facts of one customer as rules see them now. */
  factsOf(raw: RawCustomer): CustomerFacts {
    return this.known(raw, validTags(raw));
  }

  /** Opens what is sealed, which costs more than everything else: once a customer. */
  private known(raw: RawCustomer, tags: readonly StoredTag[]): CustomerFacts {
    const personal = this.customers.personalOf(raw.id, raw.personal, raw.wrappedKey);
    return factsOf(raw, personal, tags);
  }

  /** First the tags that rules set, then the segments, which may read them. */
  private apply(raw: RawCustomer, book: AudienceBook, leaning: Leaning = {}): Ruled {
    const valid = validTags(raw);
    const given = valid.filter((tag) => tag.source !== 'rule');
    const known = this.known(raw, given);
    const isTagging = mayUse(raw, TAGS_CONSENT);
    const holding = [...book.tags].filter(
      ([name, { rule }]) =>
        isTagging && rule?.test(known.facts) === T && !given.some((tag) => tag.name === name),
    );
    const names = new Set(holding.map(([name]) => name));
    // Those too that he does not allow: they are set already, and setting them again would call for another turn.
    const set = (raw.tags ?? []).filter(({ source }) => source === 'rule');
    const endOf = new Map(set.map(({ name, expiresMs }) => [name, expiresMs]));
    const stale = set.filter(({ name }) => !names.has(name));
    const ruledTags = holding.map(([name, tag]) => tagFor(raw, name, tag));
    const tags = [...given, ...ruledTags.map(({ tag }) => asStored(tag)).filter((tag) => mayTag(raw, tag))];
    const complete = tags.length === given.length ? known : withTags(known, tags);
    const segments = [...book.segments].flatMap(([name, { rule }]) =>
      rule.test(complete.facts) === T ? [name] : [],
    );
    return {
      kept: { raw, facts: complete, segments, leaning },
      set: ruledTags.filter(({ tag }) => endOf.get(tag.name) !== asStored(tag).expiresMs),
      removed: stale.map(({ name }) => ({ ...ownerOf(raw), name })),
      movements: movementsOf(raw, book, segments),
    };
  }
}

function ownerOf({ id, partnerId, environment }: RawCustomer): Omit<CustomerTag, 'tag'> {
  return { customerId: id, partnerId, environment };
}

function tagFor(raw: RawCustomer, name: string, { number, definition }: PublishedTag): CustomerTag {
  const { timeToLiveDays, purpose, visibility } = definition;
  const expiresAt =
    timeToLiveDays === undefined
      ? undefined
      : new Date((Math.floor(raw.businessMs / DAY_MS) + timeToLiveDays) * DAY_MS).toISOString();
  return {
    ...ownerOf(raw),
    tag: {
      name,
      value: 'true',
      source: 'rule',
      evidence: [`${name} version ${number}`],
      definitionNumber: number,
      expiresAt,
      purpose,
      isShared: visibility === 'partner',
    },
  };
}

function asStored({ name, value, source, purpose, expiresAt }: CustomerTag['tag']): StoredTag {
  const expiresMs = expiresAt === undefined ? null : Date.parse(expiresAt);
  return { name, value, source, scenario: null, purpose: purpose ?? null, expiresMs };
}

function movementsOf(raw: RawCustomer, book: AudienceBook, segments: readonly string[]): Movement[] {
  const before = new Set(raw.segments ?? []);
  const after = new Set(segments);
  const isProfiled = mayUse(raw, PROFILE_CONSENT);
  const move = (segment: string, isIn: boolean): Movement => ({
    ...ownerOf(raw),
    segment,
    number: book.segments.get(segment)?.number ?? 0,
    isIn,
    isProfiled,
  });
  return [
    ...segments.filter((segment) => !before.has(segment)).map((segment) => move(segment, true)),
    // One that is no longer in force is left when its members are cleared away.
    ...[...before]
      .filter((segment) => !after.has(segment) && book.segments.has(segment))
      .map((segment) => move(segment, false)),
  ];
}

/** Partners hear of what they may see. */
export function tellMovement(tx: Tx, book: AudienceBook, movement: Movement): void {
  const { customerId, partnerId, environment, segment, number, isIn } = movement;
  if (isIn && !movement.isProfiled) return;
  if (book.segments.get(segment)?.definition.visibility !== 'partner') return;
  tx.emit({
    type: isIn ? 'segment.entered' : 'segment.left',
    subject: customerId,
    customerId,
    bucket: bucketOf(customerId),
    payload: { v: 1, customer: formatId('customer', customerId), segment, version: number },
    partnerId,
    environment,
  });
}

function tellTags(tx: Tx, book: AudienceBook, { kept, set, removed }: Ruled): void {
  const before = new Set((kept.raw.tags ?? []).map(({ name }) => name));
  for (const { tag } of set) {
    if (before.has(tag.name) || !tag.isShared) continue;
    tellTag(tx, { ...ownerOf(kept.raw), name: tag.name, value: tag.value });
  }
  for (const one of removed) {
    if (book.tags.get(one.name)?.definition.visibility === 'partner')
      tellTag(tx, { ...one, value: undefined });
  }
}

/** A tag was set, or without a value removed. */
export function tellTag(
  tx: Tx,
  one: Omit<CustomerTag, 'tag'> & { readonly name: string; readonly value: string | undefined },
): void {
  const { customerId, partnerId, environment, name, value } = one;
  tx.emit({
    type: value === undefined ? 'tag.removed' : 'tag.set',
    subject: customerId,
    customerId,
    bucket: bucketOf(customerId),
    payload: {
      v: 1,
      customer: formatId('customer', customerId),
      tag: name,
      ...(value !== undefined && { value }),
    },
    partnerId,
    environment,
  });
}
