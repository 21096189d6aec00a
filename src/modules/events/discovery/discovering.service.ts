import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  discoverScenes,
  type KnownLeaf,
  type SceneProposal,
  type UnplacedEvent,
} from '../../../engines/segmentation/index.js';
import { SystemClock } from '../../../platform/clock/system-clock.js';
import type { StaffActor } from '../../../platform/database/actor.js';
import { Database } from '../../../platform/database/database.js';
import { KeyRing } from '../../../platform/security/secret-box.js';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { parentOf, type ScenarioBook, scenariosToken } from '../../scenarios/index.js';
import { openedText } from '../event-answer.js';
import { UnplacedRepository } from './unplaced.repository.js';

/** Others get their turn after so many texts are opened. */
const OPENED_AT_ONCE = 500;

/** Looks for scenes that the tree lacks: texts that many customers share, and that no leaf explains. */
@Injectable()
export class DiscoveringService {
  constructor(
    private readonly database: Database,
    private readonly unplaced: UnplacedRepository,
    private readonly snapshots: SnapshotService,
    private readonly keys: KeyRing,
    private readonly clock: SystemClock,
  ) {}

  /** Largest first. Whoever shares his text with fewer than four others cannot be told from it, and is left out. */
  async proposals(actor: StaffActor): Promise<SceneProposal[]> {
    const book = this.snapshots.current().get(scenariosToken);
    const inner = new Set([...book.scenarios.keys()].flatMap((path) => parentOf(path) ?? []));
    const rows = await this.database.read(actor, (tx) =>
      this.unplaced.newest(tx, actor.environment, [...inner], this.clock.nowMs()),
    );
    const events: UnplacedEvent[] = [];
    for (const [i, row] of rows.entries()) {
      if (i % OPENED_AT_ONCE === OPENED_AT_ONCE - 1) await turn();
      const text = openedText(this.keys, row);
      if (text !== undefined)
        events.push({ node: row.scenario, text, customer: row.customer_id, day: row.day });
    }
    return discoverScenes(events, leavesOf(book, inner));
  }
}

function leavesOf({ scenarios }: ScenarioBook, inner: ReadonlySet<string>): KnownLeaf[] {
  return [...scenarios]
    .filter(([path]) => !inner.has(path))
    .map(([path, { definition }]) => ({
      path,
      text: [definition.names.en, definition.names.zh, ...definition.signals.textExamples].join(' '),
    }));
}
