import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { fitModels, type Models, type ModelsInput } from './freezing.js';

/** A sample is small. Without limits the thread may take as much room as all requests; flags of the process come before them. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };
/** The compiled program has it; where the sources run as they are, there is none. */
const WORKER = new URL('./models.worker.js', import.meta.url);
export const FITS_ELSEWHERE = existsSync(WORKER);

/** Fits models in a thread of their own, so that requests go on being answered. */
export async function fitElsewhere(input: ModelsInput): Promise<Models> {
  if (!FITS_ELSEWHERE) return fitModels(input);
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, {
      workerData: input,
      resourceLimits: LIMITS,
      // None of Node's options: maps of the sources take more room than the sample.
      execArgv: [],
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`fitting ended with ${code}`));
    });
  });
}
