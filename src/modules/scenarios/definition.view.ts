import { formatId, type IdKind } from '../../kernel/ids.js';
import { allowedActions } from '../../kernel/state-machine.js';
import { versionStates } from '../../platform/versions/version-states.js';
import type {
  DefinitionKind,
  DefinitionName,
  DefinitionVersion,
} from '../../platform/versions/version-store.js';
import { asJson, fingerprint } from '../staff/index.js';
import type {
  DefinitionDto,
  DefinitionNameDto,
  VersionDto,
  VersionSummaryDto,
} from './dto/definition.dto.js';

const ID_KIND: Readonly<Record<DefinitionKind, IdKind>> = {
  scenario: 'scenarioVersion',
  pack: 'packVersion',
  product: 'productVersion',
  tag: 'tagVersion',
  segment: 'segmentVersion',
  questionnaire: 'questionnaireVersion',
};

export function nameDto(row: DefinitionName): DefinitionNameDto {
  const { name, names, publishedNumber, publishedAt, newestNumber, drafts } = row;
  return {
    name,
    names,
    published: publishedNumber,
    publishedAt: instant(publishedAt),
    newest: newestNumber,
    drafts,
  };
}

export function versionDto(version: DefinitionVersion): VersionDto {
  return {
    ...summaryDto(version),
    checksum: fingerprint(asJson(version.body)),
    body: version.body as Record<string, unknown>,
  };
}

/** @param versions newest first */
export function definitionDto(
  name: string,
  published: DefinitionVersion | undefined,
  versions: readonly DefinitionVersion[],
): DefinitionDto {
  return { name, published: published ? versionDto(published) : null, versions: versions.map(summaryDto) };
}

function summaryDto(version: DefinitionVersion): VersionSummaryDto {
  const { id, kind, name, number, status, basedOn, note, createdAt, publishedAt, retiredAt } = version;
  return {
    id: formatId(ID_KIND[kind], id),
    name,
    number,
    status,
    statusChangedAt: (retiredAt ?? publishedAt ?? createdAt).toISOString(),
    allowedActions: allowedActions(versionStates, status),
    basedOn,
    note,
    createdBy: version.createdBy && formatId('staffUser', version.createdBy),
    createdAt: createdAt.toISOString(),
    publishedBy: version.publishedBy && formatId('staffUser', version.publishedBy),
    publishedAt: instant(publishedAt),
    retiredAt: instant(retiredAt),
  };
}

function instant(date: Date | null): string | null {
  return date && date.toISOString();
}
