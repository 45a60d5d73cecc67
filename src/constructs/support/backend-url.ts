import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { problemOf } from './check';
import { fail, placeOf } from './fail';
import { FLAG, optional } from './kinds';
import { shown } from './shown';

/**
 * The URL of an HTTP back end.
 *
 * @param scope the construct the integration belongs to
 * @param id its id there
 * @param url the URL that the author passed
 * @param allowPlaintext whether `http://` is allowed
 * @throws Error when it is neither an HTTPS URL nor, where that is allowed, an HTTP URL; never for an unresolved token
 */
export function backendUrl(scope: IConstruct, id: string, url: string, allowPlaintext?: boolean): string {
  const [problem] = urlProblems(url, allowPlaintext);
  return problem === undefined ? url : fail(placeOf(scope, id), problem);
}

/** What is wrong with the URL of an HTTP back end; nothing for an unresolved token. */
export function urlProblems(url: string, allowPlaintext?: boolean): readonly string[] {
  const wrong = problemOf({ allowPlaintext }, { allowPlaintext: optional(FLAG) });
  if (wrong !== undefined) return [wrong];
  if (/^https:\/\/./i.test(url) || (Token.isUnresolved(url) && !/^http:/i.test(url))) return [];
  if (allowPlaintext === true && /^http:\/\/./i.test(url)) return [];
  return [
    /^http:/i.test(url)
      ? `the URL ${url} is not encrypted. Use https://, or state allowPlaintext where the back end cannot.`
      : `the URL is ${shown(url)}, and has to start with https://.`,
  ];
}
