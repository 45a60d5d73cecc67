import { jointly } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import { asText, isOpenText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import { casesIn } from '../../cloudformation/resources/cases-in';
import type { Assumption, Resource, Term, Text, Case } from '../../cloudformation/types';
import { referredStage } from '../absence/absent-stage';
import { namedApi } from '../apis/named-api';
import { perModel } from '../per-model';
import type { Api, Model, Part } from '../model';

/** Metrics that count errors which clients of a WebSocket API see. */
export const ERROR_METRICS: readonly string[] = ['IntegrationError', 'ExecutionError', 'ClientError'];

/** A metric of API Gateway that an alarm watches, in one branch. */
interface WatchedMetric {
  readonly alarm: Resource;
  /** The WebSocket API; undefined for any other API, and for one that only deployment knows. */
  readonly api: Api | undefined;
  /** The stage; undefined for a metric of all stages. */
  readonly stage: Text | undefined;
  /** Whether only deployment knows what it watches. */
  readonly isOpen: boolean;
  readonly when: readonly Assumption[];
}

/** The alarms of the app that watch the errors of a stage. */
export interface StageAlarms {
  /** The branches in which an alarm watches them. */
  readonly watching: readonly (readonly Assumption[])[];
  /** The alarms of which only deployment knows whether they watch them. */
  readonly open: readonly Pick<WatchedMetric, 'alarm' | 'when'>[];
}

/** The alarms on errors of a stage. */
export function errorAlarms(model: Model, stage: Part): StageAlarms {
  const all = watchedErrors(model)
    .filter((one) => one.api === stage.api || (one.isOpen && one.api === undefined))
    .flatMap((one) => stagesOf(one, stage));
  return {
    watching: all.filter((one) => !one.isOpen).map(({ when }) => when),
    open: all.filter((one) => one.isOpen),
  };
}

const watchedErrors = perModel((model): readonly WatchedMetric[] =>
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

/** The metric at a path of an alarm. */
function metricAt(model: Model, alarm: Resource, path: Path): readonly WatchedMetric[] {
  return casesIn(alarm, [...path, 'Namespace'], alarm.exists).flatMap((namespace) =>
    isPossible(namespace.value, ['AWS/ApiGateway'])
      ? casesIn(alarm, [...path, 'MetricName'], namespace.when).flatMap((metric) =>
          isPossible(metric.value, ERROR_METRICS)
            ? casesIn(alarm, [...path, 'Dimensions'], metric.when).flatMap(({ value, when }) =>
                dimensions(model, alarm, value, when).map((one): WatchedMetric => {
                  const isKnown = namespace.value.kind === 'scalar' && metric.value.kind === 'scalar';
                  return { alarm, ...one, isOpen: one.isOpen || (!isKnown && one.api !== undefined) };
                }),
              )
            : [],
        )
      : [],
  );
}

/** A metric query (Metrics Insights, `SEARCH`), which may find any metric. */
function searched(alarm: Resource, path: Path): readonly WatchedMetric[] {
  return casesIn(alarm, [...path, 'Expression'], alarm.exists).flatMap(({ value, when }) => {
    const text = asText(value) ?? [];
    const isAbout = text.some((part) => typeof part === 'string' && part.includes('AWS/ApiGateway'));
    return isAbout ? [{ alarm, api: undefined, stage: undefined, isOpen: true, when }] : [];
  });
}

/** The dimensions of a metric, in every combination of their branches. */
function dimensions(
  model: Model,
  alarm: Resource,
  list: Term,
  given: readonly Assumption[],
): readonly Pick<WatchedMetric, 'api' | 'stage' | 'isOpen' | 'when'>[] {
  if (list.kind !== 'list') return [{ api: undefined, stage: undefined, isOpen: list.kind === 'unknown', when: given }];
  const { evaluator } = alarm.template;
  return evaluator.items(list, given).flatMap(({ value: items, when }) => {
    let all: readonly Case<ReadonlyMap<string, Text>>[] = [{ value: new Map(), when }];
    for (const item of items)
      all = all.flatMap((before) =>
        evaluator.at({ term: item }, ['Name'], before.when).flatMap((name) =>
          evaluator.at({ term: item }, ['Value'], name.when).map((value) => {
            const text = asText(value.value);
            const isNamed = name.value.kind === 'scalar' && text;
            const known = isNamed ? new Map([...before.value, [String(literal(name.value)), text]]) : before.value;
            return { value: known, when: value.when };
          }),
        ),
      );
    return all.slice(0, MAX_COMBINATIONS).map((one) => {
      const id = one.value.get('ApiId');
      const api = namedApi(model, id, alarm.template);
      const isOpen = !api && id !== undefined && isOpenText(id);
      return { api, stage: one.value.get('Stage'), isOpen, when: one.when };
    });
  });
}

/** With more combinations of dimensions of one metric, what it watches counts as unknown. */
const MAX_COMBINATIONS = 64;

function literal(term: Term): unknown {
  return term.kind === 'scalar' ? term.value : undefined;
}

/** Whether a term is one of some texts, or may be. */
function isPossible(term: Term, texts: readonly string[]): boolean {
  if (term.kind === 'scalar') return texts.includes(String(term.value));
  return term.kind === 'unknown' || term.kind === 'text';
}

/** The metrics in the branches in which they are, or may be, those of a stage. */
function stagesOf(watched: WatchedMetric, { resource }: Part): readonly WatchedMetric[] {
  const { stage: name, when } = watched;
  if (!name) return [watched];
  const referred = referredStage(name);
  if (referred) return referred === resource ? [watched] : [];
  return resource.cases('StageName').flatMap(({ value, when: branch }) => {
    const own = asText(value);
    const isSame = own && textKey(own) === textKey(name);
    const isWritten = [...name, ...(own ?? [])].every((part) => typeof part === 'string');
    const both = jointly(when, branch);
    if ((!isSame && isWritten) || !both) return [];
    return [{ ...watched, isOpen: watched.isOpen || !isSame, when: both }];
  });
}
