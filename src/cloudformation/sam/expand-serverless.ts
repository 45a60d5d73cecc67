import { type Json, type JsonObject, own } from '../document/json';
import type { Resource } from '../types';
import { expandConnector, expandEmbeddedConnectors } from './connector';
import { expandFunction } from './serverless-function';
import { expandHttpApi } from './serverless-http-api';
import { expandSimpleTable } from './serverless-simple-table';
import { expandStateMachine } from './serverless-state-machine';
import { expandWebSocketApi } from './serverless-websocket-api';

/** SAM resources that APIs are made of, and what makes CloudFormation resources of them. */
const EXPANSIONS = new Map<Json | undefined, (declared: Resource, root: JsonObject) => readonly Resource[]>([
  ['AWS::Serverless::Connector', expandConnector],
  ['AWS::Serverless::Function', expandFunction],
  ['AWS::Serverless::HttpApi', expandHttpApi],
  ['AWS::Serverless::SimpleTable', expandSimpleTable],
  ['AWS::Serverless::StateMachine', expandStateMachine],
  ['AWS::Serverless::WebSocketApi', expandWebSocketApi],
]);

/**
 * The CloudFormation resources that are made of a resource, as far as APIs are concerned: those AWS SAM creates for one of
 * its own and for connectors.
 * Each keeps the way back to what the user wrote.
 *
 * @returns the resource itself where it makes nothing else
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
export function expandServerless(declared: Resource, root: JsonObject): readonly Resource[] {
  const expand = EXPANSIONS.get(declared.type);
  const created = expand?.(declared, root) ?? [declared];
  return [...created, ...expandEmbeddedConnectors(declared, root)];
}

/** Whether anything but the resource itself is made of what is written. */
export function isExpanded(json: JsonObject): boolean {
  return EXPANSIONS.has(own(json, 'Type')) || own(json, 'Connectors') !== undefined;
}
