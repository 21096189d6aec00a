import { validatePack } from './policy-pack.js';
import type { DefinitionRules } from './definition-rules.js';

/** What a policy pack must be before it is in force. The products answer for their prices under its ceiling. */
export const packRules: DefinitionRules = {
  kind: 'pack',
  idKind: 'packVersion',
  roles: {
    maker: ['productManager', 'scenarioManager', 'administrator'],
    checker: ['riskOfficer', 'administrator'],
  },
  nameMember: 'jurisdiction',
  validate: validatePack,
  checkPublishing: () => Promise.resolve([]),
  checkRetiring: () => Promise.resolve(undefined),
};
