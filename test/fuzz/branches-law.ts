import { buildModel } from '../../src/apigateway/building/build-model';
import type { JsonObject } from '../../src/cloudformation/document/json';
import { ownObject } from '../../src/cloudformation/document/json';
import type { Source } from '../../src/cloudformation/document/source';
import { Checker } from '../../src/engine/check';
import type { Finding, Result, UnknownVerdict } from '../../src/engine/finding';
import { conditionalTemplate } from './conditional-template';
import { type Deployment, deployments } from './deployments';
import { defineLaw } from './law';
import { reduced } from './reduced';

/** What policies say of a branch, against what they say of the template that is deployed in it. */
export const branchesLaw = defineLaw({
  number: 2,
  name: 'branches',
  title:
    'a finding holds in every branch it names, none is missing where the deployed template has it, and unknown is said only where deployments differ',
  cases: conditionalTemplate,
  weight: 4,
  contradictions: branchContradictions,
  reduce: reduced,
});

/** What is said of a template with branches that is not said of its deployments, or the other way round; a line each. */
export function branchContradictions(written: JsonObject): readonly string[] {
  const judged = judge(written);
  const { usual, all } = deployments(written);
  const known = new Map<string, Result>();
  const judgeOnce = (one: Deployment): Deployed => {
    const text = JSON.stringify(one.template);
    const result = known.get(text) ?? judge(one.template);
    known.set(text, result);
    return { ...one, result };
  };
  const deployed = usual.map(judgeOnce);
  return [
    ...toldTwice(judged),
    ...deployed.flatMap((one) => contradictionsIn(one, judged)),
    ...judged.findings
      .filter((finding) => !all.some((one) => isThere(finding, one)))
      .map((finding) => `in no deployment: ${placeOf(finding)}`),
    ...needless(judged, all === usual ? deployed : all.map(judgeOnce)),
  ];
}

/** A deployment, and what is said of it. */
interface Deployed extends Deployment {
  readonly result: Result;
}

type Verdict = Pick<Finding | UnknownVerdict, 'ruleId' | 'resource' | 'propertyPath' | 'branch'>;

/** Quotas that templates with a few resources exceed. */
const QUOTAS = { routes: 2, integrations: 2, authorizers: 1, stages: 1 };

const CHECKER = new Checker({
  preset: 'all',
  protocols: ['websocket', 'http'],
  rules: { 'api-quotas': ['warning', QUOTAS] },
});

/** What every policy says of a template. */
export function judge(root: JsonObject): Result {
  const source: Source = { file: 'template.json', root, locate: () => ({ line: 1, column: 1 }) };
  return CHECKER.check(buildModel([{ source }]));
}

function toldTwice({ findings }: Result): readonly string[] {
  const told = new Set<string>();
  return findings.flatMap((finding) => {
    if (told.has(finding.fingerprint)) return [`told twice: ${placeOf(finding)}`];
    told.add(finding.fingerprint);
    return [];
  });
}

/** To this policy a stage of another branch shows that the stages of an API are in sight; one deployment does not show it. */
const SHOWN_ELSEWHERE = 'manage-connections-arn-shape ';

function contradictionsIn(one: Deployed, judged: Result): readonly string[] {
  const real = new Set(one.result.findings.map(placeOf));
  const open = new Set(one.result.unknown.map(placeOf));
  const said = judged.findings.filter((finding) => isThere(finding, one)).map(placeOf);
  const unsaid = judged.unknown.filter((verdict) => isThere(verdict, one)).map(placeOf);
  const at = JSON.stringify(one.parameters);
  return [
    ...said
      .filter((place) => !real.has(place) && !(open.has(place) && place.startsWith(SHOWN_ELSEWHERE)))
      .map((place) => `false in ${at}: ${place}`),
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
  return (branch?.split(/, (?=\w+ is )/) ?? []).every((part) => {
    const [, name = '', , value = ''] = /^(\w+) is ("?)(.*)\2$/s.exec(part) ?? [];
    return (parameters[name] ?? String(conditions[name])) === value;
  });
}

/** Rule, resource and property; the items of lists count as their list, since `AWS::NoValue` moves them. */
function placeOf({ ruleId, resource, propertyPath }: Verdict): string {
  return `${ruleId} ${resource.logicalId} ${propertyPath.replace(/\[\d+\]/g, '[]')}`;
}
