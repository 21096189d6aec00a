import { formatId, newUuid, type Uuid } from '../../src/kernel/ids.js';
import { type StaffBank, staffBank, type StaffCaller } from '../support/staff.js';

const MINUTE_MS = 60_000;
let bank: StaffBank;
beforeAll(async () => {
  bank = await staffBank();
});
afterAll(async () => {
  await bank.close();
});
beforeEach(() => {
  bank.skewMs = 0;
});

let maker: StaffCaller;
let checker: StaffCaller;
const levelOf = async (name: string): Promise<number | undefined> =>
  (await bank.rows<{ level: number }>('select level from test_switch where name = $1', [name]))[0]?.level;
const propose = async (name: string, level: number, query = ''): Promise<string> => {
  const { status, body } = await maker.post(`/staff/v1/test-switches/${name}/level${query}`, { level });
  expect(status).toBe(202);
  return `/staff/v1/approvals/${body.approval}`;
};

beforeEach(async () => {
  // The maker could check other people's changes; that must not help with his own.
  maker = await bank.staff('productManager', 'riskOfficer');
  checker = await bank.staff('riskOfficer');
  await bank.rows('update test_switch set level = 1, is_stopped = false');
});

test('a change is in force when a second person approves it, not before', async () => {
  const path = await propose('lamp', 2);
  expect(await levelOf('lamp')).toBe(1);
  const seen = await checker.get(path);
  expect(seen.body).toMatchObject({
    kind: 'switch.set',
    subject: 'lamp',
    environment: null,
    status: 'submitted',
    reason: 'because',
    changes: [{ pointer: '/level', before: 1, after: 2 }],
    maker: { id: maker.publicId, name: 'productManager+riskOfficer' },
    checker: null,
    allowedActions: ['approve', 'reject'],
  });
  const approved = await checker.post(`${path}/approve`);
  expect(approved).toMatchObject({
    status: 200,
    body: {
      status: 'approved',
      checker: { id: checker.publicId },
      applied: { level: 2 },
      allowedActions: [],
    },
  });
  expect(await levelOf('lamp')).toBe(2);
  const again = await checker.post(`${path}/approve`);
  expect(again).toMatchObject({ status: 409, body: { code: 'state_conflict', allowedActions: [] } });
  const audit = await bank.rows<{ action: string; actor_id: Uuid }>(
    `select action, actor_id from audit where subject = $1 order by id`,
    [seen.body.id],
  );
  expect(audit).toEqual([
    { action: 'approval.submitted', actor_id: maker.id },
    { action: 'approval.approved', actor_id: checker.id },
  ]);
});

test("nobody decides his own change, not even past the program's checks", async () => {
  const path = await propose('lamp', 2);
  expect((await maker.get(path)).body.allowedActions).toEqual(['withdraw']);
  expect(await maker.post(`${path}/approve`)).toMatchObject({ status: 403, body: { code: 'own_change' } });
  expect(await maker.post(`${path}/reject`, { reason: 'x' })).toMatchObject({
    status: 403,
    body: { code: 'own_change' },
  });
  await expect(
    bank.rows(
      `update approval set status = 'approved', checker = maker, decided_at = now() where maker = $1`,
      [maker.id],
    ),
  ).rejects.toThrow('approval_two_people');
  expect(await levelOf('lamp')).toBe(1);
});

test('who lacks the role neither proposes nor decides', async () => {
  const path = await propose('lamp', 2);
  const viewer = await bank.staff('viewer');
  expect((await viewer.get(path)).body.allowedActions).toEqual([]);
  expect(await viewer.post(`${path}/approve`)).toMatchObject({
    status: 403,
    body: { code: 'role_missing' },
  });
  // The route lets an administrator in; the kind does not.
  const administrator = await bank.staff('administrator');
  const refused = await administrator.post('/staff/v1/test-switches/lamp/level', { level: 2 });
  expect(refused).toMatchObject({ status: 403, body: { code: 'role_missing' } });
});

test('a rejection has a reason, and a withdrawal is the maker’s', async () => {
  const rejected = await propose('lamp', 2);
  expect((await checker.post(`${rejected}/reject`, {})).status).toBe(400);
  expect((await checker.post(`${rejected}/reject`, { reason: 'too bright' })).body).toMatchObject({
    status: 'rejected',
    statusReason: 'too bright',
  });
  const withdrawn = await propose('lamp', 2);
  expect(await checker.post(`${withdrawn}/withdraw`)).toMatchObject({
    status: 403,
    body: { code: 'not_your_change' },
  });
  expect((await maker.post(`${withdrawn}/withdraw`)).body).toMatchObject({
    status: 'withdrawn',
    checker: null,
  });
  expect((await checker.post(`${withdrawn}/approve`)).status).toBe(409);
  expect(await levelOf('lamp')).toBe(1);
});

test('what has changed since the submission is not approved', async () => {
  const [first, second] = [await propose('lamp', 2), await propose('lamp', 3)];
  expect((await checker.post(`${first}/approve`)).status).toBe(200);
  const stale = await checker.post(`${second}/approve`);
  expect(stale).toMatchObject({ status: 409, body: { code: 'subject_changed' } });
  expect(await levelOf('lamp')).toBe(2);
  expect((await checker.get(second)).body.status).toBe('submitted');
});

test('a change that breaks while it is applied leaves nothing behind', async () => {
  const path = await propose('lamp', 99);
  expect((await checker.post(`${path}/approve`)).status).toBe(500);
  expect(await levelOf('lamp')).toBe(1);
  expect((await checker.get(path)).body).toMatchObject({ status: 'submitted', applied: null });
});

test('two checkers at once: one decides', async () => {
  const path = await propose('lamp', 2);
  const other = await bank.staff('riskOfficer');
  const answers = await Promise.all([
    checker.post(`${path}/approve`),
    other.post(`${path}/approve`),
    other.post(`${path}/reject`, { reason: 'no' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('after seven days a change lapses', async () => {
  const path = await propose('lamp', 2);
  const expired = async (): Promise<string[]> => {
    const page = await checker.get('/staff/v1/approvals?status=expired');
    return (page.body.data as { id: string }[]).map(({ id }) => id);
  };
  const id = path.split('/').at(-1);
  expect(await expired()).not.toContain(id);
  const submittedAt = Date.parse((await checker.get(path)).body.submittedAt);
  expect(Date.parse((await checker.get(path)).body.expiresAt) - submittedAt).toBe(7 * 24 * 60 * MINUTE_MS);

  bank.skewMs = 7 * 24 * 60 * MINUTE_MS - MINUTE_MS;
  expect((await checker.get(path)).body.allowedActions).toEqual(['approve', 'reject']);
  bank.skewMs += MINUTE_MS;
  expect(await expired()).toContain(id);
  const late = await checker.post(`${path}/approve`);
  expect(late).toMatchObject({ status: 409, body: { code: 'state_conflict', allowedActions: [] } });
  expect((await checker.get(path)).body).toMatchObject({ status: 'expired', allowedActions: [] });
  expect((await maker.post(`${path}/withdraw`)).status).toBe(409);
});

test('one person stops at once, two start again', async () => {
  const [one, two] = [await bank.staff('partnerManager'), await bank.staff('riskOfficer')];
  const isStopped = async (): Promise<unknown> =>
    (await bank.rows(`select is_stopped from test_switch where name = 'fan'`))[0];
  expect((await one.post('/staff/v1/test-switches/fan/stop')).status).toBe(200);
  expect(await isStopped()).toEqual({ is_stopped: true });
  const { body } = await one.post('/staff/v1/test-switches/fan/start');
  const path = `/staff/v1/approvals/${body.approval}`;
  expect((await one.post(`${path}/approve`)).body.code).toBe('own_change');
  expect(await isStopped()).toEqual({ is_stopped: true });
  expect((await two.post(`${path}/approve`)).status).toBe(200);
  expect(await isStopped()).toEqual({ is_stopped: false });
});

test('a change of one environment is not there in the other', async () => {
  const path = await propose('pump', 2, '?environment=live');
  expect((await checker.get(path)).status).toBe(404);
  expect((await checker.post(`${path}/approve`)).status).toBe(404);
  expect((await checker.get(`${path}?environment=live`)).body.environment).toBe('live');
  const approved = await checker.post(`${path}/approve?environment=live`);
  expect(approved.body.status).toBe('approved');
  const audit = await bank.rows(`select environment from audit where subject = $1`, [approved.body.id]);
  expect(audit).toEqual([{ environment: 'live' }, { environment: 'live' }]);
});

test('no change, and an unknown or malformed id, are refused as such', async () => {
  const nothing = await maker.post('/staff/v1/test-switches/lamp/level', { level: 1 });
  expect(nothing).toMatchObject({ status: 422, body: { code: 'nothing_changes' } });
  for (const id of [
    formatId('approval', newUuid(Date.now())),
    'apr_x',
    formatId('offer', newUuid(Date.now())),
  ]) {
    expect(await checker.get(`/staff/v1/approvals/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  }
});

test('one person has at most 100 changes waiting', async () => {
  const path = await propose('lamp', 2);
  const id = path.split('/').at(-1);
  await bank.rows(
    `insert into approval select overlay(id::text placing lpad(n::text, 12, '0') from 25)::uuid, kind, subject, environment,
       payload, diff, base_hash, reason, status, status_reason, maker, checker, applied, submitted_at, decided_at, expires_at
     from approval, generate_series(1, 99) n where maker = $1`,
    [maker.id],
  );
  const refused = await maker.post('/staff/v1/test-switches/lamp/level', { level: 3 });
  expect(refused).toMatchObject({ status: 409, body: { code: 'too_many_open_changes' } });

  // The same 100 rows: the list is walked to its end, newest first, each once.
  const ids: string[] = [];
  for (let cursor = ''; ;) {
    const { body, headers } = await checker.get(
      `/staff/v1/approvals?kind=switch.set&status=submitted&limit=30${cursor}`,
    );
    ids.push(
      ...(body.data as { id: string; maker: { id: string } }[])
        .filter((one) => one.maker.id === maker.publicId)
        .map((one) => one.id),
    );
    if (!body.hasMore) break;
    expect(headers.get('link')).toContain(`cursor=${body.nextCursor}`);
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(ids).toHaveLength(100);
  expect(ids).toContain(id);
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
  const { body } = await checker.get('/staff/v1/approvals?limit=1');
  const foreign = await checker.get(`/staff/v1/approvals?limit=1&status=approved&cursor=${body.nextCursor}`);
  expect(foreign).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
});
