/** Members of a document that Swagger does not know of. */
export type Extensions = Readonly<Record<`x-${string}`, unknown>> & { readonly deprecated?: true };

interface ApiTexts {
  /** By name: what the operations of a tag are about. The documents show tags in this order. */
  readonly tags: Readonly<Record<string, string>>;
  /** Members of the document itself. */
  readonly extensions: Extensions;
}

const texts = new Map<string, ApiTexts>();

/** Says what only the bank's modules know of an API; once for each. */
export function describeApi(name: string, api: ApiTexts): void {
  texts.set(name, api);
}

export function apiTexts(name: string): ApiTexts {
  return texts.get(name) ?? { tags: {}, extensions: {} };
}

const EXTENSIONS = 'embank:openapi-extensions';

/** Adds members to an operation, or to every one of a controller, in the documents. The operation's own win. */
export function ExtendOperation(extensions: Extensions): ClassDecorator & MethodDecorator {
  return (target: object, _key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const place = (descriptor?.value ?? target) as object;
    const earlier = Reflect.getMetadata(EXTENSIONS, place) as Extensions | undefined;
    Reflect.defineMetadata(EXTENSIONS, { ...earlier, ...extensions }, place);
  };
}

/** @param places from the general to the particular: controller, handler */
export function extensionsOf(...places: object[]): Extensions {
  const found = places.map((place) => Reflect.getMetadata(EXTENSIONS, place) as Extensions | undefined);
  return Object.assign({}, ...found) as Extensions;
}
