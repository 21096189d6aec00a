import type { Uuid } from '../../kernel/ids.js';
import { Circuit } from './circuit.js';
import type { Due, Job, Target } from './queue.repository.js';

/**
 * One endpoint's way out: what waits for it in memory, what is under way, and how much it is trusted with. Two messages
 * of one subject are never under way together, so the first attempts of a subject come in its order; a message that
 * has to be tried again later does not hold up those behind it.
 */
export class Lane {
  readonly circuit: Circuit;
  private readonly waiting: Job[] = [];
  private readonly subjects = new Set<Uuid>();
  private readonly inHand = new Set<Uuid>();
  /** Whether the queue may hold more than is here. */
  mayHaveMore = true;
  /** The last that was read from the queue; what stands before it has been read, but for what came there late. */
  private last: Due['after'];
  failingSinceMs: number | undefined;
  /** Whether its health has changed since it was stored. */
  isDirty = false;

  constructor(public target: Target) {
    this.circuit = new Circuit(target.failures);
    this.failingSinceMs = target.failingSince?.getTime();
  }

  get size(): number {
    return this.waiting.length;
  }

  get isIdle(): boolean {
    return this.inHand.size === 0;
  }

  /** Everything that must not be fetched again. */
  known(): Iterable<Uuid> {
    return this.inHand;
  }

  /** Where to read on. */
  get place(): Due['after'] {
    return this.last;
  }

  /** The next look begins with the oldest again. */
  lookFromStart(): void {
    this.mayHaveMore = true;
    this.last = undefined;
  }

  add(job: Job): void {
    this.last = { dueAt: job.dueAt, position: job.notification.position };
    if (this.inHand.has(job.deliveryId)) return;
    this.inHand.add(job.deliveryId);
    this.waiting.push(job);
  }

  /** The oldest message that may go now. */
  next(nowMs: number): Job | undefined {
    if (this.waiting.length === 0 || this.circuit.room(nowMs) === 0) return undefined;
    const index = this.waiting.findIndex(({ subject }) => !this.subjects.has(subject));
    if (index < 0) return undefined;
    const [job] = this.waiting.splice(index, 1);
    this.subjects.add((job as Job).subject);
    this.circuit.begin();
    return job;
  }

  /** The receiver has answered, or not; the next of the subject may go. */
  succeed({ subject }: Job): void {
    this.subjects.delete(subject);
    this.circuit.succeed();
    if (this.failingSinceMs === undefined) return;
    this.failingSinceMs = undefined;
    this.isDirty = true;
  }

  fail({ subject }: Job, nowMs: number, random: number, waitMs: number): void {
    this.subjects.delete(subject);
    this.circuit.fail(nowMs, random, waitMs);
    this.failingSinceMs ??= nowMs;
    this.isDirty = true;
  }

  /** What became of it is stored, or it was given back to the queue. */
  forget(deliveryId: Uuid): void {
    this.inHand.delete(deliveryId);
  }

  /** Gives back what has not begun. */
  clear(): void {
    this.last = undefined;
    for (const { deliveryId } of this.waiting.splice(0)) this.inHand.delete(deliveryId);
  }
}
