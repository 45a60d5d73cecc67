import type { Protocol } from '../apigateway/model';
import type { Policy } from './policy';

/** What a policy that names no protocol is about. */
const WEBSOCKET: readonly Protocol[] = ['websocket'];

/** Whether a policy judges the APIs of a protocol. */
export function isAboutProtocol({ protocols = WEBSOCKET }: Policy, protocol: Protocol): boolean {
  return protocols.includes(protocol);
}
