import { type Branch, excluding, jointly } from '../../cloudformation/conditions/branches';
import { asText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Term } from '../../cloudformation/types';
import { hiddenParts } from '../../cloudformation/stacks/visibility';
import type { Absence, Integration, Model, Route } from '../model';

/** The branches in which a route has a route response, so that its client gets answers. */
export function answering(route: Route): readonly (readonly Assumption[])[] {
  return [
    ...route.responses.map(({ when }) => when),
    ...route.resource
      .cases('RouteResponseSelectionExpression')
      .filter(({ value }) => value.kind !== 'absent')
      .map(({ when }) => when),
  ];
}

/**
 * Whether an integration has no integration response.
 *
 * @param given what is assumed to hold
 * @param responses the branches of the integration responses that count. @default - those of all
 * @returns undefined when it always has one, or the assumptions never hold
 */
export function absentResponse(
  model: Model,
  integration: Integration,
  given: readonly Assumption[],
  responses: readonly (readonly Assumption[])[] = integration.responses.map((response) => response.when),
): Absence | undefined {
  const alone = excluding(given, responses);
  if (alone.length === 0) return undefined;
  const hidden = hiddenResponses(model, integration, alone);
  if (hidden !== undefined) return { reason: hidden };
  return { branches: alone };
}

function hiddenResponses(
  model: Model,
  { resource, api, routes }: Integration,
  missing: readonly Branch[],
): string | undefined {
  const open = model
    .resources('AWS::ApiGatewayV2::IntegrationResponse')
    .find((response) => response.cases('IntegrationId').some(({ value }) => !namesResource(value)));
  if (open) return `it is only known at deployment which integration ${open.logicalId} is for`;
  // Where a route of another template uses the id, the template that imports it is in sight.
  const elsewhere = routes.filter((route) => route.resource.template !== resource.template);
  const hidden = [
    ...api.hidden,
    ...hiddenParts(
      resource,
      elsewhere.map(({ when }) => when),
    ),
  ];
  return hidden.find(({ when }) => missing.some((branch) => jointly(branch, when) !== undefined))?.reason;
}

function namesResource(term: Term): boolean {
  return onlySymbol(asText(term) ?? [])?.kind === 'resource';
}
