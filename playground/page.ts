import { hash } from 'node:crypto';
import { PRESETS, PROTOCOLS } from '../src/engine/config/choices';
import { element, lines, trusted } from '../src/report/element';
import { STYLE as REPORT_STYLE } from '../src/report/html/style';
import { VERSION } from '../src/version';

/** The example that is shown first. */
const FIRST = 'connect-route-authorized: bad';

/** How the kinds of APIs are called. */
const PROTOCOL_NAMES = { websocket: 'WebSocket APIs', http: 'HTTP APIs' };

/** What the report's style does not have. */
const STYLE = `${REPORT_STYLE}
.bench { display: grid; gap: 1.5rem 2.5rem; }
.bench > * { min-width: 0; }
@media (min-width: 62rem) { .bench { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
.controls { display: flex; flex-wrap: wrap; align-items: end; gap: 0.75rem 1.25rem; margin-block: 1rem; }
.controls select { max-width: 16rem; }
.editor { display: grid; grid-template-columns: auto minmax(0, 1fr); border: 1px solid var(--edge); border-radius: 6px; height: 36rem; max-height: 80vh; }
.editor > * { margin: 0; padding: 0.5rem; border: 0; font: 0.85rem/1.5rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
#gutter { overflow: hidden; text-align: right; color: var(--soft); background: var(--raised); user-select: none; white-space: pre; }
#gutter span { display: block; height: 1.5rem; padding-inline: 0.25rem; border-left: 4px solid transparent; }
#gutter .error { border-color: var(--error); background: var(--error-tint); }
#gutter .warning { border-color: var(--warning-line); background: var(--warning-tint); }
#gutter .info { border-color: var(--info); background: var(--info-tint); }
#template { resize: none; color: var(--ink); background: var(--paper); white-space: pre; overflow: auto; tab-size: 2; }
#summary { font-weight: 650; white-space: pre-line; }
button.line { min-height: 1.75rem; padding: 0 0.5rem; font-size: 0.85rem; }
`;

function source(text: string): string {
  return `'sha256-${hash('sha256', text, 'base64')}'`;
}

function policy(script: string): string {
  return [
    `default-src 'none'`,
    `style-src ${source(STYLE)}`,
    `script-src ${source(script)}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

/** The playground as one file that loads nothing. */
export function playgroundPage(script: string, examples: Readonly<Record<string, string>>): string {
  const data = JSON.stringify(examples).replaceAll('<', '\\u003c');
  const page = element(
    'html',
    { lang: 'en' },
    element(
      'head',
      {},
      lines([
        element('meta', { charset: 'utf-8' }),
        element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy(script) }),
        element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        element('meta', { name: 'color-scheme', content: 'light dark' }),
        element('meta', { name: 'referrer', content: 'no-referrer' }),
        element('link', { rel: 'icon', href: 'data:,' }),
        element('title', {}, 'Playground: cdk-websocket-guard'),
        element('style', {}, trusted(STYLE)),
      ]),
    ),
    element(
      'body',
      {},
      lines([
        element('a', { class: 'skip', href: '#summary' }, 'Skip to the findings'),
        element(
          'header',
          {},
          element('h1', {}, 'Judge a template'),
          element(
            'p',
            { class: 'looked' },
            'Paste or drop a CloudFormation or AWS SAM template, JSON or YAML. It is judged in this page, and leaves it only in a link that you copy.',
          ),
        ),
        element('main', {}, lines([controls(Object.keys(examples)), bench(), element('div', { id: 'pictures' })])),
        element('footer', {}, element('p', {}, `cdk-websocket-guard ${VERSION}`)),
        element('script', { type: 'application/json', id: 'examples' }, trusted(data)),
        element('script', {}, trusted(script)),
      ]),
    ),
  );
  return `<!DOCTYPE html>\n${page.text}\n`;
}

function controls(examples: readonly string[]): ReturnType<typeof element> {
  return element(
    'div',
    { class: 'controls' },
    element(
      'label',
      { class: 'choice' },
      'Example',
      element(
        'select',
        { id: 'example' },
        element('option', { value: '' }, 'none'),
        ...examples.map((name) => element('option', { value: name, selected: name === FIRST }, name)),
      ),
    ),
    element('label', { class: 'choice' }, 'File', element('input', { id: 'file', type: 'file' })),
    element(
      'label',
      { class: 'choice' },
      'Preset',
      element('select', { id: 'preset' }, ...PRESETS.map((name) => element('option', { value: name }, name))),
    ),
    element(
      'fieldset',
      {},
      element('legend', {}, 'Judge'),
      ...PROTOCOLS.map((protocol) =>
        element(
          'label',
          { class: 'check' },
          element('input', {
            id: `protocol-${protocol}`,
            type: 'checkbox',
            value: protocol,
            checked: protocol === 'websocket',
          }),
          PROTOCOL_NAMES[protocol],
        ),
      ),
    ),
    element('button', { id: 'share', type: 'button' }, 'Copy a link'),
    element('span', { id: 'shared', role: 'status' }),
  );
}

function bench(): ReturnType<typeof element> {
  return element(
    'div',
    { class: 'bench' },
    element(
      'section',
      { 'aria-labelledby': 'template-title' },
      element('h2', { id: 'template-title' }, 'Template'),
      element(
        'div',
        { class: 'editor' },
        element('div', { id: 'gutter', 'aria-hidden': 'true' }),
        element('textarea', {
          id: 'template',
          'aria-labelledby': 'template-title',
          spellcheck: 'false',
          autocapitalize: 'off',
          autocomplete: 'off',
          wrap: 'off',
        }),
      ),
    ),
    element(
      'section',
      { 'aria-labelledby': 'findings-title' },
      element('h2', { id: 'findings-title' }, 'Findings'),
      element('p', { id: 'summary', role: 'status', tabindex: -1 }),
      element('div', { id: 'findings' }),
    ),
  );
}
