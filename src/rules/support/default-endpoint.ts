import type { Api } from '../../apigateway/model';
import type { Assumption } from '../../cloudformation/types';

/** A branch in which the default endpoint of an API is disabled. */
export interface DisabledBranch {
  readonly when: readonly Assumption[];
  /** Why it may not be disabled; undefined where it certainly is. */
  readonly doubt: string | undefined;
}

/** The branches in which the default endpoint of an API is disabled, or may be. */
export function disabledBranches({ resource }: Api): readonly DisabledBranch[] {
  return (resource?.cases('DisableExecuteApiEndpoint') ?? []).flatMap(({ value, when }): readonly DisabledBranch[] => {
    if (value.kind === 'unknown') return [{ when, doubt: `${value.label}: ${value.reason}` }];
    const isDisabled = value.kind === 'scalar' && String(value.value).toLowerCase() === 'true';
    return isDisabled ? [{ when, doubt: undefined }] : [];
  });
}
