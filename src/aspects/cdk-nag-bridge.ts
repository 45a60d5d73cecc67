import { CfnResource, Validations, type IAspect } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { buildModel } from '../apigateway/building/build-model';
import type { Api, Model } from '../apigateway/model';
import { type StackTemplate, templatesOf } from '../assembly/construct-templates';
import { checkModel } from '../engine/check';
import type { Policy } from '../rules/policy';
import { connectRouteAuthorized } from '../rules/route/connect-route-authorized';
import { stageAccessLogs } from '../rules/stage/stage-access-logs';

/**
 * Acknowledges the known false alarms of cdk-nag's AwsSolutions pack on WebSocket APIs, and nothing else:
 *
 * - `AwsSolutions-APIG4` requires an authorizer on every route, which AWS accepts on `$connect` only. Where `$connect`
 * is
 *   authorized, it is acknowledged on the other routes of that API.
 * - `AwsSolutions-APIG1` does not see access logs that a property override adds. Where the template has them, it is
 *   acknowledged on that stage.
 *
 * @example
 * Aspects.of(app).add(new CdkNagBridge());
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html
 */
export class CdkNagBridge implements IAspect {
  private readonly roots = new WeakSet<IConstruct>();

  /** Called by CDK for every construct in scope. */
  public visit(node: IConstruct): void {
    const { root } = node.node;
    if (this.roots.has(root)) return;
    this.roots.add(root);
    // Validation runs after every Aspect and before cdk-nag.
    root.node.addValidation({
      validate: () => {
        bridge(root);
        return [];
      },
    });
  }
}

function bridge(root: IConstruct): void {
  const stacks = templatesOf(root);
  const model = buildModel(stacks.map(({ input }) => input));
  const open = faults(model, connectRouteAuthorized);
  const certain = model.apis.filter(isCertain);
  for (const api of certain) {
    const connect = api.routes.filter(({ key }) => key === '$connect');
    const parts = [...connect.map(({ resource }) => resource), ...(api.resource ? [api.resource] : [])];
    if (connect.length === 0 || parts.some((part) => open.has(part.constructPath ?? ''))) continue;
    for (const route of api.routes) {
      if (route.key === undefined || route.key === '$connect') continue;
      acknowledge(
        stacks,
        route.resource.template.id,
        route.resource.logicalId,
        'APIG4',
        'AWS takes an authorizer on $connect only; that of this API is authorized, which covers every message of a connection.',
      );
    }
  }
  const unlogged = faults(model, stageAccessLogs);
  for (const { resource } of certain.flatMap(({ stages }) => stages)) {
    const construct = constructOf(stacks, resource.template.id, resource.logicalId);
    const hasOverride =
      construct !== undefined && 'accessLogSettings' in construct && construct.accessLogSettings === undefined;
    if (!hasOverride || unlogged.has(resource.constructPath ?? '')) continue;
    acknowledge(
      stacks,
      resource.template.id,
      resource.logicalId,
      'APIG1',
      'The template has access logs for this stage; a property override adds them, which cdk-nag does not see.',
    );
  }
}

/** Whether an API is a WebSocket API in every branch; where it may be an HTTP API, cdk-nag may be right. */
function isCertain({ resource, when }: Api): boolean {
  return !resource || when === resource.exists;
}

/** Construct paths for which a policy has a finding or an unknown verdict. */
function faults(model: Model, policy: Policy): ReadonlySet<string> {
  const { findings, unknown } = checkModel(model, {}, [policy]);
  return new Set([...findings, ...unknown].map(({ resource }) => resource.constructPath ?? ''));
}

function constructOf(stacks: readonly StackTemplate[], template: number, logicalId: string): CfnResource | undefined {
  const construct = stacks[template]?.constructs.get(logicalId);
  return construct && CfnResource.isCfnResource(construct) ? construct : undefined;
}

function acknowledge(
  stacks: readonly StackTemplate[],
  template: number,
  logicalId: string,
  rule: string,
  reason: string,
): void {
  const construct = constructOf(stacks, template, logicalId);
  if (construct) Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
}
