import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';

export const API_DOCUMENTS = ['partner', 'staff'] as const;
export type ApiName = (typeof API_DOCUMENTS)[number];

/** As much of JSON Schema as the documents use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly 'x-state-machine'?: string;
  readonly nullable?: boolean;
  readonly example?: unknown;
  readonly examples?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly schema: Schema & { readonly pattern?: string };
}

export interface Content {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, { readonly summary?: string; readonly value: unknown }>>;
}

export interface Operation {
  readonly api: ApiName;
  readonly method: string;
  /** Template as the documents write it: `/v1/offers/{id}`. */
  readonly path: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, Content>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, Content>> }>
  >;
  readonly 'x-error-codes'?: readonly string[];
  readonly 'x-scopes'?: readonly string[];
  readonly 'x-roles'?: readonly string[];
  readonly 'x-reading-recorded'?: true;
}

export interface ApiDocument {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** A committed document, `npm run generate` writes it. */
/** The document as it is committed, fresh for each who asks. */
export function committedDocument(name: string): OpenAPIObject {
  const file = path.resolve(import.meta.dirname, `../../openapi/${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject;
}

export function apiDocument(name: ApiName): ApiDocument {
  const { paths, components } = committedDocument(name) as unknown as {
    paths: Record<string, Record<string, Omit<Operation, 'api' | 'method' | 'path'>>>;
    components: { schemas: Record<string, Schema> };
  };
  const operations = Object.entries(paths).flatMap(([template, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...operation,
      parameters: operation.parameters ?? [],
      api: name,
      method: method.toUpperCase(),
      path: template,
    })),
  );
  return { operations, schemas: components.schemas };
}

/** `GET /v1/offers/{id}` */
export const nameOf = ({ method, path: template }: Operation): string => `${method} ${template}`;
