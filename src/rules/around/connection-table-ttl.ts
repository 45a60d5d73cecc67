import { firstOf, partsIn, widestFirst } from '../../cloudformation/conditions/branches';
import { TABLE_TYPES } from '../../apigateway/stores/named-stores';
import { type StoreWriter, writersByStore } from '../../apigateway/stores/store-writers';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource } from '../../cloudformation/types';
import type { Judge, Policy, Verdict } from '../policy';
import { itemPaths } from '../support/item-paths';
import { awsPage, developerGuide, github } from '../support/pages';

const TTL = 'TimeToLiveSpecification';
const SIMPLE_TABLE = 'AWS::Serverless::SimpleTable';

const ADD_TTL =
  'Set TimeToLiveSpecification with Enabled: true and an AttributeName (in aws-cdk-lib: timeToLiveAttribute), and have the function that stores connections write that attribute: now plus 7200 seconds, in seconds since 1970.';
const AS_FULL_TABLE = `An ${SIMPLE_TABLE} cannot have a TTL: write the table as AWS::DynamoDB::Table. ${ADD_TTL}`;

export const connectionTableTtl: Policy = {
  id: 'connection-table-ttl',
  category: 'runtime',
  severity: 'warning',
  title: 'A table of connections has a TTL',
  why: 'API Gateway calls $disconnect on a best-effort basis, so some connections end without it. Their rows stay forever: the table grows, and every broadcast posts to clients that are gone. A connection lasts two hours at most.',
  fix: ADD_TTL,
  references: [
    developerGuide('apigateway-websocket-api-route-keys-connect-disconnect'),
    awsPage('amazondynamodb/latest/developerguide/TTL'),
    developerGuide('apigateway-execution-service-websocket-limits-table'),
    github('andyrichardson/subscriptionless/issues/6'),
  ],
  check(model, judge) {
    for (const table of model.resources(...TABLE_TYPES)) {
      const writers = writersByStore(model).get(table) ?? [];
      if (writers.length === 0) continue;
      for (const item of itemPaths(table, 'KeySchema')) {
        judge.values(table, [TTL, [TTL, 'Enabled'], [...item, 'AttributeName']], ([ttl, enabled, key]) => {
          if (
            !isConnectionId(key) ||
            partsIn(
              key.when,
              writers.map(({ when }) => when),
            ).length === 0
          )
            return undefined;
          if (!ttl.isAbsent && enabled.boolean === true) return undefined;
          return verdict(judge, table, writers, key);
        });
      }
    }
  },
};

/** `connectionId`, `connection_id`, `ConnectionID`; a key of another name says nothing of what the table holds. */
function isConnectionId(key: Value): boolean {
  return key.isKnown && key.string?.replace(/[-_]/g, '').toLowerCase() === 'connectionid';
}

/** Those that write for certain come first; among each, $disconnect last, since it takes rows out. */
function rank({ doubt, route }: StoreWriter): number {
  return (doubt === undefined ? 0 : 2) + (route.key === '$disconnect' ? 1 : 0);
}

function verdict(judge: Judge, table: Resource, writers: readonly StoreWriter[], key: Value): Verdict {
  const inOrder = [...widestFirst(key.when, writers, saidOf)].sort((a, b) => rank(a) - rank(b));
  return firstOf(key.when, inOrder).flatMap(({ candidate, when }) => {
    const said = saidOf(candidate);
    if (candidate.doubt === undefined)
      return [{ message: said, when, ...(table.declared.type === SIMPLE_TABLE ? { fix: AS_FULL_TABLE } : {}) }];
    judge.unknown(table, TTL, said, when);
    return [];
  });
}

function saidOf({ route, doubt }: StoreWriter): string {
  if (doubt !== undefined) return `whether a handler may write to the table: ${doubt}`;
  const handler = route.key ?? route.resource.declared.logicalId;
  return `The handler of ${handler} may write connections to this table, which has no TTL: $disconnect is best effort, so rows of ended connections stay.`;
}
