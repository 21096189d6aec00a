import path from 'node:path';
import { projectDir } from './toolchain.mjs';

/** Arguments to Node that run Jest, before Jest's own. Workers inherit the flags: Node loads the TypeScript itself. */
export const JEST = [
  '--no-warnings',
  '--max-semi-space-size=64',
  '--import',
  path.join(projectDir, 'test/support/native/hooks.mjs'),
  path.join(projectDir, 'node_modules/jest/bin/jest.js'),
];
