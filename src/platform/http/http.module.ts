import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Cursors } from './cursor.js';

@Global()
@Module({
  providers: [
    { provide: Cursors, inject: [Config], useFactory: (config: Config) => new Cursors(config.cursorSecret) },
  ],
  exports: [Cursors],
})
export class HttpModule {}
