import { day, phoneContract } from '../../../test/support/contracts.js';
import type { DrawdownRow } from './agreement.rows.js';
import type { AgreementStatus } from './agreements.states.js';
import { allowedActionsOf, isPartnerAction } from './allowed-actions.js';

type Standing = Parameters<typeof allowedActionsOf>[0];

const open = { status: 'planned', amountMinor: 100n, paidMinor: 0n } as DrawdownRow;
const drawn: DrawdownRow = { ...open, status: 'paid', paidMinor: 100n };
const nothing = {
  outstandingMinor: 0n,
  overdueMinor: 0n,
  nextDueMinor: null,
  creditBalanceMinor: 0n,
  pausedBy: null,
} as const;
const owed = { ...nothing, outstandingMinor: 100n };
const CONTRACT = { ...phoneContract(), withdrawalDays: 14 };
const AFTER = day('2026-12-01').plusDays(CONTRACT.withdrawalDays + 1);

const standing = (status: AgreementStatus, more: Partial<Standing> = {}): Standing => ({
  status,
  drawdowns: [drawn],
  signedOn: day('2026-12-01'),
  today: AFTER,
  contract: CONTRACT,
  ...nothing,
  ...more,
});
const active = (more: Partial<Standing> = {}): Standing => standing('active', { ...owed, ...more });

test.each<[string, Standing, string]>([
  ['to be signed', standing('awaitingSignature'), 'oneTimeCode confirmationPage sign refuse'],
  ['signed', standing('signed', { drawdowns: [open] }), 'capture void'],
  [
    'signed today',
    standing('signed', { drawdowns: [open], today: day('2026-12-01') }),
    'capture void withdraw',
  ],
  ['paid out', active(), 'repay prepay settle refund pause'],
  ['paid out in part', active({ drawdowns: [drawn, open] }), 'capture void repay prepay settle refund pause'],
  [
    'the last day to withdraw',
    active({ today: AFTER.minusDays(1) }),
    'withdraw repay prepay settle refund pause',
  ],
  ['only charges are owed', active({ ...nothing, overdueMinor: 1n }), 'repay prepay settle refund pause'],
  [
    'only interest is left, not due yet',
    active({ ...nothing, nextDueMinor: 86n }),
    'repay settle refund pause',
  ],
  [
    'nothing is owed, but more can be drawn',
    active({ ...nothing, drawdowns: [open] }),
    'capture void repay refund pause',
  ],
  ['with credit', active({ creditBalanceMinor: 1n }), 'repay prepay settle refund pause payOutCredit'],
  ['paused by the partner', active({ pausedBy: 'partner' }), 'repay prepay settle refund resume'],
  ['paused by the bank', active({ pausedBy: 'bank' }), 'repay prepay settle refund'],
  ['repaid', standing('settled'), 'repay refund'],
  ['repaid, with credit', standing('settled', { creditBalanceMinor: 1n }), 'repay refund payOutCredit'],
  ['never paid out', standing('cancelled', { drawdowns: [] }), ''],
  ['withdrawn', standing('withdrawn'), 'repay'],
  ['lost', standing('chargedOff'), 'repay refund'],
  ['lost, with credit', standing('chargedOff', { creditBalanceMinor: 1n }), 'repay refund payOutCredit'],
])('%s', (_, agreement, actions) => {
  expect(allowedActionsOf(agreement).join(' ')).toBe(actions);
});

test('no law of withdrawal, no withdrawal', () => {
  const contract = { ...CONTRACT, withdrawalDays: 0 };
  expect(allowedActionsOf(active({ contract, today: day('2026-12-01') }))).not.toContain('withdraw');
});

test('what today’s summary says counts, not the stored one', () => {
  expect(allowedActionsOf(active(), { ...nothing, creditBalanceMinor: 5n })).toEqual(
    expect.arrayContaining(['payOutCredit']),
  );
  expect(allowedActionsOf(active(), nothing)).not.toContain('settle');
});

test('a status may allow what the moment does not', () => {
  expect([isPartnerAction('active', 'resume'), isPartnerAction('settled', 'settle')]).toEqual([true, false]);
});
