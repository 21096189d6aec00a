import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectDir } from '../lib/toolchain.mjs';

/** Reference labels, and the nodes that mean them. */
const NODES = {
  fuel: ['mobility.fuel'],
  food: ['daily.food'],
  education: ['education.books'],
  travel: ['travel', 'mobility.transit', 'mobility.rideHailing'],
  telecom: ['utilities.telecom'],
  utilities: ['utilities.electricity', 'utilities.gas', 'utilities.water'],
  parking: ['mobility.parkingToll'],
  vehicle_tax: ['publicServices.tax'],
  training: ['education.vocational'],
  postage: ['daily.post'],
  stationery: ['services.business'],
};
const labelled = Object.entries(NODES).flatMap(([label, nodes]) => nodes.map((node) => [node, label]));

/** The label of the node that was answered: its own, or that of a labelled node above it. */
export function labelOf(answered) {
  return labelled.find(([node]) => answered === node || answered.startsWith(`${node}.`))?.[1];
}

/** Ledger category → label; undefined where the reference is not at hand. */
export function readLedgerLabels() {
  const shared = path.resolve(projectDir, process.env.EMBANK_SHARED ?? '../shared');
  const file = path.join(shared, 'reference/birmingham_scenarios.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).map : undefined;
}
