import { Injectable } from '@nestjs/common';
import { formatId, newUuid } from '../../kernel/ids.js';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { Courier } from './courier.js';
import type { WebhookSelfTestDto, WebhookSelfTestStepDto } from './dto/endpoint-answer.dto.js';
import type { Endpoint } from './endpoint.js';
import { TEST_EVENT_TYPE } from './event-catalogue.js';
import { newWebhookSecret } from './signing.js';
import type { SendResult } from './sender.js';
import { toTestDto } from './webhook-answer.js';

/** The caller waits, so a receiver has less time than for a real message; six messages end before any request must. */
const TEST_TIMEOUT_MS = 1_500;
const STALE_S = 3_600;

/** Asks a receiver while its owner watches. Nothing of it stands in the feed or in the delivery log. */
@Injectable()
export class SelfTestService {
  constructor(
    private readonly courier: Courier,
    private readonly clock: SystemClock,
  ) {}

  /** One good message. */
  test(endpoint: Endpoint): Promise<SendResult> {
    const { id, body } = this.message(endpoint);
    return this.courier.send(endpoint, id, body, TEST_TIMEOUT_MS);
  }

  /**
   * What a careful receiver takes, the same message again and an older one after a newer one among them, and what it must
   * refuse: a wrong signature and a message from an hour ago.
   */
  async run(endpoint: Endpoint): Promise<WebhookSelfTestDto> {
    const { id, body } = this.message(endpoint);
    const other = this.message(endpoint);
    const staleS = Math.floor(this.clock.nowMs() / 1_000) - STALE_S;
    const send = (message: { id: string; body: string }, odd = {}): Promise<SendResult> =>
      this.courier.send(endpoint, message.id, message.body, TEST_TIMEOUT_MS, odd);
    const good = step('good', '2xx', await send({ id, body }));
    // Who does not answer tells nothing more.
    if (good.status === null) return { passed: false, steps: [good] };
    const steps = [
      good,
      step('duplicate', '2xx', await send({ id, body })),
      step('badSignature', '4xx', await send(other, { secrets: [newWebhookSecret()] })),
      step('staleTimestamp', '4xx', await send(this.message(endpoint), { timestampS: staleS })),
      await this.outOfOrder((sequence) => send(this.message(endpoint, sequence))),
    ];
    return { passed: steps.every(({ passed }) => passed), steps };
  }

  private async outOfOrder(send: (sequence: number) => Promise<SendResult>): Promise<WebhookSelfTestStepDto> {
    const newer = step('outOfOrder', '2xx', await send(2));
    return newer.passed ? step('outOfOrder', '2xx', await send(1)) : newer;
  }

  private message({ id, environment, bucket }: Endpoint, sequence = 0): { id: string; body: string } {
    const nowMs = this.clock.nowMs();
    const messageId = formatId('notification', newUuid(nowMs, bucket));
    const subject = formatId('webhookEndpoint', id);
    const message = {
      id: messageId,
      type: TEST_EVENT_TYPE,
      timestamp: new Date(nowMs).toISOString(),
      apiVersion: 'v1',
      environment,
      position: 0,
      subject,
      sequence,
      data: { endpoint: subject },
    };
    return { id: messageId, body: JSON.stringify(message) };
  }
}

function step(
  message: WebhookSelfTestStepDto['message'],
  expected: WebhookSelfTestStepDto['expected'],
  result: SendResult,
): WebhookSelfTestStepDto {
  const from = expected === '2xx' ? 200 : 400;
  const { status = 0 } = result;
  return { ...toTestDto(result), message, expected, passed: status >= from && status < from + 100 };
}
