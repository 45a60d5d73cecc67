/** What the constructs of this package do about a policy. */
export type ByConstruction =
  /** An app that states nothing keeps it. */
  | 'kept'
  /** An app that does not keep it fails, when the construct is made or at synthesis, with the reason. */
  | 'refused'
  /** An app that does not keep it has an error at the construct, with which the CDK command deploys nothing. */
  | 'reported';

/** What each of the three ways does about a policy that plain aws-cdk-lib code can break. */
export interface Repair {
  /** The policy. */
  readonly ruleId: string;
  /** The constructs of this package; undefined where they do nothing about it. */
  readonly constructs?: ByConstruction;
  /** Whether the Aspect `WebSocketDefaults` fills in what is missing, so that the policy finds nothing. */
  readonly defaults?: true;
  /** Whether the injectors of `WebSocketGuardInjectors` do so for the constructs of aws-cdk-lib. */
  readonly injectors?: true;
}

/** Every policy that one of the ways takes care of. */
export const REPAIRS: readonly Repair[] = [
  { ruleId: 'api-key-not-enforced', constructs: 'kept' },
  { ruleId: 'api-mapping-key', constructs: 'refused' },
  { ruleId: 'authorizer-identity-source', constructs: 'refused' },
  { ruleId: 'callback-endpoint-disabled', constructs: 'kept' },
  { ruleId: 'connect-route-authorized', constructs: 'refused' },
  { ruleId: 'connection-table-ttl', constructs: 'kept' },
  { ruleId: 'default-route-missing', constructs: 'kept' },
  { ruleId: 'domain-endpoint-regional', constructs: 'kept' },
  { ruleId: 'domain-name-characters', constructs: 'refused' },
  { ruleId: 'domain-tls', constructs: 'kept' },
  { ruleId: 'integration-mock-status', constructs: 'kept' },
  { ruleId: 'integration-plaintext-backend', constructs: 'refused' },
  { ruleId: 'integration-request-parameter-mapping', constructs: 'kept' },
  { ruleId: 'integration-response-missing', constructs: 'kept' },
  { ruleId: 'integration-timeout-lambda', constructs: 'refused' },
  { ruleId: 'integration-timeout-range', constructs: 'refused' },
  { ruleId: 'manage-connections-stage-scope', constructs: 'kept' },
  { ruleId: 'route-model-default', constructs: 'refused' },
  { ruleId: 'stage-access-log-structured', constructs: 'kept', injectors: true },
  { ruleId: 'stage-access-logs', constructs: 'kept', defaults: true, injectors: true },
  { ruleId: 'stage-deployed', constructs: 'kept', defaults: true, injectors: true },
  { ruleId: 'stage-detailed-metrics', constructs: 'kept', defaults: true, injectors: true },
  { ruleId: 'stage-execution-logs', constructs: 'kept', defaults: true },
  { ruleId: 'stage-logging-account-order', constructs: 'kept', defaults: true, injectors: true },
  { ruleId: 'stage-route-settings-complete', constructs: 'kept', defaults: true },
  { ruleId: 'stage-route-settings-key', constructs: 'refused' },
  { ruleId: 'stage-route-settings-order', constructs: 'kept' },
  { ruleId: 'stage-throttle-zero', constructs: 'refused' },
  { ruleId: 'stage-throttling', constructs: 'kept', defaults: true, injectors: true },
];

/**
 * The same for HTTP APIs: `defaults` is the Aspect `HttpDefaults`, `injectors` are those of `HttpGuardInjectors`. Policies
 * about stages are those of WebSocket APIs.
 */
export const HTTP_REPAIRS: readonly Repair[] = [
  { ruleId: 'http-authorization-scopes', constructs: 'reported' },
  { ruleId: 'http-authorizer-identity-source', constructs: 'refused' },
  { ruleId: 'http-authorizer-timeout', constructs: 'reported' },
  { ruleId: 'http-authorizer-ttl', constructs: 'refused' },
  { ruleId: 'http-cors-credentials-wildcard', constructs: 'refused' },
  { ruleId: 'http-integration-plaintext-backend', constructs: 'reported' },
  { ruleId: 'http-integration-subtype', constructs: 'reported' },
  { ruleId: 'http-integration-timeout-lambda', constructs: 'reported' },
  { ruleId: 'http-integration-timeout-range', constructs: 'refused' },
  { ruleId: 'http-jwt-authorizer', constructs: 'refused' },
  { ruleId: 'http-parameter-mapping', constructs: 'refused' },
  { ruleId: 'http-private-tls', constructs: 'reported' },
  { ruleId: 'http-route-authorized', constructs: 'reported' },
  { ruleId: 'stage-access-logs', constructs: 'kept', defaults: true, injectors: true },
  { ruleId: 'stage-deployed', constructs: 'kept', defaults: true, injectors: true },
  { ruleId: 'stage-detailed-metrics', constructs: 'kept', defaults: true, injectors: true },
  { ruleId: 'stage-route-settings-key', constructs: 'refused' },
  { ruleId: 'stage-throttle-zero', constructs: 'refused' },
  { ruleId: 'stage-throttling', constructs: 'kept', defaults: true, injectors: true },
];
