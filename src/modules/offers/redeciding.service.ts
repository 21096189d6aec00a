import { Injectable } from '@nestjs/common';
import { dateInZone } from '../../kernel/calendar-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { ReadTx } from '../../platform/database/tx.js';
import { KeyRing } from '../../platform/security/secret-box.js';
import { VersionStore } from '../../platform/versions/version-store.js';
import { type ProductDefinition, publishProduct, type PublishedProduct } from '../products/index.js';
import { type PolicyPack, publishScenario, type ScenarioDefinition } from '../scenarios/index.js';
import { decide, type Decision } from './decide.js';
import type { StoredDecisionRow } from './decisions.repository.js';
import { openReceipt, partiesOf, type Receipt } from './receipt.js';
import { readRequest } from './read-request.js';
import type { Circumstances } from './situation.js';

export interface Reconstruction {
  readonly receipt: Receipt;
  readonly circumstances: Circumstances;
  readonly products: readonly PublishedProduct[];
}

/** Puts a decision together again from its receipt and the versions that it names. */
@Injectable()
export class RedecidingService {
  constructor(
    private readonly store: VersionStore,
    private readonly keys: KeyRing,
  ) {}

  /** @throws DomainError receipt_erased when the customer's key is gone */
  async circumstances(tx: ReadTx, decision: StoredDecisionRow): Promise<Reconstruction> {
    const { customerId, wrappedKey } = decision;
    if (customerId && !wrappedKey)
      throw new DomainError('receipt_erased', 'gone', 'The customer was erased, and the receipt with him.');
    const receipt = openReceipt(
      this.keys,
      decision.id,
      customerId ? { id: customerId, wrappedKey } : undefined,
      decision.inputs,
    );
    const scenario = publishScenario(
      await this.store.find<ScenarioDefinition>(tx, 'scenario', ...receipt.scenario),
    );
    const packVersion = receipt.pack && (await this.store.find<PolicyPack>(tx, 'pack', ...receipt.pack));
    const products = await Promise.all(
      receipt.products.map(async ([slug, number]) =>
        publishProduct(await this.store.find<ProductDefinition>(tx, 'product', slug, number)),
      ),
    );
    return {
      receipt,
      products,
      circumstances: {
        asked: readRequest(receipt.request),
        recognition: receipt.recognition,
        scenario,
        pack: packVersion
          ? { versionId: packVersion.id, number: packVersion.number, pack: packVersion.body }
          : undefined,
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
    const { circumstances, products } = await this.circumstances(tx, decision);
    return decide(circumstances, products, decision.id);
  }
}
