import { mergeBranches } from '../conditions/branches';
import type { Assumption, Case, Resource } from '../types';

/** How templates write each protocol. */
const WRITTEN = { websocket: 'WEBSOCKET', http: 'HTTP' } as const;
/** How sentences name an API of each protocol. */
const NAMES = { websocket: 'a WebSocket API', http: 'an HTTP API' } as const;

/**
 * What must hold for an API to be of a protocol; undefined when it never is.
 *
 * @param api an `AWS::ApiGatewayV2::Api`
 * @param protocol the protocol
 */
export function protocolBranch(api: Resource, protocol: 'http' | 'websocket'): readonly Assumption[] | undefined {
  const protocols = api.cases('ProtocolType');
  const isOpen = ({ value }: Case): boolean => value.kind === 'unknown' || value.kind === 'text';
  const isThat = ({ value }: Case): boolean =>
    value.kind === 'absent'
      ? protocol === 'http' && documentOf(api) !== undefined
      : value.kind === 'scalar' && value.value === WRITTEN[protocol];
  const certain = protocols.filter(isThat);
  const open = protocols.filter(isOpen);
  if (certain.length + open.length === 0) return undefined;
  if (certain.length === protocols.length) return api.exists;
  const { template, logicalId, exists } = api;
  const only = { template, value: true, open: 'ProtocolType is only known at deployment' };
  const branches = [
    ...mergeBranches(
      exists,
      certain.map(({ when }) => when),
    ),
    ...mergeBranches(
      exists,
      open.map(({ when }) => when),
    ).map((when) => [...when, { ...only, name: `${logicalId}.ProtocolType` }]),
  ];
  const [branch, other] = branches;
  if (branch && !other) return branch;
  return [...exists, { template, name: `${logicalId} is ${NAMES[protocol]}`, value: true, anyOf: branches }];
}

/** The property that holds an API's OpenAPI document, which only HTTP APIs can have. */
export function documentOf(api: Resource): string | undefined {
  return ['Body', 'BodyS3Location'].find((name) => api.cases(name).some(({ value }) => value.kind !== 'absent'));
}
