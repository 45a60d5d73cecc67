import type { PolicyViolation, PolicyViolatingResource } from 'aws-cdk-lib';
import type { Finding } from '../engine/finding';
import { nagRuleId } from '../engine/nag-rule-id';
import { CATALOGUE } from '../rules/catalogue';

/** How violations are to be written. */
export interface ViolationOptions {
  /** Whether descriptions say why the policy exists. */
  readonly verbose: boolean;
  /** Whether the templates are files that CDK can look constructs up by. */
  readonly onDisk: boolean;
}

/** Findings in the form of CDK's validation report: one violation per policy and message. */
export function violationsOf(findings: readonly Finding[], { verbose, onDisk }: ViolationOptions): PolicyViolation[] {
  const groups = new Map<string, { first: Finding; resources: PolicyViolatingResource[] }>();
  for (const finding of findings) {
    const key = `${finding.ruleId} ${finding.branch ?? ''} ${finding.message}`;
    const group = groups.get(key) ?? { first: finding, resources: [] };
    groups.set(key, group);
    group.resources.push(violatingResource(finding, onDisk));
  }
  return [...groups.values()].map(({ first, resources }) => ({
    ruleName: nagRuleId(first.ruleId),
    description: description(first, verbose),
    severity: first.severity,
    fix: first.fix,
    ruleMetadata: { category: first.category, docsUrl: first.docsUrl },
    violatingResources: resources,
  }));
}

function violatingResource({ resource, propertyPath }: Finding, onDisk: boolean): PolicyViolatingResource {
  return {
    resourceLogicalId: resource.logicalId,
    ...(resource.constructPath === undefined ? {} : { constructPath: resource.constructPath }),
    ...(onDisk ? { templatePath: resource.template } : {}),
    locations: [
      propertyPath === ''
        ? 'Properties'
        : /^DependsOn\b/.test(propertyPath)
          ? propertyPath
          : `Properties.${propertyPath}`,
    ],
  };
}

function description({ ruleId, message, branch }: Finding, verbose: boolean): string {
  const why = verbose ? CATALOGUE.find(({ id }) => id === ruleId)?.why : undefined;
  return [branch === undefined ? message : `When ${branch}: ${message}`, ...(why === undefined ? [] : [why])].join(' ');
}
