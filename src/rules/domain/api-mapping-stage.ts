import { REJECTED_STAGE } from '../../aws/rejections';
import { absentStage, referredStage, stagesNamed } from '../../apigateway/absence/absent-stage';
import type { Part } from '../../apigateway/model';
import { jointly } from '../../cloudformation/conditions/branches';
import type { Value } from '../../cloudformation/intrinsics/value';
import { branchesTooEarly } from '../../cloudformation/stacks/creation-order';
import { besideEachOther } from '../../cloudformation/stacks/stacks-around';
import type { Assumption, Text } from '../../cloudformation/types';
import type { Policy, Violation } from '../policy';
import { acrossStacks } from '../support/across-stacks';
import { apiLabel } from '../support/api-label';
import { awsPage, github, templateReference } from '../support/pages';

export const apiMappingStage: Policy = {
  id: 'api-mapping-stage',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'A mapping names a stage that is there before it',
  why: `AWS rejects the mapping of a stage that does not exist: ${REJECTED_STAGE}. CloudFormation creates resources in any order that DependsOn and references leave open, so a stage that is named by its text may not exist yet.`,
  fix: 'Refer to the stage: Stage: !Ref with the logical id of the stage. Or write its name and name the stage in DependsOn of the mapping.',
  references: [
    templateReference('ApiGatewayV2::ApiMapping'),
    awsPage('AWSCloudFormation/latest/UserGuide/aws-attribute-dependson'),
    github('aws/serverless-application-model/issues/192'),
    github('serverless-components/domain/issues/8'),
  ],
  check(model, judge) {
    for (const mapping of model.apis.flatMap(({ mappings }) => mappings)) {
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
  const stage = referred ? `${String(name)}, and ${referred.logicalId} ` : String(name);
  const message = (why: string): string => `${apiLabel(api)} has no stage ${stage}${why}: ${REJECTED_STAGE}.`;
  if (!referred) return { message: message('') };
  const isOwn = api.stages.some(({ resource }) => resource === referred);
  return isOwn
    ? { message: message('is not created'), fix: 'Put the mapping under the condition of the stage.' }
    : { message: message('is a stage of another API') };
}

/** What a stage is declared by that quick create makes together with its API. */
const MADE_WITH_API = new Set(['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::ApiGatewayManagedOverrides']);

/** A stage that is named by its text, and that nothing makes CloudFormation create first. */
function late(mapping: Part, name: Text, exists: readonly Assumption[]): readonly Violation[] {
  const { resource, api } = mapping;
  return stagesNamed(api, name).flatMap(({ stage, when }) => {
    const together = jointly(exists, when);
    const order = besideEachOther(resource, stage.resource);
    if (!order || !together) return [];
    if (MADE_WITH_API.has(stage.resource.declared.type)) return [];
    const early = branchesTooEarly(resource, stage.resource, together);
    const message = `The mapping may be created before stage ${stage.resource.declared.logicalId}, which it names by its text: ${REJECTED_STAGE}.`;
    return early.map((branch) => ({ message, when: branch, ...acrossStacks(resource, [order]) }));
  });
}
