import { type JsonObject, own, present } from '../document/json';
import type { Resource } from '../types';
import { create } from '../resources/created-resource';
import { createdRole, hasOwnRole } from './created-role';
import { withGlobals } from './globals';

/**
 * What SAM creates for an `AWS::Serverless::StateMachine`, as far as access to connections goes: the state machine and
 * its role.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
 */
export function expandStateMachine(declared: Resource, root: JsonObject): readonly Resource[] {
  const properties = withGlobals(declared, root, 'StateMachine');
  const { logicalId } = declared;
  return [
    create(declared, {
      logicalId,
      type: 'AWS::StepFunctions::StateMachine',
      properties: {
        RoleArn: { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] },
        ...present({ StateMachineType: own(properties, 'Type') }),
        ...properties,
      },
      dependsOn: own(declared.json, 'DependsOn'),
    }),
    ...(hasOwnRole(own(properties, 'Role')) ? [] : [createdRole(declared, properties, 'states.amazonaws.com')]),
  ];
}
