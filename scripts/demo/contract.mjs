/** A contract from its application to its last payment, as a partner's server drives it through the client. */

let payments = 0;
const CREDIT_CONSENT = { purpose: 'creditCheck', grantedAt: '2026-01-01T00:00:00Z', textVersion: '2026-11' };

/** Noon of Shanghai; the bank closes the days before it answers. */
export const setDay = (bank, day) => bank.put('/v1/sandbox/clock', { body: { now: `${day}T04:00:00Z` } });

/** @returns the application, with the documents that it asked for handed in */
export async function apply(bank, offer) {
  const opened = await bank.post('/v1/applications', {
    body: { offer: offer.id, consents: [CREDIT_CONSENT] },
  });
  const evidence = opened.requirements
    .filter(({ kind, when, satisfied }) => kind === 'document' && when === 'now' && !satisfied)
    .map(({ code }) => ({ requirement: code, reference: `demo-${code}` }));
  if (evidence.length === 0) return opened;
  return bank.post('/v1/applications/{id}/evidence', { path: { id: opened.id }, body: { evidence } });
}

/** A guarantor consents to a look at his means, reads the undertaking, and signs it with his code. @returns its id */
export async function standFor(bank, application, guarantor, cap) {
  const invitation = { application: application.id, guarantor, relation: 'father', kind: 'joint', cap };
  const { id } = await bank.post('/v1/suretyships', { body: invitation });
  const path = { id };
  await bank.post('/v1/suretyships/{id}/consent', { path, body: { consents: [CREDIT_CONSENT] } });
  const { hash } = await bank.get('/v1/suretyships/{id}/document', { path });
  const { sandbox } = await bank.post('/v1/suretyships/{id}/one-time-code', { path });
  const display = { documentHash: hash, locale: 'en', seconds: 20 };
  await bank.post('/v1/suretyships/{id}/sign', { path, body: { code: sandbox.code, display } });
  return id;
}

/** The contract is drawn up, read for a minute and signed with a one-time code. */
export async function agree(bank, application) {
  const { id, contract } = await bank.post('/v1/agreements', { body: { application: application.id } });
  const path = { id };
  const { now } = await bank.get('/v1/sandbox/clock');
  const { sandbox } = await bank.post('/v1/agreements/{id}/one-time-code', { path, body: {} });
  const shownAt = new Date(Date.parse(now) - 60_000).toISOString();
  const display = { documentHash: contract.hash, locale: 'zh', shownAt, readSeconds: 60 };
  return bank.post('/v1/agreements/{id}/sign', { path, body: { code: sandbox.code, display } });
}

/** What was agreed happened, so it is paid. @returns what the payee gets of it, and his discount, minor units */
export async function capture(bank, { id, drawdowns }, index, kind) {
  const path = { id };
  const body = { drawdown: drawdowns[index].id, evidence: { kind, reference: `demo-${index + 1}` } };
  await bank.post('/v1/agreements/{id}/capture', { path, body });
  const { data } = await bank.get('/v1/agreements/{id}/events', { path });
  const { amount, details } = data.findLast(({ type }) => type === 'drawdown');
  const discount = details.discount ?? 0;
  return { paid: amount.amount - discount, discount };
}

/** Instalments with what is still to pay of each. */
export async function toPay(bank, { id }) {
  const { instalments } = await bank.get('/v1/agreements/{id}/schedule', { path: { id } });
  return instalments.map((row) => ({ ...row, total: row.total - row.paid })).filter(({ total }) => total > 0);
}

/** Each open instalment, or the first ones, is paid on its day. @returns those that were */
export async function payOnTheirDays(bank, agreement, most = Infinity) {
  const rows = (await toPay(bank, agreement)).slice(0, most);
  for (const { dueDate, total } of rows) {
    await setDay(bank, dueDate);
    await pay(bank, agreement, total);
  }
  return rows;
}

export function pay(bank, agreement, minor) {
  // The bank books a reference once: these are of this run of the demo.
  const reference = `demo-${process.pid}-${process.hrtime.bigint().toString(36)}-${++payments}`;
  return post(bank, agreement, 'repayments', { amount: cny(minor), reference });
}

/** Something about an agreement that makes an obligation. */
export const post = (bank, { id }, what, body) =>
  bank.post(`/v1/agreements/{id}/${what}`, { path: { id }, body });
export const read = (bank, { id }) => bank.get('/v1/agreements/{id}', { path: { id } });
export const cny = (minor) => ({ amount: minor, currency: 'CNY' });
