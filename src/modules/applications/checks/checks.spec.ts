import { newUuid } from '../../../kernel/ids.js';
import { Log } from '../../../platform/telemetry/log.js';
import { CHECK_KINDS, type CheckKind, type CheckRequest } from './check.js';
import { Checks } from './checks.js';
import { FORCED } from './sandbox-checks.js';

const checks = new Checks(new Log('silent', { write: () => undefined }));
const question = (kind: CheckKind, name: string, minor = 300_000): CheckRequest & { kind: CheckKind } => ({
  kind,
  reference: newUuid(1),
  subject: { id: newUuid(2), kind: 'person', personal: { name } },
  amount: { minor, currency: 'CNY' },
  scenario: 'retail.electronics.phone',
  consentId: newUuid(3),
});
const statusOf = async (...args: Parameters<typeof question>): Promise<string> => {
  const outcome = (await checks.ask('sandbox', [question(...args)])).get(args[0]);
  return outcome?.status === 'answered' ? outcome.answer.result : (outcome?.status ?? 'nothing');
};

beforeAll(() => {
  checks.deadlineMs = 50;
});

test.each(CHECK_KINDS)('the sandbox’s %s passes an ordinary customer', async (kind) => {
  expect(await statusOf(kind, 'Li Wei')).toBe('pass');
});

test.each(FORCED.map((forced) => [forced.name, forced] as const))(
  '"%s" forces its outcome',
  async (_name, forced) => {
    const { kind, name, ending, outcome } = forced;
    const expected = { late: 'late', down: 'failed', pass: 'pass', refer: 'refer', fail: 'fail' }[outcome];
    expect(await statusOf(kind, `Li ${name.toUpperCase()}`)).toBe(expected);
    expect(await statusOf(kind, 'Li Wei', 300_000 + ending)).toBe(expected);
  },
);

test('live has no source until the bank connects one, and then nobody is passed', async () => {
  const outcomes = await checks.ask(
    'live',
    CHECK_KINDS.map((kind) => question(kind, 'Li Wei')),
  );
  expect([...outcomes.values()]).toEqual(CHECK_KINDS.map(() => ({ status: 'failed' })));
});

test('a bureau without consent is not asked', async () => {
  const { consentId: _none, ...rest } = question('creditBureau', 'Li Wei');
  const outcomes = await checks.ask('sandbox', [{ ...rest, consentId: undefined }]);
  expect(outcomes.get('creditBureau')).toEqual({ status: 'failed' });
});

test('one that hangs holds up no other', async () => {
  const outcomes = await checks.ask('sandbox', [
    question('creditBureau', 'Bureau Late'),
    question('identity', 'Bureau Late'),
  ]);
  expect([outcomes.get('creditBureau')?.status, outcomes.get('identity')?.status]).toEqual([
    'late',
    'answered',
  ]);
});
