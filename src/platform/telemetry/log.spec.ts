import { Log, type LogFields } from './log.js';
import { scrub } from './scrub.js';

function logged(write: (log: Log) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(new Log('debug', { write: (line) => void lines.push(line) }));
  expect(lines.every((line) => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('writes named fields and nothing else', () => {
    const fields = {
      requestId: 'req_1',
      status: 200,
      body: { secret: 'canary' },
      headers: 'canary',
      route: { a: 'canary' },
    };
    const [line] = logged((log) => log.info('request', fields as unknown as LogFields));
    expect(line).toMatchObject({ level: 'info', event: 'request', requestId: 'req_1', status: 200 });
    expect(JSON.stringify(line)).not.toContain('canary');
  });

  it('describes an error without its text, also when the text imitates a stack', () => {
    class DriverError extends Error {
      code = '23505';
      constraint = 'customer_external_id_key';
    }
    const fault = new DriverError('Key (email)=(canary@x.y)\n    at canary (canary.ts:1:1)\nexists');
    fault.name = 'DriverError';
    const [line] = logged((log) => log.error('request.failed', { requestId: 'req_1' }, fault));
    expect(line).toMatchObject({
      error: 'DriverError',
      errorCode: '23505',
      constraint: 'customer_external_id_key',
    });
    expect(line?.['stack']).toContain('log.spec');
    expect(JSON.stringify(line)).not.toContain('canary');
  });

  it('survives whatever is thrown', () => {
    const [first, second] = logged((log) => {
      log.error('x', {}, 'canary text');
      log.error('x', {}, null);
    });
    expect([first?.['error'], second?.['error']]).toEqual(['string', 'object']);
  });

  it.each([
    ['ek_live_abcDEF123', '[secret]'],
    ['key ek_sandbox_x1 used', 'key [secret] used'],
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.', '[secret]'],
    ['Authorization: Bearer abc.def', 'Authorization: [secret]'],
    ['whsec_c2VjcmV0', '[secret]'],
    ['postgres://app:pw@host/db', 'postgres[secret]host/db'],
    ['two\r\nlines \u001b[31m', 'two  lines  [31m'],
  ])('scrubs %j', (text, expected) => {
    expect(scrub(text)).toBe(expected);
  });

  it('cuts long texts', () => {
    expect(scrub('a'.repeat(5_000))).toHaveLength(201);
  });
});
