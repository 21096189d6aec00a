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

export async function phoneLife({ ask, offer }) {
  const agreement = await agree(ask, await apply(ask, offer));
  const { paid, discount } = await capture(ask, agreement, 0, 'handover');
  const lines = [
    line(
      '2026-12-01',
      `signed with a one-time code; handed over: the shop is paid ${yuan(paid)}, its discount is ${yuan(discount)}`,
    ),
  ];
  const first = await payOnTheirDays(ask, agreement, 3);
  lines.push(line('2027-03-01', `paid ${runs(first)}: ${state(await read(ask, agreement))}`));
  await setDay(ask, '2027-03-15');
  const refund = { amount: cny(1500_00), mode: 'shorten' };
  const preview = (mode) =>
    ask('POST', `/v1/agreements/${agreement.id}/refunds/preview`, { ...refund, mode });
  const rowsOf = ({ after }) =>
    after.instalments.map(({ amount, dueDate }) => ({ total: amount.amount, dueDate }));
  const [shorter, lower] = [await preview('shorten'), await preview('lower')];
  await post(ask, agreement, 'refunds', { ...refund, reason: 'A part came back.', reference: 'demo-refund' });
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
  const rest = await payOnTheirDays(ask, agreement);
  lines.push(line(rest.at(-1).dueDate, `paid ${runs(rest)}: ${state(await read(ask, agreement))}`));
  const path = `/v1/customers/${agreement.customer}/statement?from=2026-12-01&to=2027-11-30`;
  const { data } = await ask('GET', path);
  const { lines: booked, closing } = data[0];
  return [...lines, line('statement ', `${booked.length} bookings, the last leaves ${yuan(closing)}`)];
}

export async function termLife({ ask, offer, request }) {
  const application = await apply(ask, offer);
  const [{ customer: father }] = request.parties;
  const surety = await standFor(ask, application, father, cny(28_000_00));
  const agreement = await agree(ask, application);
  const lines = [
    line(
      '2026-08-20',
      'the father signs his undertaking over 28,000.00, the student the contract; nothing is owed yet',
    ),
  ];
  for (const [index, { plannedOn }] of agreement.drawdowns.entries()) {
    await setDay(ask, plannedOn);
    const { paid } = await capture(ask, agreement, index, 'invoice');
    const interest = await payOnTheirDays(ask, agreement, index === 3 ? 11 : 12);
    lines.push(line(plannedOn, `${yuan(paid)} to the university; then interest only: ${runs(interest)}`));
  }
  lines.push(line('2030-06-30', `he graduates: ${runs(await toPay(ask, agreement))} from 2030-09-01`));
  await payOnTheirDays(ask, agreement, 3);
  await setDay(ask, '2030-11-16');
  const { quote, amount, interest, saved } = await ask(
    'GET',
    `/v1/agreements/${agreement.id}/settlement-quote`,
  );
  await post(ask, agreement, 'settle', { quote, reference: 'demo-last' });
  await setDay(ask, '2030-11-18');
  const { status } = await ask('GET', surety);
  return [
    ...lines,
    line(
      '2030-11-16',
      `after three he settles for ${yuan(amount.amount)}, ${yuan(interest.amount)} of it interest of 15 days; saves ${yuan(saved.amount)}`,
    ),
    line('2030-11-18', `${state(await read(ask, agreement))}; the father is ${status}`),
  ];
}

export async function toothLife({ ask, offer }) {
  const agreement = await agree(ask, await apply(ask, offer));
  const lines = [line('2026-10-10', 'signed; nothing is owed before a stage is done')];
  for (const [index, day] of ['2026-10-15', '2027-01-15'].entries()) {
    await setDay(ask, day);
    await capture(ask, agreement, index, 'stage');
    lines.push(line(day, `stage ${index + 1} is done: ${runs(await toPay(ask, agreement))}`));
    await payOnTheirDays(ask, agreement, 3);
  }
  await setDay(ask, '2027-04-20');
  const { drawdowns } = await post(ask, agreement, 'void', { drawdown: agreement.drawdowns[2].id });
  lines.push(line('2027-04-20', `stage 3 is not done: ${drawdowns[2].status}, never owed`));
  await setDay(ask, '2027-06-01');
  const late = await read(ask, agreement);
  lines.push(
    line(
      '2027-06-01',
      `15 May was missed: ${late.delinquency.daysPastDue} days late, ${yuan(late.overdue.amount)} with the late charge`,
    ),
  );
  await pay(ask, agreement, late.overdue.amount);
  const { delinquency } = await read(ask, agreement);
  lines.push(line('2027-06-01', `paid: ${delinquency.daysPastDue} days late`));
  const rest = await payOnTheirDays(ask, agreement);
  return [...lines, line(rest.at(-1).dueDate, `paid ${runs(rest)}: ${state(await read(ask, agreement))}`)];
}

export async function shopLife({ ask, offer }) {
  const agreement = await agree(ask, await apply(ask, offer));
  const { paid } = await capture(ask, agreement, 0, 'invoice');
  const lines = [
    line(
      '2026-12-01',
      `${yuan(paid)} for the goods; at least ${runs(await toPay(ask, agreement))} is owed, one every 60 days`,
    ),
  ];
  const collected = [];
  let interestMinor = 0;
  for (let owed = paid; owed > 0;) {
    const day = new Date(Date.parse('2026-12-01') + (collected.length + 1) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    await setDay(ask, day);
    const answer = await post(ask, agreement, 'sales', { day, amount: cny(6000_00) });
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
    line(dueDate, state(await read(ask, agreement))),
  ];
}
