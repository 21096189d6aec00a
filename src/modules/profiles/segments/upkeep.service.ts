import { Injectable } from '@nestjs/common';
import type { Rule } from '../../../engines/rules/index.js';
import { ruleSql, type RuleSql } from '../../../engines/rules/sql/index.js';
import { BUCKET_COUNT } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Housekeeping } from '../../../platform/schedule/housekeeping.js';
import { Turns } from '../../../platform/schedule/turns.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { bankZone, scenariosToken } from '../../scenarios/index.js';
import { type AudienceBook, audienceToken, versionsBehind } from './audience-book.js';
import { CustomerChanges } from './customer-changes.repository.js';
import { audienceCatalogue, audienceSources } from './facts-columns.js';
import { FactsRepository } from './facts.repository.js';
import { KeepingService, tellMovement } from './keeping.service.js';
import { type AudienceRun, RunsRepository, type Slice } from './runs.repository.js';

export const AUDIENCE_JOB = 'audience';
const EVERY_MS = 500;
/** One round's work, which is over well within the time that a statement has. */
const CUSTOMERS_A_ROUND = 1_000;
/** Of what can wait: a turn of it is as long as what happens now may have to wait. */
const CUSTOMERS_A_LATER_ROUND = 500;
/** A process with older rules may have begun a run by them before it heard of the new ones. */
const BELIEVED_MS = 60_000;
const SLICE_CUSTOMERS = 4_000;
const COUNT_SLICE_CUSTOMERS = 50_000;

/** The day of the row's customer, in the bank's zone; in the sandbox his clock may be moved, or stand still. */
export const todayIn = (zone: string): string =>
  `coalesce(f.stands_on, ((clock_timestamp() + f.clock_offset_ms * interval '1 ms') at time zone '${zone}')::date)`;

/**
 * Keeps facts, tags by rule and segments as they should be, in one job, so that nothing races: customers who have changed,
 * one by one in memory; and, when a rule has changed, everybody, slice by slice in SQL. A rule that is changed again
 * cancels the run of the one before; a process that dies leaves the run where it was.
 */
@Injectable()
export class AudienceUpkeep {
  /** The rules that need no new run, as this process has seen last, and until when it believes that. */
  private followed: { readonly book: AudienceBook; readonly untilMs: number } | undefined;
  private readonly turns = new Turns();

  constructor(
    private readonly changes: CustomerChanges,
    private readonly facts: FactsRepository,
    private readonly keeping: KeepingService,
    private readonly runs: RunsRepository,
    private readonly snapshots: SnapshotService,
    housekeeping: Housekeeping,
  ) {
    housekeeping.register(AUDIENCE_JOB, EVERY_MS, (tx) => this.round(tx));
  }

  private async round(tx: Tx): Promise<'more' | 'gently' | 'done'> {
    const book = this.snapshots.current().get(audienceToken);
    if (await this.facts.isDue(tx)) await this.facts.markDue(tx);
    const answer = await this.turns.round(await this.changes.waiting(tx), (canWait) =>
      this.keepChanged(tx, book, canWait),
    );
    const isRunning = await this.step(tx, book);
    return isRunning ? 'more' : answer;
  }

  /** @returns whether there is more */
  private async keepChanged(tx: Tx, book: AudienceBook, canWait: boolean): Promise<boolean> {
    const wanted = canWait ? CUSTOMERS_A_LATER_ROUND : CUSTOMERS_A_ROUND;
    const { changed, isMore } = await this.changes.take(tx, wanted, canWait);
    // In one order for everybody: they are locked one by one.
    await this.keeping.keep(tx, book, changed.map(({ id }) => id).sort());
    return isMore;
  }

  /**
   * Begins a run for each rule that is in force and has had none, or that refers to another one that has changed, and ends
   * those whose rule is not in force.
   * @returns whether there was any
   */
  private async follow(tx: Tx, book: AudienceBook): Promise<boolean> {
    let isAny = false;
    const newest = new Map((await this.runs.newest(tx)).map((run) => [run.name, run]));
    const wanted = new Map<string, { kind: 'segment' | 'tag'; name: string; number: number }>();
    for (const [name, { number }] of book.segments)
      wanted.set(keyOf('segment', name), { kind: 'segment', name, number });
    for (const [name, { number, rule }] of book.tags) {
      if (rule) wanted.set(keyOf('tag', name), { kind: 'tag', name, number });
    }
    for (const [key, { kind, name, number }] of wanted) {
      const run = newest.get(key);
      const rule = versionsBehind(book, kind, name);
      if (run?.kind === kind && JSON.stringify(run.rule) === JSON.stringify(rule)) continue;
      await this.runs.cancel(tx, key);
      await this.runs.start(tx, { kind, name: key, number, rule });
      isAny = true;
    }
    for (const [key, run] of newest) {
      if (wanted.has(key) || run.kind === 'clear') continue;
      await this.runs.cancel(tx, key);
      await this.runs.start(tx, { kind: 'clear', name: key, number: null });
      isAny = true;
    }
    return isAny;
  }

  /** @returns whether a run is not at its end */
  private async step(tx: Tx, book: AudienceBook): Promise<boolean> {
    let run = await this.runs.nextOpen(tx);
    if (run || this.mayBeNew(book)) {
      const isAny = await this.follow(tx, book);
      // Only what was stored before is known: this transaction may yet fail.
      this.followed = isAny ? undefined : { book, untilMs: performance.now() + BELIEVED_MS };
      if (isAny) run = await this.runs.nextOpen(tx);
    }
    if (!run) return false;
    const size = run.kind === 'count' ? COUNT_SLICE_CUSTOMERS : SLICE_CUSTOMERS;
    const population = await this.runs.population(tx);
    const buckets = Math.max(1, Math.floor((BUCKET_COUNT * size) / Math.max(population, 1)));
    const slice = { from: run.nextBucket, until: Math.min(BUCKET_COUNT, run.nextBucket + buckets) };
    await this.runs.advance(tx, run, slice.until, await this.slice(tx, book, run, slice));
    return true;
  }

  /** Comparing all rules costs more than a round that finds nothing, so it is not done in each. */
  private mayBeNew(book: AudienceBook): boolean {
    return book !== this.followed?.book || performance.now() > this.followed.untilMs;
  }

  private async slice(
    tx: Tx,
    book: AudienceBook,
    run: AudienceRun,
    slice: Slice,
  ): Promise<{ changed?: number; counted?: number; unknown?: number }> {
    if (run.kind === 'count') {
      const sql = this.sqlOf(run.rule as Rule, book);
      return run.environment ? this.runs.countSlice(tx, run.environment, slice, sql) : {};
    }
    const [kind, name] = splitKey(run.name);
    if (kind === 'tag') {
      const rule = book.tags.get(name)?.definition.rule;
      return { changed: await this.runs.markSlice(tx, name, slice, rule && this.sqlOf(rule, book)) };
    }
    const rule = run.kind === 'segment' ? book.segments.get(name)?.definition.rule : undefined;
    const moved = await this.runs.moveSlice(
      tx,
      { name, number: run.number },
      slice,
      rule && this.sqlOf(rule, book),
    );
    for (const movement of moved) tellMovement(tx, book, movement);
    return { changed: moved.length };
  }

  /** Three parameters of the statement's own come before the rule's. */
  private sqlOf(rule: Rule, book: AudienceBook): RuleSql {
    return ruleSql(rule.when, audienceCatalogue, {
      sources: audienceSources,
      segments: book.segmentRules,
      today: todayIn(bankZone(this.snapshots.current().get(scenariosToken))),
      parametersBefore: 3,
    });
  }
}

/** Tags and segments may have the same name. */
export function keyOf(kind: 'segment' | 'tag', name: string): string {
  return `${kind}/${name}`;
}

function splitKey(key: string): ['segment' | 'tag', string] {
  const [kind, name] = key.split('/') as ['segment' | 'tag', string];
  return [kind, name];
}
