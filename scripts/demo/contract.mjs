/** A contract from its application to its last payment, as a partner's server drives it. */

let calls = 0;
/** Every call that makes an obligation has a key of its own. */
const key = () => `demo-${process.pid}-${process.hrtime.bigint().toString(36)}-${++calls}`;
const CREDIT_CONSENT = { purpose: 'creditCheck', grantedAt: '2026-01-01T00:00:00Z', textVersion: '2026-11' };

/** Noon of Shanghai; the bank closes the days before it answers. */
export const setDay = (ask, day) => ask('PUT', '/v1/sandbox/clock', { now: `${day}T04:00:00Z` });

/** @returns the application, with the documents that it asked for handed in */
export async function apply(ask, offer) {
  const opened = await ask(
    'POST',
    '/v1/applications',
    { offer: offer.id, consents: [CREDIT_CONSENT] },
    key(),
  );
  const evidence = opened.requirements
    .filter(({ kind, when, satisfied }) => kind === 'document' && when === 'now' && !satisfied)
    .map(({ code }) => ({ requirement: code, reference: `demo-${code}` }));
  if (evidence.length === 0) return opened;
  return ask('POST', `/v1/applications/${opened.id}/evidence`, { evidence });
}

/** A guarantor consents to a look at his means, reads the undertaking, and signs it with his code. */
export async function standFor(ask, application, guarantor, cap) {
  const invitation = { application: application.id, guarantor, relation: 'father', kind: 'joint', cap };
  const { id } = await ask('POST', '/v1/suretyships', invitation, key());
  const path = `/v1/suretyships/${id}`;
  await ask('POST', `${path}/consent`, { consents: [CREDIT_CONSENT] });
  const { hash } = await ask('GET', `${path}/document`);
  const { sandbox } = await ask('POST', `${path}/one-time-code`);
  const display = { documentHash: hash, locale: 'en', seconds: 20 };
  await ask('POST', `${path}/sign`, { code: sandbox.code, display }, key());
  return path;
}

/** The contract is drawn up, read for a minute and signed with a one-time code. */
export async function agree(ask, application) {
  const { id, contract } = await ask('POST', '/v1/agreements', { application: application.id }, key());
  const path = `/v1/agreements/${id}`;
  const { now } = await ask('GET', '/v1/sandbox/clock');
  const { sandbox } = await ask('POST', `${path}/one-time-code`, {});
  const shownAt = new Date(Date.parse(now) - 60_000).toISOString();
  const display = { documentHash: contract.hash, locale: 'zh', shownAt, readSeconds: 60 };
  return ask('POST', `${path}/sign`, { code: sandbox.code, display }, key());
}

/** What was agreed happened, so it is paid. @returns what the payee gets of it, and his discount, minor units */
export async function capture(ask, { id, drawdowns }, index, kind) {
  const body = { drawdown: drawdowns[index].id, evidence: { kind, reference: `demo-${index + 1}` } };
  await ask('POST', `/v1/agreements/${id}/capture`, body, key());
  const { data } = await ask('GET', `/v1/agreements/${id}/events`);
  const { amount, details } = data.findLast(({ type }) => type === 'drawdown');
  const discount = details.discount ?? 0;
  return { paid: amount.amount - discount, discount };
}

/** Instalments with what is still to pay of each. */
export async function toPay(ask, { id }) {
  const { instalments } = await ask('GET', `/v1/agreements/${id}/schedule`);
  return instalments.map((row) => ({ ...row, total: row.total - row.paid })).filter(({ total }) => total > 0);
}

/** Each open instalment, or the first ones, is paid on its day. @returns those that were */
export async function payOnTheirDays(ask, agreement, most = Infinity) {
  const rows = (await toPay(ask, agreement)).slice(0, most);
  for (const { dueDate, total } of rows) {
    await setDay(ask, dueDate);
    await pay(ask, agreement, total);
  }
  return rows;
}

export const pay = (ask, agreement, minor) =>
  post(ask, agreement, 'repayments', { amount: cny(minor), reference: key() });

/** Something about an agreement that makes an obligation. */
export const post = (ask, { id }, what, body) => ask('POST', `/v1/agreements/${id}/${what}`, body, key());
export const read = (ask, { id }) => ask('GET', `/v1/agreements/${id}`);
export const cny = (minor) => ({ amount: minor, currency: 'CNY' });
