/**
 * How Jest loads modules here: as Node does, once a process. Its own runtime gives each file of tests new copies of the
 * whole program in a world of their own, which costs more than the tests; nothing here replaces modules, and what tests
 * share they share in production, too.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');

/** Jest is run in the project's directory. */
const projectDir = process.cwd();
const mapsDir = path.join(projectDir, '.embank', 'source-maps');

/** Circus keeps the tests of a file, and who listens to them, on the global object: each file begins with neither. */
function forgetTests() {
  for (const symbol of Object.getOwnPropertySymbols(globalThis))
    if (['JEST_STATE_SYMBOL', 'EVENT_HANDLERS'].includes(symbol.description)) delete globalThis[symbol];
  for (const file of Object.keys(require.cache))
    if (/[\\/]node_modules[\\/]jest-circus[\\/]/.test(file)) delete require.cache[file];
}

/** Jest reads a map from a file when a stack trace asks for it, so only those are written. */
class SourceMaps extends Map {
  get(source) {
    const compiled = globalThis[Symbol.for('embank.sourceMaps')];
    const file = source.startsWith('file:') ? fileURLToPath(source) : source;
    if (!compiled.has(file)) return undefined;
    mkdirSync(mapsDir, { recursive: true, mode: 0o700 });
    const kept = path.join(mapsDir, `${path.relative(projectDir, file).replaceAll(path.sep, '.')}.map`);
    writeFileSync(kept, compiled.get(file));
    return kept;
  }
}

let files = 0;

class NativeRuntime {
  constructor(config, environment) {
    this.environment = environment;
    forgetTests();
  }

  requireInternalModule(file) {
    return require(file);
  }

  requireModule(file) {
    return require(file);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(file) {
    files += 1;
    // The file itself is new each time, what it imports is not.
    await import(`${pathToFileURL(file).href}?file=${files}`);
  }

  setGlobalsForRuntime() {}

  enterTestCode() {}

  leaveTestCode() {}

  restoreAllMocks() {
    this.environment.moduleMocker.restoreAllMocks();
  }

  getSourceMaps() {
    return new SourceMaps();
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  isTornDown = false;

  teardown() {
    this.isTornDown = true;
  }
}

module.exports = { __esModule: true, default: NativeRuntime };
