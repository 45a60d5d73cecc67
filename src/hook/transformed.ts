import { type Json, type JsonObject, own } from '../cloudformation/document/json';

/** What SAM makes of a resource, and the properties of it that stand in the template under the same name. */
interface SamTranslation {
  /** The type that is written. */
  readonly from: string;
  /** The type that is created. */
  readonly type: string;
  /** What the logical id of what is created has behind that of what is written. */
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

/** A resource of the template that a transform has made another one of. */
export interface Declared {
  readonly logicalId: string;
  readonly resource: JsonObject;
  /** What CloudFormation says of the properties that have the same name in both. */
  readonly given: JsonObject;
}

/**
 * The resource of a template that SAM made another one of, with what CloudFormation says of it. What SAM makes of the other
 * properties has another shape, and tells nothing.
 *
 * @param resources of the template
 * @param logicalId of what is created
 * @param type of what is created
 * @param given its properties
 * @returns undefined for what SAM is not known to create
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
  // An API may be called as another one begins; what is created belongs to the longer name.
  return found.sort((a, b) => b.logicalId.length - a.logicalId.length)[0];
}

/** The logical ids that one may consist of, with what comes behind. */
function beginnings(logicalId: string, suffix: RegExp): readonly string[] {
  if (suffix === SAME_ID) return [logicalId];
  if (!suffix.test(logicalId)) return [];
  // CloudFormation takes no longer id.
  return Array.from({ length: Math.min(logicalId.length, 255) }, (_, length) => logicalId.slice(0, length));
}
