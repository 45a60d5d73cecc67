import type { Protocol } from '../apigateway/model';
import type { Policy } from './policy';

/** Whether a policy judges the APIs of a protocol. */
export function isAboutProtocol({ protocols = ['websocket'] }: Policy, protocol: Protocol): boolean {
  return protocols.includes(protocol);
}
