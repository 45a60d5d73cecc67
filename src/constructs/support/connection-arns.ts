import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { Stack } from 'aws-cdk-lib';
import type { IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { ConnectionMethod } from '../options/connection-method';

/**
 * The ARNs of the connections of one stage for a policy, one for each method.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
export function connectionArns(api: IWebSocketApi, stageName: string, methods: readonly ConnectionMethod[]): string[] {
  const arn = Stack.of(api).formatArn({ service: 'execute-api', resource: api.apiId });
  return methods.map((method) => `${arn}/${stageName}/${method}/@connections/*`);
}

/** Allows managing connections. */
export function grantConnections(grantee: IGrantable, resourceArns: string[]): Grant {
  return Grant.addToPrincipal({ grantee, actions: [MANAGE_CONNECTIONS], resourceArns });
}
