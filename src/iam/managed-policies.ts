import { type JsonObject, own } from '../cloudformation/document/json';
import { mayEndIn, rawProperties, someItem } from './raw-json';

/** Resource types that managed policies are attached to by `ManagedPolicyArns`. */
export const POLICY_HOLDERS: readonly string[] = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];

/**
 * Tells the roles, users and groups that may hold a managed policy, as far as the JSON of `ManagedPolicyArns` shows.
 *
 * @param name of the managed policy
 */
export function mayHoldManagedPolicy(name: string): (json: JsonObject) => boolean {
  return (json) => {
    const properties = rawProperties(json);
    return !properties || someItem(own(properties, 'ManagedPolicyArns'), (arn) => mayEndIn(arn, name));
  };
}
