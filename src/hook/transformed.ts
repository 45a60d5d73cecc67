import { type Json, type JsonObject, own } from '../cloudformation/document/json';

/** A resource that SAM creates, and the properties that have the same name in the template. */
interface SamTranslation {
  /** The type in the template. */
  readonly from: string;
  /** The type that SAM creates. */
  readonly type: string;
  /** The end of the created logical id, after the one in the template. */
  readonly suffix: RegExp;
  readonly properties: readonly string[];
}

const SAME_ID = /^$/;
const OF_STAGE = ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageName', 'StageVariables'];

/**
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
const SAM_TRANSLATIONS: readonly SamTranslation[] = [
  {
    from: 'AWS::Serverless::Function',
    type: 'AWS::Lambda::Function',
    suffix: SAME_ID,
    properties: ['FunctionName', 'MemorySize', 'ReservedConcurrentExecutions', 'Role', 'Runtime', 'Timeout'],
  },
  {
    from: 'AWS::Serverless::WebSocketApi',
    type: 'AWS::ApiGatewayV2::Api',
    suffix: SAME_ID,
    properties: [
      'ApiKeySelectionExpression',
      'DisableExecuteApiEndpoint',
      'IpAddressType',
      'Name',
      'RouteSelectionExpression',
    ],
  },
  { from: 'AWS::Serverless::WebSocketApi', type: 'AWS::ApiGatewayV2::Stage', suffix: /Stage$/, properties: OF_STAGE },
  { from: 'AWS::Serverless::HttpApi', type: 'AWS::ApiGatewayV2::Stage', suffix: /Stage$/, properties: OF_STAGE },
];

/** A resource of the template for which a transform has created another one. */
export interface Declared {
  readonly logicalId: string;
  readonly resource: JsonObject;
  /** The properties of CloudFormation that have the same name in both. */
  readonly given: JsonObject;
}

/**
 * The resource of a template for which SAM created another one, with the properties that CloudFormation has of it. Only
 * properties that SAM does not change are compared.
 *
 * @param resources of the template
 * @param logicalId the logical id of the created resource
 * @param type the type of the created resource
 * @param given the properties of the created resource
 * @returns undefined for a resource that SAM is not known to create
 */
export function declaredFor(
  resources: ReadonlyMap<string, JsonObject>,
  logicalId: string,
  type: string,
  given: JsonObject,
): Declared | undefined {
  const found = SAM_TRANSLATIONS.filter((made) => made.type === type).flatMap(({ from, suffix, properties }) =>
    [...beginnings(logicalId, suffix)].flatMap((id): readonly Declared[] => {
      const resource = resources.get(id);
      if (!resource || own(resource, 'Type') !== from) return [];
      const shared = properties.flatMap((name): readonly (readonly [string, Json])[] => {
        const value = own(given, name);
        return value === undefined ? [] : [[name, value]];
      });
      return [{ logicalId: id, resource, given: Object.fromEntries(shared) }];
    }),
  );
  // The name of one API may be the beginning of another's; the longest matching name counts.
  return found.sort((a, b) => b.logicalId.length - a.logicalId.length)[0];
}

/** The possible logical ids in the template for a created one: its beginnings before the suffix. */
function beginnings(logicalId: string, suffix: RegExp): readonly string[] {
  if (suffix === SAME_ID) return [logicalId];
  if (!suffix.test(logicalId)) return [];
  // CloudFormation accepts no longer id.
  return Array.from({ length: Math.min(logicalId.length, 255) }, (_, length) => logicalId.slice(0, length));
}
