import * as fc from 'fast-check';
import { buildModel } from '../../src/apigateway/building/build-model';
import type { JsonObject } from '../../src/cloudformation/document/json';
import { readTemplate } from '../../src/cloudformation/document/read-template';
import { type Source, SourceError } from '../../src/cloudformation/document/source';
import { Checker } from '../../src/engine/check';
import { ConfigurationError, parseConfiguration } from '../../src/engine/config/configuration';
import type { Result } from '../../src/engine/finding';
import { parseBaseline } from '../../src/engine/suppression/parse-baseline';
import { parseWaivers } from '../../src/engine/suppression/parse-waivers';
import { ApiIndex } from '../../src/report/api-index';
import { TEXT_FORMATS } from '../../src/report/formats/text-formats';
import { apiGraphs } from '../../src/report/graph/api-graph';
import { byResource } from '../../src/report/graph/findings-by-node';
import { mermaidGraph } from '../../src/report/graph/mermaid-graph';
import { pictureOf } from '../../src/report/graph/picture';
import { CATALOGUE } from '../../src/rules/catalogue';
import { conditionalTemplate } from './conditional-template';
import { mutatedTemplate, mutatedText } from './hostile/mutations';
import { hostileTemplate } from './hostile/templates';
import { type Law, defineLaw } from './law';
import { SEEDS } from './seeds';

const CHECKER = new Checker({ preset: 'all', protocols: ['websocket', 'http'] });
const JSON_FORMATS: readonly string[] = ['json', 'sarif', 'gitlab', 'asff'];

/** What goes wrong where a template is read, judged and reported, a line each. */
function troubleWith(text: string, file: string): readonly string[] {
  let source: Source;
  try {
    source = readTemplate(text, file);
  } catch (error) {
    return error instanceof SourceError && !error.message.includes('\n') ? [] : [`read: ${told(error)}`];
  }
  try {
    const model = buildModel([{ source }]);
    const result = CHECKER.check(model);
    const graphs = apiGraphs(model);
    mermaidGraph(graphs.map((graph) => pictureOf(graph, byResource(result.findings))));
    return [...strangeVerdicts(result), ...Object.keys(TEXT_FORMATS).flatMap((format) => troubleIn(format, result))];
  } catch (error) {
    return [`check: ${told(error)}`];
  }
}

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 6).join(' ') : String(error);
}

function strangeVerdicts({ findings, unknown }: Result): readonly string[] {
  const isPlaced = ({ line, column }: Result['findings'][number]['location']): boolean => line >= 1 && column >= 1;
  return [
    ...findings.filter(({ location }) => !isPlaced(location)).map(({ ruleId }) => `nowhere: ${ruleId}`),
    ...unknown.filter(({ location }) => !isPlaced(location)).map(({ ruleId }) => `nowhere: unknown ${ruleId}`),
    ...findings
      .filter(({ message }) => message === '' || /undefined|\[object /.test(message))
      .map(({ ruleId, message }) => `${ruleId} says: ${message}`),
  ];
}

function troubleIn(format: string, result: Result): readonly string[] {
  try {
    const text = TEXT_FORMATS[format as keyof typeof TEXT_FORMATS]({
      result,
      policies: CATALOGUE,
      apis: new ApiIndex(),
      checkedAt: new Date(0),
      aws: { account: '000000000000', region: 'us-east-1' },
      version: '0',
      options: { colour: false, showUnknown: true, showSuppressed: true, quiet: false, failOn: 'error' },
    });
    if (JSON_FORMATS.includes(format)) JSON.parse(text);
    return [];
  } catch (error) {
    return [`${format}: ${told(error)}`];
  }
}

const template: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 3, arbitrary: hostileTemplate },
  { weight: 3, arbitrary: mutatedTemplate },
  conditionalTemplate,
);

const TEXTS = SEEDS.flatMap(({ text, root }) => [text, JSON.stringify(root, null, 2)]);

/** Files that people write beside their templates. */
const FILES: Readonly<Record<string, (text: string) => unknown>> = {
  'waivers: [{ rule: stage-throttling, scope: "Stage*", reason: known, owner: me, expires: 2027-01-31 }]': (text) =>
    parseWaivers(text, 'waivers.yaml'),
  '{"schemaVersion":2,"findings":[{"fingerprint":"0123456789abcdef0123456789abcdef","ruleId":"stage-throttling"}]}': (
    text,
  ) => parseBaseline(text, 'baseline.json'),
  '{"preset":"strict","rules":{"stage-throttling":"off","api-quotas":["error",{"routes":5}]},"overrides":[{"files":["*.yaml"],"rules":{}}]}':
    (text) => {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return undefined;
      }
      return new Checker(parseConfiguration(value));
    },
};

const file = fc
  .constantFrom(...Object.keys(FILES))
  .chain((written) => fc.record({ written: fc.constant(written), text: mutatedText([written]) }));

/** Whatever is read: an answer or an error that names the place, never a crash. */
export const sturdyLaws: readonly Law[] = [
  defineLaw<JsonObject>({
    number: 1,
    name: 'sturdy',
    title: 'any template is judged without a crash, and reported in every format',
    weight: 6,
    cases: template,
    contradictions: (one) => troubleWith(JSON.stringify(one), 'template.json'),
  }),
  defineLaw<string>({
    number: 1,
    name: 'texts',
    title: 'any text is a template, or is refused in one line that names the place',
    weight: 4,
    cases: mutatedText(TEXTS),
    contradictions: (text) => [...troubleWith(text, 'template.yaml'), ...troubleWith(text, 'template.json')],
  }),
  defineLaw<{ readonly written: string; readonly text: string }>({
    number: 1,
    name: 'files',
    title: 'any configuration, list of waivers or baseline is read, or refused in one line',
    weight: 1,
    cases: file,
    contradictions: ({ written, text }) => {
      try {
        FILES[written]?.(text);
        return [];
      } catch (error) {
        return error instanceof SourceError || error instanceof ConfigurationError ? [] : [told(error)];
      }
    },
    show: ({ text }) => text,
  }),
];
