import './node-version.js';
/** A command prints for people and returns the exit code of the process. */
interface Command {
  run(args: readonly string[]): Promise<number>;
}

/** Loaded on demand: a migration must not wait for the application's modules. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  provision: () => import('./cli/provision.js'),
  migrate: () => import('./cli/migrate.js'),
  seed: () => import('./cli/seed.js'),
  openapi: () => import('./cli/openapi.js'),
  states: () => import('./cli/states.js'),
  contract: () => import('./cli/contract.js'),
  verify: () => import('./cli/verify.js'),
  berka: () => import('./cli/berka.js'),
  classify: () => import('./cli/classify.js'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (load) {
  process.exitCode = await (await load()).run(args);
} else {
  console.error(`usage: cli ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 64;
}
