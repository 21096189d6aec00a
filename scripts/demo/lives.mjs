import {
  agree,
  apply,
  capture,
  cny,
  pay,
  payOnTheirDays,
  post,
  read,
  setDay,
  standFor,
  toPay,
} from './contract.mjs';
import { plain, runsOf } from './print.mjs';

/** What becomes of each story after the acceptance: lines of a day and what happened on it. */

const yuan = (minor) => plain(minor, 'CNY');
const runs = (rows) =>
  runsOf(rows)
    .map(({ total, count }) => (count > 1 ? `${yuan(total)} × ${count}` : yuan(total)))
    .join(' + ');
const line = (day, text) => `${day}  ${text}`;
const state = ({ status, outstanding }) => `${status}, ${yuan(outstanding.amount)} owed`;

export async function phoneLife({ bank, offer }) {
  const agreement = await agree(bank, await apply(bank, offer));
  const { paid, discount } = await capture(bank, agreement, 0, 'handover');
  const lines = [
    line(
      '2026-12-01',
      `signed with a one-time code; handed over: the shop is paid ${yuan(paid)}, its discount is ${yuan(discount)}`,
    ),
  ];
  const first = await payOnTheirDays(bank, agreement, 3);
  lines.push(line('2027-03-01', `paid ${runs(first)}: ${state(await read(bank, agreement))}`));
  await setDay(bank, '2027-03-15');
  const refund = { amount: cny(1500_00), mode: 'shorten' };
  const preview = (mode) => post(bank, agreement, 'refunds/preview', { ...refund, mode });
  const rowsOf = ({ after }) =>
    after.instalments.map(({ amount, dueDate }) => ({ total: amount.amount, dueDate }));
  const [shorter, lower] = [await preview('shorten'), await preview('lower')];
  await post(bank, agreement, 'refunds', {
    ...refund,
    reason: 'A part came back.',
    reference: 'demo-refund',
  });
  lines.push(
    line(
      '2027-03-15',
      `1,500.00 come back: he may pay ${runs(rowsOf(shorter))}, or ${runs(rowsOf(lower))}; he ends sooner`,
    ),
    line(
      '2027-03-15',
      `the shop gives back ${yuan(shorter.net.amount)}, for ${yuan(shorter.discountReturned.amount)} of its discount was not used`,
    ),
  );
  const rest = await payOnTheirDays(bank, agreement);
  lines.push(line(rest.at(-1).dueDate, `paid ${runs(rest)}: ${state(await read(bank, agreement))}`));
  const { data } = await bank.get('/v1/customers/{id}/statement', {
    path: { id: agreement.customer },
    query: { from: '2026-12-01', to: '2027-11-30' },
  });
  const { lines: booked, closing } = data[0];
  return [...lines, line('statement ', `${booked.length} bookings, the last leaves ${yuan(closing)}`)];
}

export async function termLife({ bank, offer, request }) {
  const application = await apply(bank, offer);
  const [{ customer: father }] = request.parties;
  const surety = await standFor(bank, application, father, cny(28_000_00));
  const agreement = await agree(bank, application);
  const lines = [
    line(
      '2026-08-20',
      'the father signs his undertaking over 28,000.00, the student the contract; nothing is owed yet',
    ),
  ];
  for (const [index, { plannedOn }] of agreement.drawdowns.entries()) {
    await setDay(bank, plannedOn);
    const { paid } = await capture(bank, agreement, index, 'invoice');
    const interest = await payOnTheirDays(bank, agreement, index === 3 ? 11 : 12);
    lines.push(line(plannedOn, `${yuan(paid)} to the university; then interest only: ${runs(interest)}`));
  }
  lines.push(line('2030-06-30', `he graduates: ${runs(await toPay(bank, agreement))} from 2030-09-01`));
  await payOnTheirDays(bank, agreement, 3);
  await setDay(bank, '2030-11-16');
  const { quote, amount, interest, saved } = await bank.get('/v1/agreements/{id}/settlement-quote', {
    path: { id: agreement.id },
  });
  await post(bank, agreement, 'settle', { quote, reference: 'demo-last' });
  await setDay(bank, '2030-11-18');
  const { status } = await bank.get('/v1/suretyships/{id}', { path: { id: surety } });
  return [
    ...lines,
    line(
      '2030-11-16',
      `after three he settles for ${yuan(amount.amount)}, ${yuan(interest.amount)} of it interest of 15 days; saves ${yuan(saved.amount)}`,
    ),
    line('2030-11-18', `${state(await read(bank, agreement))}; the father is ${status}`),
  ];
}

export async function toothLife({ bank, offer }) {
  const agreement = await agree(bank, await apply(bank, offer));
  const lines = [line('2026-10-10', 'signed; nothing is owed before a stage is done')];
  for (const [index, day] of ['2026-10-15', '2027-01-15'].entries()) {
    await setDay(bank, day);
    await capture(bank, agreement, index, 'stage');
    lines.push(line(day, `stage ${index + 1} is done: ${runs(await toPay(bank, agreement))}`));
    await payOnTheirDays(bank, agreement, 3);
  }
  await setDay(bank, '2027-04-20');
  const { drawdowns } = await post(bank, agreement, 'void', { drawdown: agreement.drawdowns[2].id });
  lines.push(line('2027-04-20', `stage 3 is not done: ${drawdowns[2].status}, never owed`));
  await setDay(bank, '2027-06-01');
  const late = await read(bank, agreement);
  lines.push(
    line(
      '2027-06-01',
      `15 May was missed: ${late.delinquency.daysPastDue} days late, ${yuan(late.overdue.amount)} with the late charge`,
    ),
  );
  await pay(bank, agreement, late.overdue.amount);
  const { delinquency } = await read(bank, agreement);
  lines.push(line('2027-06-01', `paid: ${delinquency.daysPastDue} days late`));
  const rest = await payOnTheirDays(bank, agreement);
  return [...lines, line(rest.at(-1).dueDate, `paid ${runs(rest)}: ${state(await read(bank, agreement))}`)];
}

export async function shopLife({ bank, offer }) {
  const agreement = await agree(bank, await apply(bank, offer));
  const { paid } = await capture(bank, agreement, 0, 'invoice');
  const lines = [
    line(
      '2026-12-01',
      `${yuan(paid)} for the goods; at least ${runs(await toPay(bank, agreement))} is owed, one every 60 days`,
    ),
  ];
  const collected = [];
  let interestMinor = 0;
  for (let owed = paid; owed > 0;) {
    const day = new Date(Date.parse('2026-12-01') + (collected.length + 1) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    await setDay(bank, day);
    const answer = await post(bank, agreement, 'sales', { day, amount: cny(6000_00) });
    collected.push({ total: answer.collected.amount, dueDate: day });
    interestMinor += answer.interest.amount;
    owed = answer.outstanding.amount;
  }
  const { dueDate } = collected.at(-1);
  return [
    ...lines,
    line(
      dueDate,
      `8 % of 6,000.00 a day on ${collected.length} days: ${runs(collected)}, ${yuan(interestMinor)} of it interest`,
    ),
    line(dueDate, state(await read(bank, agreement))),
  ];
}
