import { parseCsv } from './csv.js';

describe('parseCsv', () => {
  it('reads quoted commas, quotes and line breaks, and both kinds of line end', () => {
    const text = 'name,kind\r\n"Smith, ""Sons""\nLtd",shop\nplain,\n';
    expect(parseCsv(text)).toEqual([
      { name: 'Smith, "Sons"\nLtd', kind: 'shop' },
      { name: 'plain', kind: '' },
    ]);
  });

  it('does not need a line end at the end', () => expect(parseCsv('a,b\n1,2')).toEqual([{ a: '1', b: '2' }]));

  it('refuses a quote that is never closed', () =>
    expect(() => parseCsv('a\n"b')).toThrow('malformed CSV at character 2'));
});
