import { formatId } from '../../../kernel/ids.js';
import type { TestClockDto } from './clock.dto.js';
import { partnerActions } from './test-clock.states.js';
import type { TestClock } from './test-clocks.repository.js';

export function toTestClockDto(clock: TestClock): TestClockDto {
  const { name, status, statusReason, frozen, customers, nowMs, fromMs, toMs } = clock;
  const share = (from: number, to: number): number =>
    to > from ? Math.min(1, (nowMs - from) / (to - from)) : 1;
  return {
    id: formatId('testClock', clock.id),
    name,
    status,
    statusReason,
    statusChangedAt: clock.statusChangedAt.toISOString(),
    allowedActions: partnerActions(clock),
    now: instant(nowMs),
    frozen,
    customers,
    move:
      fromMs === null || toMs === null
        ? null
        : {
            from: instant(fromMs),
            to: instant(toMs),
            share: Math.round(share(fromMs, toMs) * 1_000) / 1_000,
          },
  };
}

export function instant(ms: number): string {
  return new Date(ms).toISOString();
}
