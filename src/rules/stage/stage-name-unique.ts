import { namedStages, type NamedStage } from '../../apigateway/absence/absent-stage';
import { firstOf } from '../../cloudformation/conditions/branches';
import { formatText, isOpenText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { addComparable } from '../support/comparable';
import { developerGuide, github, templateReference } from '../support/pages';

export const stageNameUnique: Policy = {
  id: 'stage-name-unique',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'Every stage of an API has its own name',
  why: 'The name of a stage is a part of its URL: AWS rejects a second stage of the same name with "Stage already exists". SAM creates a stage for each of its APIs.',
  fix: 'Remove one of the two stages, give it another name, or give them conditions that exclude each other. To change a stage that SAM creates, set the properties of its AWS::Serverless::HttpApi or AWS::Serverless::WebSocketApi.',
  references: [
    developerGuide('websocket-api-stages'),
    developerGuide('http-api-stages'),
    templateReference('ApiGatewayV2::Stage'),
    github('serverless/serverless/issues/6533'),
  ],
  check(model, judge) {
    judge.about(model.stages);
    for (const api of model.apis) {
      const byName = new Map<string, NamedStage[]>();
      for (const named of namedStages(api)) {
        if (isOpenText(named.name)) continue;
        const key = textKey(named.name);
        for (const { candidate, when } of firstOf(named.when, byName.get(key) ?? [])) {
          const { logicalId } = candidate.stage.resource.declared;
          const message = `${logicalId} is stage ${formatText(named.name)} of the API as well: "Stage already exists".`;
          judge.report(named.stage, 'StageName', message, when);
        }
        addComparable(byName, key, named);
      }
    }
  },
};
