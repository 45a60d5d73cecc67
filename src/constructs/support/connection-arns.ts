import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { Stack } from 'aws-cdk-lib';
import type { IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { ConnectionMethod } from '../options/connection-method';
import { check } from './check';
import { placeOf } from './fail';
import { GRANTEE } from './kinds';

/**
 * The ARNs of the connections of one stage for a policy, one for each method.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
export function connectionArns(api: IWebSocketApi, stageName: string, methods: readonly ConnectionMethod[]): string[] {
  const arn = Stack.of(api).formatArn({ service: 'execute-api', resource: api.apiId });
  return methods.map((method) => `${arn}/${stageName}/${method}/@connections/*`);
}

/**
 * Allows managing connections.
 *
 * @param scope the API or the stage
 * @param grantee who may
 * @param resourceArns which connections
 * @throws Error when there is nobody to allow it
 */
export function grantConnections(scope: IConstruct, grantee: IGrantable, resourceArns: string[]): Grant {
  check(placeOf(scope), { grantee }, { grantee: GRANTEE });
  return Grant.addToPrincipal({ grantee, actions: [MANAGE_CONNECTIONS], resourceArns });
}
