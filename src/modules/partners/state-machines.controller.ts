import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../kernel/domain-error.js';
import { type StateMachine, stateMachines } from '../../kernel/state-machine.js';
import { StateMachineDto, StateMachineListDto } from './dto/state-machine.dto.js';
import { AnyScope, PartnerProblems } from './partner-access.js';

/** The tables that the program itself decides by, so that nobody has to guess them. */
@ApiTags('State machines')
@Controller('v1/state-machines')
export class StateMachinesController {
  /**
   * Each resource with a `status` has a life: its states, the actions that lead from one to another, and why. The
   * program decides by the same tables.
   */
  @Get()
  @AnyScope()
  @ApiOperation({ summary: 'List the lives of all resources' })
  @PartnerProblems()
  list(): StateMachineListDto {
    const machines = [...stateMachines().values()].map(stateMachineDto);
    return { data: machines.sort((a, b) => (a.resource < b.resource ? -1 : 1)) };
  }

  /** The names are those of `status` and `allowedActions` of the resource. */
  @Get(':resource')
  @AnyScope()
  @ApiParam({
    name: 'resource',
    description: 'Kind of resource.',
    schema: { type: 'string', pattern: '^[a-z][A-Za-z]{1,40}$', maxLength: 41, example: 'apiKey' },
  })
  @ApiOperation({ summary: 'Read the life of one kind of resource' })
  @PartnerProblems('not_found')
  get(@Param('resource') resource: string): StateMachineDto {
    const machine = stateMachines().get(resource);
    if (!machine) throw notFound('state machine');
    return stateMachineDto(machine);
  }
}

function stateMachineDto({
  resource,
  initial,
  states,
  actions,
}: StateMachine<string, string>): StateMachineDto {
  return {
    resource,
    initial,
    states: Object.entries(states).map(([name, meaning]) => ({ name, meaning })),
    actions: Object.entries(actions).map(([name, { from, to, why }]) => ({ name, from: [...from], to, why })),
  };
}
