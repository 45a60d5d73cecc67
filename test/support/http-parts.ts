import { buildModel } from '../../src/apigateway/building/build-model';
import type { Api, Part } from '../../src/apigateway/model';
import { asText, formatText } from '../../src/cloudformation/intrinsics/symbolic-text';
import type { Path } from '../../src/cloudformation/document/json';
import { check } from '../../src/engine/check';
import { line, template } from './findings';

/** The HTTP APIs of a template. */
export function httpApis(yaml: string): readonly Api[] {
  return buildModel([template(yaml)]).of('http').apis;
}

/** A property as text, with symbols as `Fn::Sub` writes them, and the items of a list with commas; nothing is ''. */
export function valueOf({ resource }: Part, ...path: Path): string {
  const term = resource.term(...path);
  if (term.kind === 'list')
    return resource.template.evaluator
      .items(term, [])
      .flatMap(({ value }) => value)
      .map((item) => formatText(asText(item) ?? []))
      .join(', ');
  return formatText(asText(term) ?? []);
}

/** The routes of the APIs of a template, a line each: `GET /books JWT Readers -> AWS_PROXY when IsProd`. */
export function routesOf(yaml: string): readonly string[] {
  return httpApis(yaml)
    .flatMap(({ routes }) => routes)
    .map((route) => {
      const [authorizer] = route.authorizers;
      const [integration] = route.integrations;
      return [
        route.key ?? '?',
        valueOf(route, 'AuthorizationType') || 'open',
        ...(authorizer ? [valueOf(authorizer, 'Name')] : []),
        ...(valueOf(route, 'AuthorizationScopes') === '' ? [] : [`(${valueOf(route, 'AuthorizationScopes')})`]),
        ...(integration ? ['->', valueOf(integration, 'IntegrationType')] : []),
        ...route.when.map(({ name, value }) => `when ${name} is ${String(value)}`),
      ].join(' ');
    });
}

/** Why a policy cannot judge the HTTP APIs of a template: a reason for each verdict. */
export function httpUnknowns(yaml: string, id: string): readonly string[] {
  return check([template(yaml)], { preset: 'all', protocols: ['http'] })
    .unknown.filter(({ ruleId }) => ruleId === id)
    .map(({ reason }) => reason);
}

/** What the policies report of the HTTP APIs of a template: rule and place, a line each. */
export function httpFindings(yaml: string, ...ruleIds: readonly string[]): readonly string[] {
  return check([template(yaml)], { preset: 'all', protocols: ['http'] })
    .findings.filter(({ ruleId }) => ruleIds.length === 0 || ruleIds.includes(ruleId))
    .map((one) => (ruleIds.length === 1 ? line(one) : `${one.ruleId} ${line(one)}`));
}
