import type { Api } from '../../apigateway/types';

/** An API in a message: `WebSocket API Chat`, or `a WebSocket API` when it is out of sight. */
export function apiName({ resource }: Api): string {
  return resource ? `WebSocket API ${resource.declared.logicalId}` : 'a WebSocket API';
}
