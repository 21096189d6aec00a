import { writeFile } from 'node:fs/promises';
import '../app.module.js';
import { statesPage } from './states-page.js';

/** `cli states [FILE]`: writes the lives of all resources for people to read; needs neither settings nor a database. */
export async function run([file = 'docs/states.md']: readonly string[]): Promise<number> {
  await writeFile(file, statesPage());
  console.log(`wrote ${file}`);
  return 0;
}
