import type { JsonObject } from '../../src/cloudformation/document/json';
import { ownObject } from '../../src/cloudformation/document/json';
import { check } from '../../src/engine/check';
import type { Finding, Result, UnknownVerdict } from '../../src/engine/finding';
import { template } from '../support/findings';
import { conditionalTemplate } from './conditional-template';
import { type Deployment, deployments } from './deployments';
import { defineLaw } from './law';

/** What policies for WebSocket APIs say of a branch, against what they say of the template that is deployed in it. */
export const branchesLaw = defineLaw({
  number: 2,
  name: 'branches',
  title:
    'a finding holds in every branch it names, none is missing where the deployed template has it, and unknown is said only where deployments differ',
  cases: conditionalTemplate,
  weight: 4,
  contradictions: (written) => {
    const judged = judge(written);
    const deployed = deployments(written).map((one) => ({ ...one, result: judge(one.template) }));
    return [
      ...toldTwice(judged),
      ...deployed.flatMap((one) => contradictionsIn(one, judged)),
      ...judged.findings
        .filter((finding) => !deployed.some((one) => isThere(finding, one)))
        .map((finding) => `in no deployment: ${placeOf(finding)}`),
      ...needless(judged, deployed),
    ];
  },
});

/** A deployment, and what is said of it. */
interface Deployed extends Deployment {
  readonly result: Result;
}

type Verdict = Pick<Finding | UnknownVerdict, 'ruleId' | 'resource' | 'propertyPath' | 'branch'>;

function judge(written: JsonObject): Result {
  return check([template(written)], { preset: 'all' });
}

function toldTwice({ findings }: Result): readonly string[] {
  const told = new Set<string>();
  return findings.flatMap((finding) => {
    if (told.has(finding.fingerprint)) return [`told twice: ${placeOf(finding)}`];
    told.add(finding.fingerprint);
    return [];
  });
}

function contradictionsIn(one: Deployed, judged: Result): readonly string[] {
  const real = new Set(one.result.findings.map(placeOf));
  const open = new Set(one.result.unknown.map(placeOf));
  const said = judged.findings.filter((finding) => isThere(finding, one)).map(placeOf);
  const unsaid = judged.unknown.filter((verdict) => isThere(verdict, one)).map(placeOf);
  const at = JSON.stringify(one.parameters);
  return [
    ...said.filter((place) => !real.has(place)).map((place) => `false in ${at}: ${place}`),
    ...[...real]
      .filter((place) => !said.includes(place) && !unsaid.includes(place))
      .map((place) => `missing in ${at}: ${place}`),
    ...[...open]
      .filter((place) => !real.has(place) && !said.includes(place) && !unsaid.includes(place))
      .map((place) => `silent though unknown in ${at}: ${place}`),
  ];
}

/** Unknown verdicts where every deployment of their branch has the same answer. */
function needless({ unknown }: Result, deployed: readonly Deployed[]): readonly string[] {
  return unknown.flatMap((verdict) => {
    const place = placeOf(verdict);
    const answers = deployed
      .filter((one) => isThere(verdict, one))
      .map(({ result }) =>
        result.unknown.some((one) => placeOf(one) === place)
          ? 'unknown'
          : String(result.findings.some((one) => placeOf(one) === place)),
      );
    const isOpen = answers.includes('unknown') || new Set(answers).size > 1;
    return isOpen ? [] : [`needlessly unknown: ${place}: ${verdict.reason}`];
  });
}

/** Whether the resource of a verdict is deployed, in the branch of that verdict. */
function isThere({ resource, branch }: Verdict, { parameters, conditions, template: deployed }: Deployment): boolean {
  if (!Object.hasOwn(ownObject(deployed, 'Resources'), resource.logicalId)) return false;
  return (branch?.split(', ') ?? []).every((part) => {
    const [, name = '', value = ''] = /^(\w+) is "?(.*?)"?$/.exec(part) ?? [];
    return (parameters[name] ?? String(conditions[name])) === value;
  });
}

/** Rule, resource and property; the items of lists count as their list, since `AWS::NoValue` moves them. */
function placeOf({ ruleId, resource, propertyPath }: Verdict): string {
  return `${ruleId} ${resource.logicalId} ${propertyPath.replace(/\[\d+\]/g, '[]')}`;
}
