import { validatePack } from './policy-pack.js';
import type { DefinitionRules } from './definition-rules.js';

/**
 * What a policy pack must be before it is in force. A pack can only forbid, so a stricter one needs no leave of the
 * products: decisions refuse what is above it.
 */
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
