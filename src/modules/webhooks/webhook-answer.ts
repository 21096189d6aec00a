import { formatId } from '../../kernel/ids.js';
import { allowedActions } from '../../kernel/state-machine.js';
import type { DeliveryRow } from './deliveries.repository.js';
import type { WebhookDeliveryDto } from './dto/delivery.dto.js';
import type { WebhookEndpointDto, WebhookTestDto } from './dto/endpoint-answer.dto.js';
import type { Endpoint } from './endpoint.js';
import { isSuccess, type SendResult } from './sender.js';
import { endpointStates } from './webhooks.states.js';

export function toEndpointDto(endpoint: Endpoint, nowMs: number): WebhookEndpointDto {
  const { id, url, description, types, payload, apiVersion, status, statusReason } = endpoint;
  const { previousSecretUntil } = endpoint;
  const isOverlap = previousSecretUntil !== null && previousSecretUntil.getTime() > nowMs;
  return {
    id: formatId('webhookEndpoint', id),
    url,
    description,
    types: [...types],
    payload,
    apiVersion,
    status,
    statusReason,
    statusChangedAt: endpoint.statusChangedAt.toISOString(),
    failingSince: endpoint.failingSince?.toISOString() ?? null,
    previousSecretUntil: isOverlap ? previousSecretUntil.toISOString() : null,
    allowedActions: allowedActions(endpointStates, status),
    createdAt: endpoint.createdAt.toISOString(),
  };
}

export function toDeliveryDto(row: DeliveryRow): WebhookDeliveryDto {
  const { id, endpointId, notificationId, position, type, trigger, status, statusReason } = row;
  return {
    id: formatId('webhookDelivery', id),
    endpoint: formatId('webhookEndpoint', endpointId),
    notification: formatId('notification', notificationId),
    position: Number(position),
    type,
    trigger,
    status,
    statusReason,
    statusChangedAt: row.statusChangedAt.toISOString(),
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    attempts: [...row.attempts],
    allowedActions: ['resend'],
    createdAt: row.createdAt.toISOString(),
  };
}

export function toTestDto(result: SendResult): WebhookTestDto {
  const { status = null, error = null, durationMs, response } = result;
  return { delivered: isSuccess(result), status, error, durationMs, response };
}
