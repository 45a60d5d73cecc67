import { type JsonObject, own } from '../document/json';
import type { Resource } from '../types';
import { create } from './created-resource';
import { createdRole, hasOwnRole } from './created-role';
import { withGlobals } from './globals';

/**
 * What SAM creates for an `AWS::Serverless::StateMachine`, as far as access to connections goes: the state machine and
 * its role.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
 */
export function expandStateMachine(written: Resource, root: JsonObject): readonly Resource[] {
  const properties = withGlobals(written, root, 'StateMachine');
  const { logicalId } = written;
  return [
    create(written, {
      logicalId,
      type: 'AWS::StepFunctions::StateMachine',
      properties: { RoleArn: { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] }, ...properties },
      dependsOn: own(written.json, 'DependsOn'),
    }),
    ...(hasOwnRole(own(properties, 'Role')) ? [] : [createdRole(written, properties, 'states.amazonaws.com')]),
  ];
}
