const { ModuleMocker } = require('jest-mock');

/** Tests run in the process's own world, where the modules are (runtime.cjs). */
class NativeEnvironment {
  constructor() {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = null;
    this.before = { env: { ...process.env }, exit: process.exit };
    globalThis.jest = {
      fn: this.moduleMocker.fn.bind(this.moduleMocker),
      spyOn: this.moduleMocker.spyOn.bind(this.moduleMocker),
      restoreAllMocks: this.moduleMocker.restoreAllMocks.bind(this.moduleMocker),
    };
  }

  async setup() {}

  /** What a file forgot to put back must not be the next one's fault. */
  async teardown() {
    this.moduleMocker.restoreAllMocks();
    process.exit = this.before.exit;
    for (const name of Object.keys(process.env)) if (!(name in this.before.env)) delete process.env[name];
    Object.assign(process.env, this.before.env);
  }

  exportConditions() {
    return ['node'];
  }

  getVmContext() {
    return null;
  }
}

module.exports = NativeEnvironment;
