import { Global, Inject, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { Config } from '../config/config.js';
import { Idempotency } from '../idempotency/idempotency.service.js';
import { Housekeeping } from '../schedule/housekeeping.js';
import { JobWatch } from '../schedule/job-watch.js';
import { Piecework } from '../schedule/piecework.js';
import { KeyedDigest } from '../security/keyed-digest.js';
import { KeyRing } from '../security/secret-box.js';
import { SnapshotService } from '../snapshot/snapshot.service.js';
import { Metrics } from '../telemetry/metrics.js';
import { Readiness } from '../telemetry/readiness.js';
import { Database } from './database.js';
import { GATE_POOL, gatePoolConfig, POOL_LIMITS } from './gate-pool.js';
import { assertWalledLogin } from './login-check.js';
import { isSlowToLetIn, patiently } from './patience.js';
import { PIPELINED_POOL, pipelinedPool } from './pipelined-pool.js';
import { registerReadinessChecks, registerUpkeep } from './upkeep.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        type: 'postgres' as const,
        url: config.databaseUrl.reveal(),
        autoLoadEntities: true,
        synchronize: false,
        // One that is slow to let in is asked again; one that refuses, or is not there, ends the start.
        retryAttempts: 10,
        retryDelay: 500,
        toRetry: isSlowToLetIn,
        applicationName: 'embank',
        poolErrorHandler: () => undefined, // the pool replaces a broken idle connection; the next query tells if it cannot
        extra: { max: config.databasePoolSize, ...POOL_LIMITS },
      }),
    }),
  ],
  providers: [
    Database,
    Housekeeping,
    JobWatch,
    Piecework,
    SnapshotService,
    Idempotency,
    {
      provide: GATE_POOL,
      inject: [Config],
      useFactory: (config: Config) => {
        const pool = new Pool(gatePoolConfig(config));
        pool.on('error', () => undefined); // as above
        return pool;
      },
    },
    {
      provide: PIPELINED_POOL,
      inject: [Config],
      useFactory: (config: Config) =>
        pipelinedPool({
          connectionString: config.databaseUrl.reveal(),
          application_name: 'embank',
          ...POOL_LIMITS,
        }),
    },
    {
      provide: KeyedDigest,
      inject: [Config],
      useFactory: (config: Config) => new KeyedDigest(config.keyPepper.reveal()),
    },
    { provide: KeyRing, inject: [Config], useFactory: (config: Config) => new KeyRing(config.kek.reveal()) },
  ],
  exports: [
    Database,
    Housekeeping,
    JobWatch,
    Piecework,
    SnapshotService,
    Idempotency,
    GATE_POOL,
    KeyedDigest,
    KeyRing,
  ],
})
export class DatabaseModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    @Inject(GATE_POOL) private readonly gate: Pool,
    @Inject(PIPELINED_POOL) private readonly pipelined: Pool,
    housekeeping: Housekeeping,
    readiness: Readiness,
    snapshots: SnapshotService,
    metrics: Metrics,
  ) {
    registerUpkeep(housekeeping);
    registerReadinessChecks(readiness, database, snapshots);
    metrics.observeFaultyVersions(() => snapshots.faulty().length);
  }

  async onModuleInit(): Promise<void> {
    await patiently(() => assertWalledLogin(this.database.pool));
  }

  /** Comes after the last request is answered, and so does TypeORM's end of its own pool. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.gate.end(), this.pipelined.end()]);
  }
}
