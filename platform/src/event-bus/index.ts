export { createKafkaBus, type KafkaBusOptions } from './kafka/kafka-bus.ts';
export { createKafkaClient, type KafkaClient } from './kafka/kafka-client.ts';
export { type Relay, type RelayOptions, startRelay } from './kafka/relay/relay.ts';
export {
  openRelayAdministration,
  type RelayAdministration,
  type RelayStatus,
} from './kafka/relay/relay-administration.ts';
export type { LogSource } from './log-tail/log-source.ts';
export { createLogTailBus } from './log-tail/log-tail-bus.ts';
export type * from './port.ts';
export { createSlotPositions, type SlotPositions } from './slot-positions.ts';
