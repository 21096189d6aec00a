import { defineProblems, listProblem, problemCatalogue } from './problem-catalogue.js';
import { problemDocument, problemFrom, problemHeaders, statusOf } from './problem.js';

describe('the catalogue of problems', () => {
  const raise = defineProblems({
    test_door_shut: { kind: 'conflict', title: 'The door is shut', description: 'Knock.' },
    test_door_busy: { kind: 'unavailable', title: 'The door is busy', description: 'Wait.' },
  });

  it('lists what was declared, and makes errors of it', () => {
    expect(problemCatalogue()).toContainEqual(
      expect.objectContaining({ code: 'test_door_shut', kind: 'conflict', description: 'Knock.' }),
    );
    const document = problemDocument(
      problemFrom(raise.test_door_shut('Locked.', { allowedActions: ['knock'] })),
      'req_1',
    );
    expect(document).toEqual({
      type: 'https://embank.example/problems/test_door_shut',
      title: 'The door is shut',
      status: 409,
      detail: 'Locked.',
      instance: 'urn:embank:request:req_1',
      code: 'test_door_shut',
      requestId: 'req_1',
      retryable: false,
      errors: [],
      allowedActions: ['knock'],
    });
  });

  it('says when to come back', () => {
    const busy = problemFrom(raise.test_door_busy(undefined, { retryAfterSeconds: 2.5 }));
    expect(statusOf(busy)).toBe(503);
    expect(problemHeaders(busy)).toMatchObject({ 'retry-after': '3' });
    expect(problemHeaders(problemFrom(raise.test_door_shut()))).not.toHaveProperty('retry-after');
  });

  it('lets no extension replace a member of the form', () => {
    const error = raise.test_door_shut('Locked.', { extensions: { status: 200, violatedPolicies: ['day'] } });
    expect(problemDocument(problemFrom(error), 'req_1')).toMatchObject({
      status: 409,
      violatedPolicies: ['day'],
    });
  });

  it('gives a code one meaning', () => {
    const entry = { kind: 'gone', title: 'Gone', description: '' } as const;
    expect(() => listProblem('test_door_shut', entry)).toThrow('declared twice');
    expect(() => listProblem('TestDoor', entry)).toThrow('snake_case');
  });
});
