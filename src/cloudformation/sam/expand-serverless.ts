import { type Json, type JsonObject, own } from '../document/json';
import type { Resource } from '../types';
import { expandConnector, expandEmbeddedConnectors } from './connector';
import { expandRestApi } from './serverless-api';
import { expandFunction } from './serverless-function';
import { expandHttpApi } from './serverless-http-api';
import { expandSimpleTable } from './serverless-simple-table';
import { expandStateMachine } from './serverless-state-machine';
import { expandWebSocketApi } from './serverless-websocket-api';

/** The expansions of SAM's resource types. */
const EXPANSIONS = new Map<Json | undefined, (declared: Resource, root: JsonObject) => readonly Resource[]>([
  ['AWS::Serverless::Api', expandRestApi],
  ['AWS::Serverless::Connector', expandConnector],
  ['AWS::Serverless::Function', expandFunction],
  ['AWS::Serverless::HttpApi', expandHttpApi],
  ['AWS::Serverless::SimpleTable', expandSimpleTable],
  ['AWS::Serverless::StateMachine', expandStateMachine],
  ['AWS::Serverless::WebSocketApi', expandWebSocketApi],
]);

/**
 * The CloudFormation resources that AWS SAM creates for a resource, as far as APIs are concerned, those for connectors
 * included. Each knows where the user wrote it; see `Resource.origin`.
 *
 * @returns the resource itself where SAM creates nothing for it
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
export function expandServerless(declared: Resource, root: JsonObject): readonly Resource[] {
  const expand = EXPANSIONS.get(declared.type);
  const created = expand?.(declared, root) ?? [declared];
  return [...created, ...expandEmbeddedConnectors(declared, root)];
}

/** Whether SAM creates other resources for one. */
export function isExpanded(json: JsonObject): boolean {
  return EXPANSIONS.has(own(json, 'Type')) || own(json, 'Connectors') !== undefined;
}
