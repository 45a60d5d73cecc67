/** How the constructs of this package enforce a policy. */
export type ByConstruction =
  /** The defaults keep it. */
  | 'kept'
  /** A violation throws, when the construct is created or at synthesis. */
  | 'refused'
  /** A violation is an error annotation, with which the CDK command deploys nothing. */
  | 'reported';

/** How constructs, Aspects and injectors enforce a policy that plain aws-cdk-lib code can violate. */
export interface Repair {
  /** The policy. */
  readonly ruleId: string;
  /** By the constructs of this package; undefined where they do not. */
  readonly constructs?: ByConstruction;
  /** Whether the Aspect `WebSocketDefaults` sets the missing property. */
  readonly defaults?: true;
  /** Whether the injectors of `WebSocketGuardInjectors` set it for constructs of aws-cdk-lib. */
  readonly injectors?: true;
}

/** Every policy that constructs, Aspects or injectors enforce. */
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
  { ruleId: 'integration-fifo-queue', constructs: 'kept' },
  { ruleId: 'integration-mock-status', constructs: 'kept' },
  { ruleId: 'integration-plaintext-backend', constructs: 'refused' },
  { ruleId: 'integration-request-parameter-mapping', constructs: 'kept' },
  { ruleId: 'integration-response-missing', constructs: 'kept' },
  { ruleId: 'integration-state-machine-type', constructs: 'refused' },
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
 * The same for HTTP APIs: `defaults` is the Aspect `HttpDefaults`, `injectors` are those of `HttpGuardInjectors`.
 * Policies about stages are those of WebSocket APIs.
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
  { ruleId: 'integration-fifo-queue', constructs: 'reported' },
  { ruleId: 'integration-state-machine-type', constructs: 'refused' },
  { ruleId: 'stage-access-logs', constructs: 'kept', defaults: true, injectors: true },
  { ruleId: 'stage-deployed', constructs: 'kept', defaults: true, injectors: true },
  { ruleId: 'stage-detailed-metrics', constructs: 'kept', defaults: true, injectors: true },
  { ruleId: 'stage-route-settings-key', constructs: 'refused' },
  { ruleId: 'stage-throttle-zero', constructs: 'refused' },
  { ruleId: 'stage-throttling', constructs: 'kept', defaults: true, injectors: true },
];
