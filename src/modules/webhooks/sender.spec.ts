import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Sender } from './sender.js';

/** Real sockets; only the name servers are ours. */
let server: Server;
let port: number;
let connections: number;
let seen: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.url ?? '');
    if (request.url === '/hang') return;
    if (request.url === '/endless') {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(8_192)), 1);
      response.on('close', () => clearInterval(timer));
      return;
    }
    const location = request.url === '/redirect' ? { location: '/elsewhere' } : {};
    response.writeHead(request.url === '/redirect' ? 302 : 200, location).end(`fine\0${'y'.repeat(5_000)}`);
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
beforeEach(() => {
  connections = 0;
  seen = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const outgoing = (url: string, timeoutMs = 2_000) => ({ url, headers: {}, body: '{}', timeoutMs });

describe('a name', () => {
  const send = async (answers: readonly (readonly string[])[]): Promise<string | undefined> => {
    let asked = 0;
    const resolve = () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)] ?? []);
    const sender = new Sender({ allowsLoopback: false, resolve });
    const { error } = await sender.send(outgoing(`https://receiver.example.com:8443/hook`));
    sender.close();
    return error;
  };

  test.each([
    ['that is this machine', [['127.0.0.1']]],
    ['that is a metadata service', [['169.254.169.254']]],
    ['that is this machine in IPv6 clothes', [['::ffff:127.0.0.1']]],
    ['of which one address is inside', [['93.184.216.34', '10.0.0.5']]],
    ['that nobody knows', [[]]],
  ])('%s is not connected to', async (_, answers) => {
    expect(await send(answers)).toBe('target_address');
    expect(connections).toBe(0);
  });

  test('is asked once for each connection, and what was checked is what is connected to', async () => {
    // A rebinding name would be the public address when it is checked, and this machine when it is connected to.
    let asked = 0;
    const resolve = () => Promise.resolve(asked++ === 0 ? ['203.0.113.7'] : ['127.0.0.1']);
    const sender = new Sender({ allowsLoopback: false, resolve });
    expect((await sender.send(outgoing('https://rebinding.example.com/'))).error).toBe('target_address');
    // 203.0.113.0/24 is documentation space, hence refused; the second look sees this machine, and is refused too.
    expect((await sender.send(outgoing('https://rebinding.example.com/'))).error).toBe('target_address');
    expect([asked, connections]).toEqual([2, 0]);
    sender.close();
  });
});

describe('a receiver', () => {
  let sender: Sender;
  beforeAll(() => {
    sender = new Sender({ allowsLoopback: true, resolve: () => Promise.reject(new Error('no names here')) });
  });
  afterAll(() => sender.close());
  const to = (path: string, timeoutMs?: number) =>
    sender.send(outgoing(`http://127.0.0.1:${port}${path}`, timeoutMs));

  test('is answered for with its status and the beginning of its text, without control characters', async () => {
    const { status, error, response } = await to('/');
    expect({ status, error, start: response.slice(0, 6), length: response.length }).toEqual({
      status: 200,
      error: undefined,
      start: 'fine y',
      length: 1_024,
    });
  });

  test('cannot send us elsewhere', async () => {
    expect((await to('/redirect')).status).toBe(302);
    expect(seen).toEqual(['/redirect']);
  });

  test('cannot keep us: neither by silence nor by talking without end', async () => {
    expect(await to('/hang', 50)).toMatchObject({ status: undefined, error: 'timeout' });
    expect(await to('/endless')).toMatchObject({ status: 200 });
  });

  test('may not be there', async () => {
    const { error } = await sender.send(outgoing('http://127.0.0.1:1/'));
    expect(error).toBe('connection_refused');
  });

  test('is not called by a URL that became forbidden after it was stored', async () => {
    const strict = new Sender({ allowsLoopback: false });
    expect((await strict.send(outgoing(`http://127.0.0.1:${port}/`))).error).toBe('target_address');
    expect(connections).toBe(0);
    strict.close();
  });
});
