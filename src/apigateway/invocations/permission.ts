import type { Assumption, Resource } from '../../cloudformation/types';
import type { FunctionRef } from './invoked-function';
import type { SourceArn } from './source-arn';

/** An `AWS::Lambda::Permission` in a branch in which it lets API Gateway call a function, or may do so. */
export interface Permission {
  readonly resource: Resource;
  /** The function it is about; undefined when that cannot be known. */
  readonly target: FunctionRef | undefined;
  /** Its `SourceArn`; undefined for one that is absent, or of which not everything is in sight. */
  readonly sourceArn: SourceArn | undefined;
  /** The branch in which it has these properties. */
  readonly when: readonly Assumption[];
}
