import { Injectable } from '@nestjs/common';
import { bucketOf, newUuid, type Uuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { violatedConstraint } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import type { ResourceOwner } from '../partners/index.js';
import type { Endpoint, EndpointOrder } from './endpoint.js';
import { EndpointSecrets } from './endpoint-secrets.js';
import { webhookProblems } from './webhooks.errors.js';
import type { EndpointStatus } from './webhooks.states.js';

const COLUMNS = `id, bucket, partner_id as "partnerId", environment, url, description, types, payload,
  api_version as "apiVersion", status, status_reason as "statusReason", status_changed_at as "statusChangedAt",
  secret_key as "secretKey", secret, previous_secret as "previousSecret", previous_secret_until as "previousSecretUntil",
  failing_since as "failingSince", failures, version, created_at as "createdAt"`;

@Injectable()
export class EndpointsRepository {
  constructor(
    private readonly secrets: EndpointSecrets,
    private readonly clock: SystemClock,
  ) {}

  /** @returns the endpoint, and its secret, which is shown this once */
  async insert(
    tx: Tx,
    { partnerId, environment }: ResourceOwner,
    { url, description, types, payload, apiVersion }: EndpointOrder,
  ): Promise<{ endpoint: Endpoint; secret: string }> {
    const nowMs = this.clock.nowMs();
    const bucket = bucketOf(partnerId);
    const id = newUuid(nowMs, bucket);
    const { shown, secretKey, secret } = this.secrets.create(id);
    const rows = await urlOnce(() =>
      tx.query<Endpoint>(
        `insert into webhook_endpoint (id, bucket, partner_id, environment, url, description, types, payload, api_version,
           status, status_changed_at, secret_key, secret, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'enabled', $10, $11, $12, $10) returning ${COLUMNS}`,
        [
          id,
          bucket,
          partnerId,
          environment,
          url,
          description,
          types,
          payload,
          apiVersion,
          new Date(nowMs),
          secretKey,
          secret,
        ],
      ),
    );
    return { endpoint: rows[0] as Endpoint, secret: shown };
  }

  async count(tx: ReadTx, { partnerId, environment }: ResourceOwner): Promise<number> {
    const rows = await tx.query<{ count: number }>(
      'select count(*)::int4 as count from webhook_endpoint where bucket = $1 and partner_id = $2 and environment = $3',
      [bucketOf(partnerId), partnerId, environment],
    );
    return rows[0]?.count ?? 0;
  }

  /** Makes those who add endpoints for one partner wait for one another. */
  async lockPartner(tx: Tx, { partnerId, environment }: ResourceOwner): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `webhook_endpoint/${partnerId}/${environment}`,
    ]);
  }

  async find(
    tx: ReadTx,
    { partnerId, environment }: ResourceOwner,
    id: Uuid,
    lock: '' | 'for no key update' = '',
  ): Promise<Endpoint | undefined> {
    const rows = await tx.query<Endpoint>(
      `select ${COLUMNS} from webhook_endpoint
       where id = $1 and bucket = $2 and partner_id = $3 and environment = $4 ${lock}`,
      [id, bucketOf(id), partnerId, environment],
    );
    return rows[0];
  }

  /** Newest first. */
  async list(
    tx: ReadTx,
    { partnerId, environment }: ResourceOwner,
    before: Uuid | undefined,
    limit: number,
  ): Promise<Endpoint[]> {
    return tx.query<Endpoint>(
      `select ${COLUMNS} from webhook_endpoint
       where bucket = $1 and partner_id = $2 and environment = $3 and ($4::uuid is null or id < $4)
       order by id desc limit $5`,
      [bucketOf(partnerId), partnerId, environment, before ?? null, limit],
    );
  }

  /** The caller holds the row. */
  async save(tx: Tx, { id, bucket }: Endpoint, order: EndpointOrder): Promise<Endpoint> {
    const { url, description, types, payload, apiVersion } = order;
    const rows = await urlOnce(() =>
      tx.query<Endpoint>(
        `update webhook_endpoint set url = $3, description = $4, types = $5, payload = $6, api_version = $7,
           version = version + 1 where id = $1 and bucket = $2 returning ${COLUMNS}`,
        [id, bucket, url, description, types, payload, apiVersion],
      ),
    );
    return rows[0] as Endpoint;
  }

  /** Whoever enables an endpoint begins with a clean record. The caller holds the row. */
  async move(
    tx: Tx,
    { id, bucket }: Endpoint,
    status: EndpointStatus,
    reason: string | null,
  ): Promise<Endpoint> {
    const rows = await tx.query<Endpoint>(
      `update webhook_endpoint set status = $3, status_reason = $4, status_changed_at = $5, version = version + 1,
         failures = case when $3 = 'enabled' then 0 else failures end,
         failing_since = case when $3 = 'enabled' then null else failing_since end
       where id = $1 and bucket = $2 returning ${COLUMNS}`,
      [id, bucket, status, reason, new Date(this.clock.nowMs())],
    );
    return rows[0] as Endpoint;
  }

  /** The secret before it signs too, until the overlap ends. The caller holds the row. */
  async rotate(
    tx: Tx,
    endpoint: Endpoint,
    overlapSeconds: number,
  ): Promise<{ endpoint: Endpoint; secret: string }> {
    const { shown, secret } = this.secrets.another(endpoint);
    const until = new Date(this.clock.nowMs() + overlapSeconds * 1_000);
    const rows = await tx.query<Endpoint>(
      `update webhook_endpoint set secret = $3, previous_secret = secret, previous_secret_until = $4,
         version = version + 1 where id = $1 and bucket = $2 returning ${COLUMNS}`,
      [endpoint.id, endpoint.bucket, secret, until],
    );
    return { endpoint: rows[0] as Endpoint, secret: shown };
  }

  async delete(tx: Tx, { id, bucket }: Endpoint): Promise<void> {
    await tx.query('delete from webhook_endpoint where id = $1 and bucket = $2', [id, bucket]);
  }
}

async function urlOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violatedConstraint(error) === 'webhook_endpoint_url_key') throw webhookProblems.webhook_url_taken();
    throw error;
  }
}
