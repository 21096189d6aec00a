import type { HttpAdapterHost } from '@nestjs/core';
import { testConfig } from '../../../test/support/config.js';
import { PublicAddress } from './public-address.js';

const adapter = {
  httpAdapter: { getHttpServer: () => ({ address: () => ({ port: 4000 }) }) },
} as unknown as HttpAdapterHost;

test.each([
  [{ PUBLIC_URL: 'https://bank.example/pay/' }, 'https://bank.example/pay/x'],
  [{}, 'http://127.0.0.1:4000/x'],
  [{ HOST: '0.0.0.0' }, 'http://localhost:4000/x'],
  [{ HOST: '::1' }, 'http://[::1]:4000/x'],
])('%j', (env, address) => {
  expect(new PublicAddress(testConfig(env), adapter).of('/x')).toBe(address);
});
