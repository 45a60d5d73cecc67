import type { Api, Model, Part } from '../apigateway/model';
import type { Path } from '../cloudformation/document/json';
import type { Literal, Resource } from '../cloudformation/types';
import type { Finding, Result } from '../engine/finding';
import type { Location } from '../engine/location';
import { pairOff } from '../engine/results/pair-off';
import { CATALOGUE } from '../rules/catalogue';
import type { Deployed } from './read-deployed';
import type { Need } from './coverage';
import { isAboutDeployed } from './deployed-policies';
import { SETTINGS, type Setting } from './drift-settings';

/** The differences between templates and deployed resources. */
export interface Drift {
  /** Findings of the deployed resources only. */
  readonly onlyDeployed: readonly Finding[];
  /** Findings of the templates only. */
  readonly onlyTemplates: readonly Finding[];
  /** Findings of both, those of the deployed resources. */
  readonly both: readonly Finding[];
  /** Findings of the templates for which the saved answers do not show whether they are deployed. */
  readonly untold: readonly Finding[];
  /** Parts and settings of APIs that differ. */
  readonly differences: readonly SettingDifference[];
}

/** A part that is on one side only, or a setting that differs. */
export interface SettingDifference {
  /** The names of the API and its part: `chat, route $connect`. */
  readonly part: string;
  /** The setting; undefined where the part itself is on one side only. */
  readonly property?: string;
  /** The value in the template; null for none, undefined where the template has no such part. */
  readonly template?: Literal;
  /** The deployed value, likewise. */
  readonly deployed?: Literal;
  /** The position in the saved answers, or else in the template. */
  readonly location: Location;
}

/** One side of a comparison. */
export interface DriftSide {
  /** A model for each protocol that is judged, of each app. */
  readonly models: readonly Model[];
  readonly result: Result;
}

/** A part of an API with its kind and name, by which both sides are compared. */
interface Named {
  readonly kind: keyof typeof SETTINGS;
  readonly key: string;
  readonly part: string;
  readonly resource: Resource;
}

/**
 * Compares templates with deployed resources. APIs are matched by name, or where each side has only one; routes by key,
 * stages and authorizers by name, integrations by the first route that they serve. Resources around APIs have other
 * names when they are deployed, so that their findings are compared by rule.
 *
 * @param deployed knows what the saved answers do not cover
 */
export function drift(templates: DriftSide, actual: DriftSide, deployed: Deployed): Drift {
  const isSingle = [templates, actual].every(({ models }) => apisOf(models).length === 1);
  const [before, after] = [partsOf(templates.models, isSingle), partsOf(actual.models, isSingle)];
  const keyed = (side: DriftSide, parts: readonly Named[]): readonly (readonly [string, Finding])[] => {
    const keys = new Map(
      parts.map(({ resource, key }) => [placeKey(resource.template.source.file, resource.declared.logicalId), key]),
    );
    return side.result.findings
      .filter(({ suppressed, ruleId }) => !suppressed && !NOT_JUDGED.has(ruleId))
      .map((finding) => {
        const { template, logicalId } = finding.resource;
        return [`${finding.ruleId}\n${keys.get(placeKey(template, logicalId)) ?? ''}`, finding];
      });
  };
  const { gone, kept, added } = pairOff(keyed(templates, before), keyed(actual, after));
  const open = new Set(actual.result.unknown.map(({ ruleId }) => ruleId));
  return {
    onlyDeployed: added,
    onlyTemplates: gone.filter(({ ruleId }) => !open.has(ruleId)),
    both: kept,
    untold: gone.filter(({ ruleId }) => open.has(ruleId)),
    differences: differencesOf(before, after, actual.models, deployed),
  };
}

const NOT_JUDGED: ReadonlySet<string> = new Set(
  CATALOGUE.filter((policy) => !isAboutDeployed(policy)).map(({ id }) => id),
);

function placeKey(file: string, logicalId: string): string {
  return `${file}\n${logicalId}`;
}

function apisOf(models: readonly Model[]): readonly Api[] {
  return models.flatMap(({ apis }) => apis);
}

/** The parts of APIs in sight that have a name. */
function partsOf(models: readonly Model[], isSingle: boolean): readonly Named[] {
  return apisOf(models).flatMap((api): readonly Named[] => {
    const { resource } = api;
    if (!resource) return [];
    const name = literalText(resource, 'Name') ?? resource.declared.logicalId;
    const prefix = isSingle ? '' : `${api.protocol} ${name}`;
    const named = (kind: Named['kind'], of: string | undefined, part: Part): readonly Named[] =>
      of === undefined
        ? []
        : [{ kind, key: `${prefix}\n${kind} ${of}`, part: `${name}, ${kind} ${of}`, resource: part.resource }];
    return [
      { kind: 'API', key: `${prefix}\nAPI`, part: name, resource },
      ...api.routes.flatMap((route) => named('route', route.key, route)),
      ...api.stages.flatMap((stage) => named('stage', literalText(stage.resource, 'StageName'), stage)),
      ...api.authorizers.flatMap((one) => named('authorizer', literalText(one.resource, 'Name'), one)),
      ...api.integrations.flatMap((one) => {
        const [first] = one.routes.flatMap(({ key }) => key ?? []).sort();
        return named('integration', first === undefined ? undefined : `of ${first}`, one);
      }),
    ];
  });
}

/** What has to be known before a part counts as not deployed. */
const NEEDS: Readonly<Record<Named['kind'], readonly Need[]>> = {
  API: [],
  route: ['routes'],
  stage: ['stages'],
  authorizer: ['authorizers'],
  integration: ['integrations', 'routes'],
};

function differencesOf(
  before: readonly Named[],
  after: readonly Named[],
  models: readonly Model[],
  deployed: Deployed,
): readonly SettingDifference[] {
  const ids = apisOf(models).flatMap(({ resource }) => resource?.logicalId ?? []);
  const isKnown = (need: Need): boolean => ids.every((id) => deployed.lack(id, need) === undefined);
  const actual = new Map(after.map((one) => [one.key, one]));
  const expected = new Map(before.map((one) => [one.key, one]));
  return [
    ...before.flatMap((one) => {
      const other = actual.get(one.key);
      if (other) return settingsThatDiffer(one, other, isKnown);
      // An integration is matched by its route, whose absence is reported already.
      return one.kind !== 'integration' && NEEDS[one.kind].every(isKnown)
        ? [{ part: one.part, template: true, location: locationOf(one.resource, []) }]
        : [];
    }),
    ...after
      .filter(({ key, kind }) => kind !== 'integration' && !expected.has(key))
      .map((one) => ({ part: one.part, deployed: true, location: locationOf(one.resource, []) })),
  ];
}

function settingsThatDiffer(
  template: Named,
  deployed: Named,
  isKnown: (need: Need) => boolean,
): readonly SettingDifference[] {
  const settings: readonly Setting[] = SETTINGS[template.kind];
  return settings.flatMap((setting): readonly SettingDifference[] => {
    if (setting.need !== undefined && !isKnown(setting.need)) return [];
    const [said, is] = [template, deployed].map(({ resource }) => valueOf(resource, setting));
    if (said === undefined || is === undefined || String(said) === String(is)) return [];
    return [
      {
        part: deployed.part,
        property: setting.path.join('.'),
        template: said,
        deployed: is,
        location: locationOf(deployed.resource, setting.path),
      },
    ];
  });
}

/** The literal of a setting or its default; undefined where it is known at deployment only. */
function valueOf(resource: Resource, { path, absent }: Setting): Literal | undefined {
  const literal = resource.literal(path);
  return literal === null ? absent : literal;
}

function literalText(resource: Resource, property: string): string | undefined {
  const literal = resource.literal([property]);
  return typeof literal === 'string' ? literal : undefined;
}

function locationOf(resource: Resource, path: Path): Location {
  return { file: resource.template.source.file, ...resource.locate(path) };
}
