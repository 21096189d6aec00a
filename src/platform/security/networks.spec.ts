import { isInNetworks, isNetwork } from './networks.js';

test.each([
  '203.0.113.0/24',
  '203.0.113.7/32',
  '10.0.0.0/8',
  '2001:db8::/32',
  '::1/128',
  '2001:DB8:0:1::/64',
])('%s is a network', (text) => expect(isNetwork(text)).toBe(true));

test.each([
  '203.0.113.7',
  '203.0.113.7/24', // host bits: it is not clear what is meant
  '2001:db8::1/32',
  '203.0.113.0/33',
  '2001:db8::/129',
  '010.0.0.0/8', // octal
  '0x0a.0.0.0/8',
  '10.0/16', // short form
  '167772160/8',
  '::ffff:203.0.113.0/120', // matches no address as we compare them
  'fe80::%eth0/64',
  ' 10.0.0.0/8',
  '10.0.0.0/',
  '/8',
  '',
  '10.0.0.0/8\n',
])('%j is none', (text) => expect(isNetwork(text)).toBe(false));

test('an address is in a network of its own kind, however it is written', () => {
  const networks = ['203.0.113.0/24', '2001:db8::/32'];
  expect(isInNetworks('203.0.113.9', networks)).toBe(true);
  expect(isInNetworks('::ffff:203.0.113.9', networks)).toBe(true);
  expect(isInNetworks('2001:db8:1::9', networks)).toBe(true);
  expect(isInNetworks('203.0.114.1', networks)).toBe(false);
  expect(isInNetworks('2001:db9::1', networks)).toBe(false);
  expect(isInNetworks('203.0.113.9', ['2001:db8::/32'])).toBe(false);
  expect(isInNetworks('unknown', ['0.0.0.0/0', '::/0'])).toBe(false);
});
