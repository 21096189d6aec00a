import { Injectable } from '@nestjs/common';
import { explain, explainMet, F, type MetComparison, type Reason, T } from '../../../engines/rules/index.js';
import { notFound } from '../../../kernel/domain-error.js';
import { BUCKET_COUNT, bucketOf, formatId, type Uuid } from '../../../kernel/ids.js';
import type { Environment, PartnerActor, StaffActor } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { customerProblems, CustomersService } from '../../customers/index.js';
import { classificationProblems } from '../classification/classification.errors.js';
import { seesWithheldProfiles } from '../withheld-profiles.js';
import { audienceToken, type PublishedSegment, versionsBehind } from './audience-book.js';
import { audienceProblems } from './audience.errors.js';
import type {
  CustomerSegmentDto,
  MembershipDto,
  MembershipReasonDto,
  MetClauseDto,
  SegmentStateDto,
} from './dto/segment.dto.js';
import { mayUse } from './customer-facts.js';
import { allows, PROFILE_CONSENT } from './facts-columns.js';
import { FactsRepository } from './facts.repository.js';
import { KeepingService } from './keeping.service.js';
import { RunsRepository } from './runs.repository.js';
import { type SnapshotRow, SnapshotsRepository } from './snapshots.repository.js';
import { keyOf } from './upkeep.service.js';

const SNAPSHOT_MAX = 200_000;
const REASONS_MAX = 50;

/** What people ask about segments in force. */
@Injectable()
export class SegmentsService {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly facts: FactsRepository,
    private readonly keeping: KeepingService,
    private readonly runs: RunsRepository,
    private readonly taken: SnapshotsRepository,
    private readonly customers: CustomersService,
  ) {}

  /** @throws DomainError not_found when no version is in force */
  inForce(name: string): PublishedSegment {
    const segment = this.snapshots.current().get(audienceToken).segments.get(name);
    if (!segment) throw notFound('segment in force');
    return segment;
  }

  /** What was kept of a segment stays when it is out of force. @throws DomainError not_found when there never was one */
  async assertKnown(tx: ReadTx, name: string): Promise<void> {
    const rows = await tx.query(`select 1 from definition where kind = 'segment' and name = $1 limit 1`, [
      name,
    ]);
    if (rows.length === 0) throw notFound('segment');
  }

  async state(tx: ReadTx, environment: Environment, name: string): Promise<SegmentStateDto> {
    const { number } = this.inForce(name);
    const run = (await this.runs.newest(tx)).find((one) => one.name === keyOf('segment', name));
    const behind = versionsBehind(this.snapshots.current().get(audienceToken), 'segment', name);
    const isOwn = run?.kind === 'segment' && JSON.stringify(run.rule) === JSON.stringify(behind);
    const [counts] = await tx.query<{ members: string; waiting: string }>(
      `select (select count(*) from segment_member where segment = $1 and environment = $2) as members,
         (select count(*) from customer_change) as waiting`,
      [name, environment],
    );
    return {
      segment: name,
      version: number,
      members: Number(counts?.members),
      status: isOwn ? run.status : 'running',
      progress: isOwn ? Math.round((run.nextBucket / BUCKET_COUNT) * 1000) / 1000 : 0,
      startedAt: (run?.startedAt ?? new Date(0)).toISOString(),
      ...(isOwn && run.finishedAt && { finishedAt: run.finishedAt.toISOString() }),
      waiting: Number(counts?.waiting),
    };
  }

  /** Why he is a member, or not, by what is known of him at this moment. */
  async membership(tx: ReadTx, actor: StaffActor, name: string, id: Uuid): Promise<MembershipDto> {
    const { rule } = this.inForce(name);
    const [raw] = await this.facts.load(tx, [id]);
    if (raw?.environment !== actor.environment) throw notFound('customer');
    if (raw.status === 'erased') throw customerProblems.customer_erased();
    if (!mayUse(raw, PROFILE_CONSENT) && !seesWithheldProfiles(actor))
      throw classificationProblems.profiling_consent_missing();
    const { facts } = this.keeping.factsOf(raw);
    const truth = rule.test(facts);
    const [row] = await tx.query<{ enteredAt: Date | null; computedAt: Date | null }>(
      `select m.entered_at as "enteredAt", f.computed_at as "computedAt" from customer c
       left join customer_facts f on f.customer_id = c.id and f.bucket = c.bucket
       left join segment_member m on m.customer_id = c.id and m.bucket = c.bucket and m.segment = $3
       where c.id = $1 and c.bucket = $2`,
      [id, bucketOf(id), name],
    );
    return {
      customer: formatId('customer', id),
      segment: name,
      isMember: Boolean(row?.enteredAt),
      ...(row?.enteredAt && { enteredAt: row.enteredAt.toISOString() }),
      verdict: truth === T ? 'true' : truth === F ? 'false' : 'unknown',
      reasons: explain(rule, facts).flatMap(reasonDtos).slice(0, REASONS_MAX),
      met: explainMet(rule, facts).map(metDto).slice(0, REASONS_MAX),
      ...(row?.computedAt && { computedAt: row.computedAt.toISOString() }),
    };
  }

  /** Those of a customer that his partner may see; none without his consent to be profiled. */
  async ofCustomer(tx: ReadTx, actor: PartnerActor, id: Uuid): Promise<CustomerSegmentDto[]> {
    await this.customers.getKept(tx, actor, id);
    const { segments } = this.snapshots.current().get(audienceToken);
    const rows = await tx.query<{ segment: string; number: number; enteredAt: Date }>(
      `select m.segment, m.number, m.entered_at as "enteredAt" from segment_member m
       join customer_facts f on f.customer_id = m.customer_id and f.bucket = m.bucket and ${allows(PROFILE_CONSENT)}
       where m.customer_id = $1 and m.bucket = $2 and m.partner_id = $3 and m.environment = $4 order by m.segment`,
      [id, bucketOf(id), actor.partnerId, actor.environment],
    );
    return rows
      .filter(({ segment }) => segments.get(segment)?.definition.visibility === 'partner')
      .map(({ segment, number, enteredAt }) => ({
        segment,
        version: number,
        enteredAt: enteredAt.toISOString(),
      }));
  }

  async takeSnapshot(tx: Tx, actor: StaffActor, name: string, note: string): Promise<SnapshotRow> {
    const { number } = this.inForce(name);
    const snapshot = await this.taken.take(
      tx,
      { segment: name, number, environment: actor.environment, note, takenBy: actor.userId },
      SNAPSHOT_MAX,
    );
    if (!snapshot) throw audienceProblems.segment_too_large();
    tx.audit({
      action: 'audience.kept',
      subject: formatId('segmentSnapshot', snapshot.id),
      detail: { segment: name, version: number, members: snapshot.members },
    });
    return snapshot;
  }
}

function reasonDtos(reason: Reason): MembershipReasonDto[] {
  if (reason.kind === 'oneOf') return reason.alternatives.flat().flatMap(reasonDtos);
  const { verdict, missing } = reason;
  const told = metDto(reason);
  return [{ ...told, verdict, attributes: missing.length > 0 ? [...missing] : told.attributes }];
}

function metDto(met: MetComparison): MetClauseDto {
  const { pointer, segment, code, field, op, wanted, actual, negated } = met;
  const is = actual === undefined ? 'is not known' : `is ${JSON.stringify(actual)}`;
  return {
    pointer,
    ...(segment !== undefined && { segment }),
    code,
    attributes: [field],
    detail: `${negated ? 'not ' : ''}${field} ${op} ${JSON.stringify(wanted)}, ${is}`,
  };
}
