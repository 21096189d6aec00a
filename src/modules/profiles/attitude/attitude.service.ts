import { Injectable } from '@nestjs/common';
import {
  attitudeOf,
  ATTITUDE_SIGNALS,
  debtAversionOf,
  type DimensionAttitude,
  scoreQuestionnaire,
  type StatedAttitude,
} from '../../../engines/segmentation/index.js';
import { notFound } from '../../../kernel/domain-error.js';
import type { Uuid } from '../../../kernel/ids.js';
import type { Environment } from '../../../platform/database/actor.js';
import type { ReadTx, Tx } from '../../../platform/database/tx.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { CustomersRepository, type Tenant } from '../../customers/index.js';
import { asShare, type Leaning } from '../segments/leanings.js';
import { type Answers, AnswersRepository, type StoredAnswer } from './answers.repository.js';
import { attitudeProblems } from './attitude.errors.js';
import { Behaviour } from './behaviour.js';
import { scoringOf } from './questionnaire-definition.js';
import { type PublishedQuestionnaire, questionnairesToken } from './questionnaires.snapshot.js';

export interface Attitude {
  readonly dimensions: readonly DimensionAttitude[];
  /** When he last said something; undefined when he has not. */
  readonly stated: Pick<StoredAnswer, 'version' | 'answeredAt' | 'answeredBy'> | undefined;
}

/** How somebody deals with money: what he says, what he does, and the gap. */
@Injectable()
export class AttitudeService {
  constructor(
    private readonly answers: AnswersRepository,
    private readonly behaviour: Behaviour,
    private readonly customers: CustomersRepository,
    private readonly snapshots: SnapshotService,
  ) {}

  /** @throws DomainError 404 not_found */
  questionnaire(name: string): PublishedQuestionnaire {
    const found = this.snapshots.current().get(questionnairesToken).questionnaires.get(name);
    if (!found) throw notFound('questionnaire');
    return found;
  }

  /**
   * Scores and keeps what somebody has answered, by the version that is in force.
   * @throws DomainError 404 not_found, 409 questionnaire_outdated, 422 answers_unknown
   */
  async answer(
    tx: Tx,
    tenant: Tenant,
    customerId: Uuid,
    name: string,
    given: { readonly version: number; readonly answers: Answers },
    answeredBy: 'partner' | 'staff',
  ): Promise<void> {
    const { number, definition } = this.questionnaire(name);
    if (given.version !== number) throw attitudeProblems.questionnaire_outdated();
    const { dimensions, unknown } = scoreQuestionnaire(scoringOf(definition, number), given.answers);
    if (unknown.length > 0) {
      const errors = unknown.slice(0, 20).map((id) => ({
        pointer: `/answers/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        code: 'unknown_answer',
        detail: 'is no option of this question',
      }));
      throw attitudeProblems.answers_unknown(undefined, { errors });
    }
    const customer = await this.customers.findWithKey(tx, tenant, customerId);
    if (!customer?.key) throw notFound('customer');
    const { key } = customer;
    await this.answers.save(tx, tenant, { id: customerId, key }, name, { ...given, dimensions, answeredBy });
  }

  async of(tx: ReadTx, tenant: Tenant, customerId: Uuid): Promise<Attitude> {
    const said = await this.answers.list(tx, tenant, customerId);
    const counts = await this.behaviour.of(tx, tenant.environment, [customerId]);
    const [newest] = said;
    return { dimensions: attitudeOf(statedBy(said), counts.get(customerId) ?? {}), stated: newest };
  }

  /** What ranking weighs terms by, of those who have said or done something that tells. */
  async debtAversions(
    tx: ReadTx,
    environment: Environment,
    customerIds: readonly Uuid[],
  ): Promise<ReadonlyMap<Uuid, Leaning>> {
    const said = await this.answers.ofMany(tx, environment, customerIds);
    const counts = await this.behaviour.of(tx, environment, customerIds, AVERSION_COUNTS);
    const known = new Map<Uuid, Leaning>();
    for (const id of new Set([...said.keys(), ...counts.keys()])) {
      const aversion = debtAversionOf(attitudeOf(statedBy(said.get(id) ?? []), counts.get(id) ?? {}));
      if (aversion !== undefined) known.set(id, { debtAversion: asShare(aversion) });
    }
    return known;
  }
}

/** What rooms must have counted to tell how averse somebody is to debt. */
const AVERSION_COUNTS = new Set(
  ATTITUDE_SIGNALS.filter(({ dimension }) => dimension === 'accumulation').flatMap((signal) => [
    signal.for,
    signal.against,
  ]),
);

/** Of several questionnaires the newest counts for each dimension. */
function statedBy(said: readonly StoredAnswer[]): StatedAttitude | undefined {
  const [newest] = said;
  if (!newest) return undefined;
  const dimensions = Object.assign(
    {},
    ...said.map((one) => one.dimensions).reverse(),
  ) as StatedAttitude['dimensions'];
  return { version: String(newest.version), dimensions, unknown: [] };
}
