import { Inject, Injectable } from '@nestjs/common';
import { type FieldError, notFound } from '../../kernel/domain-error.js';
import { bucketOf, formatId, type Uuid } from '../../kernel/ids.js';
import { transition } from '../../kernel/state-machine.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { httpProblems } from '../../platform/http/http.errors.js';
import type { ResourceOwner } from '../partners/index.js';
import type { Endpoint, EndpointOrder } from './endpoint.js';
import { EndpointsRepository } from './endpoints.repository.js';
import { isKnownPattern } from './subscription.js';
import { targetFault } from './target-guard.js';
import { TARGET_RULES, type TargetRulesByEnvironment } from './target-rules.js';
import { webhookProblems } from './webhooks.errors.js';
import { endpointStates } from './webhooks.states.js';

export const ENDPOINTS_MAX = 20;

/** Who switched an endpoint off, or what. */
export type DisableReason = 'partner' | 'bank' | 'gone' | 'failing';

const SYSTEM = { kind: 'system', job: 'webhookDisabling' } as const;

/** What partners, staff and the worker do with endpoints. */
@Injectable()
export class EndpointsService {
  constructor(
    private readonly database: Database,
    private readonly endpoints: EndpointsRepository,
    @Inject(TARGET_RULES) private readonly rules: TargetRulesByEnvironment,
  ) {}

  async create(
    tx: Tx,
    owner: ResourceOwner,
    order: EndpointOrder,
  ): Promise<{ endpoint: Endpoint; secret: string }> {
    this.assertFit(owner, order);
    await this.endpoints.lockPartner(tx, owner);
    if ((await this.endpoints.count(tx, owner)) >= ENDPOINTS_MAX)
      throw webhookProblems.too_many_webhook_endpoints();
    return this.endpoints.insert(tx, owner, order);
  }

  /** @throws DomainError not_found */
  async get(tx: ReadTx, owner: ResourceOwner, id: Uuid): Promise<Endpoint> {
    const endpoint = await this.endpoints.find(tx, owner, id);
    if (!endpoint) throw notFound('webhook endpoint');
    return endpoint;
  }

  list(tx: ReadTx, owner: ResourceOwner, before: Uuid | undefined, limit: number): Promise<Endpoint[]> {
    return this.endpoints.list(tx, owner, before, limit);
  }

  /** Fields that are left out keep their value. */
  async update(
    tx: Tx,
    owner: ResourceOwner,
    id: Uuid,
    expectedVersion: number,
    change: Partial<EndpointOrder>,
  ): Promise<Endpoint> {
    const endpoint = await this.hold(tx, owner, id);
    if (endpoint.version !== expectedVersion) throw httpProblems.stale_version();
    const order = { ...endpoint, ...change };
    this.assertFit(owner, order);
    return this.endpoints.save(tx, endpoint, order);
  }

  async rotate(
    tx: Tx,
    owner: ResourceOwner,
    id: Uuid,
    overlapSeconds: number,
  ): Promise<{ endpoint: Endpoint; secret: string }> {
    return this.endpoints.rotate(tx, await this.hold(tx, owner, id), overlapSeconds);
  }

  async enable(tx: Tx, owner: ResourceOwner, id: Uuid): Promise<Endpoint> {
    const endpoint = await this.hold(tx, owner, id);
    return this.endpoints.move(tx, endpoint, transition(endpointStates, endpoint.status, 'enable'), null);
  }

  async disable(tx: Tx, owner: ResourceOwner, id: Uuid, reason: DisableReason): Promise<Endpoint> {
    return this.switchOff(tx, await this.hold(tx, owner, id), reason);
  }

  /** What waits for it is let go by the worker. */
  async delete(tx: Tx, owner: ResourceOwner, id: Uuid): Promise<void> {
    await this.endpoints.delete(tx, await this.hold(tx, owner, id));
  }

  /** For the worker. Nothing happens to an endpoint that was changed since the message was sent. */
  async disableBySystem(
    { id, partnerId, environment, version }: Pick<Endpoint, 'id' | 'partnerId' | 'environment' | 'version'>,
    reason: 'gone' | 'failing',
  ): Promise<void> {
    await this.database.run(SYSTEM, async (tx) => {
      const endpoint = await this.endpoints.find(tx, { partnerId, environment }, id, 'for no key update');
      if (endpoint?.status === 'enabled' && endpoint.version === version)
        await this.switchOff(tx, endpoint, reason);
    });
  }

  private async switchOff(tx: Tx, endpoint: Endpoint, reason: DisableReason): Promise<Endpoint> {
    const status = transition(endpointStates, endpoint.status, 'disable');
    const after = await this.endpoints.move(tx, endpoint, status, reason);
    const { id, partnerId, environment, version } = after;
    tx.emit({
      type: 'webhookEndpoint.disabled',
      subject: id,
      bucket: bucketOf(id),
      sequence: version,
      partnerId,
      environment,
      payload: { v: 1, endpoint: formatId('webhookEndpoint', id), status, reason },
    });
    return after;
  }

  private async hold(tx: Tx, owner: ResourceOwner, id: Uuid): Promise<Endpoint> {
    const endpoint = await this.endpoints.find(tx, owner, id, 'for no key update');
    if (!endpoint) throw notFound('webhook endpoint');
    return endpoint;
  }

  private assertFit({ environment }: ResourceOwner, { url, types }: EndpointOrder): void {
    const fault = targetFault(url, this.rules[environment]);
    if (fault) {
      const detail = 'must be https at a public address, on port 443 or 8443';
      throw webhookProblems.webhook_url_refused(undefined, {
        errors: [{ pointer: '/url', code: fault, detail }],
      });
    }
    const errors = types.flatMap((type, index): FieldError[] =>
      isKnownPattern(type)
        ? []
        : [{ pointer: `/types/${index}`, code: 'unknown', detail: 'must be a known type or pattern' }],
    );
    if (errors.length > 0) throw webhookProblems.unknown_event_type(undefined, { errors });
  }
}
