import { Duration, Lazy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { fail } from './fail';

/** What API Gateway waits at least for an integration. */
const LEAST_MS = 50;
/** What it waits at most, and by default, for an integration of a WebSocket API. */
export const MOST_MS = 29_000;
/** What it waits at most, and by default, for an integration of an HTTP API. */
export const HTTP_MOST_MS = 30_000;

/**
 * The time an integration of a WebSocket API is given, stated even where it is the one that API Gateway takes by itself.
 *
 * @param scope the construct the integration belongs to
 * @param id its id there
 * @param timeout what the author asked for
 * @throws Error outside of 50 ms to 29 s; never for a value that is only known at deployment
 */
export function integrationTimeout(scope: IConstruct, id: string, timeout?: Duration): Duration {
  return checked(scope, id, timeout ?? Duration.millis(MOST_MS), 'a WebSocket', MOST_MS);
}

/**
 * The time an integration of an HTTP API is given, stated even where it is the one that API Gateway takes by itself.
 *
 * @param scope the construct the integration belongs to
 * @param id its id there
 * @param timeout what the author asked for
 * @throws Error outside of 50 ms to 30 s; never for a value that is only known at deployment
 */
export function httpIntegrationTimeout(scope: IConstruct, id: string, timeout?: Duration): Duration {
  return checked(scope, id, timeout ?? Duration.millis(HTTP_MOST_MS), 'an HTTP', HTTP_MOST_MS);
}

/**
 * The same time in a form that `HttpIntegration` of aws-cdk-lib takes: it rejects what is above 29 s, as if the limit of
 * WebSocket APIs were that of HTTP APIs, but takes what resolves later.
 */
export function acceptedByHttpIntegration(timeout: Duration): Duration {
  if (timeout.isUnresolved()) return timeout;
  const milliseconds = timeout.toMilliseconds();
  return milliseconds > MOST_MS ? Duration.millis(Lazy.number({ produce: () => milliseconds })) : timeout;
}

function checked(scope: IConstruct, id: string, timeout: Duration, api: string, most: number): Duration {
  if (timeout.isUnresolved()) return timeout;
  const milliseconds = timeout.toMilliseconds({ integral: false });
  if (milliseconds >= LEAST_MS && milliseconds <= most) return timeout;
  return fail(
    scope,
    id,
    `timeout is ${milliseconds} ms, and an integration of ${api} API waits ${LEAST_MS} to ${most} ms ("Timeout should be between 50 ms and ${most} ms").`,
  );
}
