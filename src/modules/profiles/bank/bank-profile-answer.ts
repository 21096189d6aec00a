import { activeDays } from '../../../engines/segmentation/index.js';
import { summaryOf } from '../../events/index.js';
import type { FrameDays } from '../classification/frame.js';
import { freshnessOf, purchasesOf } from '../classification/profile-answer.js';
import type { BankRow } from './bank-profiles.repository.js';
import type {
  BankProfileDto,
  ContributionDto,
  NoLifetimeValueDto,
  WithoutLifetimeValue,
} from './dto/bank-profile.dto.js';

export function toBankProfile(row: BankRow, days: FrameDays): BankProfileDto {
  const common = {
    currency: row.currency,
    contribution: contributionOf(row),
    isHolding: row.isHeld,
    activeDays: activeDays(summaryOf(row), days.dayOf(row.nowMs)),
  };
  const known = freshnessOf(row);
  if (!known) return { ...common, standing: 'pending' };
  const { freshness } = known;
  return {
    ...common,
    standing: 'classified',
    freshness: { ...freshness, stale: freshness.stale || row.isWaiting },
    lifecycle: row.stage,
    ...purchasesOf(row),
    ...noLifetimeValue(row),
  };
}

function contributionOf({ purchased_minor, refunded_minor, lossMinor, currency }: BankRow): ContributionDto {
  const [income, spent] = [Number(purchased_minor), Number(refunded_minor)];
  const money = (amount: number): { amount: number; currency: string } => ({ amount, currency });
  return {
    income: money(income),
    loss: money(lossMinor),
    cost: money(spent - lossMinor),
    net: money(income - spent),
  };
}

function noLifetimeValue({ clvMinor, fitStatus, fitReason }: BankRow): {
  noLifetimeValue?: NoLifetimeValueDto;
} {
  if (clvMinor !== null || fitStatus === null || fitStatus === 'accepted' || fitReason === null) return {};
  return { noLifetimeValue: { status: fitStatus as WithoutLifetimeValue, reason: fitReason } };
}
