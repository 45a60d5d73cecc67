import { handsOnAnyText } from '../../aws/hands-on-any-text';
import {
  formatText,
  literalCharacters,
  literalText,
  onlySymbol,
  resourcesIn,
} from '../../cloudformation/intrinsics/symbolic-text';
import { NotKnown, type Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import type { Judge, Policy, Verdict } from '../policy';
import { outsideSub } from '../support/outside-sub';
import { developerGuide, templateReference } from '../support/pages';

const DESTINATION = 'AccessLogSettings.DestinationArn';

export const stageAccessLogDestination: Policy<{ readonly retentionDays: number }> = {
  id: 'stage-access-log-destination',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'Access logs go to a log group',
  why: "WebSocket and HTTP APIs write access logs to CloudWatch Logs only. AWS rejects a name, and the ARN of anything else, such as a Firehose stream: \"Access log destination must only contain characters a-z, A-Z, 0-9, '_', '-', '/', '.'\".",
  fix: 'Set DestinationArn to !GetAtt LogGroup.Arn of an AWS::Logs::LogGroup that keeps its lines as long as you need them (RetentionInDays); a subscription filter can pass the lines on.',
  references: [templateReference('ApiGatewayV2::Stage', 'AccessLogSettings'), developerGuide('set-up-logging')],
  options: {
    schema: {
      retentionDays: {
        description:
          'Smallest number of days for which the log group has to keep its lines; without RetentionInDays, it keeps them forever.',
        type: 'integer',
        minimum: 0,
        maximum: 3653,
      },
    },
    defaults: { retentionDays: 0 },
  },
  check(model, judge, { retentionDays }) {
    judge.value(model.stages, DESTINATION, (destination, { resource }) => {
      const misplaced = outsideSub(destination, resource, 'it names no log group');
      if (misplaced !== undefined) return misplaced;
      const { text = [] } = destination;
      const other = onlySymbol(text)?.kind === 'unknown' ? destination.string : otherThanLogGroup(text);
      return other && `The destination is ${other}; access logs go to the ARN of a log group.`;
    });
    if (retentionDays === 0) return;
    judge.value(model.stages, DESTINATION, (destination) =>
      destination.isAbsent || otherThanLogGroup(destination.text ?? []) !== undefined
        ? undefined
        : keptTooShort(judge, destination, retentionDays),
    );
  },
};

function keptTooShort(judge: Judge, destination: Value, least: number): Verdict {
  const group = logGroupIn(destination.text ?? []);
  if (!group)
    throw new NotKnown(DESTINATION.split('.'), 'how long a log group out of sight keeps its lines is not known');
  for (const kept of judge.read(group, 'RetentionInDays', destination.when)) {
    const days = kept.isAbsent ? Infinity : kept.number;
    if (days === undefined || days >= least) continue;
    const message = `Log group ${group.declared.logicalId} keeps its lines for ${days} days; this project requires at least ${least} days.`;
    return { message, when: kept.when };
  }
  return undefined;
}

/** The log group that a destination names by `Ref` or `GetAtt`, alone or as part of an ARN. */
function logGroupIn(text: Text): Resource | undefined {
  const named = resourcesIn(text);
  return named.find(({ type }) => type === 'AWS::Logs::LogGroup');
}

/** What a destination is when it certainly is not the ARN of a log group. */
function otherThanLogGroup(text: Text): string | undefined {
  const symbol = onlySymbol(text);
  if (symbol?.kind === 'resource') {
    const { type, declared } = symbol.resource;
    if (type !== 'AWS::Logs::LogGroup') return handsOnAnyText(type) ? undefined : `an ${type}`;
    return symbol.attribute === 'Arn' ? undefined : `the name of log group ${declared.logicalId}, not its ARN`;
  }
  const [first = ''] = text;
  if (typeof first === 'string' && first !== '' && !first.startsWith('arn:'))
    return `${formatText(text)}, which is not an ARN`;
  const arn = parseArn(text);
  const service = literalText(arn?.service ?? []);
  if (service === 'logs') return arn && otherOfLogs(arn.resource);
  return service === undefined || service === '' ? undefined : `an ARN of ${service}`;
}

/** What else of CloudWatch Logs an ARN names: a log stream, a destination; behind a log group only `:*` stands. */
function otherOfLogs(resource: Text): string | undefined {
  const [start = ''] = resource;
  const isGroup = typeof start !== 'string' || 'log-group:'.startsWith(start.slice(0, 'log-group:'.length));
  if (!isGroup) return `an ARN of logs:${start.replace(/:.*/s, '')}`;
  return literalCharacters(resource).includes(':log-stream:') ? 'the ARN of a log stream' : undefined;
}
