import { rejectedTimeout } from '../../aws/rejections';
import { Duration, Lazy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { MAX_HTTP_INTEGRATION_TIMEOUT_MS } from '../../aws/http-limits';
import { MAX_INTEGRATION_TIMEOUT_MS, MIN_INTEGRATION_TIMEOUT_MS } from '../../aws/websocket-limits';
import { check } from './check';
import { fail, placeOf } from './fail';
import { DURATION } from './kinds';

/**
 * The timeout of an integration of a WebSocket API; by default the maximum, which the template then states.
 *
 * @param scope the construct the integration belongs to
 * @param id its id there
 * @param timeout what the author asked for
 * @throws Error outside 50 ms to 29 s; never for a value that is only known at deployment
 */
export function integrationTimeout(scope: IConstruct, id: string, timeout?: Duration): Duration {
  return checked(
    scope,
    id,
    timeout ?? Duration.millis(MAX_INTEGRATION_TIMEOUT_MS),
    'a WebSocket',
    MAX_INTEGRATION_TIMEOUT_MS,
  );
}

/**
 * The timeout of an integration of an HTTP API; by default the maximum, which the template then states.
 *
 * @param scope the construct the integration belongs to
 * @param id its id there
 * @param timeout what the author asked for
 * @throws Error outside 50 ms to 30 s; never for a value that is only known at deployment
 */
export function httpIntegrationTimeout(scope: IConstruct, id: string, timeout?: Duration): Duration {
  return checked(
    scope,
    id,
    timeout ?? Duration.millis(MAX_HTTP_INTEGRATION_TIMEOUT_MS),
    'an HTTP',
    MAX_HTTP_INTEGRATION_TIMEOUT_MS,
  );
}

/**
 * A timeout that `HttpIntegration` of aws-cdk-lib accepts. It rejects more than 29 s, which is the limit of WebSocket
 * APIs, but does not check tokens.
 */
export function acceptedByHttpIntegration(timeout: Duration): Duration {
  if (timeout.isUnresolved()) return timeout;
  const milliseconds = timeout.toMilliseconds();
  return milliseconds > MAX_INTEGRATION_TIMEOUT_MS
    ? Duration.millis(Lazy.number({ produce: () => milliseconds }))
    : timeout;
}

function checked(scope: IConstruct, id: string, timeout: Duration, api: string, most: number): Duration {
  check(placeOf(scope, id), { timeout }, { timeout: DURATION });
  if (timeout.isUnresolved()) return timeout;
  const milliseconds = timeout.toMilliseconds({ integral: false });
  if (milliseconds >= MIN_INTEGRATION_TIMEOUT_MS && milliseconds <= most) return timeout;
  return fail(
    placeOf(scope, id),
    `timeout is ${milliseconds} ms, but an integration of ${api} API waits ${MIN_INTEGRATION_TIMEOUT_MS} to ${most} ms (${rejectedTimeout(most)}).`,
  );
}
