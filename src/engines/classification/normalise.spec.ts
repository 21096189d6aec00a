import { normaliseText, TEXT_LIMIT } from './normalise.js';

describe('normaliseText', () => {
  it.each([
    ['  BP Snax 24, Weoley-Castle ', 'bp snax 24 weoley castle'],
    ['Café Zürich', 'cafe zurich'],
    ["McDonald's and Wendy’s", 'mcdonalds and wendys'],
    ['ｉＰｈｏｎｅ １７', 'iphone 17'],
    ['加油（92号）', '加油 92号'],
    ['Straße', 'straße'],
    ['ガソリン', 'ガソリン'],
    ['한국', '한국'],
    ['!!! ***', ''],
  ])('%s becomes %s', (raw, expected) => expect(normaliseText(raw)).toBe(expected));

  it('never returns more than the limit, even where a compatibility form expands', () => {
    expect(normaliseText('a'.repeat(10_000))).toHaveLength(TEXT_LIMIT);
    expect(normaliseText('\ufdfa'.repeat(512)).length).toBeLessThanOrEqual(TEXT_LIMIT);
  });
});
