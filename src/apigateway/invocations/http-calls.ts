import { type ArnPattern, NAME } from '../../iam/arn-pattern';

/**
 * The parts after API and stage of the ARNs with which an HTTP API calls the function of a route. `ANY` has one for
 * every method; `$default` has itself, and one that matches any method and path.
 *
 * @param routeKey `GET /books`, `ANY /{proxy+}` or `$default`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function httpCalls(routeKey: string): readonly ArnPattern[] {
  const [method = '', path] = routeKey.split(' ', 2);
  if (path === undefined) return [[`/${routeKey}`], ['/', NAME, '/', NAME]];
  return method === 'ANY' ? [['/', NAME, path], [`/ANY${path}`]] : [[`/${method}${path}`]];
}
