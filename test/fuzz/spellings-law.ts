import * as fc from 'fast-check';
import { buildModel } from '../../src/apigateway/building/build-model';
import type { JsonObject } from '../../src/cloudformation/document/json';
import { readTemplate } from '../../src/cloudformation/document/read-template';
import { Checker } from '../../src/engine/check';
import type { Finding, Result, UnknownVerdict } from '../../src/engine/finding';
import { conditionalTemplate } from './conditional-template';
import { type Law, defineLaw } from './law';
import { SEEDS } from './seeds';
import { files } from './spellings/files';
import { neighbours } from './spellings/neighbours';
import { order } from './spellings/order';
import { renaming } from './spellings/renaming';
import type { AppTemplate, Rewriting, Rewritten } from './spellings/rewriting';
import { serverless } from './spellings/serverless';
import { splitting } from './spellings/splitting';
import { values } from './spellings/values';

/** An app, and the same app written differently. */
interface Case {
  readonly written: JsonObject;
  readonly rewritten: Rewritten;
}

const REWRITINGS: readonly (readonly [rewriting: Rewriting, weight: number, title: string])[] = [
  [
    values,
    6,
    'a value has the same findings however it is spelled: literal, Ref, Sub, Join, Select, Split, FindInMap, If',
  ],
  [order, 2, 'the order of resources and properties changes no finding'],
  [files, 2, 'JSON and YAML of a template, short forms included, have the same findings'],
  [renaming, 2, 'other logical ids change no finding but for the ids'],
  [neighbours, 1, 'an unrelated stack beside an app changes no finding'],
  [serverless, 1, 'a function has the same findings as the short form of SAM'],
  [splitting, 4, 'a stack in two, by exports or as nested stacks, has the findings of the one'],
];

const CHECKER = new Checker({ preset: 'all', protocols: ['websocket', 'http'] });

/** The same app, written differently, has the same findings. */
export const spellingLaws: readonly Law[] = REWRITINGS.map(([rewriting, weight, title]) =>
  defineLaw<Case>({
    number: 3,
    name: rewriting.name,
    title,
    weight,
    cases: casesOf(rewriting),
    contradictions: (one) => contradictions(rewriting, one),
    show: ({ written, rewritten: { templates } }) =>
      [
        JSON.stringify(written),
        ...templates.map(
          ({ file, content }) => `${file}: ${typeof content === 'string' ? content : JSON.stringify(content)}`,
        ),
      ].join('\n'),
  }),
);

function casesOf(rewriting: Rewriting): fc.Arbitrary<Case> {
  const ofExamples = SEEDS.flatMap(({ root }) => {
    const ways = rewriting.of(root);
    return ways ? [ways.map((rewritten): Case => ({ written: root, rewritten }))] : [];
  });
  const examples = fc.constantFrom(...ofExamples).chain((example) => example);
  const generated = conditionalTemplate.chain(
    (written) => rewriting.of(written)?.map((rewritten): Case => ({ written, rewritten })) ?? examples,
  );
  return fc.oneof({ weight: 4, arbitrary: examples }, generated);
}

/** What somebody would call another answer, a line each. */
export function contradictions(rewriting: Rewriting, { written, rewritten }: Case): readonly string[] {
  const before = told(rewriting, judge([{ file: 'template.json', content: written }]), {});
  const after = told(rewriting, judge(rewritten.templates), rewritten.oldNames ?? {});
  // What a policy may not know any more, it need not say any more.
  const isOpen = (one: Told): boolean => one.reason !== undefined && rewriting.mayBeUnknown?.test(one.reason) === true;
  const open = new Set(after.filter(isOpen).map(({ ruleId }) => ruleId));
  return [
    ...minus(before, after)
      .filter(({ ruleId }) => !open.has(ruleId))
      .map(({ line }) => `lost: ${line}`),
    ...minus(after, before)
      .filter((one) => !isOpen(one) && !Object.hasOwn(rewriting.mayFindMore ?? {}, one.ruleId))
      .map(({ line }) => `new: ${line}`),
  ];
}

function minus(some: readonly Told[], others: readonly Told[]): readonly Told[] {
  const left = new Map<string, number>();
  for (const { line } of others) left.set(line, (left.get(line) ?? 0) + 1);
  return some.filter(({ line }) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

function judge(templates: readonly AppTemplate[]): Result {
  const model = buildModel(
    templates.map(({ file, content, nested, dependencies }) => ({
      source: readTemplate(typeof content === 'string' ? content : JSON.stringify(content), file),
      ...(nested ? { nested: new Map(Object.entries(nested)) } : {}),
      ...(dependencies ? { dependencies } : {}),
    })),
  );
  return CHECKER.check(model);
}

/** A finding or an unknown verdict. */
interface Told {
  readonly ruleId: string;
  /** Why it is not known. @default - it is known */
  readonly reason?: string;
  /** All of it that has to stay. */
  readonly line: string;
}

/** Findings and unknown verdicts in the words of the app as it was written first. */
function told(
  { keepsFingerprints, keepsMessages = true, keepsBranches = true, mayChange = {}, mayMove = {} }: Rewriting,
  { findings, unknown }: Result,
  oldNames: Readonly<Record<string, string>>,
): readonly Told[] {
  const old = inOldNames(oldNames);
  const tell = (one: Finding | UnknownVerdict, ...more: readonly string[]): Told => {
    const { ruleId, resource, propertyPath, branch } = one;
    const isToldByBranch = branch !== undefined && !keepsBranches;
    const place = `${old(resource.logicalId)} ${propertyPath}`;
    const words = isToldByBranch ? ['in some branches'] : [`[${branch ?? ''}]`, ...more];
    return {
      ruleId,
      ...('reason' in one ? { reason: one.reason } : {}),
      line: Object.hasOwn(mayMove, ruleId) ? ruleId : [ruleId, place, ...words].join(' '),
    };
  };
  const all = [
    ...findings.map((one) =>
      tell(
        one,
        one.severity,
        keepsMessages ? inAnyOrder(old(one.message)) : '',
        keepsFingerprints ? one.fingerprint : '',
      ),
    ),
    ...unknown.map((one) => tell(one, '(unknown)')),
  ].filter(({ ruleId }) => !Object.hasOwn(mayChange, ruleId));
  return keepsBranches ? all : [...new Map(all.map((one) => [one.line, one])).values()];
}

/** A message may name several resources, in the order in which they stand. */
function inAnyOrder(message: string): string {
  return message
    .split(/[\s,:]+/)
    .sort()
    .join(' ');
}

function inOldNames(oldNames: Readonly<Record<string, string>>): (text: string) => string {
  const names = Object.keys(oldNames).sort((a, b) => b.length - a.length);
  if (names.length === 0) return (text) => text;
  const any = new RegExp(`\\b(?:${names.join('|')})\\b`, 'g');
  return (text) => text.replace(any, (name) => oldNames[name] ?? name);
}
