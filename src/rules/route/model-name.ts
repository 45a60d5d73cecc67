import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { developerGuide, github, templateReference } from '../support/pages';

export const modelName: Policy = {
  id: 'model-name',
  category: 'deploy',
  severity: 'error',
  title: 'The name of a model has only letters and digits',
  why: 'AWS accepts nothing else in the name of a model, not even a hyphen: "Model name must be alphanumeric: my-model".',
  fix: 'Write the name with letters and digits only, for example newOrder, in Name and wherever RequestModels of a route names the model.',
  references: [
    templateReference('ApiGatewayV2::Model'),
    developerGuide('websocket-api-request-validation'),
    github('badmintoncryer/cdk-preflight/tree/main/rules/apigatewayv2'),
  ],
  otherTools: 'cdk-preflight reports the same (pf-apigwv2-model-name-alphanumeric).',
  check(model, judge) {
    const models = model.apis.flatMap((api) => api.models);
    judge.value(models, 'Name', (name) => {
      if (name.isAbsent) return undefined;
      const isWrong = /[^A-Za-z0-9]/.test(literalCharacters(name.text)) || !name.string;
      return isWrong && `AWS rejects the model: "Model name must be alphanumeric: ${String(name)}".`;
    });
  },
};
