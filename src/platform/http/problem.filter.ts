import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../telemetry/log.js';
import { problemOfFault } from './fault.js';
import { type Problem, statusOf, transportProblem } from './problem.js';
import { routeOf } from './request-context.js';
import type { RouteIndex } from './route-index.js';
import { sendProblem } from './send-problem.js';

/** Every error of every route, of Fastify and of the router ends here. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly routes: RouteIndex,
    private readonly log: Log,
  ) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = request.is404 ? this.unmatched(request, reply) : problemOfFault(fault);
    if (statusOf(problem) >= 500) this.record(problem, request, fault);
    sendProblem(request, reply, problem);
  }

  private unmatched(request: FastifyRequest, reply: FastifyReply): Problem {
    const path = request.url.split('?', 1)[0] as string;
    const allow = this.routes.methodsOf(path);
    if (allow.length === 0) return transportProblem('route_not_found');
    reply.header('allow', allow.join(', '));
    return transportProblem('method_not_allowed');
  }

  private record(problem: Problem, request: FastifyRequest, fault: unknown): void {
    const fields = {
      requestId: request.id,
      method: request.method,
      route: routeOf(request),
      code: problem.code,
    };
    if (problem.kind === 'internal') this.log.error('request.failed', fields, fault);
    else this.log.warn('request.unavailable', fields, fault);
  }
}
