import { Injectable } from '@nestjs/common';
import { checkRule, type Rule } from '../../../engines/rules/index.js';
import { isTail, ruleSql, type RuleSql } from '../../../engines/rules/sql/index.js';
import { dateInZone } from '../../../kernel/calendar-date.js';
import { notFound } from '../../../kernel/domain-error.js';
import { BUCKET_COUNT, formatId, type Uuid } from '../../../kernel/ids.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { sqlState } from '../../../platform/database/sql-state.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { bankZone, scenariosToken } from '../../scenarios/index.js';
import { audienceToken } from './audience-book.js';
import { faultsOfSegment } from './audience-rules.js';
import { audienceProblems } from './audience.errors.js';
import type { SegmentRehearsalDto } from './dto/offer-change.dto.js';
import type { PreviewAnswerDto, PreviewDto, RuleWarningDto } from './dto/preview.dto.js';
import { audienceCatalogue, audienceSources } from './facts-columns.js';
import { toOfferChangeDto } from './offer-change-answer.js';
import { OfferRehearsal } from './offer-rehearsal.service.js';
import { PreviewRepository } from './preview.repository.js';
import { type AudienceRun, RunsRepository } from './runs.repository.js';
import { bucketsFor, marginOf, sampleSize } from './sample.js';
import { todayIn } from './upkeep.service.js';

const REHEARSED = 1_000;
const EXACT_LIMIT_MS = 2_000;
const COUNTS_MAX = 5;
/** Some more comparisons are cheap beside a second processor. */
const WRITTEN_OUT = 64;
const CANCELLED = '57014';

interface Checked {
  readonly rule: Rule;
  readonly sql: RuleSql;
  readonly warnings: readonly RuleWarningDto[];
}

/** Tells whom a rule would mean before anybody saves it. */
@Injectable()
export class PreviewingService {
  constructor(
    private readonly database: Database,
    private readonly counts: PreviewRepository,
    private readonly runs: RunsRepository,
    private readonly snapshots: SnapshotService,
    private readonly clock: SystemClock,
    private readonly offers: OfferRehearsal,
  ) {}

  async preview(
    actor: StaffActor,
    { rule, basis = 'sample', segment }: PreviewDto,
  ): Promise<PreviewAnswerDto> {
    const checked = this.check(actor, rule, segment);
    const answer = await this.count(actor, checked, basis);
    return segment === undefined
      ? answer
      : { ...answer, rehearsal: await this.rehearse(actor, { name: segment, rule: checked.rule }) };
  }

  private count(
    actor: StaffActor,
    checked: Checked,
    basis: NonNullable<PreviewDto['basis']>,
  ): Promise<PreviewAnswerDto> {
    if (basis === 'sample') return this.sample(actor, checked);
    return checked.sql.readsTail ? this.job(actor, checked) : this.exact(actor, checked);
  }

  /** Customers are judged one by one in memory, so these are fewer than a rule is counted over. */
  private async rehearse(
    actor: StaffActor,
    segment: { readonly name: string; readonly rule: Rule },
  ): Promise<SegmentRehearsalDto> {
    return this.database.read(actor, async (tx) => {
      const population = await this.runs.population(tx);
      const buckets = bucketsFor(REHEARSED, population);
      const { environment } = actor;
      const found = await this.offers.ofSegment(tx, { environment, buckets }, segment);
      const { lookedAt, products } = found;
      const of = Math.round((lookedAt * BUCKET_COUNT) / buckets);
      return { ...found, of, products: products.map((change) => toOfferChangeDto(change, lookedAt, of)) };
    });
  }

  async find(actor: StaffActor, id: Uuid): Promise<PreviewAnswerDto> {
    const run = await this.database.read(actor, (tx) => this.runs.find(tx, id));
    if (run?.kind !== 'count' || run.environment !== actor.environment) throw notFound('audience count');
    return jobAnswer(run, []);
  }

  /** @param name of the segment that is to have the rule */
  private check(actor: StaffActor, json: unknown, name: string | undefined): Checked {
    const snapshot = this.snapshots.current();
    const { segmentRules } = snapshot.get(audienceToken);
    const zone = bankZone(snapshot.get(scenariosToken));
    const { rule, errors, warnings } = checkRule(json, audienceCatalogue, { segments: segmentRules });
    const faults = rule && name !== undefined ? faultsOfSegment(name, rule, segmentRules) : errors;
    if (!rule || faults.length > 0)
      throw audienceProblems.rule_refused(undefined, { errors: faults.map(inRequest) });
    const sql = ruleSql(rule.when, audienceCatalogue, {
      sources: audienceSources,
      segments: segmentRules,
      // Live clocks are never moved, and a constant day lets PostgreSQL compare once.
      today:
        actor.environment === 'live'
          ? `'${dateInZone(this.clock.nowMs(), zone).toString()}'::date`
          : todayIn(zone),
      writtenOut: WRITTEN_OUT,
      parametersBefore: 2,
    });
    return { rule, sql, warnings: warnings.map(inRequest) };
  }

  private async sample(actor: StaffActor, { sql, warnings }: Checked): Promise<PreviewAnswerDto> {
    const read = sql.reads.filter(({ name, type }) => type !== 'tags' && !isTail(audienceSources.get(name)));
    const columns = read.flatMap(({ name }) => {
      const source = audienceSources.get(name);
      return source && 'column' in source ? [source.column] : [];
    });
    return this.database.read(actor, async (tx) => {
      const population = await this.runs.population(tx);
      const buckets = bucketsFor(sampleSize(sql), population);
      const found = await this.counts.sample(tx, actor.environment, buckets, sql, columns);
      const times = BUCKET_COUNT / buckets;
      return {
        basis: 'sample',
        status: 'done',
        progress: 1,
        lookedAt: found.lookedAt,
        matches: Math.round(found.matches * times),
        margin: marginOf(found.matches, times),
        unknown: Math.round(found.unknown * times),
        missing: read
          .map(({ name }, i) => ({ attribute: name, customers: found.missing[i] ?? 0 }))
          .filter(({ customers }) => customers > 0),
        examples: found.examples.map((id) => formatId('customer', id)),
        readsTail: sql.readsTail,
        warnings: [...warnings],
      };
    });
  }

  private async exact(actor: StaffActor, checked: Checked): Promise<PreviewAnswerDto> {
    const { sql, warnings } = checked;
    try {
      const found = await this.database.readAtLength(actor, EXACT_LIMIT_MS, (tx) =>
        this.counts.exact(tx, actor.environment, sql),
      );
      return {
        ...NOTHING_MORE,
        ...found,
        basis: 'exact',
        status: 'done',
        progress: 1,
        warnings: [...warnings],
      };
    } catch (error) {
      // Too many for one statement: everybody is gone through in slices.
      if (sqlState(error) !== CANCELLED) throw error;
      return this.job(actor, checked);
    }
  }

  private async job(actor: StaffActor, { rule, sql, warnings }: Checked): Promise<PreviewAnswerDto> {
    return this.database.run(actor, async (tx) => {
      if ((await this.runs.openCounts(tx)) >= COUNTS_MAX) throw audienceProblems.too_many_counts();
      const id = await this.runs.start(tx, {
        kind: 'count',
        name: 'count',
        number: null,
        rule,
        environment: actor.environment,
        requestedBy: actor.userId,
      });
      const run = (await this.runs.find(tx, id)) as AudienceRun;
      return { ...jobAnswer(run, warnings), readsTail: sql.readsTail };
    });
  }
}

/** Where a fault of the rule stands in the request. */
function inRequest<Told extends { readonly pointer: string }>(told: Told): Told {
  return { ...told, pointer: `/rule${told.pointer}` };
}

const NOTHING_MORE = { margin: 0, missing: [], examples: [], readsTail: false };

function jobAnswer(run: AudienceRun, warnings: readonly RuleWarningDto[]): PreviewAnswerDto {
  return {
    ...NOTHING_MORE,
    id: formatId('audienceCount', run.id),
    basis: 'job',
    status: run.status,
    progress: Math.round((run.nextBucket / BUCKET_COUNT) * 1000) / 1000,
    lookedAt: run.changed,
    matches: run.counted,
    unknown: run.unknown,
    readsTail: true,
    warnings: [...warnings],
  };
}
