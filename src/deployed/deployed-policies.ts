import { byKind } from '../apigateway/building/build-model';
import { CATALOGUE } from '../rules/catalogue';
import type { Policy } from '../rules/policy';
import type { Coverage, Need } from './coverage';

/**
 * What each policy has to know to judge deployed resources. A policy without an entry has to know everything.
 */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  'alarms-missing': ['alarms', 'stages'],
  'api-default-endpoint-open': ['domains'],
  'api-key-from-authorizer': ['routes', 'authorizers'],
  'api-key-not-enforced': ['routes', 'usagePlans'],
  'api-key-on-connect-only': ['routes'],
  'api-key-usage-plan': ['routes', 'stages', 'usagePlans'],
  'api-quotas': ['authorizers', 'integrations', 'routes', 'stages'],
  'api-unreachable': ['domains'],
  'authorizer-header-only': ['authorizers'],
  'authorizer-identity-source-required': ['authorizers'],
  'authorizer-ignored': ['routes'],
  'authorizer-token-logged': ['authorizers', 'stages'],
  'authorizer-unused': ['authorizers', 'routes'],
  'callback-endpoint': ['environment', 'roles', 'stages', 'domains', 'integrations', 'authorizers'],
  'callback-endpoint-disabled': ['environment', 'integrations', 'authorizers'],
  'callback-private-dns': ['networks'],
  'callback-way-out': ['networks'],
  'connect-route-authorized': ['routes'],
  'connection-table-ttl': ['stores'],
  'default-route-missing': ['routes'],
  'disconnect-route-missing': ['routes', 'stores'],
  'domain-cloudfront-origin': ['distributions'],
  'domain-dns-record': ['records'],
  'domain-mutual-tls': ['domains'],
  'domain-tls': ['domains'],
  'http-authorizer-timeout': ['authorizers', 'functions'],
  'http-cors-open': ['authorizers', 'routes'],
  'http-cors-preflight': ['authorizers', 'routes'],
  'http-integration-plaintext-backend': ['integrations'],
  'http-integration-timeout-lambda': ['functions', 'integrations', 'routes'],
  'http-jwt-claims': ['authorizers'],
  'http-private-tls': ['integrations'],
  'http-route-authorized': ['routes'],
  'integration-caller-credentials': ['integrations'],
  'integration-connection-id-missing': ['integrations', 'routes'],
  'integration-credentials-allow': ['stores'],
  'integration-credentials-missing': ['integrations'],
  'integration-credentials-trust': ['authorizers', 'integrations', 'roles'],
  'integration-fifo-queue': ['integrations'],
  'integration-internal-backend': ['integrations'],
  'integration-lambda-method': ['integrations'],
  'integration-lambda-uri': ['integrations'],
  'integration-mock-status': ['integrations', 'routes'],
  'integration-plaintext-backend': ['integrations'],
  'integration-response-missing': ['integrations', 'integrationResponses', 'routes'],
  'integration-state-machine-type': ['integrations'],
  'integration-template-injection': ['integrations', 'routes'],
  'integration-timeout-lambda': ['functions', 'integrations', 'routes'],
  'invoke-arn-shape': ['authorizers', 'integrations', 'roles', 'routes', 'stages'],
  'invoke-full-access': ['authorizers', 'integrations', 'roles'],
  'invoke-scope': ['authorizers', 'integrations', 'roles'],
  'lambda-permission-missing': ['authorizers', 'functions', 'integrations', 'permissions', 'routes', 'stages'],
  'lambda-permission-public': ['authorizers', 'functions', 'integrations', 'permissions'],
  'lambda-permission-scope': ['authorizers', 'functions', 'integrations', 'permissions'],
  'lambda-permission-shape': ['authorizers', 'functions', 'integrations', 'permissions', 'routes', 'stages'],
  'lambda-permission-source-arn': ['authorizers', 'functions', 'integrations', 'permissions'],
  'log-group-retention': ['logGroups', 'stages'],
  'manage-connections-arn-shape': ['authorizers', 'integrations', 'roles', 'stages'],
  'manage-connections-missing': ['authorizers', 'environment', 'integrations', 'roles', 'stages'],
  'manage-connections-scope': ['authorizers', 'integrations', 'roles'],
  'manage-connections-stage-scope': ['authorizers', 'integrations', 'roles', 'stages'],
  'queue-dead-letter': ['stores'],
  'route-key-reserved': ['routes'],
  'route-model-default': ['models', 'routes'],
  'route-response-missing': ['routeResponses', 'routes'],
  'stage-access-log-structured': ['stages'],
  'stage-access-log-variables': ['stages'],
  'stage-access-logs': ['stages'],
  'stage-data-trace': ['stages'],
  'stage-deployed': ['stages'],
  'stage-detailed-metrics': ['stages'],
  'stage-execution-logs': ['stages'],
  'stage-name': ['stages'],
  'stage-route-settings-complete': ['stages'],
  'stage-throttle-zero': ['stages'],
  'stage-throttling': ['limits', 'stages'],
  'stage-variables-secret': ['stages'],
  'subprotocol-echo': ['authorizers', 'integrations', 'integrationResponses', 'routeResponses', 'routes'],
};

const EVERYTHING: readonly Need[] = [...new Set(Object.values(NEEDS).flat())];

/** Policies about how a template is written, which deployed resources do not show. */
const OF_TEMPLATES = new Set(['deployment-complete', 'deployment-static']);

/**
 * Whether a policy can judge deployed resources: not if it is about the template, or if AWS rejects what violates it.
 */
export function isAboutDeployed({ id, category }: Policy): boolean {
  return category !== 'deploy' && !OF_TEMPLATES.has(id);
}

/** The catalogue for deployed resources: where the answers do not cover what a policy needs, its verdict is unknown. */
export function deployedPolicies(coverage: Coverage): readonly Policy[] {
  return CATALOGUE.map((policy) =>
    isAboutDeployed(policy) ? asFarAsKnown(policy, coverage) : { ...policy, check: nothing },
  );
}

function nothing(): void {
  // There is nothing to judge.
}

function asFarAsKnown(policy: Policy, coverage: Coverage): Policy {
  const needs = NEEDS[policy.id] ?? EVERYTHING;
  return {
    ...policy,
    check(model, judge, options) {
      const lacking = model.apis.flatMap((api) => {
        const { resource } = api;
        // Only APIs in the answers are judged.
        if (!resource) return [];
        const reason = needs.map((need) => coverage.lack(resource.logicalId, need)).find((lack) => lack !== undefined);
        return reason === undefined ? [] : [{ api, resource, reason }];
      });
      const known = model.apis.filter((api) => lacking.every((one) => one.api !== api));
      policy.check(lacking.length === 0 ? model : { ...model, ...byKind(known) }, judge, options);
      for (const { resource, reason } of lacking) judge.unknown(resource, '', reason);
    },
  };
}
