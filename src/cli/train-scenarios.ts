import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadModel, serialise } from '../engines/classification/index.js';
import { MissingDataError } from './scenario-corpus.js';
import { buildScenarioModel, measureProtocol, measureShippedSpeed } from './scenario-training.js';

const ARTEFACT = 'src/modules/scenarios/data/model/scenario-model.bin';

/** `measure`: the reference protocol's figures. `build`: the shipped model with its figures. */
function run(command: string | undefined, seed: number): void {
  if (command === 'measure') {
    console.log(JSON.stringify(measureProtocol(seed), null, 2));
    return;
  }
  if (command !== 'build') throw new MissingDataError('usage: train-scenarios build|measure [--seed 1]');
  const artefact = buildScenarioModel(seed);
  const bytes = serialise(artefact);
  writeFileSync(ARTEFACT, bytes);
  console.log(JSON.stringify(artefact.metadata, null, 2));
  console.log(`${ARTEFACT}: ${bytes.length} bytes, ${measureShippedSpeed(loadModel(bytes))} texts/s`);
}

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
try {
  run(positionals[0], Number(values.seed));
} catch (error) {
  if (!(error instanceof MissingDataError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
