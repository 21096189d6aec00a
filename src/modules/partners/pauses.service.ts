import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { formatId, type Uuid } from '../../kernel/ids.js';
import type { StaffActor } from '../../platform/database/actor.js';
import { Database } from '../../platform/database/database.js';
import type { ReadTx, Tx } from '../../platform/database/tx.js';
import { bumpHead, lockHead } from '../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../platform/versions/version-store.js';
import { ApprovalsService, type StaffRole } from '../staff/index.js';
import { PartnersRepository } from './partners.repository.js';
import { pauseProblems } from './pauses.errors.js';
import { PAUSE_KINDS, PausesRepository, type Pause, type PauseTarget } from './pauses.repository.js';

/** Whoever answers for a part of the business may stop it; stopping is safe, so it is never late. */
export const PAUSERS = [
  'scenarioManager',
  'productManager',
  'partnerManager',
  'riskOfficer',
  'administrator',
] as const satisfies readonly StaffRole[];

/** The emergency stop: one person stops a partner, a scenario or a product; two people start it again. */
@Injectable()
export class PausesService {
  constructor(
    private readonly database: Database,
    private readonly pauses: PausesRepository,
    private readonly partners: PartnersRepository,
    private readonly versions: VersionStore,
    private readonly approvals: ApprovalsService,
  ) {
    approvals.register('pause.resume', {
      roles: { maker: PAUSERS, checker: ['riskOfficer', 'administrator'] },
      inWords: ({ subject }) => {
        const { kind, subject: name } = targetOf(subject);
        return `Let the ${kind} ${name}, which is paused, go on.`;
      },
      current: async (tx, { subject }) => {
        await lockHead(tx);
        const pause = await this.pauses.findByTarget(tx, targetOf(subject));
        return pause && shown(pause);
      },
      apply: (tx, { subject }) => this.resume(tx, subject),
    });
  }

  /** In force with the next configuration, which every process loads within a second. */
  async pause(actor: StaffActor, target: PauseTarget, reason: string): Promise<Pause> {
    return this.database.run(actor, async (tx) => {
      if (!(await this.exists(tx, target))) {
        throw pauseProblems.nothing_to_pause(undefined, {
          errors: [
            { pointer: '/subject', code: 'unknown', detail: `no ${target.kind} in force has this name` },
          ],
        });
      }
      await bumpHead(tx);
      const id = await this.pauses.insert(tx, target, reason, actor.userId);
      tx.audit({ action: 'pause.started', subject: nameOf(target), detail: { reason } });
      return (await this.pauses.find(tx, id)) as Pause;
    });
  }

  /**
   * The bank's own rules stop a partner, in the caller's transaction; people start him again as ever.
   * @returns false when he is stopped already
   */
  async pauseBySystem(tx: Tx, slug: string, reason: string): Promise<boolean> {
    const target = { kind: 'partner', subject: slug } as const;
    if (await this.pauses.findByTarget(tx, target)) return false;
    await bumpHead(tx);
    // Whoever pauses locks the head first, so nobody has done it since this look.
    if (await this.pauses.findByTarget(tx, target)) return false;
    await this.pauses.insert(tx, target, reason, null);
    tx.audit({ action: 'pause.started', subject: nameOf(target), detail: { reason } });
    return true;
  }

  /** Newest first, one more than asked for when there are more. */
  async list(actor: StaffActor, before: Uuid | undefined, limit: number): Promise<Pause[]> {
    return this.database.read(actor, (tx) => this.pauses.list(tx, before, limit));
  }

  /** Asks a second person to let it go on. */
  async requestResume(actor: StaffActor, id: Uuid, reason: string): Promise<Uuid> {
    return this.database.run(actor, async (tx) => {
      const pause = await this.pauses.find(tx, id);
      if (!pause) throw notFound('pause');
      return this.approvals.submit(tx, actor, {
        kind: 'pause.resume',
        subject: nameOf(pause),
        payload: {},
        after: undefined,
        reason,
      });
    });
  }

  private async resume(tx: Tx, subject: string): Promise<void> {
    // It is there: an approval whose subject is gone or another one is refused before it gets here.
    const pause = (await this.pauses.findByTarget(tx, targetOf(subject))) as Pause;
    await bumpHead(tx);
    await this.pauses.remove(tx, pause.id);
    tx.audit({ action: 'pause.ended', subject, detail: {} });
  }

  private async exists(tx: ReadTx, { kind, subject }: PauseTarget): Promise<boolean> {
    const found =
      kind === 'partner'
        ? await this.partners.findPartner(tx, subject)
        : await this.versions.findPublished(tx, kind, subject);
    return found !== undefined;
  }
}

/** As the second person sees it: by whom it was paused, with the id beside the name. */
function shown({ id, reason, pausedBy, pausedByName, pausedAt }: Pause): object {
  return {
    pause: formatId('pause', id),
    reason,
    pausedAt,
    pausedBy: pausedBy && `${pausedByName} (${formatId('staffUser', pausedBy)})`,
  };
}

/** `product/retail-flex`, in approvals and in the audit log. */
function nameOf({ kind, subject }: PauseTarget): string {
  return `${kind}/${subject}`;
}

function targetOf(name: string): PauseTarget {
  const kind = PAUSE_KINDS.find((known) => name.startsWith(`${known}/`));
  if (!kind) throw new Error(`${name} names nothing that can be paused`);
  return { kind, subject: name.slice(kind.length + 1) };
}
