import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { ApiDocuments } from './api-documents.js';
import { Cursors } from './cursor.js';
import { InFlight } from './in-flight.js';
import { Lists } from './lists.js';
import { PublicAddress } from './public-address.js';
import { RouteIndex } from './route-index.js';

@Global()
@Module({
  providers: [
    PublicAddress,
    RouteIndex,
    ApiDocuments,
    Lists,
    { provide: Cursors, inject: [Config], useFactory: (config: Config) => new Cursors(config.cursorSecret) },
    {
      provide: InFlight,
      inject: [Config],
      useFactory: (config: Config) =>
        new InFlight({
          max: config.maxInFlight,
          floor: Math.ceil(config.databasePoolSize * 1.5),
          queueMs: config.shedQueueMs,
        }),
    },
  ],
  exports: [ApiDocuments, Cursors, InFlight, Lists, PublicAddress, RouteIndex],
})
export class HttpModule {}
