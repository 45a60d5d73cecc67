import { own } from '../cloudformation/document/json';
import type { Model } from '../apigateway/model';
import type { Resource } from '../cloudformation/resource';
import { mayEndIn, someWritten, writtenProperties } from './raw-json';

const HOLDERS = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];

/** In the text of a resource in CDK's layout: an intrinsic or a macro that may make other properties of it. */
const OPEN = /\n {3,4}"(?:Ref"|Fn::)/;

/** In such a text, a list of ARNs that are written out, but for the partition. */
const USUAL =
  /"ManagedPolicyArns": \[(?:\s+(?:"[^"]*"|\{\s+"Fn::Join": \[\s+"",\s+\[\s+"arn:",\s+\{\s+"Ref": "AWS::Partition"\s+\},\s+":iam::aws:policy\/[^"]*"\s+\]\s+\]\s+\}),?)+\s+\]/;

/**
 * Roles, users and groups that may hold a managed policy, as far as what is written in `ManagedPolicyArns` shows.
 *
 * @param model the app
 * @param name of the managed policy
 */
export function mayHold(model: Model, name: string): readonly Resource[] {
  return model.resourcesWhere(HOLDERS, {
    json: (json) => {
      const properties = writtenProperties(json);
      return !properties || someWritten(own(properties, 'ManagedPolicyArns'), (arn) => mayEndIn(arn, name));
    },
    listed: (text) =>
      OPEN.test(text) || (USUAL.test(text) ? text.includes(name) : text.includes('"ManagedPolicyArns"')),
  });
}
