import { Inject, Injectable } from '@nestjs/common';
import { formatId } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Database } from '../../platform/database/database.js';
import { Log } from '../../platform/telemetry/log.js';
import { ResourceReaders } from '../partners/index.js';
import { EndpointSecrets, type SealedSecrets } from './endpoint-secrets.js';
import { eventType } from './event-catalogue.js';
import { judge, type Verdict } from './judging.js';
import { type NotificationJson, toNotificationJson } from './message.js';
import type { Job, Target } from './queue.repository.js';
import type { Sender, SendResult } from './sender.js';
import { signedHeaders, signingKey } from './signing.js';

const ACTOR = { kind: 'system', job: 'webhookRendering' } as const;
/** Everything from the name to the last byte of the answer. */
export const DELIVERY_TIMEOUT_MS = 15_000;

const OUR_FAULT: SendResult = {
  status: undefined,
  error: 'internal_error',
  durationMs: 0,
  retryAfter: undefined,
  response: '',
};

/** One sender for each environment: only the sandbox may be allowed a loopback address. */
export const SENDERS = Symbol('webhook senders');
export type Senders = Readonly<Record<'sandbox' | 'live', Sender>>;

export interface Delivered {
  readonly result: SendResult;
  readonly verdict: Verdict;
  /** What must be kept to send the same bytes again. */
  readonly body: string | null;
}

/** Makes the message, signs it, sends it, and says what that means. */
@Injectable()
export class Courier {
  constructor(
    @Inject(SENDERS) private readonly senders: Senders,
    private readonly secrets: EndpointSecrets,
    private readonly readers: ResourceReaders,
    private readonly database: Database,
    private readonly clock: SystemClock,
    private readonly log: Log,
  ) {}

  /** Never throws: what goes wrong on our side is tried again, too. */
  async deliver(target: Target, job: Job): Promise<Delivered> {
    const isFull = target.payload === 'full';
    let body: string | undefined;
    let result = OUR_FAULT;
    try {
      body =
        job.body === null
          ? JSON.stringify(await this.message(target, job, isFull))
          : this.secrets.openBody(job);
      const id = formatId('notification', job.notification.id);
      result = await this.send(target, id, body, DELIVERY_TIMEOUT_MS);
    } catch (error) {
      this.log.error('webhook.not_sent', { subject: formatId('webhookEndpoint', target.id) }, error);
    }
    const verdict = judge(result, job.attempts, this.clock.nowMs(), Math.random());
    const isToKeep = isFull && job.body === null && body !== undefined;
    return { result, verdict, body: isToKeep ? this.secrets.sealBody(job, body as string) : null };
  }

  /** Sends any text to an endpoint, signed with what signs now, or with what the caller says. */
  send(
    target: SealedSecrets & Pick<Target, 'url' | 'environment'>,
    messageId: string,
    body: string,
    timeoutMs: number,
    odd: { readonly timestampS?: number; readonly secrets?: readonly string[] } = {},
  ): Promise<SendResult> {
    const nowMs = this.clock.nowMs();
    const keys = odd.secrets?.map(signingKey) ?? this.secrets.signing(target, nowMs);
    const headers = signedHeaders(keys, messageId, odd.timestampS ?? Math.floor(nowMs / 1_000), body);
    return this.senders[target.environment].send({ url: target.url, headers, body, timeoutMs });
  }

  private async message(target: Target, job: Job, isFull: boolean): Promise<NotificationJson> {
    return toNotificationJson(job.notification, isFull ? await this.resource(target, job) : undefined);
  }

  /** The resource as it is read now; null where it cannot be read, for the notification itself must not be lost. */
  private async resource(target: Target, { notification }: Job): Promise<object | null> {
    const kind = eventType(notification.type)?.subject;
    const read = kind && this.readers.of(kind);
    if (!read) return null;
    try {
      const found = await this.database.read(ACTOR, (tx) => read(tx, target, notification.subject));
      return found ?? null;
    } catch (error) {
      this.log.warn('webhook.resource_unreadable', {}, error);
      return null;
    }
  }
}
