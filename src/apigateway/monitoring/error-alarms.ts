import type { Path } from '../../cloudformation/document/json';
import { asText, onlySymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Term, Text } from '../../cloudformation/types';
import { namedApi } from '../named-api';
import { perModel } from '../per-model';
import type { Api, Model, Part } from '../model';

/** Metrics that count what goes wrong for the clients of a WebSocket API. */
export const ERROR_METRICS: readonly string[] = ['IntegrationError', 'ExecutionError', 'ClientError'];

/** A metric of API Gateway that an alarm watches, in one branch. */
interface Watched {
  readonly alarm: Resource;
  /** The API; undefined for others, and for one that only deployment knows. */
  readonly api: Api | undefined;
  /** The stage; undefined where the metric is that of all stages. */
  readonly stage: Text | undefined;
  /** Whether only deployment knows what it watches. */
  readonly isOpen: boolean;
  readonly when: readonly Assumption[];
}

/** What the alarms of the app say of the errors of a stage. */
export interface StageAlarms {
  /** The branches in which one watches them. */
  readonly watching: readonly (readonly Assumption[])[];
  /** An alarm that may watch them, as far as anybody can tell before deployment. */
  readonly open: Resource | undefined;
}

/** The alarms on errors of a stage. */
export function errorAlarms(model: Model, stage: Part): StageAlarms {
  const all = watchedErrors(model).filter((watchedError) => watchedError.isOpen || watchedError.api === stage.api);
  const isThis = ({ stage: name }: Watched): boolean | undefined => (name ? isStage(name, stage) : true);
  return {
    watching: all.filter((candidate) => !candidate.isOpen && isThis(candidate) === true).map(({ when }) => when),
    open: all.find((candidate) => candidate.isOpen || isThis(candidate) === undefined)?.alarm,
  };
}

const watchedErrors = perModel((model): readonly Watched[] =>
  model.resources('AWS::CloudWatch::Alarm').flatMap((alarm) => {
    const metrics = alarm.cases('Metrics').flatMap(({ value }) => (value.kind === 'list' ? value.items : []));
    const queries: readonly Path[] = metrics.map((_, index) => ['Metrics', index]);
    return [
      ...metricAt(model, alarm, []),
      ...queries.flatMap((path) => metricAt(model, alarm, [...path, 'MetricStat', 'Metric'])),
      ...queries.flatMap((path) => searched(alarm, path)),
    ];
  }),
);

/** The metric whose properties stand at a path. */
function metricAt(model: Model, alarm: Resource, path: Path): readonly Watched[] {
  return at(alarm, [...path, 'Namespace'], alarm.exists).flatMap((namespace) =>
    isPossible(namespace.value, ['AWS/ApiGateway'])
      ? at(alarm, [...path, 'MetricName'], namespace.when).flatMap((metric) =>
          isPossible(metric.value, ERROR_METRICS)
            ? at(alarm, [...path, 'Dimensions'], metric.when).map(({ value, when }): Watched => {
                const isKnown = namespace.value.kind === 'scalar' && metric.value.kind === 'scalar';
                const { api, stage, isOpen } = dimensions(model, alarm, value, when);
                return { alarm, api, stage, isOpen: isOpen || (!isKnown && api !== undefined), when };
              })
            : [],
        )
      : [],
  );
}

/** A query in the language of CloudWatch, which may find any metric. */
function searched(alarm: Resource, path: Path): readonly Watched[] {
  return at(alarm, [...path, 'Expression'], alarm.exists).flatMap(({ value, when }) => {
    const text = asText(value) ?? [];
    const isAbout = text.some((part) => typeof part === 'string' && part.includes('AWS/ApiGateway'));
    return isAbout ? [{ alarm, api: undefined, stage: undefined, isOpen: true, when }] : [];
  });
}

function dimensions(
  model: Model,
  alarm: Resource,
  list: Term,
  when: readonly Assumption[],
): Pick<Watched, 'api' | 'stage' | 'isOpen'> {
  if (list.kind !== 'list') return { api: undefined, stage: undefined, isOpen: list.kind === 'unknown' };
  const values = new Map<string, Text>();
  for (const item of list.items) {
    const [name] = alarm.template.evaluator.at(item, ['Name'], when);
    const [value] = alarm.template.evaluator.at(item, ['Value'], when);
    const text = value && asText(value.value);
    if (name?.value.kind === 'scalar' && text) values.set(String(name.value.value), text);
  }
  const id = values.get('ApiId');
  const api = namedApi(model, id, alarm.template);
  const isOpen = !api && (id?.some((part) => typeof part === 'object' && part.kind === 'unknown') ?? false);
  return { api, stage: values.get('Stage'), isOpen };
}

function at(alarm: Resource, path: Path, when: readonly Assumption[]): ReturnType<Resource['casesAt']> {
  const { template, properties } = alarm;
  return template.evaluator.at({ template, json: properties }, path, when);
}

/** Whether a term is one of some texts, or may turn out to be. */
function isPossible(term: Term, texts: readonly string[]): boolean {
  if (term.kind === 'scalar') return texts.includes(String(term.value));
  return term.kind === 'unknown' || term.kind === 'text';
}

/** Whether a text names a stage; undefined where only deployment knows. */
function isStage(name: Text, { resource }: Part): boolean | undefined {
  const symbol = onlySymbol(name);
  if (symbol?.kind === 'resource' && symbol.resource === resource) return true;
  const own = asText(resource.term('StageName'));
  if (own && textKey(own) === textKey(name)) return true;
  return [...name, ...(own ?? [])].every((part) => typeof part === 'string') ? false : undefined;
}
