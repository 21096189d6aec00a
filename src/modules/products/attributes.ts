import { type AttributeDefinition, type Catalogue, defineCatalogue } from '../../engines/rules/index.js';
import { LIFECYCLE_STAGES, RFM_CELLS } from '../../engines/segmentation/index.js';

const request = (type: AttributeDefinition['type'], description: string): AttributeDefinition => ({
  type,
  class: 'request',
  sensitivity: 'normal',
  contextOnly: true,
  description,
});

const credit = (type: AttributeDefinition['type'], description: string): AttributeDefinition => ({
  type,
  class: 'credit',
  sensitivity: 'normal',
  description,
});

/** What eligibility rules of products may read. All money is in minor units of the decision's currency. */
export const PRODUCT_ATTRIBUTES: Readonly<Record<string, AttributeDefinition>> = {
  amount: {
    ...request('money', 'Amount to finance or to guarantee, after the down payment.'),
    actionable: true,
  },
  scenario: { ...request('path', 'The scenario that was named or recognised.'), class: 'offer' },
  age: {
    type: 'number',
    class: 'request',
    sensitivity: 'normal',
    description: "The borrower's age in whole years; missing until a birth date is known.",
  },
  'borrower.kind': {
    ...request('enum', 'Whether the borrower is a person or an organisation.'),
    values: ['person', 'organisation'],
  },
  'borrower.isStudent': request('bool', 'The borrower studies, by the context or by a party relation.'),
  'guarantor.signed': {
    ...request('bool', 'A guarantor has signed the undertaking for this request.'),
    actionable: true,
  },
  'context.urgent': {
    ...request('bool', 'The treatment cannot wait.'),
    sensitivity: 'sensitive',
    root: 'healthcare',
  },
  'context.monthlyRent': request('money', 'The monthly rent of the lease.'),
  'context.invoiceAmount': request('money', 'The amount of the invoice that is advanced.'),
  'context.earnedAmount': request('money', 'Net wage earned and not yet paid out.'),
  'context.contractAmount': request('money', 'The tender or contract amount.'),
  'arrears.days': credit('number', "Days of the borrower's oldest unpaid instalment; 0 when none."),
  'exposure.open': credit('money', 'Open amount of everything the borrower owes the bank.'),
  'income.monthly': credit('money', 'Net monthly income, stated or computed from events.'),
  'debtBurden.share': credit('number', 'Monthly debt service over net monthly income, 0.4 for 40 %.'),
  'organisation.historyMonths': credit('number', 'Months of settled sales that the bank has seen.'),
  'sales.last90Days': credit('money', 'Settled sales of the last 90 days.'),
  screening: {
    type: 'tags',
    class: 'security',
    sensitivity: 'normal',
    description:
      "What was conspicuous in the borrower's purchases of the last 30 days: unusualAmount, velocity, scenarioMismatch.",
  },
  tags: {
    type: 'tags',
    class: 'offer',
    sensitivity: 'normal',
    description: "The customer's tags; none from a sensitive scenario.",
  },
  segments: credit('tags', "Names of the customer's segments; of anybody without consent to profiling none."),
  'profile.rfm.cell': { ...credit('enum', 'Named cell of RFM.'), values: RFM_CELLS },
  'profile.abc': { ...credit('enum', 'Class by share of value.'), values: ['A', 'B', 'C'] },
  'profile.lifecycle': { ...credit('enum', 'Stage of the lifecycle.'), values: LIFECYCLE_STAGES },
  'profile.tier': credit('string', 'Value tier.'),
  'profile.bank.rfm.cell': {
    ...credit('enum', "Named cell of RFM by his use of the bank's own products."),
    values: RFM_CELLS,
  },
  'profile.bank.abc': {
    ...credit('enum', "Class by share of the bank's contribution."),
    values: ['A', 'B', 'C'],
  },
  'profile.bank.lifecycle': {
    ...credit('enum', "Stage of the lifecycle as the bank's own customer."),
    values: LIFECYCLE_STAGES,
  },
  'profile.bank.tier': credit('string', "Tier by the bank's contribution."),
};

/** The attributes of products alone; a decision has the attributes of every module. */
export const productCatalogue: Catalogue = defineCatalogue(PRODUCT_ATTRIBUTES);
