import { type AttributeDefinition, type Catalogue, defineCatalogue } from '../../../engines/rules/index.js';
import type { ColumnForm, SqlSource } from '../../../engines/rules/sql/index.js';
import { LIFECYCLE_STAGES, RFM_CELLS } from '../../../engines/segmentation/index.js';

/** Without it rules about populations know no class of a customer. */
export const PROFILE_CONSENT = 'profiling/profile';
/** Without it they know no tag of him, and set none. */
export const TAGS_CONSENT = 'profiling/tags';

/** SQL: the customer of the row `f` allows a purpose for a kind of data. */
export const allows = (consent: string): string => `'${consent}' = any(f.consents)`;

/** How a column of `customer_facts` is declared, and what rules make of it. */
const FORMS: Readonly<Record<string, ColumnForm>> = {
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  text: 'text',
  date: 'date',
  'text[]': 'textArray',
};

interface Column {
  readonly attribute: string;
  readonly column: string;
  readonly sqlType: 'int2' | 'int4' | 'int8' | 'text' | 'date' | 'text[]';
  readonly definition: AttributeDefinition;
  /** Written by whoever classifies customers; left alone here. */
  readonly isClassified?: boolean;
}

const known = (
  type: AttributeDefinition['type'],
  description: string,
  values?: readonly string[],
): AttributeDefinition => ({
  type,
  class: 'offer',
  sensitivity: 'normal',
  description,
  ...(values && { values }),
});

const column = (
  attribute: string,
  name: string,
  sqlType: Column['sqlType'],
  definition: AttributeDefinition,
): Column => ({ attribute, column: name, sqlType, definition });

const classified = (...of: Parameters<typeof column>): Column => ({ ...column(...of), isClassified: true });

/** What stands in a column of its own: rules over these are counted at once, whatever the number of customers. */
export const FACT_COLUMNS: readonly Column[] = [
  column('kind', 'kind', 'text', known('enum', 'Person or organisation.', ['person', 'organisation'])),
  column(
    'verification',
    'verification',
    'text',
    known('enum', 'How far his identity is verified.', ['none', 'phone', 'document', 'bank']),
  ),
  column('partner', 'partner', 'text', known('string', 'Slug of the partner whose customer he is.')),
  column('age', 'age_years', 'int2', known('number', 'Whole years; unknown without a birth date.')),
  column(
    'occupation',
    'occupation',
    'text',
    known('enum', 'As declared.', ['employed', 'selfEmployed', 'student', 'retired', 'other']),
  ),
  column('income.currency', 'currency', 'text', known('string', 'ISO 4217 code of the declared income.')),
  column('income.monthly', 'income_monthly_minor', 'int8', known('money', 'Declared net income a month.')),
  column(
    'debtService.monthly',
    'debt_service_monthly_minor',
    'int8',
    known('money', 'Declared payments on debts a month, in the currency of the income.'),
  ),
  column('acquisition.first', 'acquisition_first', 'text', known('path', 'The scene he first came by.')),
  column('acquisition.last', 'acquisition_last', 'text', known('path', 'The scene he came by last.')),
  column('acquisition.on', 'acquired_on', 'date', known('date', 'When he first came.')),
  column('purchases', 'purchases', 'int4', known('number', 'Reported purchases, of all time.')),
  column(
    'purchaseDays.last30',
    'purchase_days_30',
    'int2',
    known('number', 'Days with a purchase among the last 30, today included.'),
  ),
  column(
    'purchaseDays.last90',
    'purchase_days_90',
    'int2',
    known('number', 'Days with a purchase among the last 90, today included.'),
  ),
  column(
    'purchaseDays.last365',
    'purchase_days_365',
    'int2',
    known('number', 'Days with a purchase among the last 365, today included.'),
  ),
  column(
    'activeDays.last30',
    'active_days_30',
    'int2',
    known('number', 'Days with an event of any kind among the last 30, today included.'),
  ),
  column('purchase.first', 'first_purchase_on', 'date', known('date', 'Day of the first purchase.')),
  column('purchase.last', 'last_purchase_on', 'date', known('date', 'Day of the last purchase.')),
  column('active.last', 'last_active_on', 'date', known('date', 'Day of the last event of any kind.')),
  column(
    'spend.currency',
    'spend_currency',
    'text',
    known('string', 'The currency in which he has bought most often.'),
  ),
  column(
    'spend.net',
    'spent_minor',
    'int8',
    known('money', 'Purchases less refunds in that currency, of all time.'),
  ),
  column(
    'spend.refunded',
    'refunded_minor',
    'int8',
    known('money', 'Refunds in that currency, of all time.'),
  ),
  classified('profile.rfm.cell', 'rfm_cell', 'text', known('enum', 'Named cell of RFM.', RFM_CELLS)),
  classified('profile.rfm.recency', 'rfm_recency', 'int2', known('number', 'R, 1 to 5.')),
  classified('profile.rfm.frequency', 'rfm_frequency', 'int2', known('number', 'F, 1 to 5.')),
  classified('profile.rfm.monetary', 'rfm_monetary', 'int2', known('number', 'M, 1 to 5.')),
  classified('profile.abc', 'abc', 'text', known('enum', 'Class by share of value.', ['A', 'B', 'C'])),
  classified(
    'profile.lifecycle',
    'lifecycle',
    'text',
    known('enum', 'Stage of the lifecycle.', LIFECYCLE_STAGES),
  ),
  classified('profile.clv', 'clv_minor', 'int8', known('money', 'Lifetime value in the frame’s currency.')),
  classified('profile.tier', 'tier', 'text', known('string', 'Value tier.')),
  classified(
    'profile.bank.rfm.cell',
    'bank_rfm_cell',
    'text',
    known('enum', 'Named cell of RFM by his use of the bank’s own products.', RFM_CELLS),
  ),
  classified(
    'profile.bank.rfm.recency',
    'bank_rfm_recency',
    'int2',
    known('number', 'R in the frame of the bank, 1 to 5.'),
  ),
  classified(
    'profile.bank.rfm.frequency',
    'bank_rfm_frequency',
    'int2',
    known('number', 'F in the frame of the bank, 1 to 5.'),
  ),
  classified(
    'profile.bank.rfm.monetary',
    'bank_rfm_monetary',
    'int2',
    known('number', 'M in the frame of the bank, 1 to 5.'),
  ),
  classified(
    'profile.bank.abc',
    'bank_abc',
    'text',
    known('enum', 'Class by share of the bank’s contribution.', ['A', 'B', 'C']),
  ),
  classified(
    'profile.bank.lifecycle',
    'bank_lifecycle',
    'text',
    known('enum', 'Stage of the lifecycle as the bank’s own customer.', LIFECYCLE_STAGES),
  ),
  classified(
    'profile.bank.clv',
    'bank_clv_minor',
    'int8',
    known('money', 'What he is expected to bring the bank, before losses, in the frame’s currency.'),
  ),
  classified('profile.bank.tier', 'bank_tier', 'text', known('string', 'Tier by the bank’s contribution.')),
  classified(
    'profile.bank.contribution',
    'bank_contribution_minor',
    'int8',
    known('money', 'Income less losses and costs that the bank has booked, in the frame’s currency.'),
  ),
  column(
    'consents',
    'consents',
    'text[]',
    known(
      'tags',
      'Purposes that he consents to, also with each kind of data: `profiling`, `profiling/tags`.',
    ),
  ),
  column(
    'scenes',
    'scenes',
    'text[]',
    known('tags', 'Roots of the tree in which something was reported of him; none that is sensitive.'),
  ),
  column(
    'tags',
    'tags',
    'text[]',
    known('tags', 'Valid tags, as `name` or `name:value`; none of a sensitive scene.'),
  ),
];

/** The scenes whose figures stand in the long tail: the roots of the tree that are not sensitive. */
export const TAIL_SCENES = [
  'daily',
  'retail',
  'housing',
  'mobility',
  'travel',
  'education',
  'utilities',
  'publicServices',
  'family',
  'income',
  'trade',
  'services',
  'wealth',
] as const;

/** Figures of one scene, by the last part of their name. */
const SCENE_FIGURES = {
  purchases: 'Reported purchases in this scene, of all time.',
  purchaseDays90: 'Days with a purchase in this scene among the last 90.',
  daysSince: 'Days since the last event in this scene.',
} as const;
export type SceneFigure = keyof typeof SCENE_FIGURES;

export const tailName = (scene: string, figure: SceneFigure): string => `in.${scene}.${figure}`;

const TAIL: Readonly<Record<string, AttributeDefinition>> = {
  'organisation.tradingDays': known('number', 'Days since an organisation began to trade, as declared.'),
  ...Object.fromEntries(
    TAIL_SCENES.flatMap((scene) =>
      Object.entries(SCENE_FIGURES).map(([figure, description]) => [
        tailName(scene, figure as SceneFigure),
        known('number', description),
      ]),
    ),
  ),
};

/** What rules about populations may read. */
export const audienceCatalogue: Catalogue = defineCatalogue(
  {
    ...Object.fromEntries(FACT_COLUMNS.map(({ attribute, definition }) => [attribute, definition])),
    ...TAIL,
  },
  'acquisition.first',
);

/** Where each of them is kept: table `f` (customer_facts) or `x` (customer_facts_tail). */
export const audienceSources: ReadonlyMap<string, SqlSource> = new Map<string, SqlSource>([
  ...FACT_COLUMNS.map(({ attribute, column, sqlType, isClassified }): [string, SqlSource] => [
    attribute,
    {
      column: isClassified ? `(case when ${allows(PROFILE_CONSENT)} then f.${column} end)` : `f.${column}`,
      form: FORMS[sqlType] as ColumnForm,
    },
  ]),
  ...Object.keys(TAIL).map((key): [string, SqlSource] => [key, { object: 'x.attributes', key }]),
]);
