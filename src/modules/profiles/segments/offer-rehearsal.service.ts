import { Injectable } from '@nestjs/common';
import { compileRule, readFact, type Rule, T } from '../../../engines/rules/index.js';
import { LocalDate } from '../../../kernel/calendar-date.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { audienceToken } from './audience-book.js';
import { type CustomerFacts, mayUse } from './customer-facts.js';
import { audienceCatalogue, PROFILE_CONSENT } from './facts-columns.js';
import { FactsRepository } from './facts.repository.js';
import { KeepingService } from './keeping.service.js';
import type { RawCustomer } from './raw-customer.js';

/** What rules of products may know of a customer before he asks for anything. */
export interface KnownOfCustomer {
  readonly kind: string;
  readonly ageYears: number | undefined;
  readonly occupation: string | undefined;
  readonly tags: readonly string[];
  /** All he is in; decisions read them, as they read the profile, only with his consent. */
  readonly segments: readonly string[];
  readonly mayProfile: boolean;
  /** `profile.…`, by attribute; null: not known. */
  readonly profile: Readonly<Record<string, unknown>>;
}

export interface RehearsedCustomer {
  readonly day: LocalDate;
  readonly before: KnownOfCustomer;
  readonly after: KnownOfCustomer;
}

/** How many of the customers who were looked at a product could be offered to. */
export interface OfferChange {
  readonly product: string;
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
}

/** What the room of the products says of each of its own that reads segments or profiles. */
export type JudgeOffers = (customers: readonly RehearsedCustomer[]) => readonly OfferChange[];

/** What a customer would be classified as, by attribute of the rules. */
export type NewClasses = Readonly<Record<string, unknown>>;

export interface SegmentRehearsal {
  readonly lookedAt: number;
  readonly entering: number;
  readonly leaving: number;
  readonly products: readonly OfferChange[];
}

type Segments = readonly { readonly name: string; readonly test: (facts: CustomerFacts) => boolean }[];

/**
 * Tells what other classes or another rule of a segment would do to offers, before it is so: customers' facts with the
 * change and without it go through the rules of the products. Nothing is stored.
 */
@Injectable()
export class OfferRehearsal {
  private judge: JudgeOffers | undefined;

  constructor(
    private readonly rows: FactsRepository,
    private readonly keeping: KeepingService,
    private readonly snapshots: SnapshotService,
  ) {}

  /** By the room of the products, which stands to the right. */
  register(judge: JudgeOffers): void {
    this.judge = judge;
  }

  /** What customers would be offered if they were classified so. */
  async ofClasses(tx: ReadTx, classes: ReadonlyMap<Uuid, NewClasses>): Promise<readonly OfferChange[]> {
    const segments = this.segmentsWith();
    const customers = (await this.rows.load(tx, [...classes.keys()])).map((raw): RehearsedCustomer => {
      const after: RawCustomer = { ...raw, classified: { ...raw.classified, ...classes.get(raw.id) } };
      return { day: dayOf(raw), before: this.known(raw, segments), after: this.known(after, segments) };
    });
    return this.judge?.(customers) ?? [];
  }

  /** Who would come and go if a segment, new or known, had this rule; and what they would be offered. */
  async ofSegment(
    tx: ReadTx,
    { environment, buckets }: { readonly environment: Environment; readonly buckets: number },
    { name, rule }: { readonly name: string; readonly rule: Rule },
  ): Promise<SegmentRehearsal> {
    const ids = await this.rows.sample(tx, environment, buckets);
    const [now, then] = [this.segmentsWith(), this.segmentsWith({ name, rule })];
    const customers = (await this.rows.load(tx, ids)).map((raw): RehearsedCustomer => {
      return { day: dayOf(raw), before: this.known(raw, now), after: this.known(raw, then) };
    });
    const isIn = ({ segments }: KnownOfCustomer): boolean => segments.includes(name);
    return {
      lookedAt: customers.length,
      entering: customers.filter(({ before, after }) => !isIn(before) && isIn(after)).length,
      leaving: customers.filter(({ before, after }) => isIn(before) && !isIn(after)).length,
      products: this.judge?.(customers) ?? [],
    };
  }

  /** The segments in force, one of them with another rule; those that refer to it follow. */
  private segmentsWith(changed?: { readonly name: string; readonly rule: Rule }): Segments {
    const { segments, segmentRules } = this.snapshots.current().get(audienceToken);
    if (!changed)
      return [...segments].map(([name, { rule }]) => ({
        name,
        test: ({ facts }) => rule.test(facts) === T,
      }));
    const rules = new Map(segmentRules).set(changed.name, changed.rule);
    return [...rules].map(([name, own]) => {
      const rule = compileRule(own, audienceCatalogue, { segments: rules });
      return { name, test: ({ facts }) => rule.test(facts) === T };
    });
  }

  private known(raw: RawCustomer, segments: Segments): KnownOfCustomer {
    const facts = this.keeping.factsOf(raw);
    const read = (name: string): unknown => {
      const attribute = audienceCatalogue.byName.get(name);
      return attribute && readFact(facts.facts, attribute);
    };
    return {
      kind: raw.kind,
      ageYears: read('age') as number | undefined,
      occupation: raw.facts?.occupation,
      tags: facts.tags,
      segments: segments.filter(({ test }) => test(facts)).map(({ name }) => name),
      mayProfile: mayUse(raw, PROFILE_CONSENT),
      profile: raw.classified ?? {},
    };
  }
}

function dayOf({ calendar }: RawCustomer): LocalDate {
  return LocalDate.ofEpochDay(calendar.today);
}
