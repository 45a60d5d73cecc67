import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isList } from '../../cloudformation/document/json';
import { checkList } from './check-given';
import { fail } from './fail';

/** The forms of an identity source that AWS accepts for the Lambda authorizer of an HTTP API. */
const LAMBDA = /^\$(?:request\.(?:header|querystring)|context|stageVariables)\.\S+$/;
/** The forms that it accepts for a JWT authorizer. */
const JWT = /^\$request\.(?:header|querystring)\.\S+$/;

/**
 * Rejects identity sources of a form that AWS rejects.
 *
 * @param scope the construct the authorizer belongs to
 * @param id its id there
 * @param kind the kind of authorizer
 * @param sources the identity sources
 * @throws Error for a form that AWS rejects
 */
export function checkIdentitySource(
  scope: IConstruct,
  id: string,
  kind: 'lambda' | 'jwt',
  sources: readonly string[] | undefined,
): void {
  checkList(scope, id, 'identitySource', sources, "'$request.header.Authorization'");
  const form = kind === 'jwt' ? JWT : LAMBDA;
  if (!isList(sources)) return;
  const wrong = sources.find((source) => !Token.isUnresolved(source) && !form.test(source));
  if (wrong === undefined) return;
  const others = kind === 'jwt' ? '' : ', $context.NAME and $stageVariables.NAME';
  fail(
    scope,
    id,
    `identitySource is "${wrong}", but AWS accepts $request.header.NAME, $request.querystring.NAME${others} here ("Invalid identity source expression").`,
  );
}
