import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { ConsentsRepository, CustomersRepository, type NewTag, TagsRepository } from '../customers/index.js';
import type { PartnerCall } from '../partners/index.js';
import { type ScenarioDefinition, visibleRootOf } from '../scenarios/index.js';

const SENSITIVE_TAG_DAYS = 365;
const DAY_MS = 86_400_000;

export interface AcquisitionProof {
  /** Ids of what shows it. */
  readonly evidence: readonly string[];
  readonly nowMs: number;
  /** Further tags that the scene gives. */
  readonly tags?: readonly string[];
}

/**
 * How a customer came, first and last: tags that only the bank writes, so that no partner can forge them. Of a sensitive
 * scene only the root is kept, for a year, and only with its own consent; of an excluded one nothing.
 */
@Injectable()
export class Acquisitions {
  constructor(
    private readonly customers: CustomersRepository,
    private readonly tags: TagsRepository,
    private readonly consents: ConsentsRepository,
  ) {}

  async record(
    tx: Tx,
    call: PartnerCall,
    customerId: Uuid,
    { path, sensitivity }: ScenarioDefinition,
    channel: string,
    proof: AcquisitionProof,
  ): Promise<void> {
    const isSensitive = sensitivity === 'sensitive';
    const scenario = visibleRootOf(path, sensitivity);
    if (
      scenario === undefined ||
      (isSensitive && !(await this.mayKeepSensitive(tx, call, customerId, proof.nowMs)))
    )
      return;
    const { actor, key } = call;
    const customer = await this.customers.find(tx, actor, customerId);
    if (!customer) return;
    const expiresAt = isSensitive
      ? new Date(proof.nowMs + SENSITIVE_TAG_DAYS * DAY_MS).toISOString()
      : undefined;
    const last = {
      partner: key.partner.slug,
      scenario,
      channel,
      at: new Date(proof.nowMs).toISOString(),
      ...(expiresAt !== undefined && { expiresAt }),
    };
    const first = customer.acquisition.first ?? last;
    const tag = (name: string, value: string, source: NewTag['source']): NewTag => ({
      name,
      value,
      source,
      scenario,
      evidence: proof.evidence,
      expiresAt,
      purpose: isSensitive ? 'sensitiveData' : undefined,
    });
    const isFirst = customer.acquisition.first === undefined;
    await this.customers.setAcquisition(tx, actor, customerId, { v: 1, first, last });
    await this.tags.set(tx, actor, customerId, [
      ...(isFirst ? [tag('acquisition.first', first.scenario, 'acquisition')] : []),
      tag('acquisition.last', scenario, 'acquisition'),
      ...(proof.tags ?? []).map((name) => tag(name, 'true', 'acceptance')),
    ]);
  }

  private async mayKeepSensitive(
    tx: Tx,
    { actor }: PartnerCall,
    customerId: Uuid,
    nowMs: number,
  ): Promise<boolean> {
    const consent = await this.consents.consent(tx, actor, customerId, ['sensitiveData', 'tags'], nowMs);
    return consent !== undefined;
  }
}
