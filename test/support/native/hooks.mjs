/**
 * Lets Node itself load the project's TypeScript (`node --import`): `./x.js` names `./x.ts`, as TypeScript means it, and SWC
 * compiles it, decorators and their types included.
 */
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const fastCheck = pathToFileURL(path.join(import.meta.dirname, '../fast-check.mjs')).href;

const OPTIONS = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: true,
};

/** Each compiled file's map, by its path: runtime.cjs gives them to Jest, whose stack traces name our lines with them. */
const sourceMaps = (globalThis[Symbol.for('embank.sourceMaps')] = new Map());

registerHooks({
  resolve(specifier, context, nextResolve) {
    // Every test draws from the same seed.
    if (specifier === 'fast-check' && context.parentURL !== fastCheck)
      return { url: fastCheck, shortCircuit: true };
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.includes('.ts')) {
      const source = new URL(specifier.slice(0, -2) + 'ts', context.parentURL);
      if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
    }
    return nextResolve(specifier, context);
  },
  load(url, context, nextLoad) {
    const file = url.startsWith('file:') ? fileURLToPath(url) : '';
    if (!file.endsWith('.ts') || file.includes('/node_modules/')) return nextLoad(url, context);
    const { code, map } = transformSync(readFileSync(file, 'utf8'), { ...OPTIONS, filename: file });
    sourceMaps.set(file, map);
    return { format: 'module', source: code, shortCircuit: true };
  },
});
