import { compileContextSchema } from './context-schema.js';
import { checkSchema } from './context-schema-check.js';
import { CREDIT_KINDS, type ScenarioDefinition, type ScenarioNode } from './scenario-definition.js';
import { parentOf, pathIsUnder, ROOT, sensitivityOf } from './scenario-path.js';
import { isLeaf, loadSeedNodes, resolveTree, seedTree } from './scenario-tree.js';
import { validateScenario } from './scenario-validation.js';

/** The tree as the product's design names it, written out a second time so that no node can get lost unnoticed. */
const DESIGN: Record<string, string> = {
  daily:
    'food.grocery food.restaurant food.delivery clothing household pharmacy personalCare repair post alcoholTobacco',
  retail: 'electronics.phone electronics.computer appliances furniture jewellery sports optics marketplace',
  housing: 'rent.monthly rent.deposit purchase renovation.contractor renovation.materials propertyFee moving',
  mobility: 'fuel charging transit rideHailing car.purchase car.repair car.insurance parkingToll',
  travel: 'flight hotel package studyTour visaDeposit businessTravel',
  education: 'preschool k12 higher.tuition higher.living vocational language studyAbroad books',
  healthcare: 'hospital dental eye maternity aesthetic checkup chronic elderCare rehabilitation',
  utilities: 'electricity gas water telecom.mobile telecom.broadband heating',
  publicServices: 'tax socialInsurance fine fee donation intergovernmental',
  family: 'wedding childcare pets fitness entertainment funeral',
  income: 'salary gig freelance pension',
  trade:
    'procurement inventory equipment logistics construction agriculture.inputs agriculture.harvest export franchise platformSeller',
  services: 'professional business',
  wealth: 'savingsGoal insuranceRenewal investment pensionTopUp',
  excluded: 'gambling crypto cashAdvance weapons adult pawn dating',
};
const LEAVES = Object.entries(DESIGN).flatMap(([root, leaves]) =>
  leaves.split(' ').map((leaf) => `${root}.${leaf}`),
);
const WORKED_OUT = [
  'retail.electronics.phone',
  'retail.appliances',
  'education.higher.tuition',
  'education.vocational',
  'healthcare.dental',
  'healthcare.hospital',
  'housing.rent.deposit',
  'housing.renovation.contractor',
  'mobility.fuel',
  'daily.food.grocery',
  'trade.inventory',
  'trade.procurement',
];

const tree = seedTree();
const at = (path: string): ScenarioDefinition => {
  const found = tree.get(path);
  if (!found) throw new Error(`no scenario ${path}`);
  return found;
};

describe('the seeded tree', () => {
  it('holds every node of the design, and its inner nodes, and nothing else', () => {
    const inner = new Set(
      LEAVES.map((leaf) => parentOf(leaf) as string).flatMap((path) => [path, parentOf(path) as string]),
    );
    expect([...tree.keys()].sort()).toEqual([...new Set([ROOT, ...inner, ...LEAVES])].sort());
    expect([...tree.keys()].filter((path) => isLeaf(tree, path)).sort()).toEqual([...LEAVES].sort());
  });

  it.each([...tree.keys()])('%s is a valid definition', (path) => {
    expect(validateScenario(at(path))).toEqual([]);
  });

  it('stands with parents before children', () => {
    const seen = new Set<string>();
    for (const path of tree.keys()) {
      const above = parentOf(path);
      if (above) expect(seen).toContain(above);
      seen.add(path);
    }
  });

  it('has names and descriptions of their own in Chinese', () => {
    for (const { names, description } of tree.values()) {
      expect(names.zh).toMatch(/\p{Script=Han}/u);
      expect(description.zh).toMatch(/\p{Script=Han}/u);
    }
    expect(new Set([...tree.values()].map(({ names }) => names.zh)).size).toBe(tree.size);
    expect(new Set([...tree.values()].map(({ names }) => names.en)).size).toBe(tree.size);
  });

  it('gives every leaf a signal', () => {
    const silent = LEAVES.filter(
      (path) => at(path).signals.mcc.length + at(path).signals.textExamples.length === 0,
    );
    expect(silent).toEqual([]);
  });

  it.each(WORKED_OUT)('%s is worked out in depth', (path) => {
    const { strategy, contextSchema, disclosures, guards } = at(path);
    expect(Object.keys(strategy).sort()).toEqual(['fit', 'frequency', 'market', 'partners', 'risk', 'why']);
    expect(Object.keys(contextSchema.properties).length).toBeGreaterThanOrEqual(5);
    expect(disclosures.length).toBeGreaterThanOrEqual(2);
    expect(guards.length).toBeGreaterThanOrEqual(1);
  });

  it('keeps the sensitive parts sensitive', () => {
    for (const { path, sensitivity } of tree.values())
      expect([path, sensitivity]).toEqual([path, sensitivityOf(path)]);
  });

  it('loses no guard and no disclosure on the way down', () => {
    for (const { path, guards, disclosures } of tree.values()) {
      const above = parentOf(path);
      if (above === undefined) continue;
      for (const { code } of at(above).guards) expect(guards.map((guard) => guard.code)).toContain(code);
      for (const { code } of at(above).disclosures)
        expect(disclosures.map((each) => each.code)).toContain(code);
    }
  });
});

describe('what the bank offers where', () => {
  const kinds = (path: string) => at(path).policy.kinds;

  it('offers debit card and savings only where nothing is known', () => {
    expect(kinds('any')).toEqual(['card', 'deposit']);
  });

  it('refuses a cash loan at the phone shop by its kind', () => {
    expect(kinds('retail.electronics.phone')).toEqual(['instalment', 'payLater', 'insurance']);
  });

  it('pays loans to the own account of a person under income only', () => {
    const own = [...tree.values()].filter(
      ({ policy }) => policy.kinds.includes('loan') && policy.payee.roles.includes('ownAccount'),
    );
    expect(own.map(({ path }) => path).filter((path) => !pathIsUnder(path, 'income'))).toEqual([]);
  });

  it('gives students tuition credit, paid to the school, and never speaks first', () => {
    const { policy, tags } = at('education.higher.tuition');
    expect(policy.kinds).toEqual(['instalment', 'loan']);
    expect(policy.payee.roles).toEqual(['institution']);
    expect(policy.crossSellAllowed).toBe(false);
    expect(policy.contact.bankInitiatedAllowed).toBe(false);
    expect(tags.onAcceptance).toEqual([]);
    expect(at('education.higher.living').policy.creditAllowed).toBe(false);
  });

  it('offers instalments alone at the dentist and stays quiet for 30 days after an emergency', () => {
    expect(kinds('healthcare.dental')).toEqual(['instalment']);
    expect(at('healthcare.dental').policy.contact.quietWhenUrgentDays).toBe(30);
  });

  it('offers card, pay later and savings at the pump', () => {
    expect(kinds('mobility.fuel')).toEqual(['card', 'payLater', 'deposit']);
  });

  it.each([
    'publicServices.fine',
    'publicServices.donation',
    'daily.alcoholTobacco',
    'education.higher.living',
    'any',
  ])('gives no credit in %s', (path) => {
    expect(at(path).policy.creditAllowed).toBe(false);
    expect(kinds(path).filter((kind) => CREDIT_KINDS.includes(kind))).toEqual([]);
  });

  it('offers nothing at all under excluded, and remembers nothing', () => {
    for (const { path, policy, tags } of tree.values()) {
      if (!pathIsUnder(path, 'excluded')) continue;
      expect(policy.kinds).toEqual([]);
      expect(tags.onAcquisition).toEqual([]);
    }
  });

  it('serves organisations only under services', () => {
    for (const path of ['services', 'services.professional', 'services.business']) {
      expect(at(path).policy.borrowers).toBe('organisations');
    }
  });
});

describe('context schemas', () => {
  it('ask nothing of a till and the facts of a bill', () => {
    for (const path of [
      'mobility.fuel',
      'daily.food.grocery',
      'retail.electronics.phone',
      'retail.appliances',
    ]) {
      expect(compileContextSchema(at(path).contextSchema)({})).toEqual([]);
    }
    const tuition = compileContextSchema(at('education.higher.tuition').contextSchema);
    expect(tuition({}).map(({ pointer }) => pointer)).toContain('/invoiceNumber');
    expect(
      tuition({
        institution: 'Example University',
        programme: 'Mathematics',
        termStart: '2026-09-01',
        programmeEnd: '2030-06-30',
        invoiceNumber: 'INV-1',
        relation: 'self',
      }),
    ).toEqual([]);
  });

  it('have no place for a diagnosis', () => {
    for (const { path, contextSchema } of tree.values()) {
      if (!pathIsUnder(path, 'healthcare')) continue;
      expect(JSON.stringify(contextSchema).match(/"(diagnosis|treatment|illness|medication)"/i)).toBeNull();
      expect(compileContextSchema(contextSchema)({ diagnosis: 'x' }).map(({ code }) => code)).toContain(
        'unknown_property',
      );
    }
  });

  it('are valid in the closed subset', () => {
    for (const { contextSchema } of tree.values()) expect(checkSchema(contextSchema)).toEqual([]);
  });
});

describe('resolveTree', () => {
  const node = (path: string, more: object = {}): ScenarioNode => ({
    path,
    names: { en: path, zh: path },
    description: { en: '', zh: '' },
    ...more,
  });

  it('merges objects, replaces arrays, keeps guards by code', () => {
    const guard = (code: string, says: string) => ({
      code,
      class: 'offer',
      says: { en: says, zh: says },
      rule: { v: 1, when: {} },
    });
    const resolved = resolveTree([
      node('a.b', { policy: { kinds: ['card'] }, guards: [guard('x', 'new'), guard('z', 'z')] }),
      node('any', { guards: [] }),
      node('a', {
        policy: { kinds: ['loan', 'card'], coolingOffHours: 3 },
        guards: [guard('x', 'old'), guard('y', 'y')],
      }),
    ]);
    expect([...resolved.keys()]).toEqual(['any', 'a', 'a.b']);
    expect(resolved.get('a.b')?.policy).toEqual({ kinds: ['card'], coolingOffHours: 3 });
    expect(resolved.get('a.b')?.guards.map(({ code, says }) => [code, says.en])).toEqual([
      ['x', 'new'],
      ['y', 'y'],
      ['z', 'z'],
    ]);
  });

  it('never passes on merchant codes, texts or schemas in part', () => {
    const schema = (name: string) => ({
      type: 'object',
      properties: { [name]: { type: 'boolean' } },
      additionalProperties: false,
    });
    const resolved = resolveTree([
      node('any', {
        signals: { mcc: ['1000'], textExamples: ['x'], eventTypes: ['purchase'] },
        contextSchema: schema('a'),
      }),
      node('b', { contextSchema: schema('b') }),
      node('c'),
    ]);
    expect(resolved.get('b')?.signals).toEqual({ mcc: [], textExamples: [], eventTypes: ['purchase'] });
    expect(resolved.get('b')?.contextSchema).toEqual(schema('b'));
    expect(resolved.get('c')?.contextSchema).toEqual(schema('a'));
  });

  it('refuses a node without a parent and one that stands twice', () => {
    expect(() => resolveTree([node('any'), node('a.b')])).toThrow('scenario a is missing');
    expect(() => resolveTree([node('any'), node('any')])).toThrow('stands twice');
  });

  it('says of each node only what differs from its parent', () => {
    for (const { path, ...rest } of loadSeedNodes()) {
      const above = tree.get(parentOf(path) ?? '');
      if (!above) continue;
      for (const [name, value] of Object.entries(rest)) {
        if (name === 'industry' || name === 'names') continue;
        expect([path, name, value]).not.toEqual([path, name, above[name as keyof ScenarioDefinition]]);
      }
    }
  });
});
