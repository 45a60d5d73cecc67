import { secretIn } from '../../apigateway/texts/secret';
import type { Policy } from '../policy';
import { awsPage, developerGuide } from '../support/pages';

export const stageVariablesSecret: Policy = {
  id: 'stage-variables-secret',
  category: 'security',
  severity: 'warning',
  title: 'Stage variables hold no secrets',
  why: 'Stage variables are not meant for sensitive data: they appear in the template, in the console and in the answer of GetStage, for everybody who may read the API.',
  fix: 'Keep the secret in AWS Secrets Manager or Parameter Store, and let the back end read it there; a stage variable may hold its name.',
  references: [developerGuide('websocket-api-stages'), awsPage('secretsmanager/latest/userguide/intro')],
  controls: { cwe: ['CWE-312', 'CWE-798'] },
  check(model, judge) {
    judge.value(model.stages, 'StageVariables', ({ term, when }, stage) => {
      for (const name of term.kind === 'map' ? term.entries.keys() : []) {
        const path = ['StageVariables', name];
        for (const { term: value, when: branch } of judge.read(stage, path, when)) {
          const secret = value.kind === 'scalar' ? secretIn(name, String(value.value)) : undefined;
          if (secret) judge.report(stage, path, `Stage variable ${name} holds ${secret} in plain text.`, branch);
        }
      }
      return undefined;
    });
  },
};
