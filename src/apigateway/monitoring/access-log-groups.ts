import { addTo } from '../../collections/grouped';
import { jointly } from '../../cloudformation/conditions/branches';
import { asText, literalText, resourcesIn, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Template, Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import { perModel } from '../per-model';
import type { Model } from '../model';

/** A log group in sight that stages write their access logs to, and the branches in which one does. */
export interface AccessLogGroup {
  readonly group: Resource;
  readonly whens: readonly (readonly Assumption[])[];
}

const LOG_GROUP = 'AWS::Logs::LogGroup';

/** The log groups of the access logs of WebSocket APIs, each once. */
export const accessLogGroups = perModel((model): readonly AccessLogGroup[] => {
  const found = new Map<Resource, (readonly Assumption[])[]>();
  for (const stage of model.stages) {
    for (const { value, when } of stage.resource.cases('AccessLogSettings', 'DestinationArn')) {
      const group = logGroupOf(model, asText(value) ?? [], stage.resource.template);
      const together = group && jointly(stage.when, when);
      if (!group || !together) continue;
      addTo(found, group, together);
    }
  }
  return [...found].map(([group, whens]) => ({ group, whens }));
});

/** The log group that a destination names: by a reference, alone or inside of an ARN, or by its literal name. */
function logGroupOf(model: Model, destination: Text, template: Template): Resource | undefined {
  const referred = resourcesIn(destination).find(({ type }) => type === LOG_GROUP);
  if (referred) return referred;
  const [first, ...rest] = parseArn(destination)?.resource ?? [];
  if (typeof first !== 'string' || !first.startsWith('log-group:')) return undefined;
  const name = [first.slice('log-group:'.length), ...rest].map((part) =>
    typeof part === 'string' ? part.replace(/:\*$/, '') : part,
  );
  return model
    .resources(LOG_GROUP)
    .find((group) => isNamed(group, name) && (group.template === template || literalText(name) !== undefined));
}

function isNamed(group: Resource, name: Text): boolean {
  const own = asText(group.term('LogGroupName'));
  return own !== undefined && textKey(own) === textKey(name);
}
