import { CfnResource, Reference, Stack, Stage, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The prefix of the resource types of WebSocket and HTTP APIs. */
const V2 = 'AWS::ApiGatewayV2::';

/**
 * The properties of a resource as the template will have them, with property overrides and intrinsic functions.
 */
export function templateProperties(resource: CfnResource): Readonly<Record<string, unknown>> {
  const { Resources } = Stack.of(resource).resolve(resource._toCloudFormation()) as {
    Resources: Record<string, { Properties?: Record<string, unknown> }>;
  };
  return Object.values(Resources)[0]?.Properties ?? {};
}

/** The resource that a construct of aws-cdk-lib makes; undefined where it is imported, or makes another one. */
export function resourceOf({ node }: IConstruct, type: string): CfnResource | undefined {
  const resource = node.tryFindChild('Resource');
  return resource && CfnResource.isCfnResource(resource) && resource.cfnResourceType === type ? resource : undefined;
}

/** The CDK stage of a construct, or its app: references and dependencies do not cross CDK stages. */
export function appOf(construct: IConstruct): IConstruct {
  return Stage.of(construct) ?? construct.node.root;
}

/** Every construct of an app, or of a CDK stage; without those of CDK stages inside, which deploy on their own. */
export function constructsOf(root: IConstruct): readonly IConstruct[] {
  const found = [root];
  // The list grows while it is walked.
  for (const { node } of found) found.push(...node.children.filter((child) => !Stage.isStage(child)));
  return found;
}

/**
 * Every resource of an API in the whole app, from constructs of this package, of aws-cdk-lib, or raw.
 *
 * @param api a construct of the app
 * @param apiId the id of the API, as resources refer to it
 * @param kind the part of the resource type after `AWS::ApiGatewayV2::`
 */
export function resourcesOfApi(api: IConstruct, apiId: string, kind: string): readonly CfnResource[] {
  return constructsOf(appOf(api))
    .filter((node): node is CfnResource => CfnResource.isCfnResource(node) && node.cfnResourceType === V2 + kind)
    .filter((resource) => belongsTo(resource, apiId));
}

/** The API that a resource belongs to; undefined when it is not in the app. */
export function apiOf(resource: CfnResource): CfnResource | undefined {
  const written = writtenApiId(resource);
  const tokens = typeof written === 'string' ? Tokenization.reverseString(written).tokens : [written];
  const target = tokens.find((token) => Reference.isReference(token))?.target;
  if (target) return isApi(target) ? target : undefined;
  const stack = Stack.of(resource);
  const { Ref } = (stack.resolve(written) ?? {}) as { readonly Ref?: unknown };
  return stack.node.findAll().find((node): node is CfnResource => isApi(node) && stack.resolve(node.logicalId) === Ref);
}

function isApi(node: IConstruct): node is CfnResource {
  return CfnResource.isCfnResource(node) && node.cfnResourceType === `${V2}Api`;
}

/** The `ApiId` of a typed or of a raw resource. */
function writtenApiId(resource: CfnResource): unknown {
  const { cfnProperties } = resource as unknown as { cfnProperties: Readonly<Record<string, unknown>> };
  return cfnProperties.apiId ?? cfnProperties.ApiId;
}

function belongsTo(resource: CfnResource, apiId: string): boolean {
  const written = writtenApiId(resource);
  if (written === apiId) return true;
  if (written === undefined || typeof written === 'string') return false;
  const stack = Stack.of(resource);
  return JSON.stringify(stack.resolve(written)) === JSON.stringify(stack.resolve(apiId));
}
