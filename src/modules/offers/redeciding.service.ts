import { Injectable } from '@nestjs/common';
import { dateInZone } from '../../kernel/calendar-date.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { KeyRing } from '../../platform/security/secret-box.js';
import {
  type DefinitionKind,
  type DefinitionVersion,
  VersionStore,
} from '../../platform/versions/version-store.js';
import { type ProductDefinition, publishProduct, type PublishedProduct } from '../products/index.js';
import { type PolicyPack, publishScenario, type ScenarioDefinition } from '../scenarios/index.js';
import { decide, type Decision } from './decide.js';
import type { StoredDecisionRow } from './decisions.repository.js';
import { offerProblems } from './offers.errors.js';
import { partiesOf, type Receipt, readReceipt } from './receipt.js';
import { readRequest } from './read-request.js';
import { openReceipt } from './sealed-receipt.js';
import type { Circumstances } from './situation.js';

/** A decision's inputs, with the versions that were in force. Products are compiled when they are asked for. */
export interface Reconstruction {
  readonly circumstances: Circumstances;
  /** Undefined when the product was no candidate. */
  readonly product: (slug: string) => PublishedProduct | undefined;
  readonly products: () => PublishedProduct[];
}

/** Puts a decision together again from its receipt and the versions that it names. */
@Injectable()
export class RedecidingService {
  constructor(
    private readonly store: VersionStore,
    private readonly keys: KeyRing,
  ) {}

  /** @throws DomainError receipt_erased when the customer's key is gone */
  async reconstruct(tx: ReadTx, decision: StoredDecisionRow): Promise<Reconstruction> {
    const { customerId, wrappedKey } = decision;
    if (customerId && !wrappedKey) throw offerProblems.receipt_erased();
    const owner = customerId ? { id: customerId, wrappedKey } : undefined;
    const receipt = readReceipt(openReceipt(this.keys, decision.id, owner, decision.inputs));
    const [scenarioVersion, ...others] = await this.store.findMany(tx, versionsOf(receipt));
    const scenario = publishScenario(scenarioVersion as DefinitionVersion<ScenarioDefinition>);
    const pack = others.find(({ kind }) => kind === 'pack') as DefinitionVersion<PolicyPack> | undefined;
    const products = others.filter(
      ({ kind }) => kind === 'product',
    ) as DefinitionVersion<ProductDefinition>[];
    return {
      products: () => products.map(publishProduct),
      product: (slug) => products.filter(({ name }) => name === slug).map(publishProduct)[0],
      circumstances: {
        asked: readRequest(receipt.request),
        recognition: receipt.recognition,
        scenario,
        pack: pack && { versionId: pack.id, number: pack.number, pack: pack.body },
        enrolment: receipt.enrolment ?? undefined,
        parties: partiesOf(receipt),
        businessDate: dateInZone(receipt.businessMs, scenario.definition.timeZone),
        businessMs: receipt.businessMs,
        pausedProducts: new Set(receipt.paused.products),
        isScenarioPaused: receipt.paused.scenario,
      },
    };
  }

  /** The decision as today's code makes it from the same inputs. */
  async again(tx: ReadTx, decision: StoredDecisionRow): Promise<Decision> {
    const { circumstances, products } = await this.reconstruct(tx, decision);
    return decide(circumstances, products(), decision.id);
  }
}

function versionsOf(receipt: Receipt): { kind: DefinitionKind; name: string; number: number }[] {
  const version = (
    kind: DefinitionKind,
    [name, number]: readonly [string, number],
  ): { kind: DefinitionKind; name: string; number: number } => ({ kind, name, number });
  return [
    version('scenario', receipt.scenario),
    ...(receipt.pack ? [version('pack', receipt.pack)] : []),
    ...receipt.products.map((product) => version('product', product)),
  ];
}
