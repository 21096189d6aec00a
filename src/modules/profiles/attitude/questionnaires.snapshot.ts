import type { Uuid } from '../../../kernel/ids.js';
import type { SnapshotPart } from '../../../platform/snapshot/snapshot.service.js';
import type { FaultyVersion } from '../../../platform/snapshot/faulty-version.js';
import { usableVersions } from '../../../platform/versions/usable-versions.js';
import type { VersionStore } from '../../../platform/versions/version-store.js';
import type { DefinitionRules } from '../../scenarios/index.js';
import type { StaffRole } from '../../staff/index.js';
import { type QuestionnaireDefinition, validateQuestionnaire } from './questionnaire-definition.js';

export interface PublishedQuestionnaire {
  readonly versionId: Uuid;
  readonly number: number;
  readonly definition: QuestionnaireDefinition;
}

/** The questionnaires in force. */
export interface QuestionnaireBook {
  readonly questionnaires: ReadonlyMap<string, PublishedQuestionnaire>;
  readonly faulty: readonly FaultyVersion[];
}

/** Names the part for readers, who need no store. */
export const questionnairesToken: SnapshotPart<QuestionnaireBook> = {
  name: 'questionnaires',
  load: () => Promise.reject(new Error('the profiles module loads this part')),
};

export function questionnairesPart(store: VersionStore): SnapshotPart<QuestionnaireBook> {
  return {
    ...questionnairesToken,
    load: async (tx, previous) => {
      const versions = await store.published<QuestionnaireDefinition>(tx, 'questionnaire');
      const { usable, faulty } = usableVersions(versions, previous?.questionnaires, {
        faultsOf: validateQuestionnaire,
        publish: ({ id, number, body }): PublishedQuestionnaire => ({
          versionId: id,
          number,
          definition: body,
        }),
      });
      return { questionnaires: usable, faulty };
    },
    faultyIn: ({ faulty }) => faulty,
  };
}

export const QUESTIONNAIRE_MAKERS: readonly [StaffRole, ...StaffRole[]] = [
  'campaignManager',
  'administrator',
];

export const questionnaireRules: DefinitionRules = {
  kind: 'questionnaire',
  idKind: 'questionnaireVersion',
  roles: { maker: QUESTIONNAIRE_MAKERS, checker: ['riskOfficer', 'administrator'] },
  nameMember: 'name',
  validate: validateQuestionnaire,
  checkPublishing: () => Promise.resolve([]),
  checkRetiring: () => Promise.resolve(undefined),
};
