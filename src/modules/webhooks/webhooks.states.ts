import { defineStateMachine } from '../../kernel/state-machine.js';

export type EndpointStatus = 'enabled' | 'disabled';
export type EndpointAction = 'enable' | 'disable';
export type DeliveryStatus = 'pending' | 'delivered' | 'failed' | 'cancelled';
export type DeliveryAction = 'deliver' | 'giveUp' | 'cancel';

export const endpointStates = defineStateMachine<EndpointStatus, EndpointAction>({
  resource: 'webhookEndpoint',
  initial: 'enabled',
  states: {
    enabled: 'Notifications are sent to it.',
    disabled: 'Nothing is sent to it; the feed keeps what it misses.',
  },
  actions: {
    disable: {
      from: ['enabled'],
      to: 'disabled',
      why: 'You or the bank switched it off, it answered 410, or it answered nothing right for three days.',
    },
    enable: { from: ['disabled'], to: 'enabled', why: 'You or the bank switched it on.' },
  },
});

export const deliveryStates = defineStateMachine<DeliveryStatus, DeliveryAction>({
  resource: 'webhookDelivery',
  initial: 'pending',
  states: {
    pending: 'It is being sent, or will be tried again.',
    delivered: 'The receiver answered 2xx.',
    failed: 'Every attempt of the schedule failed; it can be sent again.',
    cancelled: 'Its endpoint was disabled or deleted before it was delivered.',
  },
  actions: {
    deliver: { from: ['pending'], to: 'delivered', why: 'The receiver answered 2xx.' },
    giveUp: { from: ['pending'], to: 'failed', why: 'The last attempt of the schedule failed.' },
    cancel: { from: ['pending'], to: 'cancelled', why: 'Nothing is sent to its endpoint any more.' },
  },
});
