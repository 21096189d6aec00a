import { code } from 'currency-codes';

/** An answer of the bank as text for a person. */

/** Digits after the point by ISO 4217, which Intl does not follow (its forint has none); 2 for what it does not list. */
export const exponentOf = (currency) => code(currency)?.digits ?? 2;

/** Minor units as `4,799.00`. */
export function plain(minor, currency) {
  const places = exponentOf(currency);
  return new Intl.NumberFormat('en', { minimumFractionDigits: places, maximumFractionDigits: places }).format(
    minor / 10 ** places,
  );
}

export const money = ({ amount, currency }) => `${plain(amount, currency)} ${currency}`;

const WORDS = {
  verifyIdentity: 'proof of identity',
  creditCheck: 'a credit check',
  incomeEvidence: 'proof of income',
  guarantorSignature: "the guarantor's signature",
  documents: 'documents',
};

export function offerLines(offer) {
  const { product, option, firmness, conditions, amount } = offer;
  const { currency } = amount;
  const depends = conditions.map((one) => WORDS[one] ?? one).join(', ');
  return [
    `${offer.rank}  ${product.name} · ${product.code} ${option}`,
    `   ${firmness}${depends ? `: subject to ${depends}` : ''}`,
    ...(offer.stages?.flatMap((stage) => stageLines(stage, currency)) ??
      tableLines(offer.instalments, currency)),
    ...(amount.amount > 0 ? [`   ${costLine(offer)}`, `   ${payoutLine(offer)}`] : []),
    ...(amount.amount === 0 && offer.totalPayable.amount > 0
      ? [`   ${money(offer.totalPayable)} in all, to the ${offer.payee}`]
      : []),
  ];
}

function stageLines(stage, currency) {
  const title = `   ${stage.name}, ${stage.date}: ${plain(stage.amount, currency)}, drawn when it is done`;
  return [title, ...tableLines(stage.instalments, currency)];
}

/** Neighbouring equal instalments as one, from the day of the first. */
export function runsOf(instalments) {
  const rows = [];
  for (const { total, dueDate } of instalments) {
    const last = rows.at(-1);
    if (last?.total === total) last.count += 1;
    else rows.push({ total, dueDate, count: 1 });
  }
  return rows;
}

function tableLines(instalments, currency) {
  const rows = runsOf(instalments);
  const width = Math.max(0, ...rows.map(({ total }) => plain(total, currency).length));
  return rows.map(
    ({ total, dueDate, count }) =>
      `      ${plain(total, currency).padStart(width)} × ${String(count).padEnd(3)} from ${dueDate}`,
  );
}

function costLine({ rateAnnual, apr, totalCost, totalPayable, amount }) {
  const percent = (rate, places) => `${(Number(rate) * 100).toFixed(places)} %`;
  const yearly = apr ? `, APR ${percent(apr.value, 3)} (${apr.method})` : '';
  return `finances ${money(amount)}, costs ${money(totalCost)}, ${money(totalPayable)} in all; ${percent(rateAnnual, 2)} a year${yearly}`;
}

function payoutLine({ payee, payout, amount }) {
  const discount = amount.amount - payout.amount;
  const borne = discount > 0 ? `, its discount is ${plain(discount, amount.currency)}` : '';
  return `the ${payee} is paid ${money(payout)}${borne}`;
}

export function refusalLines(notOffered, currency) {
  return notOffered.flatMap(({ product, option, code, detail, smallestChange }) => [
    `–  ${[product, option].filter(Boolean).join(' ')}: ${code}. ${detail}`,
    ...(smallestChange ? [`   smallest change: ${changeText(smallestChange, currency)}`] : []),
  ]);
}

const RELATIONS = { equal: 'becomes', atLeast: 'is at least', atMost: 'is at most', provide: 'is given' };

function changeText({ field, change, value }, currency) {
  const isMoney = typeof value === 'number' && /amount|balance/i.test(field);
  const shown = value === undefined ? '' : ` ${isMoney ? plain(value, currency) : value}`;
  return `${field} ${RELATIONS[change] ?? change}${shown}`;
}

export function customerLines({ tags, acquisition, verification }) {
  const came = (how) =>
    how ? `${how.scenario} by ${how.channel}, ${how.at.slice(0, 16).replace('T', ' ')}` : 'unknown';
  return [
    `first came   ${came(acquisition.first)}`,
    `last came    ${came(acquisition.last)}`,
    `verified by  ${verification}`,
    `tags         ${tags.length > 0 ? tags.join(', ') : 'none'}`,
  ];
}
