import { boot, type Booted } from '../support/boot.js';
import { EchoModule } from '../support/echo.controller.js';
import { sendRaw } from '../support/raw-http.js';

/**
 * Every place of a request gets a unique value, on paths that succeed and on paths that fail in every way; none may
 * stand in any line of the log, in standard output or in standard error.
 */
describe('the log never repeats what a request holds', () => {
  let server: Booted;
  let printed = '';

  beforeAll(async () => {
    const catchOutput = (chunk: unknown): boolean => {
      printed += String(chunk);
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(catchOutput);
    jest.spyOn(process.stderr, 'write').mockImplementation(catchOutput);
    server = await boot([EchoModule]);
  });
  afterAll(async () => {
    await server.close();
    jest.restoreAllMocks();
  });

  let planted = 0;
  function canary(place: string): string {
    planted++;
    return `canary-${place}-${planted}`;
  }

  function headers(): Record<string, string> {
    return {
      authorization: `Bearer ek_live_${canary('key')}`,
      cookie: `a=${canary('cookie')}`,
      'user-agent': canary('agent'),
      'idempotency-key': canary('idempotency'),
      'x-fapi-interaction-id': canary('interaction'),
      'x-forwarded-for': canary('forwarded'),
      'if-match': canary('etag'),
      [canary('name')]: '1',
    };
  }

  it('in any field, on any outcome', async () => {
    const paths = [
      '/v1/echo/list?limit=5',
      `/v1/echo/list?limit=${canary('query')}&${canary('parameter')}=1`,
      `/v1/echo/offers/${canary('id')}`,
      `/v1/echo/by-external-id/${canary('external')}`,
      `/${canary('path')}`,
      `/v1/echo/faults/%E0%A4%A${canary('escape')}`,
      ...['unknown', 'number', 'reset', 'full', 'nul'].map(
        (name) => `/v1/echo/faults/${name}?q=${canary('fault')}`,
      ),
    ];
    for (const path of paths) await fetch(server.url + path, { headers: headers() });

    const bodies = [
      JSON.stringify({
        email: `${canary('email')}@x.y`,
        amountMinor: 5,
        currency: 'EUR',
        note: canary('note'),
      }),
      JSON.stringify({ email: canary('email'), amountMinor: canary('amount'), [canary('field')]: 1 }),
      `{"note":"${canary('broken')}`,
      `{"${canary('double')}":1,"a":"\\u0000${canary('nul')}"}`,
    ];
    const type = { 'content-type': 'application/json' };
    for (const body of bodies) {
      await fetch(`${server.url}/v1/echo/payments`, {
        method: 'POST',
        body,
        headers: { ...headers(), ...type },
      });
    }
    await fetch(`${server.url}/v1/echo/payments`, {
      method: 'POST',
      body: canary('text'),
      headers: headers(),
    });
    await sendRaw(server.port, `GET /${canary('raw')} HTTP/1.1\r\nHost : ${canary('host')}\r\n\r\n`);

    const all = server.lines.join('') + printed;
    expect(planted).toBeGreaterThan(100);
    expect(server.lines.length).toBeGreaterThan(15);
    expect(all).toContain('/v1/echo/by-external-id/:externalId');
    expect(all.split('\n').filter((line) => line.includes('canary'))).toEqual([]);
  });
});
