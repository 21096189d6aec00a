import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadModel, serialise } from '../engines/classification/index.js';
import { MissingDataError, readPayments } from './scenario-corpus.js';
import { measureSpeed } from './scenario-measures.js';
import { measureProtocol, SPEED_TEXTS } from './scenario-protocol.js';
import { buildScenarioModel, measureShipped } from './scenario-training.js';

const ARTEFACT = 'src/modules/scenarios/data/model/scenario-model.bin';
const USAGE = 'usage: train-scenarios build|measure [--seed 1]';

/** `build`: the shipped model, with its figures. `measure`: those of the reference protocol and of the shipped model. */
function run(command: string | undefined, seed: number): void {
  if (command === 'build') {
    const artefact = buildScenarioModel(seed);
    const bytes = serialise(artefact);
    writeFileSync(ARTEFACT, bytes);
    print({ ...artefact.metadata, temperature: artefact.temperature, bytes: bytes.length });
  } else if (command === 'measure') {
    const payments = readPayments();
    const model = loadModel(readFileSync(ARTEFACT));
    const merchants = payments.slice(0, SPEED_TEXTS).map(({ merchant }) => merchant);
    print({
      protocol: measureProtocol(seed, payments),
      shipped: { ...measureShipped(model), textsPerSecond: measureSpeed(model, merchants) },
    });
  } else {
    console.error(USAGE);
    process.exitCode = 64;
  }
}

function print(figures: object): void {
  console.log(JSON.stringify(figures, null, 2));
}

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
try {
  run(positionals[0], Number(values.seed));
} catch (error) {
  if (!(error instanceof MissingDataError)) throw error;
  console.error(`Skipped: ${error.message}`);
  process.exitCode = 2;
}
