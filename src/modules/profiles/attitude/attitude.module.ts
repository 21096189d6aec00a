import { Module } from '@nestjs/common';
import { SnapshotService } from '../../../platform/snapshot/snapshot.service.js';
import { VersionStore } from '../../../platform/versions/version-store.js';
import { CustomerRooms, CustomersModule, CustomersRepository } from '../../customers/index.js';
import { PartnersModule } from '../../partners/index.js';
import { DefinitionPublishing, ScenariosModule } from '../../scenarios/index.js';
import { StaffModule } from '../../staff/index.js';
import { ClassificationModule } from '../classification/classification.module.js';
import { FactsModule } from '../segments/facts.module.js';
import { Leanings } from '../segments/leanings.js';
import { AnswersRepository } from './answers.repository.js';
import { AttitudeController } from './attitude.controller.js';
import { AttitudeService } from './attitude.service.js';
import { Behaviour } from './behaviour.js';
import { questionnaireRules, questionnairesPart } from './questionnaires.snapshot.js';
import { QuestionnairesController, StaffAttitudeController } from './staff-attitude.controller.js';

/** What people say about money, what they do with it, and the gap. */
@Module({
  imports: [StaffModule, ScenariosModule, PartnersModule, CustomersModule, ClassificationModule, FactsModule],
  controllers: [AttitudeController, QuestionnairesController, StaffAttitudeController],
  providers: [AnswersRepository, AttitudeService, Behaviour],
  exports: [Behaviour, AttitudeService],
})
export class AttitudeModule {
  constructor(
    snapshots: SnapshotService,
    store: VersionStore,
    publishing: DefinitionPublishing,
    rooms: CustomerRooms,
    answers: AnswersRepository,
    customers: CustomersRepository,
    leanings: Leanings,
    attitude: AttitudeService,
  ) {
    leanings.register((tx, environment, asked) =>
      attitude.debtAversions(
        tx,
        environment,
        asked.map(({ id }) => id),
      ),
    );
    rooms.register({
      name: 'questionnaires',
      erase: (tx, customer) => answers.erase(tx, customer),
      async records(tx, owner) {
        const key = await customers.keyOf(tx, owner, owner.customerId);
        return { records: key ? await answers.everything(tx, { id: owner.customerId, key }) : [] };
      },
    });
    snapshots.register(questionnairesPart(store));
    publishing.register(questionnaireRules);
  }
}
