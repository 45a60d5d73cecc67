import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The prefix of the resource types of WebSocket and HTTP APIs. */
const V2 = 'AWS::ApiGatewayV2::';

/**
 * The properties a resource will have in the template, property overrides included.
 * What only deployment knows is the intrinsic function that will be there.
 */
export function templateProperties(resource: CfnResource): Readonly<Record<string, unknown>> {
  const { Resources } = Stack.of(resource).resolve(resource._toCloudFormation()) as {
    Resources: Record<string, { Properties?: Record<string, unknown> }>;
  };
  return Object.values(Resources)[0]?.Properties ?? {};
}

/**
 * Every resource of an API in the whole app, whichever construct made it: this package's, aws-cdk-lib's, or raw ones.
 *
 * @param api a construct of the app
 * @param apiId the id of the API, as resources refer to it
 * @param kind the part of the resource type behind `AWS::ApiGatewayV2::`
 */
export function resourcesOfApi(api: IConstruct, apiId: string, kind: string): readonly CfnResource[] {
  return api.node.root.node
    .findAll()
    .filter((node): node is CfnResource => CfnResource.isCfnResource(node) && node.cfnResourceType === V2 + kind)
    .filter((resource) => belongsTo(resource, apiId));
}

function belongsTo(resource: CfnResource, apiId: string): boolean {
  const { cfnProperties } = resource as unknown as { cfnProperties: Readonly<Record<string, unknown>> };
  const written = cfnProperties.apiId ?? cfnProperties.ApiId;
  if (written === apiId) return true;
  if (written === undefined || typeof written === 'string') return false;
  const stack = Stack.of(resource);
  return JSON.stringify(stack.resolve(written)) === JSON.stringify(stack.resolve(apiId));
}
