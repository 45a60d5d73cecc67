/** What the page shows of a template that was judged: texts and numbers only, escaped by construction. */
import type { Protocol } from '../src/apigateway/model';
import type { Preset } from '../src/engine/config/choices';
import { protocolsOf } from '../src/engine/config/configuration';
import type { Finding } from '../src/engine/finding';
import { judgeTemplates } from '../src/engine/judge-templates';
import { type Markup, element, lines } from '../src/report/element';
import {
  count,
  isNothingToJudge,
  messageText,
  nothingText,
  resourceName,
  splitFindings,
  whereText,
  worstFirst,
} from '../src/report/format-text';
import { ApiIndex, indexModel } from '../src/report/api-index';
import { apiGraphs } from '../src/report/graph/api-graph';
import { byResource } from '../src/report/graph/findings-by-node';
import { Page } from '../src/report/html/page';
import { pictureSection } from '../src/report/html/picture-section';
import { severityIcon } from '../src/report/html/severity-icon';
import type { Severity } from '../src/rules/policy';

/** How templates are judged. */
export interface Choices {
  readonly preset: Preset;
  readonly protocols: readonly Protocol[];
}

/** A template that was judged. */
export interface Judged {
  /** What there is to say, in a sentence. */
  readonly summary: string;
  /** The findings, worst first. */
  readonly findings: Markup;
  /** A picture of each API. */
  readonly pictures: Markup;
  /** The worst severity at each line of the template that has findings. */
  readonly marks: ReadonlyMap<number, Severity>;
}

/** The name by which findings speak of the template. */
const FILE = 'template';

/**
 * Judges a template as `websocket-guard check` does.
 *
 * @throws SourceError for a text that is no template
 */
export async function judgeText(text: string, { preset, protocols }: Choices): Promise<Judged> {
  const apis = new ApiIndex();
  const today = new Date().toISOString().slice(0, 10);
  const options = { preset, protocols, today };
  const { findings, unknown, summary } = judgeTemplates([{ file: FILE, text }], options, (model) => {
    for (const protocol of protocolsOf(options))
      indexModel(apis, model.of(protocol), { fileName: (file) => file, draw: apiGraphs });
  });
  const sorted = worstFirst(findings);
  const page = new Page(apis, sorted);
  const anchor = (finding: Finding): string => page.anchorOf(finding);
  const drawn = { findings: byResource(findings), page, isFolded: false };
  const pictures = await Promise.all(
    apis.all.flatMap((api) => {
      const graph = apis.graphOf(api);
      return graph ? [pictureSection(api, graph, drawn)] : [];
    }),
  );
  const { open } = splitFindings(findings);
  const marks = new Map<number, Severity>();
  for (const { location, severity } of worstFirst(open))
    if (!marks.has(location.line)) marks.set(location.line, severity);
  return {
    summary: isNothingToJudge(summary)
      ? nothingText(summary)
      : `${count(summary.errors, 'error')}, ${count(summary.warnings, 'warning')}, ${summary.infos} info, ${summary.suppressed} suppressed, ${summary.unknown} unknown.`,
    findings: lines([
      ...sorted.map((finding) => card(finding, anchor(finding))),
      unknown.length === 0
        ? undefined
        : element(
            'details',
            {},
            element('summary', {}, `${count(unknown.length, 'value')} only known at deployment`),
            element(
              'ul',
              {},
              ...unknown.map((verdict) =>
                element(
                  'li',
                  {},
                  element('code', {}, verdict.ruleId),
                  ` ${whereText(verdict)}: ${verdict.reason} `,
                  lineButton(verdict.location.line),
                ),
              ),
            ),
          ),
    ]),
    pictures: lines(pictures),
    marks,
  };
}

/** What a person sees of one finding: what is wrong, where, and how to mend it. */
function card(finding: Finding, id: string): Markup {
  const { ruleId, category, severity, fix, docsUrl, resource, propertyPath, location, suppressed } = finding;
  const kind = suppressed ? 'suppressed' : severity;
  return element(
    'article',
    { class: `card ${kind}`, id, tabindex: -1 },
    element(
      'p',
      { class: 'badge' },
      severityIcon(kind),
      element('span', {}, kind),
      element('span', { class: 'category' }, category),
      element('code', {}, ruleId),
    ),
    element('h3', {}, messageText(finding)),
    element(
      'p',
      {},
      lineButton(location.line),
      ' ',
      element('code', {}, [resourceName(finding), propertyPath].filter((part) => part !== '').join(' ')),
      ` ${resource.type}`,
    ),
    suppressed === undefined ? undefined : element('p', {}, `Suppressed (${suppressed.by}): ${suppressed.reason}`),
    element('p', { class: 'fix' }, element('strong', {}, 'How to fix it. '), fix),
    element('p', { class: 'links' }, element('a', { href: docsUrl, rel: 'noreferrer' }, 'About this rule')),
  );
}

/** Leads to a line of the template. */
function lineButton(line: number): Markup {
  return element('button', { type: 'button', class: 'line', 'data-line': line }, `Line ${line}`);
}
