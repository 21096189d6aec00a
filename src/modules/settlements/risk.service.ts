import { Injectable } from '@nestjs/common';
import { type LocalDate, parseDate } from '../../kernel/calendar-date.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import { bankZone, scenariosToken } from '../scenarios/index.js';
import { type RiskCohort, RiskRepository, type RiskSubject } from './risk.repository.js';
import { type RiskCounts, type RiskShare, riskShares, type RiskTerms, sumCounts } from './risk.rules.js';

/** A partner's risk at one moment. */
export interface PartnerRisk {
  /** The partner's business date, in the bank's zone. */
  readonly today: string;
  readonly terms: RiskTerms;
  /** First day of signing that counts for the shares. */
  readonly since: string;
  readonly counts: RiskCounts;
  readonly shares: readonly RiskShare[];
  /** All of the last months, whatever counts. */
  readonly cohorts: readonly RiskCohort[];
}

const MONTHS = 12;

/** Partner risk: how the business that a partner brings turns out, against what the bank puts up with. */
@Injectable()
export class RiskService {
  constructor(
    private readonly risks: RiskRepository,
    private readonly snapshots: SnapshotService,
  ) {}

  async assess(tx: ReadTx, subject: RiskSubject): Promise<PartnerRisk> {
    const terms = await this.risks.termsOf(tx, subject.partnerId);
    const zone = bankZone(this.snapshots.current().get(scenariosToken));
    const today = await this.risks.today(tx, subject, zone);
    const from = (parseDate(today) as LocalDate).minusMonths(MONTHS).withDayOfMonth(1).toString();
    const cohorts = await this.risks.cohorts(tx, subject, from, today);
    const since = await this.countsSince(tx, subject, from);
    const counted = since === from ? cohorts : await this.risks.cohorts(tx, subject, since, today);
    const counts = sumCounts(counted);
    return { today, terms, since, counts, shares: riskShares(counts, terms), cohorts };
  }

  /**
   * Those who let a partner go on after the bank had stopped him knew how his older agreements went; only new ones can
   * stop him again.
   */
  private async countsSince(tx: ReadTx, { partnerId }: RiskSubject, from: string): Promise<string> {
    const pausedOn = await this.risks.lastPause(tx, partnerId);
    const after = pausedOn && (parseDate(pausedOn) as LocalDate).plusDays(1).toString();
    return after !== undefined && after > from ? after : from;
  }
}
