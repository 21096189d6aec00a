export { SandboxModule } from './sandbox.module.js';
export { SandboxSeed, type SeededSandbox } from './sandbox.seed.js';
