import { Injectable } from '@nestjs/common';
import type { Uuid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { Housekeeping } from '../../platform/schedule/housekeeping.js';
import { PausesService } from '../partners/index.js';
import { RiskRepository } from './risk.repository.js';
import type { RiskShare } from './risk.rules.js';
import { RiskService } from './risk.service.js';

const HOUR_MS = 3_600_000;
const PARTNERS_A_ROUND = 20;

/**
 * Stops a partner whose live figures are too bad; two people start him again, as after any pause. Sandbox figures only
 * show what would happen, because a pause stops both environments.
 */
@Injectable()
export class RiskWatch {
  private after: Uuid | undefined;

  constructor(
    housekeeping: Housekeeping,
    private readonly pauses: PausesService,
    private readonly risks: RiskRepository,
    private readonly risk: RiskService,
  ) {
    housekeeping.register('partnerRisk', HOUR_MS, (tx) => this.watch(tx));
  }

  /** One round over some partners; the next one goes on from there. */
  private async watch(tx: Tx): Promise<'more' | 'done'> {
    const partners = await this.risks.partnersAfter(tx, this.after, PARTNERS_A_ROUND);
    for (const { id, slug } of partners) await this.judge(tx, id, slug);
    this.after = partners.length === PARTNERS_A_ROUND ? partners.at(-1)?.id : undefined;
    return this.after ? 'more' : 'done';
  }

  private async judge(tx: Tx, partnerId: Uuid, slug: string): Promise<void> {
    const { shares, today } = await this.risk.assess(tx, { partnerId, environment: 'live' });
    const breaches = shares.filter(({ isBreached }) => isBreached);
    if (breaches.length === 0) return;
    const reason = `Too much risk: ${breaches.map(sentence).join(', ')}.`;
    if (await this.pauses.pauseBySystem(tx, slug, reason)) {
      await this.risks.rememberPause(tx, partnerId, today, breaches);
    }
  }
}

function sentence({ measure, bps, maxBps }: RiskShare): string {
  return `${measure} ${percent(bps ?? 0)} of at most ${percent(maxBps)}`;
}

function percent(bps: number): string {
  return `${(bps / 100).toFixed(2)} %`;
}
