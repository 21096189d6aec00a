import { describeApi } from '../../platform/http/openapi-extensions.js';
import { SCOPES } from '../partners/index.js';

/** What the documents say of each API as a whole. Tags stand in the order in which a newcomer needs them. */
describeApi('partner', {
  tags: {
    Me: 'Whose key this is, and the API as this key sees it.',
    Scenarios: 'The situations in which your customers meet the bank, and what to send in each.',
    Offers: 'The main contract: who, what situation and how much; answered with products that fit.',
    Customers: 'Your customers as the bank knows them through you, with what they have consented to.',
    Events: 'What your customers did: one by one or in batches, late and in any order, each counted once.',
    'Event imports': 'Files of events of any size, which go on where they were broken off.',
    Profiles:
      'What the bank makes of the events that you reported of a customer, and how he deals with money.',
    Applications: 'From an accepted offer to the bank’s answer.',
    Agreements: 'The contract, its signature, its payouts, its schedule and its history.',
    Repayments: 'What customers have paid, ahead of time and at the end too.',
    Refunds: 'Goods that come back: what it changes for the customer and for you.',
    Arrears: 'Agreements that are late, and breaks from paying.',
    Settlements: 'What the bank owes you, day by day and line by line.',
    Guarantees: 'Promises of the bank: to issue, to claim, to change, to end.',
    Suretyships: 'People who stand for a borrower.',
    'Webhook endpoints': 'Where the bank tells you what happened.',
    'Webhook deliveries': 'What became of each message; send it again, or try an endpoint out.',
    Notifications: 'Everything that happened, in one order, to catch up with.',
    Sandbox: 'Time and circumstances of your sandbox. Live keys are refused here.',
    Certification: 'Show that your app does what it must, before the bank issues live keys.',
    'State machines': 'The life of every resource: its states, and the actions between them.',
  },
  extensions: { 'x-scopes': SCOPES },
});

describeApi('staff', {
  tags: {
    'Sign-in': 'Signing in, and who one is.',
    Approvals: 'Changes that wait for a second person.',
    Audit: 'Who did what, when.',
    Scenarios: 'The contracts of the scenarios: drafts, versions, what is in force.',
    'Policy packs': 'What the law of a country forbids and demands.',
    Products: 'The catalogue.',
    Tags: 'What can be said of customers, who may say it and for how long; and what is said of whom.',
    Segments: 'Groups of customers by rules: who is in them, why, and whom a rule would mean.',
    Partners: 'Partners and their licences.',
    'API keys': 'What partners call with.',
    Enrolments: 'Which partner may use which scenario, with which limits.',
    'Partner risk': 'How the customers of a partner repay, and what follows from it.',
    Pauses: 'What one person has stopped.',
    Screening: 'What is conspicuous about purchases, with its evidence, and from when on something is.',
    Classification: 'Runs over whole populations: edges, models, rehearsal, publication, and the way back.',
    Profiles: 'What each customer is, in each kind of scene, and how he deals with money.',
    Questionnaires: 'What customers are asked about money, and how it is scored.',
    Parties: 'Who is the same person or organisation at several partners.',
    Decisions: 'Every answered request for offers, and why it was answered so.',
    Applications: 'What customers applied for, and what the bank found.',
    Agreements: 'Contracts with their whole history.',
    Settlements: 'What partners were paid.',
    Ledger: 'The books.',
    Integrity: 'Whether the books agree with themselves and with everything else.',
    Guarantees: 'Promises of the bank.',
    Suretyships: 'People who stand for a borrower.',
    'Webhook endpoints': 'Where partners are told what happened.',
  },
  extensions: {},
});
