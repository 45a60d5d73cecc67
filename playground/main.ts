/** The page: a template on one side, what is wrong with it on the other. Nothing leaves it. */
import { SourceError } from '../src/cloudformation/document/source';
import { PRESETS, PROTOCOLS } from '../src/engine/config/choices';
import type { Severity } from '../src/rules/policy';
import { fragmentOf, MAX_TEXT_LENGTH, readFragment } from './shared-link';
import { type Choices, judgeText } from './verdicts';

/** Milliseconds without a key after which the template is judged. */
const TYPING_PAUSE_MS = 250;

/** Examples by name, as the page brings them. */
const EXAMPLES = JSON.parse(part('examples', HTMLScriptElement).text) as Readonly<Record<string, string>>;

const template = part('template', HTMLTextAreaElement);
const gutter = part('gutter', HTMLElement);
const example = part('example', HTMLSelectElement);
const preset = part('preset', HTMLSelectElement);
const summary = part('summary', HTMLElement);
const findings = part('findings', HTMLElement);
const pictures = part('pictures', HTMLElement);

function part<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
}

function protocolBoxes(): readonly HTMLInputElement[] {
  return PROTOCOLS.map((protocol) => part(`protocol-${protocol}`, HTMLInputElement));
}

function choices(): Choices {
  return {
    preset: PRESETS.find((name) => name === preset.value) ?? 'recommended',
    protocols: PROTOCOLS.filter((protocol) => part(`protocol-${protocol}`, HTMLInputElement).checked),
  };
}

/** Shows the numbers of the lines, and where something was found. */
function showLines(marks: ReadonlyMap<number, Severity>, broken?: number): void {
  const number = template.value.split('\n').length;
  const rows = Array.from({ length: number }, (_, index) => {
    const line = index + 1;
    const row = document.createElement('span');
    row.className = line === broken ? 'error' : (marks.get(line) ?? '');
    row.textContent = `${line}\n`;
    return row;
  });
  gutter.replaceChildren(...rows);
  gutter.scrollTop = template.scrollTop;
}

/** Says why nothing was judged. */
function refuse(reason: string, line?: number): void {
  summary.textContent = reason;
  findings.replaceChildren();
  pictures.replaceChildren();
  showLines(new Map(), line);
  findings.ariaBusy = 'false';
}

/** Judgements that were begun; what an older one says is dropped. */
let begun = 0;

async function judge(): Promise<void> {
  const mine = ++begun;
  findings.ariaBusy = 'true';
  const text = template.value;
  try {
    if (text.length > MAX_TEXT_LENGTH)
      throw new SourceError('template', undefined, `it has more than ${MAX_TEXT_LENGTH} characters; use the command`);
    if (choices().protocols.length === 0)
      throw new SourceError('template', undefined, 'no kind of API is chosen; choose one above');
    const judged = await judgeText(text, choices());
    if (mine !== begun) return;
    summary.textContent = judged.summary;
    findings.innerHTML = judged.findings.text;
    pictures.innerHTML = judged.pictures.text;
    showLines(judged.marks);
    findings.ariaBusy = 'false';
  } catch (error) {
    if (mine !== begun) return;
    const isTheirs = error instanceof SourceError;
    refuse(
      isTheirs ? error.toString() : `This page has a defect: ${String(error)}`,
      isTheirs ? error.position?.line : undefined,
    );
    if (!isTheirs) throw error;
  }
}

function load(text: string): void {
  template.value = text;
  template.scrollTop = 0;
  void judge();
}

function goToLine(line: number): void {
  const before = template.value.split('\n').slice(0, line - 1);
  const start = before.reduce((length, text) => length + text.length + 1, 0);
  const end = template.value.indexOf('\n', start);
  template.focus();
  template.setSelectionRange(start, end === -1 ? template.value.length : end);
  const height = Number.parseFloat(getComputedStyle(template).lineHeight);
  template.scrollTop = Math.max(0, (line - 4) * height);
}

async function loadFile(file: File): Promise<void> {
  if (file.size > MAX_TEXT_LENGTH) {
    summary.textContent = `${file.name} has more than ${MAX_TEXT_LENGTH} bytes; use the command.`;
    return;
  }
  load(await file.text());
}

async function share(): Promise<void> {
  const fragment = await fragmentOf({ text: template.value, ...choices() });
  history.replaceState(undefined, '', fragment);
  const said = part('shared', HTMLElement);
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = 'The link is copied.';
  } catch {
    // Browsers refuse it in some contexts; the address bar has the link all the same.
    said.textContent = 'The link is in the address bar.';
  }
}

function setProtocols(protocols: readonly string[]): void {
  for (const box of protocolBoxes()) box.checked = protocols.includes(box.value);
}

/** Loads what the address carries, else the example that is chosen. */
async function start(): Promise<void> {
  try {
    const shared = await readFragment(location.hash);
    if (shared === undefined) {
      load(EXAMPLES[example.value] ?? '');
      return;
    }
    preset.value = PRESETS.find((name) => name === shared.preset) ?? 'recommended';
    setProtocols(shared.protocols);
    example.value = '';
    load(shared.text);
  } catch (error) {
    begun += 1;
    template.value = '';
    refuse(`The link cannot be read: ${(error as Error).message}.`);
  }
}

let pause: ReturnType<typeof setTimeout> | undefined;
template.addEventListener('input', () => {
  findings.ariaBusy = 'true';
  clearTimeout(pause);
  pause = setTimeout(() => void judge(), TYPING_PAUSE_MS);
});
template.addEventListener('scroll', () => {
  gutter.scrollTop = template.scrollTop;
});
example.addEventListener('change', () => {
  const text = EXAMPLES[example.value];
  if (text === undefined) return;
  // What an example is about may be off as things are chosen.
  preset.value = 'all';
  setProtocols(PROTOCOLS);
  load(text);
});
for (const choice of [preset, ...protocolBoxes()]) choice.addEventListener('change', () => void judge());
part('share', HTMLButtonElement).addEventListener('click', () => void share());
part('file', HTMLInputElement).addEventListener('change', ({ target }) => {
  const [file] = (target as HTMLInputElement).files ?? [];
  if (file) void loadFile(file);
});
document.addEventListener('click', ({ target }) => {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-line]')?.dataset.line : undefined;
  if (line !== undefined) goToLine(Number(line));
});
document.addEventListener('dragover', (event) => {
  event.preventDefault();
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void loadFile(file);
});
window.addEventListener('hashchange', () => void start());

void start();
