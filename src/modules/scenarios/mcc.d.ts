/** The package ships no types. */
declare module 'mcc' {
  interface MccRow {
    readonly mcc: string;
    readonly edited_description: string;
  }
  const mcc: { readonly all: readonly MccRow[] };
  export default mcc;
}
