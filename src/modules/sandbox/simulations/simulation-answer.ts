import { formatId } from '../../../kernel/ids.js';
import type { SimulationDto } from './simulation.dto.js';
import type { Simulation } from './simulations.repository.js';

export function toSimulationDto(simulation: Simulation): SimulationDto {
  const { status, statusReason, script, until, currency } = simulation;
  const money = (amount: number): { amount: number; currency: string } => ({ amount, currency });
  return {
    id: formatId('simulation', simulation.id),
    status,
    statusReason,
    statusChangedAt: simulation.statusChangedAt.toISOString(),
    allowedActions: [],
    agreement: formatId('agreement', simulation.agreementId),
    clock: formatId('testClock', simulation.clockId),
    script,
    until,
    transcript: simulation.transcript.map(({ amount, outstanding, overdue, ledger, ...line }) => ({
      ...line,
      amount: amount === null ? null : money(amount),
      outstanding: money(outstanding),
      overdue: money(overdue),
      ledger: Object.entries(ledger).map(([account, balance]) => ({ account, balance: money(balance) })),
    })),
  };
}
