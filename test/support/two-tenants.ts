import pg from 'pg';
import { bucketOf, formatId, newUuid, parseId, type Uuid } from '../../src/kernel/ids.js';
import { ALL_SCOPES, ApiKeysRepository } from '../../src/modules/partners/index.js';
import { DEFAULT_THRESHOLDS, rulesOf } from '../../src/modules/profiles/index.js';
import { newApiKey } from '../../src/modules/partners/api-key.js';
import { AUDIENCE_JOB } from '../../src/modules/profiles/segments/upkeep.service.js';
import type { StaffRole } from '../../src/modules/staff/index.js';
import { StaffTokens } from '../../src/modules/staff/staff-tokens.js';
import { Relay } from '../../src/modules/webhooks/relay.js';
import type { Environment } from '../../src/platform/database/actor.js';
import { Database } from '../../src/platform/database/database.js';
import { Housekeeping } from '../../src/platform/schedule/housekeeping.js';
import { bumpHead } from '../../src/platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../src/platform/versions/version-store.js';
import { drawnAgreement } from './agreements.js';
import { anEntry, post } from './ledger.js';
import { comparedParties } from './parties.js';
import { roundsUntil } from './privacy.js';
import { promises } from './promises.js';
import { refreshed } from './test-app.js';
import { callerOf, type PartnerCaller, wholeBank, type WholeBank } from './whole-bank.js';

const STAFF_ROLES: readonly StaffRole[] = [
  'viewer',
  'scenarioManager',
  'productManager',
  'riskOfficer',
  'campaignManager',
  'partnerManager',
  'auditor',
  'administrator',
];

/** A bank with a partner who has something of every kind, and another one who must not reach it. */
export interface TwoTenants {
  readonly bank: WholeBank;
  /** Past the walls, to see what is there. */
  readonly client: pg.Client;
  readonly ownerId: Uuid;
  readonly strangerId: Uuid;
  /** Keys of the two, and bad ones of the owner. */
  readonly keys: Record<'owner' | 'stranger' | 'ownerLive' | 'expired' | 'revoked' | 'unknown', string>;
  /** Public ids of the owner's things, by prefix. */
  readonly ids: Readonly<Record<string, string>>;
  readonly externalId: string;
  /** An order that the owner has an agreement for. */
  readonly orderId: string;
  /** A scenario that only the owner is enrolled in. */
  readonly scenario: string;
  readonly tokens: Record<'everything' | 'nothing' | 'disabled', string>;
  close(): Promise<void>;
}

const CONSENTS = [{ purpose: 'profiling', grantedAt: '2026-01-01T00:00:00Z', textVersion: '2026-01' }];
const EXTERNAL_ID = 'nobody-elses';
const SCENARIO = 'retail.electronics.phone';
/** The owner's alone, in the sandbox alone. */
const OWN_SCENARIO = 'trade.inventory';

export async function twoTenants(): Promise<TwoTenants> {
  const bank = await wholeBank();
  const client = new pg.Client({ connectionString: bank.urls.ownerUrl });
  await client.connect();
  await enrolAll(bank, client);
  const partnerId = async (slug: string): Promise<Uuid> =>
    (await client.query<{ id: Uuid }>('select id from partner where slug = $1', [slug])).rows[0]?.id as Uuid;
  const ownerId = await partnerId('lumen-phones');
  const owner = bank.keys.get('lumen-phones') as string;
  const settlement = await aSettlement(bank, ownerId);
  const ids = await possessions(bank, owner);
  const customerId = parseId('customer', ids['cus'] ?? '') as Uuid;
  const cex = await anExport(bank, owner, ids['cus'] ?? '');
  const agreement = await drawnAgreement(bank.booted, { partnerId: ownerId, customerId });
  const serviced = await servicing(bank, client, owner, agreement.id);
  const promised = await promises(bank.url, owner, client);
  const told = await webhooks(bank, owner);
  const reported = await reports(bank, owner);
  const classified = await aClassification(client, customerId, ownerId);
  const played = await aSimulation(bank, owner);
  const crt = await aCertification(bank, owner);
  const grouped = await aSegment(bank, customerId);
  await comparedParties(bank.booted);
  const kept = await aHomeAndAHold(client, customerId);
  await anErasure(bank, owner);
  // From here on only what is asked for is done: most of those who use this look whether anything was written.
  await bank.booted.app.get(Housekeeping).stop();
  return {
    bank,
    client,
    ownerId,
    strangerId: await partnerId('eastlake-university'),
    keys: {
      owner,
      stranger: bank.keys.get('eastlake-university') as string,
      unknown: newApiKey('sandbox'),
      ...(await moreKeys(bank, client, ownerId)),
    },
    ids: {
      ...ids,
      agr: formatId('agreement', agreement.id),
      drw: formatId('drawdown', agreement.drawdowns[0]?.id as Uuid),
      stl: formatId('settlement', settlement),
      ...serviced,
      ...promised,
      ...told,
      ...reported,
      ...classified,
      ...played,
      crt,
      cex,
      ...grouped,
      ...kept,
    },
    orderId: agreement.orderId as string,
    externalId: EXTERNAL_ID,
    scenario: OWN_SCENARIO,
    tokens: {
      everything: await staffToken(bank, client, STAFF_ROLES, 'active'),
      nothing: await staffToken(bank, client, [], 'active'),
      disabled: await staffToken(bank, client, STAFF_ROLES, 'disabled'),
    },
    close: async () => {
      await client.end();
      await bank.close();
    },
  };
}

/** What the owner's customer is classified as, and a run that nobody has published. */
async function aClassification(
  client: pg.Client,
  customerId: Uuid,
  partnerId: Uuid,
): Promise<Record<'clr', string>> {
  await client.query(
    `insert into classification (customer_id, bucket, partner_id, environment, kind, scope, currency, run_number,
       summary_version, as_of, computed_at, stage)
     values ($1, bucket_of($1), $2, 'sandbox', 'person', 'retail', 'EUR', 1, 1, now(), now(), 'prospect')`,
    [customerId, partnerId],
  );
  await client.query(
    `insert into questionnaire_answer (customer_id, bucket, partner_id, environment, name, version, dimensions, sealed,
       answered_by, answered_at)
     values ($1, bucket_of($1), $2, 'sandbox', 'attitude', 1, '{}', '', 'partner', now())`,
    [customerId, partnerId],
  );
  const id = newUuid(Date.now());
  await client.query(
    `insert into classification_run (id, environment, kind, scope, currency, number, status, as_of, rules, customers, scored,
       note, requested_at)
     values ($1, 'sandbox', 'person', 'retail', 'EUR', 1, 'computed', now(), $2, 0, 0, 'A test.', now())`,
    [id, JSON.stringify(rulesOf(DEFAULT_THRESHOLDS))],
  );
  return { clr: formatId('classificationRun', id) };
}

/** The owner's customer lives alone, and the bank must keep him. */
async function aHomeAndAHold(
  client: pg.Client,
  customerId: Uuid,
): Promise<Record<'hsh' | 'hmb' | 'hld', string>> {
  const [home, hold] = [newUuid(Date.now()), newUuid(Date.now(), bucketOf(customerId))];
  await client.query(
    `insert into household (id, bucket, environment, declared_at, declared_by)
     values ($1, bucket_of($1), 'sandbox', now(), $1)`,
    [home],
  );
  // He has a party as soon as something names him; a membership is one of any party.
  const party = newUuid(Date.now());
  await client.query(
    `with p as (
       insert into party (id, bucket, environment, kind, root_id, created_at)
       values ($1, bucket_of($1), 'sandbox', 'person', $1, now()) returning id, bucket)
     insert into household_member (id, bucket, environment, household_id, party_id, role, valid_from, reason, declared_at,
       declared_by)
     select id, bucket, 'sandbox', $2, id, 'head', current_date, 'A test.', now(), $2 from p`,
    [party, home],
  );
  await client.query(
    `insert into legal_hold (id, bucket, environment, customer_id, reason, set_at, set_by)
     values ($1, bucket_of($1), 'sandbox', $2, 'A test.', now(), $1)`,
    [hold, customerId],
  );
  return {
    hsh: formatId('household', home),
    hmb: formatId('householdMember', party),
    hld: formatId('legalHold', hold),
  };
}

/** All that the owner holds of a customer. */
async function anExport(bank: WholeBank, owner: string, customer: string): Promise<string> {
  const call = callerOf(bank.url, owner);
  const path = `/v1/customers/${customer}/exports`;
  const { id } = (await call({ path })).body;
  await roundsUntil(bank.booted, 'customerExports', async () => {
    const { body } = await call({ method: 'GET', path: `${path}/${id}` });
    return body.status === 'ready';
  });
  return id as string;
}

/** Somebody who wanted to be forgotten, and is. */
async function anErasure(bank: WholeBank, owner: string): Promise<void> {
  const call = callerOf(bank.url, owner);
  const { body } = await call({ path: '/v1/customers', body: { kind: 'person', name: 'Nobody' } });
  const path = `/v1/customers/${body.id}/erasure`;
  await call({ path });
  await roundsUntil(bank.booted, 'erasures', async () => {
    const erasure = await call({ method: 'GET', path });
    return erasure.body.completedAt !== null;
  });
}

/** A borrower who was played, and the clock that he went by. */
async function aSimulation(bank: WholeBank, owner: string): Promise<{ sim: string; clk: string }> {
  const body = { fixture: 'agreement-active', script: 'payOnTime', until: '2020-01-01' };
  const answer = await callerOf(bank.url, owner)({ path: '/v1/sandbox/simulations', body });
  if (answer.status !== 201) throw new Error(`no simulation: ${answer.text}`);
  return { sim: answer.body.id as string, clk: answer.body.clock as string };
}

/** A run that is over, so that nobody is answered as in one. */
async function aCertification(bank: WholeBank, owner: string): Promise<string> {
  const call = callerOf(bank.url, owner);
  const { body } = await call({ path: '/v1/sandbox/certifications' });
  await call({ path: `/v1/sandbox/certifications/${body.id}/finish` });
  return body.id as string;
}

/** A segment that the owner's customer is in, and what it was at one moment. */
async function aSegment(bank: WholeBank, customerId: Uuid): Promise<{ sgs: string; auc: string }> {
  const { app } = bank.booted;
  const texts = { en: 'Everybody', zh: '所有人' };
  const rule = { v: 1, when: { f: 'kind', op: 'exists', v: true } };
  const body = {
    v: 1,
    name: 'frequent-buyers',
    names: texts,
    description: texts,
    visibility: 'partner',
    rule,
  };
  await app.get(Database).run({ kind: 'system', job: 'test' }, async (tx) => {
    const store = app.get(VersionStore);
    const draft = await store.createDraft(tx, { kind: 'segment', name: body.name, body, note: 'test' });
    await store.publish(tx, draft);
  });
  await refreshed(bank.booted);
  const isIn = (): Promise<object[]> =>
    bank.rows('select 1 from segment_member where customer_id = $1', [customerId]);
  while ((await isIn()).length === 0) await app.get(Housekeeping).round(AUDIENCE_JOB);
  const [id, count] = [newUuid(Date.now()), newUuid(Date.now())];
  await bank.rows(
    `insert into audience_run (id, kind, name, rule, environment, status, next_bucket, changed, counted, unknown, started_at)
     values ($1, 'count', 'count', $2, 'sandbox', 'done', 4096, 1, 1, 0, now())`,
    [count, rule],
  );
  await bank.rows(
    `with s as (insert into segment_snapshot (id, segment, number, environment, members, note, taken_at)
       values ($1, 'frequent-buyers', 1, 'sandbox', 1, 'test', now()))
     insert into segment_snapshot_member (snapshot_id, customer_id, bucket, partner_id, environment)
     select $1, customer_id, bucket, partner_id, environment from segment_member where customer_id = $2`,
    [id, customerId],
  );
  return { sgs: formatId('segmentSnapshot', id), auc: formatId('audienceCount', count) };
}

/** What the owner was paid for a day that is long over. */
async function aSettlement(bank: WholeBank, partnerId: Uuid): Promise<Uuid> {
  await post(bank.booted, anEntry({ partnerId }, ['principalReceivable', 'settlementPayable', 1]));
  const made = (): Promise<{ id: Uuid }[]> =>
    bank.rows('select id from settlement where partner_id = $1', [partnerId]);
  while ((await made()).length === 0) await bank.booted.app.get(Housekeeping).round('settlements');
  return (await made())[0]?.id as Uuid;
}

/** The owner's live side and the stranger may ask for the same things; only what is the owner's keeps them out. */
async function enrolAll(bank: WholeBank, client: pg.Client): Promise<void> {
  await client.query(
    `insert into enrolment select (e).* from (
       select jsonb_populate_record(e, jsonb_build_object('id', n.id, 'partner_id', p.id, 'environment', n.environment)) as e
       from enrolment e join partner o on o.id = e.partner_id and o.slug = 'lumen-phones',
         (values ($1::uuid, 'lumen-phones', 'live'), ($2::uuid, 'eastlake-university', 'sandbox')) as n(id, slug, environment)
       join partner p on p.slug = n.slug
       where e.scenario = 'retail') copies`,
    [newUuid(Date.now()), newUuid(Date.now())],
  );
  await bank.booted.app.get(Database).run({ kind: 'system', job: 'test' }, bumpHead);
}

async function moreKeys(
  bank: WholeBank,
  client: pg.Client,
  partnerId: Uuid,
): Promise<Record<'ownerLive' | 'expired' | 'revoked', string>> {
  await client.query(
    `insert into licence (id, partner_id, kind, number, expires_on, created_at)
     values ($1, $2, 'payment', '1', '2099-12-31', now())`,
    [newUuid(Date.now()), partnerId],
  );
  const { app } = bank.booted;
  const issue = async (environment: Environment, expiresAt?: Date): Promise<[Uuid, string]> => {
    const grant = {
      partnerId,
      environment,
      name: 'test',
      scopes: ALL_SCOPES,
      scenarios: [],
      cidrs: [],
      expiresAt,
    };
    const { record, secret } = await app
      .get(Database)
      .run({ kind: 'system', job: 'test' }, (tx) => app.get(ApiKeysRepository).insertKey(tx, grant));
    return [record.id, secret];
  };
  const [, ownerLive] = await issue('live');
  const [, expired] = await issue('sandbox', new Date(Date.now() - 1_000));
  const [revokedId, revoked] = await issue('sandbox');
  await client.query('update api_key set revoked_at = now() where id = $1', [revokedId]);
  await app.get(Database).run({ kind: 'system', job: 'test' }, bumpHead);
  await refreshed(bank.booted);
  return { ownerLive, expired, revoked };
}

/** A customer with consent who asked once unknown and once known, accepted an offer, and applied. */
async function possessions(bank: WholeBank, key: string): Promise<Record<string, string>> {
  const call = callerOf(bank.url, key);
  const register = {
    kind: 'person',
    phone: '+8613800138000',
    birthDate: '1990-05-17',
    facts: { currency: 'CNY' },
  };
  const request = { scenario: SCENARIO, purpose: 'payment', amount: { amount: 300_000, currency: 'CNY' } };
  for (let i = 0; i < 20; i += 1) {
    const { body: unknown } = await call({ path: '/v1/offers', body: request });
    const { body } = await call({
      path: '/v1/offers',
      key: `first-${i}`,
      body: {
        ...request,
        customer: { externalId: EXTERNAL_ID, register },
        consents: CONSENTS,
        ...(unknown.subjectToken && { subjectToken: unknown.subjectToken }),
      },
    });
    // A cold process may be late, and then offers nothing.
    if (unknown.degraded || body.degraded) continue;
    const { status, text } = await call({
      path: `/v1/offers/${body.offers[0].id}/accept`,
      key: 'accept',
      body: {},
    });
    if (status !== 200) throw new Error(`the offer could not be accepted: ${text}`);
    const opened = await call({
      path: '/v1/applications',
      key: 'apply',
      body: { offer: body.offers[0].id, consents: [{ ...CONSENTS[0], purpose: 'creditCheck' }] },
    });
    if (opened.status !== 201) throw new Error(`the application could not be opened: ${opened.text}`);
    await awaitSignature(call, opened.body.id);
    const { body: agreed } = await call({ method: 'GET', path: `/v1/customers/${body.customer}/consents` });
    const cns = agreed.data[0].id as string;
    return { cus: body.customer, cns, dec: body.id, off: body.offers[1].id, app: opened.body.id };
  }
  throw new Error('every decision is late: the machine is too busy for this test');
}

/** A repayment, a refund, and a time in which the agreement was late. */
async function servicing(
  bank: WholeBank,
  client: pg.Client,
  key: string,
  agreementId: Uuid,
): Promise<Record<'rep' | 'rfd', string>> {
  const call = callerOf(bank.url, key);
  const path = `/v1/agreements/${formatId('agreement', agreementId)}`;
  const said = { amount: { amount: 100, currency: 'CNY' }, reason: 'test', mode: 'lower' };
  const { amount } = said;
  const repayment = await call({
    path: `${path}/repayments`,
    key: 'rep',
    body: { amount, reference: 'rep' },
  });
  const refund = await call({ path: `${path}/refunds`, key: 'rfd', body: { ...said, reference: 'rfd' } });
  await client.query(
    `insert into delinquency_history (agreement_id, bucket, partner_id, environment, number, delinquency_bucket,
       days_past_due, overdue_minor, began_on, ended_on)
     select id, bucket, partner_id, environment, 1, '1-30', 1, 1, '2020-01-01', '2020-01-02' from agreement where id = $1`,
    [agreementId],
  );
  return { rep: repayment.body.id, rfd: refund.body.id };
}

/** An agreement for which the customer has been sent a code. */
/** Events under ids that only the owner uses, and a file with a line that was refused. */
async function reports(bank: WholeBank, key: string): Promise<Record<string, string>> {
  const call = callerOf(bank.url, key);
  const event = {
    externalId: EXTERNAL_ID,
    type: 'visit',
    occurredAt: '2026-01-01T00:00:00Z',
    customer: { externalId: EXTERNAL_ID },
  };
  const { status, text, body } = await call({ path: '/v1/events', body: event });
  if (status !== 201) throw new Error(`the event was not taken: ${text}`);
  const purchase = {
    ...event,
    externalId: `${EXTERNAL_ID}-2`,
    type: 'purchase',
    occurredAt: new Date().toISOString(),
    amount: { amount: 1, currency: 'CNY' },
    device: EXTERNAL_ID,
    // A filling station, which is a finding of screening.
    scenario: SCENARIO,
    mcc: '5541',
  };
  const bought = await call({ path: '/v1/events', body: purchase });
  if (bought.status !== 201) throw new Error(`the purchase was not taken: ${bought.text}`);
  const opened = await call({ path: '/v1/event-imports', body: {} });
  const sent = await fetch(`${bank.url}/v1/event-imports/${opened.body.id}/content`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/x-ndjson',
      'upload-complete': '?0',
    },
    body: '{}\n',
  });
  if (sent.status !== 200) throw new Error(`the file was not taken: ${await sent.text()}`);
  return { evt: body.id, eim: opened.body.id };
}

async function awaitSignature(call: PartnerCaller, application: string): Promise<void> {
  const made = await call({ path: '/v1/agreements', key: 'agree', body: { application } });
  const sent = await call({ path: `/v1/agreements/${made.body.id}/one-time-code`, body: {} });
  if (sent.status !== 200) throw new Error(`no code was sent: ${made.text} ${sent.text}`);
}

/** An endpoint with everything that the owner was told of waiting for it; nothing is sent. */
async function webhooks(bank: WholeBank, key: string): Promise<Record<'whe' | 'whd', string>> {
  const call = callerOf(bank.url, key);
  const url = 'https://hooks.example.com/embank';
  const made = await call({ path: '/v1/webhook-endpoints', body: { url, types: ['*'] } });
  await bank.booted.app.get(Relay).round(newUuid(Date.now()));
  const list = await call({
    method: 'GET',
    path: `/v1/webhook-endpoints/${made.body.id}/deliveries?limit=1`,
  });
  return { whe: made.body.id, whd: list.body.data[0].id };
}

async function staffToken(
  bank: WholeBank,
  client: pg.Client,
  roles: readonly StaffRole[],
  status: 'active' | 'disabled',
): Promise<string> {
  const id = newUuid(Date.now());
  await client.query(
    `insert into staff_user (id, email, display_name, password_hash, roles, status, created_at)
     values ($1, $2, 'somebody', 'none', $3, $4, now())`,
    [id, `${id}@bank.example`, roles, status],
  );
  return bank.booted.app.get(StaffTokens).issue(formatId('staffUser', id), Date.now());
}
