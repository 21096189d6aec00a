import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anAgreement, aPhoneOrder } from '../support/agreement-story.js';
import { unique } from '../support/applications.js';
import { type Browser, CHROMIUM, openBrowser } from '../support/browser.js';
import { sendRaw, splitAnswer } from '../support/raw-http.js';
import { type PartnerCaller, type Sandbox, sandboxBank } from '../support/sandbox.js';
import type { Answer } from '../support/staff.js';

let bank: Sandbox;
let shop: PartnerCaller;
let returned: Server;
let returnUrl: string;

beforeAll(async () => {
  bank = await sandboxBank();
  shop = bank.partner('lumen-phones');
  await shop.setClock('2026-12-01T04:00:00Z');
  returned = createServer((request, response) => response.end(`back at ${request.url}`)).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((done) => returned.once('listening', done));
  returnUrl = `http://127.0.0.1:${(returned.address() as AddressInfo).port}/done?order=7`;
}, 60_000);
afterAll(async () => {
  returned.close();
  await bank.close();
});

interface Opened {
  readonly agreement: Answer['body'];
  readonly url: string;
  readonly code: string;
}

async function openPage(): Promise<Opened> {
  const agreement = await anAgreement(shop, aPhoneOrder(unique('buyer')), 'retail-zero');
  const path = `/v1/agreements/${agreement.id}/confirmation-page`;
  const { status, body } = await shop.post(path, { returnUrl, locale: 'en' });
  expect(status).toBe(200);
  return { agreement, url: body.url, code: body.sandbox.code };
}

const look = (url: string): Promise<Response> => fetch(url, { redirect: 'manual' });
const press = (url: string, form: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
const sign = (url: string, code: string): Promise<Response> => press(url, { decision: 'sign', code });
const back = ({ agreement }: Opened, rest: string): string => {
  const [status, reason] = rest.split(' ');
  return `${returnUrl}&status=${status}&agreement=${agreement.id}${reason ? `&reason=${reason}` : ''}`;
};
/** As if the page had been open for a minute. */
const read = (): Promise<unknown> =>
  bank.rows(`update signing_challenge set shown_at = now() - interval '1 minute' where shown_at is not null`);
const statusOf = async ({ agreement }: Opened): Promise<string> =>
  (await shop.get(`/v1/agreements/${agreement.id}`)).body.status;

test('shows the contract and a form, without scripts, and may be framed by nobody', async () => {
  const { url, agreement } = await openPage();
  const page = await look(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toMatch(
    /default-src 'none'; style-src 'sha256-.*form-action 'self' http:\/\/127\.0\.0\.1:\d+; frame-ancestors 'none'$/,
  );
  const text = await page.text();
  expect(text).toContain(agreement.contract.hash);
  expect(text).toContain('<form method="post"');
  expect(text).not.toMatch(/<script| on[a-z]+=/);
});

test('stands where the bank says, whatever host the request names', async () => {
  const agreement = await anAgreement(shop, aPhoneOrder(unique('buyer')), 'retail-zero');
  const body = JSON.stringify({ returnUrl });
  const answer = await sendRaw(
    bank.booted.port,
    `POST /v1/agreements/${agreement.id}/confirmation-page HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n` +
      `authorization: Bearer ${bank.keys['lumen-phones']}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  const { url } = JSON.parse(splitAnswer(answer).body) as { url: string };
  expect(url).toMatch(new RegExp(`^${bank.url}/bank/confirm/`));
});

test('a form that is far too long is refused, not a fault of the bank', async () => {
  const { url } = await openPage();
  expect((await press(url, { decision: 'sign', code: '1'.repeat(5_000) })).status).toBe(413);
});

test('signed: after the reading time, with the code, and back', async () => {
  const opened = await openPage();
  await look(opened.url);
  const hasty = await sign(opened.url, opened.code);
  expect([hasty.status, await hasty.text()]).toEqual([200, expect.stringContaining('Please read')]);
  await read();
  const signed = await sign(opened.url, opened.code);
  expect([signed.status, signed.headers.get('location')]).toEqual([303, back(opened, 'signed')]);
  expect(await statusOf(opened)).toBe('signed');
  expect((await look(opened.url)).headers.get('location')).toBe(back(opened, 'signed'));
});

test('refused: cancelled, and back', async () => {
  const opened = await openPage();
  await look(opened.url);
  const refused = await press(opened.url, { decision: 'refuse' });
  expect([refused.status, refused.headers.get('location')]).toEqual([303, back(opened, 'refused')]);
  expect(await statusOf(opened)).toBe('cancelled');
});

test('expired: back, and the agreement still waits', async () => {
  const opened = await openPage();
  await bank.rows('update signing_challenge set expires_at = now() where status = $1', ['open']);
  expect((await look(opened.url)).headers.get('location')).toBe(back(opened, 'expired'));
  expect((await sign(opened.url, opened.code)).headers.get('location')).toBe(back(opened, 'expired'));
  expect(await statusOf(opened)).toBe('awaitingSignature');
});

test('failed: five wrong codes, and back with the reason', async () => {
  const opened = await openPage();
  await look(opened.url);
  await read();
  const wrong = opened.code === '000000' ? '000001' : '000000';
  for (const left of [4, 3, 2, 1]) {
    const again = await sign(opened.url, wrong);
    expect(await again.text()).toContain(`The code is wrong. ${left} tries are left.`);
  }
  expect((await sign(opened.url, wrong)).headers.get('location')).toBe(back(opened, 'failed tries'));
  expect((await sign(opened.url, opened.code)).headers.get('location')).toBe(back(opened, 'failed tries'));
});

test.each(['x', 'A'.repeat(64), '-'.repeat(200)])(
  'nothing is behind a token that nobody gave: %s',
  async (token) => {
    const gone = await look(`${bank.url}/bank/confirm/${token}`);
    expect([gone.status, gone.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  },
);

test('a form is read here alone: the APIs speak JSON', async () => {
  const answer = await fetch(`${bank.url}/v1/offers`, {
    method: 'POST',
    body: new URLSearchParams({ scenario: 'any' }),
    headers: { authorization: `Bearer ${bank.keys['lumen-phones']}` },
  });
  expect(answer.status).toBe(415);
});

test('another address than the partner’s own is not taken', async () => {
  const agreement = await anAgreement(shop, aPhoneOrder(unique('buyer')), 'retail-zero');
  const path = `/v1/agreements/${agreement.id}/confirmation-page`;
  const { status, body } = await shop.post(path, { returnUrl: 'javascript:alert(1)' });
  expect([status, body.code]).toEqual([422, 'return_url_not_allowed']);
});

const inBrowser = CHROMIUM ? describe : describe.skip;
inBrowser(`in a browser${CHROMIUM ? '' : ' (skipped: there is no /usr/bin/chromium)'}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 30_000);
  afterAll(() => browser.close());

  test('the customer reads, types his code, signs, and stands at the shop again', async () => {
    const opened = await openPage();
    await browser.go(opened.url);
    expect(await browser.text('h1')).toBe('Credit agreement');
    // The policy names the style by its hash; a page whose style is refused is as wide as the window.
    expect(await browser.evaluate('getComputedStyle(document.body).maxWidth')).toBe('736px');
    await read();
    await browser.type('#code', opened.code);
    await browser.press('button[value=sign]');
    expect(await browser.text('body')).toBe(
      `back at /done?order=7&status=signed&agreement=${opened.agreement.id}`,
    );
    expect(await statusOf(opened)).toBe('signed');
  }, 30_000);
});
