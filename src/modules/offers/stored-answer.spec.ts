import { packAnswer, unpackAnswer } from './stored-answer.js';

const row = (number: number): string =>
  `{"number":${number},"dueDate":"2027-01-22","principal":29084,"interest":0,"fee":0,"total":29084}`;
const ANSWER = `{"offers":[{"name":"0 % 分期","instalments":[${Array.from({ length: 48 }, (_, i) => row(i + 1)).join(',')}]}]}`;

describe('an answer in the table', () => {
  test.each(['{}', ANSWER, JSON.stringify({ text: '\u{1f4f1}\\"' })])(
    'comes back byte for byte: %.40s',
    (text) => {
      expect(unpackAnswer(packAnswer(Buffer.from(text)))).toBe(text);
    },
  );

  test('is a small part of what was sent', () => {
    expect(packAnswer(Buffer.from(ANSWER)).length).toBeLessThan(ANSWER.length / 5);
  });

  test('that was stored as plain text is read as it is', () => {
    expect(unpackAnswer(Buffer.from(ANSWER))).toBe(ANSWER);
  });

  /** Written by the first form of the dictionary: whoever changes that makes every stored answer unreadable. */
  test('that was pressed long ago is still read', () => {
    const stored = Buffer.from('aCQI45euq0aUOaBwxF/65mSWpSrVAgDN8RHs', 'base64');
    expect(unpackAnswer(stored)).toBe('{"offers":[],"degraded":false,"environment":"live"}');
  });
});
