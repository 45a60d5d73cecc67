import type { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';

/** The errors that synthesis reports in a stack, as `/path of the construct: text`. */
export function errorsOf(stack: Stack): readonly string[] {
  return Annotations.fromStack(stack)
    .findError('*', Match.anyValue())
    .map(({ id, entry }) => `${id}: ${entry.data as string}`)
    .sort();
}
