import { phoneLife, shopLife, termLife, toothLife } from './lives.mjs';

const cny = (yuan) => ({ amount: Math.round(yuan * 100), currency: 'CNY' });
const consent = (purpose, grantedAt) => ({ purpose, grantedAt, textVersion: '2026-11' });

/** Customers of this run; every run has its own. */
const run = process.pid.toString(36) + process.hrtime.bigint().toString(36);

const TERM = {
  scenario: 'education.higher.tuition',
  purpose: 'payment',
  amount: cny(28_000),
  customer: {
    externalId: `student-${run}`,
    register: {
      kind: 'person',
      phone: '+8613800138001',
      birthDate: '2007-03-01',
      facts: { occupation: 'student' },
    },
  },
  stages: [2026, 2027, 2028, 2029].map((year, i) => ({
    name: `year ${i + 1}`,
    date: `${year}-09-01`,
    amount: cny(7000),
  })),
  context: {
    institution: 'Eastlake University',
    programme: 'Nursing',
    termStart: '2026-09-01',
    programmeEnd: '2030-06-30',
    relation: 'self',
    invoiceNumber: 'EU-2026-117',
  },
};

const TOOTH = {
  scenario: 'healthcare.dental',
  purpose: 'payment',
  amount: cny(20_000),
  customer: {
    externalId: `patient-${run}`,
    register: { kind: 'person', phone: '+8613800138002', birthDate: '1988-07-21' },
  },
  consents: [consent('sensitiveData', '2026-10-10T02:00:00Z')],
  stages: [
    { name: 'stage 1', date: '2026-10-15', amount: cny(6000) },
    { name: 'stage 2', date: '2027-01-15', amount: cny(9000) },
    { name: 'stage 3', date: '2027-04-15', amount: cny(5000) },
  ],
};

const REGULAR = {
  scenario: 'retail.marketplace',
  purpose: 'payment',
  amount: cny(4500),
  customer: { externalId: `regular-${run}`, register: { kind: 'person', phone: '+8613800138005' } },
  consents: [consent('profiling', '2026-12-01T02:00:00Z')],
};

/** What a partner's app meets, in the order in which it happens. `accepts` names the product that is taken. */
export const STORIES = [
  {
    title: 'The phone',
    partner: 'lumen-phones',
    now: '2026-12-01T02:00:00Z',
    scenes: [
      {
        says: 'Shanghai, 1 December 2026. A phone costs 5,999.00 CNY. The buyer has 1,200.00 in the shop’s wallet and registered a minute ago, with a phone number only.',
        request: {
          scenario: 'retail.electronics.phone',
          purpose: 'payment',
          amount: cny(5999),
          availableBalance: { amount: cny(1200), source: 'partnerWallet' },
          customer: {
            externalId: `buyer-${run}`,
            register: { kind: 'person', phone: '+8613800138000' },
          },
        },
        accepts: 'retail-zero',
        life: phoneLife,
      },
    ],
  },
  {
    title: 'The term',
    partner: 'eastlake-university',
    now: '2026-08-20T02:00:00Z',
    scenes: [
      {
        says: '20 August 2026. A student of 19 is to pay 7,000.00 CNY a year for four years of nursing. Nobody has signed for him.',
        request: TERM,
      },
      {
        says: 'His father registers and signs the undertaking as guarantor.',
        before: {
          kind: 'person',
          externalId: `father-${run}`,
          phone: '+8613800138009',
          birthDate: '1975-05-05',
          facts: { currency: 'CNY', incomeMonthlyMinor: 1_200_000, debtServiceMonthlyMinor: 0 },
        },
        request: {
          ...TERM,
          parties: [
            {
              role: 'guarantor',
              relation: 'father',
              signed: true,
              customer: { externalId: `father-${run}` },
            },
          ],
        },
        accepts: 'tuition-grace',
        life: termLife,
      },
    ],
  },
  {
    title: 'The tooth',
    partner: 'riverside-dental',
    now: '2026-10-10T02:00:00Z',
    scenes: [
      {
        says: '10 October 2026. Implants in three stages cost 20,000.00 CNY. The clinic knows the patient, who allows the bank to keep that he came by healthcare.',
        request: TOOTH,
        accepts: 'treatment-stages',
        life: toothLife,
      },
      {
        says: 'The same for a patient who cannot wait.',
        request: { ...TOOTH, context: { urgent: true } },
      },
    ],
  },
  {
    title: 'The shop itself',
    partner: 'lumen-phones',
    now: '2026-12-01T02:00:00Z',
    scenes: [
      {
        says: 'The phone shop sold for 540,000.00 CNY in 90 days and wants 40,000.00 for the goods of the season, to be repaid by a share of what the till takes.',
        request: {
          scenario: 'trade.inventory',
          purpose: 'financing',
          amount: cny(40_000),
          customer: {
            externalId: `shop-${run}`,
            register: {
              kind: 'organisation',
              phone: '+862155501234',
              registrationNumber: '91310000MA1K3XYZ0B',
              facts: { currency: 'CNY', incomeMonthlyMinor: 18_000_000, debtServiceMonthlyMinor: 0 },
            },
          },
          context: {
            stockCategory: 'electronics',
            salesLast90Days: cny(540_000),
            historyMonths: 14,
            grossMarginShare: 0.25,
          },
        },
        accepts: 'merchant-working-capital',
        life: shopLife,
      },
    ],
  },
  {
    title: 'The regular',
    partner: 'lumen-phones',
    now: '2026-12-01T02:00:00Z',
    scenes: [
      {
        says: 'A camera for 4,500.00 CNY on the shop’s marketplace. The buyer is new, and lets the bank use what it knows of him. The plan for regulars is not for him.',
        request: REGULAR,
      },
      {
        says: 'The shop reports that he bought on three days of November. Within a second he is one of the frequent buyers, a segment that the bank’s staff have defined, and the same request is answered otherwise.',
        reports: ['05', '14', '23'].map((day) => ({
          externalId: `sale-${run}-${day}`,
          type: 'purchase',
          occurredAt: `2026-11-${day}T04:00:00Z`,
          customer: { externalId: `regular-${run}` },
          scenario: 'retail.marketplace',
          amount: cny(60),
        })),
        segment: 'frequent-buyers',
        request: REGULAR,
        accepts: 'regulars-flex',
      },
    ],
  },
];
