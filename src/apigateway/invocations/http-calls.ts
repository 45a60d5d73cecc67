import { type ArnPattern, NAME } from '../../iam/arn-pattern';

/**
 * What an HTTP API calls the function of a route as, behind API and stage. For `ANY` every method counts; `$default`
 * stands for itself, and for whatever method and path a permission may name.
 *
 * @param routeKey `GET /books`, `ANY /{proxy+}` or `$default`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function httpCalls(routeKey: string): readonly ArnPattern[] {
  const [method = '', path] = routeKey.split(' ', 2);
  if (path === undefined) return [[`/${routeKey}`], ['/', NAME, '/', NAME]];
  return method === 'ANY' ? [['/', NAME, path], [`/ANY${path}`]] : [[`/${method}${path}`]];
}
