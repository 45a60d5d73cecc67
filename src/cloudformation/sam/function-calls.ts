import { API_GATEWAY_SERVICE } from '../../aws/execute-api';
import type { Json, Path } from '../document/json';
import { type Created, create } from '../resources/created-resource';
import type { Resource } from '../types';

/** A permission for API Gateway to call a function. */
export function permission(
  declared: Resource,
  logicalId: string,
  call: { readonly functionName: Json; readonly api: Json; readonly resource: Json } & Pick<Created, 'part' | 'when'>,
  from: (path: Path) => Path,
): Resource {
  const { part, when } = call;
  const sourceArn = [
    'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Resource}',
    { Api: call.api, Resource: call.resource },
  ];
  const properties = {
    Action: 'lambda:InvokeFunction',
    FunctionName: call.functionName,
    Principal: API_GATEWAY_SERVICE,
    SourceArn: { 'Fn::Sub': sourceArn },
  };
  return create(declared, {
    logicalId,
    type: 'AWS::Lambda::Permission',
    properties,
    from,
    ...(part === undefined ? {} : { part }),
    ...(when === undefined ? {} : { when }),
  });
}

/** The URI by which API Gateway calls a function. */
export function invocationUri(handler: Json): Json {
  return {
    'Fn::Sub': [
      'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function}/invocations',
      { Function: handler },
    ],
  };
}
