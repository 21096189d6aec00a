import { HttpException, UnauthorizedException } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { problemOfFault } from './fault.js';
import { statusOf } from './problem.js';

const withCode = (code: string): Error => Object.assign(new Error('canary text'), { code });

describe('what a fault becomes', () => {
  it.each([
    [withCode('08006'), 503, 'database_unavailable'],
    [withCode('53300'), 503, 'database_unavailable'],
    [withCode('57P03'), 503, 'database_unavailable'],
    [withCode('58030'), 503, 'database_unavailable'],
    [withCode('ECONNREFUSED'), 503, 'database_unavailable'],
    [new Error('Connection terminated unexpectedly'), 503, 'database_unavailable'],
    [new Error('timeout exceeded when trying to connect'), 503, 'database_unavailable'],
    [withCode('40001'), 503, 'database_contention'],
    [withCode('55P03'), 503, 'database_contention'],
    [withCode('57014'), 503, 'database_contention'],
    [withCode('25P03'), 503, 'database_contention'],
    [withCode('22003'), 400, 'invalid_value'],
    [withCode('22001'), 400, 'invalid_value'],
    [Object.assign(new Error('query failed'), { driverError: withCode('22P05') }), 400, 'invalid_value'],
    // A constraint that no repository translated is our own mistake.
    [withCode('23505'), 500, 'internal_error'],
    [withCode('42601'), 500, 'internal_error'],
    [new UnauthorizedException('canary text'), 401, 'unauthenticated'],
    [new HttpException('canary text', 418), 400, 'bad_request'],
    [new HttpException('canary text', 502), 500, 'internal_error'],
    [notFound('offer'), 404, 'not_found'],
    [new TypeError('canary text'), 500, 'internal_error'],
    [undefined, 500, 'internal_error'],
    [null, 500, 'internal_error'],
    ['canary text', 500, 'internal_error'],
  ])('%p', (fault, status, code) => {
    const problem = problemOfFault(fault);
    expect([statusOf(problem), problem.code]).toEqual([status, code]);
    expect(JSON.stringify(problem)).not.toContain('canary');
  });
});
