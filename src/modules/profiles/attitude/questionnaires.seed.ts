import { readFileSync } from 'node:fs';
import type { Tx } from '../../../platform/database/tx.js';
import type { VersionStore } from '../../../platform/versions/version-store.js';
import type { QuestionnaireDefinition } from './questionnaire-definition.js';

const FILE = new URL('data/attitude.json', import.meta.url);

export function seedQuestionnaire(): QuestionnaireDefinition {
  return JSON.parse(readFileSync(FILE, 'utf8')) as QuestionnaireDefinition;
}

/** Puts the bank's first questionnaire in force, where it has none of that name. */
export async function seedQuestionnaires(tx: Tx, store: VersionStore): Promise<void> {
  const body = seedQuestionnaire();
  const known = await tx.query(
    `select 1 from definition where kind = 'questionnaire' and name = $1 limit 1`,
    [body.name],
  );
  if (known.length > 0) return;
  const draft = await store.createDraft(tx, { kind: 'questionnaire', name: body.name, body, note: 'seed' });
  await store.publish(tx, draft);
}
