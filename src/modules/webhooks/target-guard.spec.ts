import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isPublicAddress, targetFault } from './target-guard.js';

const STRICT = { allowsLoopback: false };
const LOCAL = { allowsLoopback: true };

test.each([
  'https://example.com/hook',
  'https://example.com:8443/hook?tenant=1',
  'https://1.1.1.1/',
  'https://[2606:4700:4700::1111]/',
  'https://bücher.example.com/',
])('%s may be called', (url) => {
  expect(targetFault(url, STRICT)).toBeUndefined();
});

test.each([
  ['http://example.com/', 'scheme'],
  ['ftp://example.com/', 'scheme'],
  ['https://example.com:22/', 'port'],
  ['https://user@example.com/', 'credentials'],
  ['https://example.com/#here', 'bad_url'],
  ['https://127.0.0.1/', 'address'],
  ['https://0x7f.1/', 'address'],
  ['https://017700000001/', 'address'],
  ['https://0/', 'address'],
  ['https://169.254.169.254/latest/meta-data/', 'address'],
  ['https://[::ffff:169.254.169.254]/', 'address'],
  ['https://[64:ff9b::a9fe:a9fe]/', 'address'],
  ['https://[2002:a9fe:a9fe::]/', 'address'],
  ['https://[fd00:ec2::254]/', 'address'],
  ['https://[fe80::1]/', 'address'],
  ['https://[::]/', 'address'],
  ['https://198.18.0.1/', 'address'],
  ['https://192.0.0.8/', 'address'],
  ['https://localhost/', 'name'],
  ['https://localhost./', 'name'],
  ['https://metadata.google.internal/', 'name'],
  [`https://example.com/${'x'.repeat(500)}`, 'bad_url'],
])('%s is refused: %s', (url, fault) => {
  expect(targetFault(url, STRICT)).toBe(fault);
});

test('a developer’s own machine is allowed where the setting says so, and nothing else inside', () => {
  expect(targetFault('http://127.0.0.1:4000/hook', LOCAL)).toBeUndefined();
  expect(targetFault('http://localhost:4000/hook', LOCAL)).toBeUndefined();
  expect(targetFault('http://[::1]:4000/hook', LOCAL)).toBeUndefined();
  expect(targetFault('http://10.0.0.1/hook', LOCAL)).toBe('address');
  expect(targetFault('http://169.254.169.254/', LOCAL)).toBe('address');
  expect(targetFault('http://foo.localhost/', LOCAL)).toBe('name');
});

test('addresses that a name may not resolve to', () => {
  const inner = ['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.9.9.9', '172.16.0.1', '192.168.0.1', '224.0.0.1'];
  const more = [
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1%eth0',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    'nonsense',
    '',
  ];
  for (const address of [...inner, ...more])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  expect(['8.8.8.8', '2a00:1450::1'].map(isPublicAddress)).toEqual([true, true]);
});

describe('published targets', () => {
  const file = path.join(process.env['EMBANK_SHARED'] ?? '../shared', 'reference/vectors/ssrf_targets.json');
  const targets = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { targets: { url: string; expect: string }[] }).targets
    : [];
  if (targets.length === 0) test.skip(`${file} is absent`, () => undefined);

  for (const { url, expect: expected } of targets) {
    test(url, () => {
      expect(targetFault(url, STRICT) === undefined ? 'allowed' : 'blocked').toBe(expected);
      // The scheme alone is not what keeps them out.
      const secure = url.replace(/^http:/, 'https:');
      expect(targetFault(secure, STRICT) === undefined ? 'allowed' : 'blocked').toBe(expected);
    });
  }
});
