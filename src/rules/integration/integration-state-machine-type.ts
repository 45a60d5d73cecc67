import { namedInRequest } from '../../apigateway/integrations/request-target';
import { REQUEST_PROPERTIES, serviceRequests } from '../../apigateway/integrations/service-request';
import { resourcesIn } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import type { Policy, Violation } from '../policy';
import { awsPage, templateReference } from '../support/pages';

export const integrationStateMachineType: Policy = {
  id: 'integration-state-machine-type',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'An integration that waits for an execution asks for an Express workflow',
  why: 'StartSyncExecution is for Express workflows: AWS says that it "is not available for STANDARD workflows", and a state machine without StateMachineType is one. Step Functions refuses every request with StateMachineTypeNotSupported.',
  fix: 'Set StateMachineType of the state machine to EXPRESS (in aws-cdk-lib: stateMachineType: StateMachineType.EXPRESS), which makes CloudFormation replace it. If the client need not wait for the output, ask for StartExecution.',
  references: [
    awsPage('step-functions/latest/apireference/API_StartSyncExecution'),
    awsPage('step-functions/latest/dg/choosing-workflow-type'),
    templateReference('StepFunctions::StateMachine'),
  ],
  check(model, judge) {
    const paths = [...REQUEST_PROPERTIES, 'RequestParameters'] as const;
    judge.values(model.integrations, paths, (values, integration) => {
      if (!serviceRequests(values).some(({ action }) => action === 'states:StartSyncExecution')) return undefined;
      const [subtype] = values;
      const named = namedInRequest('states', values).flatMap(({ text, at }) =>
        resourcesIn(text)
          .filter(({ type }) => type === 'AWS::StepFunctions::StateMachine')
          .map((machine) => ({ machine, at })),
      );
      if (named.length === 0)
        judge.unknown(integration, subtype.path, 'the state machine is out of sight', subtype.when);
      return named.flatMap(({ machine, at }) =>
        judge
          .read(machine, 'StateMachineType', at.when)
          .filter((type) => type.isAbsent || type.string === 'STANDARD')
          .map(({ when }): Violation => ({ message: refused(machine), path: at.path, when })),
      );
    });
  },
};

function refused({ declared }: Resource): string {
  return `State machine ${declared.logicalId} is a Standard workflow, for which there is no StartSyncExecution: Step Functions refuses every request with StateMachineTypeNotSupported.`;
}
