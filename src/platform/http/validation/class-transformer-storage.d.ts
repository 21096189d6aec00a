/** class-transformer offers no public way to read what `@Type` said; Nest's mapped types read the same store. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    findTypeMetadata(
      target: abstract new (...args: never[]) => unknown,
      property: string,
    ): { readonly typeFunction: () => unknown } | undefined;
  };
}
