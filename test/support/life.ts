import { parseId } from '../../src/kernel/ids.js';
import { unique } from './applications.js';
import { must } from './guarantees.js';
import { cny, type PartnerCaller, type Sandbox } from './sandbox.js';
import type { Answer } from './staff.js';

type Body = Answer['body'];

/** Noon of Shanghai on a day; close of business has run for the days before when it answers. */
export const setDay = (partner: PartnerCaller, day: string): Promise<void> =>
  partner.setClock(`${day}T04:00:00Z`);

/** A customer's payment, reported on the day of the sandbox's clock. */
export const pay = (partner: PartnerCaller, agreement: string, yuan: number): Promise<Body> =>
  must(
    201,
    partner.post(
      `/v1/agreements/${agreement}/repayments`,
      { amount: cny(yuan), reference: unique('payment') },
      unique('pay'),
    ),
  );

/** The agreement as it stands on the sandbox's day. */
export const read = (partner: PartnerCaller, agreement: string): Promise<Body> =>
  must(200, partner.get(`/v1/agreements/${agreement}`));

/** Its instalments with what is to pay of each, those paid left out. */
export async function toPay(
  partner: PartnerCaller,
  agreement: string,
): Promise<{ total: number; dueDate: string }[]> {
  const { instalments } = await must(200, partner.get(`/v1/agreements/${agreement}/schedule`));
  return instalments
    .map(({ dueDate, total, paid }: Body) => ({ dueDate, total: total - paid }))
    .filter(({ total }: { total: number }) => total > 0);
}

/** Pays every open instalment on its day, or as many of them as are asked for. */
export async function payAsTheyFallDue(
  partner: PartnerCaller,
  agreement: string,
  most = Infinity,
): Promise<void> {
  for (const { total, dueDate } of (await toPay(partner, agreement)).slice(0, most)) {
    await setDay(partner, dueDate);
    await pay(partner, agreement, total / 100);
  }
}

/** The ledger's balances of an agreement, positive on the debit side, without those that are zero. */
export async function balancesOf(bank: Sandbox, agreement: string): Promise<Record<string, number>> {
  const rows = await bank.rows<{ account: string; minor: string }>(
    `select m.account, sum(m.minor)::text as minor from ledger_posting p
     cross join lateral (values (p.debit, p.amount_minor), (p.credit, -p.amount_minor)) as m(account, minor)
     where p.subject = $1 group by 1 having sum(m.minor) <> 0`,
    [parseId('agreement', agreement)],
  );
  return Object.fromEntries(rows.map(({ account, minor }) => [account, Number(minor)]));
}

/**
 * What partners are told of an agreement, each with the instalment that it is about, in the order of the agreement's
 * versions; what one version tells, by name.
 */
export async function toldOf(bank: Sandbox, agreement: string): Promise<string[]> {
  const rows = await bank.rows<{ type: string; due: string | null }>(
    `select type, payload ->> 'dueDate' as due from outbox where subject = $1 order by sequence, type, id`,
    [parseId('agreement', agreement)],
  );
  return rows.map(({ type, due }) => [type, due].filter(Boolean).join(' '));
}

/** Every fault that the bank's own checks of its books find, of both environments. */
export async function faults(bank: Sandbox): Promise<Body[]> {
  const auditor = await bank.staff('auditor');
  const { data } = await must(200, auditor.get('/staff/v1/integrity'));
  if (data.length < 10) throw new Error(`only ${data.length} checks ran`);
  return data.flatMap(({ name, status, faults: found }: Body) =>
    status === 'sound' ? [] : [{ name, status, found }],
  );
}
