import { BUCKET_COUNT, FeatureExtractor } from './features.js';

function featuresOf(text: string): Map<number, string> {
  const extractor = new FeatureExtractor();
  const count = extractor.extract(text);
  const found = new Map<number, string>();
  for (let f = 0; f < count; f += 1) {
    found.set(extractor.buckets[f]!, extractor.text.slice(extractor.starts[f], extractor.ends[f]));
  }
  expect(found.size).toBe(count);
  return found;
}

describe('FeatureExtractor', () => {
  it('finds every 2–5-gram of the padded text, the word, the first word and the whole text', () => {
    const pieces = [...featuresOf('abc').values()].sort();
    const grams = [' a', ' ab', ' abc', ' abc ', 'ab', 'abc', 'abc ', 'bc', 'bc ', 'c '];
    expect(pieces).toEqual([...grams, 'abc', 'abc', 'abc'].sort());
  });

  it('adds pairs of neighbouring words', () => {
    expect([...featuresOf('dental implant').values()]).toContain('dental implant');
  });

  it('also takes single ideographs, which are words of their own', () => {
    expect([...featuresOf('牙').values()].filter((piece) => piece === '牙').length).toBeGreaterThan(1);
    expect([...featuresOf('q x').values()].filter((piece) => piece === 'x')).toHaveLength(1);
  });

  it('sees digits as one class in n-grams but as themselves in words', () => {
    const first = new Set(featuresOf('aldi 12').keys());
    const second = [...featuresOf('aldi 98').entries()].filter(([bucket]) => !first.has(bucket));
    expect(second.map(([, piece]) => piece).sort()).toEqual(['98', 'aldi 98']);
  });

  it('is the same for every instance and call, and ignores what came before', () => {
    const extractor = new FeatureExtractor();
    extractor.extract('something else that is longer');
    const count = extractor.extract('Tesco Stores 3362');
    expect([...extractor.buckets.slice(0, count)]).toEqual([...featuresOf('tesco stores 3362').keys()]);
  });

  it('keeps buckets in range and gives nothing for a text without letters', () => {
    expect(new FeatureExtractor().extract(' -- ')).toBe(0);
    for (const bucket of featuresOf('种植牙 iphone 17 pro').keys()) expect(bucket).toBeLessThan(BUCKET_COUNT);
  });

  it('has room for the most features that a text can have', () => {
    const extractor = new FeatureExtractor();
    const ideographs = Array.from({ length: 600 }, (_, i) => String.fromCharCode(0x4e00 + i * 7)).join('');
    const letters = Array.from({ length: 600 }, (_, i) => String.fromCharCode(0x3041 + (i % 80))).join(' ');
    for (const text of [ideographs, letters]) {
      expect(extractor.extract(text)).toBeLessThanOrEqual(extractor.buckets.length);
      expect(extractor.extract(text)).toBeGreaterThan(500);
    }
  });
});
