import { Checks } from '../../../src/modules/applications/index.js';
import { sandboxCheck } from '../../../src/modules/applications/checks/sandbox-checks.js';
import type { Booted } from '../boot.js';

/** Long enough for whatever happens in between. */
const PATIENCE_MS = 60_000;

/** A source of the bank that can be made to think until it is let go. */
export class HeldSource {
  private readonly checks: Checks;
  private held: { readonly asked: () => void; readonly letGo: Promise<void> } | undefined;

  constructor({ app }: Booted) {
    this.checks = app.get(Checks);
    const source = sandboxCheck('fraud');
    this.checks.use('sandbox', {
      kind: 'fraud',
      run: async (request, deadline) => {
        const { held } = this;
        held?.asked();
        await held?.letGo;
        return source.run(request, deadline);
      },
    });
  }

  /**
   * @param work while the source thinks: `asked` is when it has been asked, `letGo` makes it answer
   * @param patienceMs for so long the bank waits for it
   */
  async during<T>(
    work: (asked: Promise<void>, letGo: () => void) => Promise<T>,
    patienceMs = PATIENCE_MS,
  ): Promise<T> {
    const { deadlineMs } = this.checks;
    let letGo = (): void => undefined;
    const answering = new Promise<void>((resolve) => (letGo = resolve));
    const asking = new Promise<void>((asked) => (this.held = { asked, letGo: answering }));
    this.checks.deadlineMs = patienceMs;
    try {
      return await work(asking, letGo);
    } finally {
      this.held = undefined;
      this.checks.deadlineMs = deadlineMs;
      letGo();
    }
  }
}
