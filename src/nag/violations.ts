import type { PolicyViolation, PolicyViolatingResource } from 'aws-cdk-lib';
import type { AppVerdict } from '../aspects/check-app';
import type { Finding, IneffectiveAcknowledgement } from '../engine/finding';
import { INEFFECTIVE_ACKNOWLEDGEMENT, PACK_NAME, nagRuleId } from '../engine/rule-names/nag-rule-id';
import { visible } from '../report/escape';
import { sentence } from '../report/format-text';
import { CATALOGUE } from '../rules/catalogue';

/**
 * Findings in the form of CDK's validation report: one violation per policy and message.
 *
 * @param findings the findings
 * @param verbose whether descriptions include why the policy exists
 * @param nameOf names the rule of a finding
 */
export function violationsOf(
  findings: readonly Finding[],
  verbose: boolean,
  nameOf: (finding: Finding) => string = ({ ruleId }) => nagRuleId(ruleId),
): PolicyViolation[] {
  const groups = new Map<string, { readonly first: Finding; readonly resources: PolicyViolatingResource[] }>();
  for (const finding of findings) {
    const key = [finding.ruleId, finding.branch, finding.message].join('\0');
    const group = groups.get(key) ?? { first: finding, resources: [] };
    groups.set(key, group);
    group.resources.push(violatingResource(finding));
  }
  return [...groups.values()].map(({ first, resources }) => ({
    ruleName: nameOf(first),
    description: visible(description(first, verbose)),
    severity: first.severity,
    fix: visible(first.fix),
    ruleMetadata: { category: first.category, docsUrl: first.docsUrl },
    violatingResources: resources,
  }));
}

/** Remarks beside the findings, as violations of their own. */
export function remarkViolations(
  ineffective: readonly IneffectiveAcknowledgement[],
  notes: AppVerdict['notes'],
): PolicyViolation[] {
  return [
    ...ineffective.map(({ constructPath, message }) => ({
      ruleName: INEFFECTIVE_ACKNOWLEDGEMENT,
      description: visible(sentence(`${constructPath === '' ? 'The app' : constructPath} ${message}`)),
      severity: 'warning',
      violatingResources: [{ constructPath, locations: [] }],
    })),
    ...notes.map(({ message, severity }) => ({
      ruleName: PACK_NAME,
      description: visible(message),
      severity,
      violatingResources: [{ constructPath: '', locations: [] }],
    })),
  ];
}

function violatingResource({ resource, propertyPath }: Finding): PolicyViolatingResource {
  const isOutside = propertyPath === 'DependsOn';
  return {
    resourceLogicalId: resource.logicalId,
    templatePath: resource.template,
    ...(resource.constructPath === undefined ? {} : { constructPath: resource.constructPath }),
    locations: [isOutside ? propertyPath : ['Properties', ...(propertyPath === '' ? [] : [propertyPath])].join('.')],
  };
}

/** What is wrong, with the page about it in the text: the console and `cdk lsp` show no metadata and no links. */
function description({ ruleId, message, branch, docsUrl }: Finding, verbose: boolean): string {
  const why = verbose ? CATALOGUE.find(({ id }) => id === ruleId)?.why : undefined;
  const sentences = [branch === undefined ? message : `When ${branch}: ${message}`, why, `See ${docsUrl}`];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}
