// Runs the built lending:check, and builds first when a source is newer than what was built from it.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const rooms = ['src/kernel', 'src/engines/lending', 'src/cli'];

function modifiedMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isStale(room) {
  return readdirSync(join(root, room), { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .some(
      (file) =>
        modifiedMs(join(root, room, file)) >
        modifiedMs(join(root, 'dist', room, file.replace(/\.ts$/, '.js'))),
    );
}

if (rooms.some(isStale)) {
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const build = spawnSync(process.execPath, [nest, 'build'], { cwd: root, encoding: 'utf8' });
  if (build.status !== 0) {
    process.stderr.write(`The build failed:\n${build.stdout}${build.stderr}`);
    process.exit(2);
  }
}

await import('../dist/src/cli/lending-check.js');
