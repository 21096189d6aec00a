import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { SystemClock } from '../../platform/clock/system-clock.js';
import { patiently } from '../../platform/database/patience.js';
import { SnapshotService } from '../../platform/snapshot/snapshot.service.js';
import type { Enrolment } from '../partners/index.js';
import { productsToken } from '../products/index.js';
import { scenariosToken, TextModel } from '../scenarios/index.js';
import { decide } from './decide.js';
import { DecisionGate } from './decision-gate.js';
import { circumstancesOfNobody } from './nobody.js';

const ROUNDS = 3;
const AMOUNT = { currency: 'CNY', amountMinor: 479_900 };

/**
 * Decides for nobody before the first request comes: a cold process would need longer than a checkout waits, and its
 * first answers would be "no offers, for now".
 */
@Injectable()
export class WarmUp implements OnApplicationBootstrap {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly classifier: TextModel,
    private readonly clock: SystemClock,
    private readonly gate: DecisionGate,
    private readonly door: HttpAdapterHost,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // The worker is never asked for offers.
    if (!this.door.httpAdapter) return;
    await patiently(() => this.snapshots.refresh());
    await patiently(() => this.gate.warmUp());
    const snapshot = this.snapshots.current();
    const book = snapshot.get(scenariosToken);
    const jurisdiction = [...book.packs.keys()][0] ?? 'CN';
    const enrolment = {
      scenario: 'any',
      jurisdiction,
      limits: {},
      subsidy: {},
    } as Partial<Enrolment> as Enrolment;
    const enrolments = new Map([['any', enrolment]]);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [path, scenario] of book.scenarios) {
        const circumstances = circumstancesOfNobody(
          snapshot,
          scenario,
          enrolments,
          AMOUNT,
          this.clock.nowMs(),
        );
        decide(circumstances, snapshot.get(productsToken).candidates(path), path);
        this.classifier.classify(scenario.definition.names.en, {});
      }
    }
  }
}
