import { Duration } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { fail } from './fail';

/** What API Gateway waits at least for an integration of a WebSocket API. */
const LEAST_MS = 50;
/** What it waits at most, and by default. */
export const MOST_MS = 29_000;

/**
 * The time an integration is given, stated even where it is the one that API Gateway takes by itself.
 *
 * @param scope the construct the integration belongs to
 * @param id its id there
 * @param timeout what the author asked for
 * @throws Error outside of 50 ms to 29 s; never for a value that is only known at deployment
 */
export function integrationTimeout(scope: IConstruct, id: string, timeout?: Duration): Duration {
  if (timeout === undefined) return Duration.millis(MOST_MS);
  if (timeout.isUnresolved()) return timeout;
  const milliseconds = timeout.toMilliseconds({ integral: false });
  if (milliseconds >= LEAST_MS && milliseconds <= MOST_MS) return timeout;
  return fail(
    scope,
    id,
    `timeout is ${milliseconds} ms, and an integration of a WebSocket API waits ${LEAST_MS} to ${MOST_MS} ms ("Timeout should be between 50 ms and 29000 ms").`,
  );
}
