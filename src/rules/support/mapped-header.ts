import type { Integration } from '../../apigateway/model';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Assumption } from '../../cloudformation/types';
import type { Judge } from '../policy';

/**
 * Every value that an integration maps to a header of its request; absent where it maps none.
 *
 * @param header its name in lower case; upper and lower case do not matter
 * @param when the branch to look in
 */
export function mappedHeader(
  judge: Judge,
  integration: Integration,
  header: string,
  when: readonly Assumption[],
): readonly Value[] {
  const property = `integration.request.header.${header}`;
  return judge.read(integration, 'RequestParameters', when).flatMap((map) => {
    const names = map.term.kind === 'map' ? [...map.term.entries.keys()] : [];
    const name = names.find((key) => key.toLowerCase() === property) ?? property;
    return judge.read(integration, ['RequestParameters', name], map.when);
  });
}
