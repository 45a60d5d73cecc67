import { REJECTED_DOMAIN, REJECTED_STAGE } from '../../aws/rejections';
import { absentStage, referredStage, stagesNamed } from '../../apigateway/absence/absent-stage';
import { DOMAIN_TYPES, mappedDomains } from '../../apigateway/domains/api-domains';
import type { Model, Part } from '../../apigateway/model';
import { type Branch, jointly } from '../../cloudformation/conditions/branches';
import { formatText, onlySymbol, resourceSymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import { branchesTooEarly } from '../../cloudformation/stacks/creation-order';
import { besideEachOther } from '../../cloudformation/stacks/stacks-around';
import type { Assumption, Resource, Text } from '../../cloudformation/types';
import type { Policy, Violation } from '../policy';
import { ANY_ORDER } from '../support/any-order';
import { acrossStacks } from '../support/across-stacks';
import { apiLabel } from '../support/api-label';
import { awsPage, github, templateReference } from '../support/pages';

export const apiMappingStage: Policy = {
  id: 'api-mapping-stage',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'A mapping names a stage and a domain that exist before it',
  why: `AWS rejects a mapping whose stage (${REJECTED_STAGE}) or domain (${REJECTED_DOMAIN}) does not exist. ${ANY_ORDER}, so what the mapping names as text may not exist yet.`,
  fix: 'Refer to the stage and the domain by !Ref with their logical ids. Or write the name, and add the resource to DependsOn of the mapping.',
  references: [
    templateReference('ApiGatewayV2::ApiMapping'),
    awsPage('AWSCloudFormation/latest/UserGuide/aws-attribute-dependson'),
    github('aws/serverless-application-model/issues/192'),
    github('serverless-components/domain/issues/8'),
    github('aws/aws-cdk/issues/36708'),
  ],
  check(model, judge) {
    for (const mapping of model.apis.flatMap(({ mappings }) => mappings)) {
      judge.value(mapping, 'DomainName', (name) => nameOfEndpoint(name) ?? lateDomain(model, mapping, name));
      judge.value(mapping, 'Stage', (name) => {
        const exists = jointly(mapping.when, name.when);
        if (!exists || !name.text) return undefined;
        const lack = absentStage(model, mapping.api, name.text, exists);
        if (!lack || 'branches' in lack) {
          const absent = (lack?.branches ?? []).map((when) => ({ ...missing(mapping, name), when }));
          return [...absent, ...late(mapping, name.text, exists)];
        }
        judge.unknown(mapping, 'Stage', lack.reason, exists);
        return undefined;
      });
    }
  },
};

function missing({ api }: Part, name: Value): Violation {
  const referred = name.text && referredStage(name.text);
  const stage = referred ? `${String(name)}, since ${referred.logicalId} ` : String(name);
  const message = (why: string): string => `${apiLabel(api)} has no stage ${stage}${why}: ${REJECTED_STAGE}.`;
  if (!referred) return { message: message('') };
  const isOwn = api.stages.some(({ resource }) => resource === referred);
  return isOwn
    ? { message: message('is not created'), fix: 'Put the mapping under the condition of the stage.' }
    : { message: message('is a stage of another API') };
}

/** Attributes of a domain that are the name of its endpoint, and what such names end in. */
const ENDPOINTS = new Set<string | undefined>(['RegionalDomainName', 'DistributionDomainName']);
const ENDPOINT = /\.execute-api\..*\.(?:amazonaws\.com(?:\.cn)?|\$\{AWS::URLSuffix\})$/;

/** What is wrong with the name of the endpoint of a domain in the place of the name of the domain. */
function nameOfEndpoint({ text = [] }: Value): Violation | undefined {
  const { resource, attribute } = resourceSymbol(onlySymbol(text)) ?? {};
  const isAttribute = resource && DOMAIN_TYPES.includes(resource.type) && ENDPOINTS.has(attribute);
  if (!isAttribute && !ENDPOINT.test(formatText(text))) return undefined;
  return {
    message: `${formatText(text)} is the endpoint that DNS points to, not the custom domain: ${REJECTED_DOMAIN}.`,
    fix: 'Set DomainName to the name of the custom domain: !Ref with its logical id, or the name that clients use.',
  };
}

/** A domain that is named by its text, and that nothing makes CloudFormation create first. */
function lateDomain(model: Model, mapping: Part, { text, when }: Value): readonly Violation[] {
  if (!text || onlySymbol(text)) return [];
  return mappedDomains(model, mapping.resource).flatMap((named) => {
    const together = named.resource && jointly(mapping.when, when, named.when);
    return together ? tooEarly(mapping, named.resource, together, 'domain', REJECTED_DOMAIN) : [];
  });
}

/** What a stage is declared by that quick create makes together with its API. */
const MADE_WITH_API = new Set(['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::ApiGatewayManagedOverrides']);

/** A stage that is named by its text, and that nothing makes CloudFormation create first. */
function late(mapping: Part, name: Text, exists: readonly Assumption[]): readonly Violation[] {
  return stagesNamed(mapping.api, name).flatMap(({ stage, when }) => {
    const together = jointly(exists, when);
    if (!together || MADE_WITH_API.has(stage.resource.declared.type)) return [];
    return tooEarly(mapping, stage.resource, together, 'stage', REJECTED_STAGE);
  });
}

/** The branches in which a mapping may be created before what it names by its text. */
function tooEarly(
  { resource }: Part,
  other: Resource,
  exists: Branch,
  kind: string,
  rejected: string,
): readonly Violation[] {
  const order = besideEachOther(resource, other);
  if (!order) return [];
  const message = `The mapping may be created before ${kind} ${other.declared.logicalId}, which it names as text: ${rejected}.`;
  return branchesTooEarly(resource, other, exists).map((when) => ({
    message,
    when,
    ...acrossStacks(resource, [order]),
  }));
}
