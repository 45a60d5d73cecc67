import { absentModel } from '../../apigateway/absence/absent-model';
import { linkedResource } from '../../cloudformation/resources/links';
import { NotKnown } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { apiLabel } from '../support/api-label';
import { keysOf } from '../support/keys';
import { developerGuide, github, templateReference } from '../support/pages';

export const routeModelName: Policy = {
  id: 'route-model-name',
  category: 'deploy',
  severity: 'error',
  title: 'A route names models of its API',
  why: 'RequestModels holds names. The Ref of an AWS::ApiGatewayV2::Model is its id, a few random characters, and no model has that name: AWS rejects the route.',
  fix: 'Write the Name of an AWS::ApiGatewayV2::Model of the API as text, and let the route depend on the model (DependsOn).',
  references: [
    templateReference('ApiGatewayV2::Route'),
    templateReference('ApiGatewayV2::Model'),
    developerGuide('websocket-api-request-validation'),
    github('serverless/serverless/issues/6424'),
  ],
  check(model, judge) {
    for (const [route, key] of keysOf(judge, model.routes, 'RequestModels')) {
      judge.value(route, ['RequestModels', key], (name) => {
        const { text, when } = name;
        if (!text) return undefined;
        const referred = linkedResource(text, 'AWS::ApiGatewayV2::Model');
        if (referred)
          return `${String(name)} is the id of model ${referred.declared.logicalId}; RequestModels holds the names of models.`;
        const lack = absentModel(model, route.api, text, when);
        if (!lack) return undefined;
        name.assertInSight();
        if ('reason' in lack) throw new NotKnown(['RequestModels', key], lack.reason);
        const message = `${apiLabel(route.api)} has no model named ${String(name)}.`;
        return lack.branches.map((branch) => ({ message, when: branch }));
      });
    }
  },
};
