import { parentPort, workerData } from 'node:worker_threads';
import { fitModels, type ModelsInput } from './freezing.js';

/** Fits models on another processor, so that nobody's request waits the seconds that it takes. */
parentPort?.postMessage(fitModels(workerData as ModelsInput));
