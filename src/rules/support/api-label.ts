import type { Api, Protocol } from '../../apigateway/model';

/** An API in a message: `WebSocket API Chat`, or `a WebSocket API` when it is out of sight. */
export function apiLabel({ resource, protocol }: Pick<Api, 'resource' | 'protocol'>): string {
  return resource ? `${KINDS[protocol]} ${resource.declared.logicalId}` : anApi(protocol);
}

/** An API of a protocol in a message. */
export function anApi(protocol: Protocol): string {
  return `${protocol === 'http' ? 'an' : 'a'} ${KINDS[protocol]}`;
}

/** How messages name the APIs of a protocol. */
const KINDS = { websocket: 'WebSocket API', http: 'HTTP API' } as const satisfies Record<Protocol, string>;
